import fc, { type Arbitrary } from 'fast-check';
import type { FunnelSpec } from '../../src/analyses/funnel/spec';
import type { PathsSpec } from '../../src/analyses/paths';
import type { RetentionSpec } from '../../src/analyses/retention';
import type { Measure, TrendSpec } from '../../src/analyses/trend/spec';
import { duration, log, matcher, range, scene, type Scene } from './generators';
import { retentionCase, sizeFor, units, type Asked } from './spec-generators';

const ranged = (of: Scene): Arbitrary<Pick<TrendSpec, 'range'>> =>
  range(of).map((own) => (own === undefined ? {} : { range: own }));

const measures: Arbitrary<Measure> = fc.constantFrom<Measure[]>(
  'events',
  'actors',
  'eventsPerActor',
  { sum: 'size' },
  { mean: 'size' },
  { median: 'size' },
  { p90: 'size' },
);

/** Trends of every measure, most with a breakdown. */
export const trendInSql: Arbitrary<Asked<TrendSpec>> = units.chain((period) =>
  scene(sizeFor[period]).chain((of) => {
    const breakdown = fc.record({
      property: fc.constantFrom('color', 'size'),
      limit: fc.integer({ min: 1, max: 3 }),
    });
    const own = fc.record({ event: matcher(false), measure: measures });
    const spec = fc
      .tuple(own, ranged(of), fc.option(breakdown, { nil: undefined, freq: 3 }))
      .map(([fields, shared, split]): TrendSpec => ({
        kind: 'trend',
        v: 1,
        period,
        ...fields,
        ...shared,
        ...(split === undefined ? {} : { breakdown: split }),
      }));
    return fc.record({ scene: fc.constant(of), log: log(of, { withProperties: true }), spec });
  }),
);

/** Funnels of which the next event of each step is the best one: a window from the first step, ties by arrival or never. */
export const funnelInSql: Arbitrary<Asked<FunnelSpec>> = scene('middle').chain((of) => {
  const rules = fc.constantFrom(
    { order: 'ordered' as const, ties: 'arrival' as const },
    { order: 'ordered' as const, ties: 'never' as const },
    { order: 'strict' as const, ties: 'arrival' as const },
  );
  const own = fc.record({
    steps: fc.array(matcher(false), { minLength: 1, maxLength: 4, size: 'max' }),
    window: duration(of).map((length) => ({ ...length, from: 'firstStep' as const })),
    sessionGap: duration(of),
  });
  const spec = fc
    .tuple(rules, own, ranged(of))
    .map(([rule, fields, shared]): FunnelSpec => ({ kind: 'funnel', v: 1, ...rule, ...fields, ...shared }));
  return fc.record({ scene: fc.constant(of), log: log(of, { maxEvents: 12 }), spec });
});

/** Paths by event from their start, wide enough for every node. */
export const pathsInSql: Arbitrary<Asked<PathsSpec>> = scene('middle').chain((of) => {
  const own = fc.record({
    unit: fc.constantFrom('session' as const, 'session' as const, 'actor' as const),
    maxSteps: fc.integer({ min: 2, max: 6 }),
    collapseRepeats: fc.boolean(),
    sessionGap: duration(of),
  });
  const spec = fc.tuple(own, ranged(of)).map(([fields, shared]): PathsSpec => ({
    kind: 'paths',
    v: 1,
    node: 'event',
    align: 'start',
    rowsPerStep: 1000,
    minShare: 0,
    count: 'paths',
    ...fields,
    ...shared,
  }));
  return fc.record({ scene: fc.constant(of), log: log(of, { maxEvents: 12 }), spec });
});

/** Retention by calendar periods, in them or on or after them. */
export const retentionInSql: Arbitrary<Asked<RetentionSpec>> = fc
  .tuple(retentionCase(false), fc.constantFrom('on' as const, 'onOrAfter' as const))
  .map(([asked, rule]) => ({ ...asked, spec: { ...asked.spec, clock: 'calendar' as const, rule } }));
