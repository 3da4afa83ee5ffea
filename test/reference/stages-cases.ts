import fc, { type Arbitrary } from 'fast-check';
import type { StagesSpec } from '../../src/analyses/stages/spec';
import type { StageModel } from '../../src/model/stage-model';
import { log, matcher, scene } from './generators';
import { common, type Asked } from './spec-generators';

const stageNames = ['seen', 'A', '考虑', '__proto__', 'z'];

/** One to five stages; rules overlap, match nothing, or are missing. */
export const stageModel = (rich: boolean): Arbitrary<StageModel> =>
  fc
    .tuple(
      fc.shuffledSubarray(stageNames, { minLength: 1 }),
      fc.array(fc.array(matcher(rich), { maxLength: 2, size: 'max' }), { minLength: 5, maxLength: 5 }),
    )
    .map(([names, rules]) => ({
      name: 'model',
      stages: names.map((name, i) => ({ name, label: '', rules: rules[i] ?? [] })),
    }));

/** A random log with a random question about stages. */
export function stagesCase(rich: boolean): Arbitrary<Asked<StagesSpec>> {
  return scene('middle').chain((of) => {
    const spec = fc
      .tuple(
        stageModel(rich),
        fc.integer({ min: 2, max: 6 }),
        common(of, rich),
        fc.option(stageModel(rich), { freq: 1 }),
      )
      .map(([stages, maxSteps, shared, beside]): StagesSpec => ({
        ...{ kind: 'stages', v: 1, model: stages, maxSteps },
        ...(beside === null ? {} : { beside }),
        ...shared,
      }));
    return fc.record({ scene: fc.constant(of), log: log(of, { withProperties: rich, maxEvents: 12 }), spec });
  });
}
