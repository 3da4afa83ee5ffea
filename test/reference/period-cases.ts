import fc, { type Arbitrary } from 'fast-check';
import type { Measure, TrendSpec } from '../../src/analyses/trend/spec';
import type { LifecycleSpec } from '../../src/analyses/lifecycle';
import type { StickinessSpec } from '../../src/analyses/stickiness';
import type { Range } from '../../src/model/range';
import { log, matcher, range, rarely, scene, type Scene } from './generators';
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

type Activity = Omit<LifecycleSpec, 'kind'>;

const someRange = (of: Scene): Arbitrary<Range> => range(of).filter((one) => one !== undefined);

/** Who is active when; half of the questions have a range. */
function activityCase(rich: boolean): Arbitrary<Asked<Activity>> {
  return units.chain((period) =>
    scene(sizeFor[period]).chain((of) => {
      const spec = fc
        .tuple(matcher(rich), common(of, rich), fc.option(someRange(of), { nil: undefined, freq: 2 }))
        .map(([event, shared, other]): Activity => ({
          v: 1,
          event,
          period,
          ...shared,
          ...(other === undefined ? {} : { range: other }),
        }));
      return fc.record({
        scene: fc.constant(of),
        log: log(of, { withProperties: rich, maxEvents: 7 }),
        spec,
      });
    }),
  );
}

export const lifecycleCase = (rich: boolean): Arbitrary<Asked<LifecycleSpec>> =>
  activityCase(rich).map((asked) => ({ ...asked, spec: { ...asked.spec, kind: 'lifecycle' as const } }));

export const stickinessCase = (rich: boolean): Arbitrary<Asked<StickinessSpec>> =>
  fc.tuple(activityCase(rich), rarely(fc.boolean())).map(([asked, cumulative]) => ({
    ...asked,
    spec: { ...asked.spec, kind: 'stickiness' as const, ...(cumulative === undefined ? {} : { cumulative }) },
  }));
