import fc, { type Arbitrary } from 'fast-check';
import { attributionModels, type AttributionSpec } from '../../src/analyses/attribution/spec';
import { duration, log, matcher, range, rarely, condition, scene } from './generators';
import type { Asked } from './spec-generators';

const channelNames = fc.constantFrom('search', 'mail', '(direct)', '微信', '__proto__', 'constructor', '10');

export interface AttributionKind {
  /** with properties and conditions, which ask the database */
  rich: boolean;
  model?: AttributionSpec['model'];
}

/** A random log with a random question about what its conversions are owed to. */
export function attributionCase({ rich, model }: AttributionKind): Arbitrary<Asked<AttributionSpec>> {
  return scene('small').chain((of) => {
    const rules = fc.array(fc.record({ channel: channelNames, matcher: matcher(rich) }), {
      minLength: 2,
      maxLength: 5,
      size: 'max',
    });
    const property = fc.constantFrom('color', 'size', 'vip', 'absent');
    const anyEvent = fc.constant({ event: null });
    const weight = fc.constantFrom(0, 0.2, 0.4, 1, 3);
    const own = fc.record({
      kind: fc.constant('attribution' as const),
      v: fc.constant(1 as const),
      conversion: matcher(rich),
      touchpoint: fc.oneof({ weight: 3, arbitrary: anyEvent }, { weight: 1, arbitrary: matcher(rich) }),
      channel: rich ? fc.oneof<Arbitrary<AttributionSpec['channel']>[]>(property, rules) : rules,
      lookback: fc.oneof(duration(of), fc.constant({ amount: 30, unit: 'day' as const })),
      distinct: fc.boolean(),
      model: model === undefined ? fc.constantFrom(...attributionModels) : fc.constant(model),
      halfLife: duration(of),
      weights: fc.tuple(weight, weight, weight).filter(([first, middle, last]) => first + middle + last > 0),
      order: fc.integer({ min: 1, max: 3 }),
    });
    const more = fc.record(
      {
        value: rich ? rarely(fc.constantFrom('size', 'color')) : fc.constant(undefined),
        direct: rarely(fc.array(channelNames, { maxLength: 3 })),
        range: range(of),
        filter: rich ? rarely(condition) : fc.constant(undefined),
      },
      { requiredKeys: [] },
    );
    const spec = fc.tuple(own, more).map(([fields, optional]) => {
      const { value, direct, range: days, filter } = optional;
      return {
        ...fields,
        ...(value === undefined ? {} : { value }),
        ...(direct === undefined ? {} : { direct }),
        ...(days === undefined ? {} : { range: days }),
        ...(filter === undefined ? {} : { filter }),
      };
    });
    return fc.record({ scene: fc.constant(of), log: log(of, { withProperties: rich, maxEvents: 10 }), spec });
  });
}
