import fc, { type Arbitrary } from 'fast-check';
import type { Measure, TrendSpec } from '../../src/analyses/trend/spec';
import { log, matcher, rarely, scene } from './generators';
import { common, sizeFor, units, type Asked } from './spec-generators';

const statistic: Arbitrary<Measure> = fc
  .tuple(fc.constantFrom('sum', 'mean', 'median', 'p90'), fc.constantFrom('size', 'size', 'size', 'color', 'absent'))
  .map(([kind, property]) => {
    if (kind === 'sum') return { sum: property };
    if (kind === 'mean') return { mean: property };
    return kind === 'median' ? { median: property } : { p90: property };
  });

/** With `rich` there are conditions, numbers to measure and breakdowns. */
export function trendCase(rich: boolean): Arbitrary<Asked<TrendSpec>> {
  return units.chain((period) =>
    scene(sizeFor[period]).chain((of) => {
      const counted = fc.constantFrom('events' as const, 'actors' as const, 'eventsPerActor' as const);
      const own = fc.record({ event: matcher(rich), measure: rich ? fc.oneof(counted, statistic) : counted });
      const broken = fc.record({
        property: fc.constantFrom('color', 'size', 'vip', 'absent'),
        limit: fc.integer({ min: 1, max: 3 }),
      });
      const spec = fc
        .tuple(own, common(of, rich), rich ? rarely(broken) : fc.constant(undefined))
        .map(([fields, shared, breakdown]): TrendSpec => ({
          kind: 'trend',
          v: 1,
          period,
          ...fields,
          ...shared,
          ...(breakdown === undefined ? {} : { breakdown }),
        }));
      return fc.record({ scene: fc.constant(of), log: log(of, { withProperties: rich }), spec });
    }),
  );
}
