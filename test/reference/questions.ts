import fc, { type Arbitrary } from 'fast-check';
import type { Kind } from '../../src/analyses/registry';
import { attributionOracle } from './attribution';
import { attributionCase } from './attribution-cases';
import { funnelOracle } from './funnel';
import type { Scene } from './generators';
import { journeyOracle } from './journey';
import { journeyCase } from './journey-cases';
import { lifecycleOracle } from './lifecycle';
import type { LogEvent, Settings } from './log';
import { pathsOracle } from './paths';
import { pathsCase } from './paths-cases';
import { lifecycleCase, stickinessCase, trendCase } from './period-cases';
import { retentionOracle } from './retention';
import { funnelCase, mixedFunnelCase, retentionCase, type Asked } from './spec-generators';
import { stagesOracle } from './stages';
import { stagesCase } from './stages-cases';
import { stickinessOracle } from './stickiness';
import { trendOracle } from './trend';

/** A random question, with what the oracle says to it of any log. */
export interface Question {
  scene: Scene;
  spec: object;
  answer: (log: readonly LogEvent[], settings: Settings) => unknown;
}

type Sampler = (seed: number, numRuns: number) => Question[];

function sampler<Spec extends object>(
  oracle: (log: readonly LogEvent[], spec: Spec, settings: Settings) => { result: unknown },
  ...cases: Arbitrary<Asked<Spec>>[]
): Sampler {
  return (seed, numRuns) =>
    fc.sample(fc.oneof(...cases), { seed, numRuns }).map(({ scene, spec }) => ({
      scene,
      spec,
      answer: (log, settings) => oracle(log, spec, settings).result,
    }));
}

/** Random questions of every kind there is, the same ones for a seed. */
export const questionsOf: Record<Kind, Sampler> = {
  trend: sampler(trendOracle, trendCase(false), trendCase(true)),
  funnel: sampler(
    funnelOracle,
    funnelCase(true),
    mixedFunnelCase(),
    mixedFunnelCase({ anyOrder: true, steps: 3 }),
    mixedFunnelCase({ attempts: true, steps: 3 }),
  ),
  paths: sampler(
    pathsOracle,
    pathsCase({ rich: false }),
    pathsCase({ rich: true }),
    pathsCase({ rich: true, renames: true }),
  ),
  stages: sampler(stagesOracle, stagesCase(false), stagesCase(true)),
  journey: sampler(journeyOracle, journeyCase(false), journeyCase(true)),
  retention: sampler(retentionOracle, retentionCase(false), retentionCase(true)),
  lifecycle: sampler(lifecycleOracle, lifecycleCase(false), lifecycleCase(true)),
  stickiness: sampler(stickinessOracle, stickinessCase(false), stickinessCase(true)),
  attribution: sampler(attributionOracle, attributionCase({ rich: false }), attributionCase({ rich: true })),
};
