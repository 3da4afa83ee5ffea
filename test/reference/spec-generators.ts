import fc, { type Arbitrary } from 'fast-check';
import type { FunnelSpec, FunnelUnit } from '../../src/analyses/funnel/spec';
import type { RetentionSpec } from '../../src/analyses/retention/spec';
import type { PeriodUnit } from '../../src/model/period';
import type { Range } from '../../src/model/range';
import type { FunnelExclusion } from '../../src/model/funnel-rules';
import { condition, duration, log, matcher, range, rarely, scene, type Scene } from './generators';
import type { LogEvent } from './log';

/** A random log with a random question about it. */
export interface Asked<Spec> {
  scene: Scene;
  log: LogEvent[];
  spec: Spec;
}

/** Fields every spec may have, present or absent. */
export function common(
  of: Scene,
  withConditions: boolean,
): Arbitrary<{ range?: Range; filter?: FunnelSpec['filter'] & object }> {
  const filter = withConditions ? rarely(condition) : fc.constant(undefined);
  return fc.tuple(range(of), filter).map(([ranged, filtered]) => ({
    ...(ranged === undefined ? {} : { range: ranged }),
    ...(filtered === undefined ? {} : { filter: filtered }),
  }));
}

export function funnelCase(rich: boolean): Arbitrary<Asked<FunnelSpec>> {
  return scene('middle').chain((of) => {
    const window = fc.oneof(
      {
        weight: 4,
        arbitrary: fc
          .tuple(duration(of), fc.constantFrom('firstStep' as const, 'previousStep' as const))
          .map(([d, from]) => ({ ...d, from })),
      },
      { weight: 1, arbitrary: fc.constant({ same: 'session' as const }) },
      { weight: 1, arbitrary: fc.constant({ same: 'day' as const }) },
    );
    const steps = fc.array(matcher(rich), { minLength: 1, maxLength: 4, size: 'max' });
    const own = fc.record({
      steps,
      order: fc.constantFrom('ordered' as const, 'ordered' as const, 'strict' as const),
      window,
      ties: fc.constantFrom('either' as const, 'arrival' as const, 'never' as const),
      sessionGap: duration(of),
    });
    const at = fc.oneof(
      fc.constantFrom('first' as const, 'last' as const),
      fc.record({ step: fc.integer({ min: 1, max: 4 }) }),
    );
    const breakdown = fc.record({
      property: fc.constantFrom('color', 'size', 'vip'),
      at,
      limit: fc.integer({ min: 1, max: 3 }),
    });
    const spec = fc
      .tuple(own, common(of, rich), rich ? fc.option(breakdown, { nil: undefined, freq: 2 }) : fc.constant(undefined))
      .filter(([{ steps: list }, , broken]) => !(typeof broken?.at === 'object' && broken.at.step > list.length))
      .map(([fields, shared, broken]): FunnelSpec => ({
        kind: 'funnel',
        v: 1,
        ...fields,
        ...shared,
        ...(broken === undefined ? {} : { breakdown: broken }),
      }));
    return fc.record({ scene: fc.constant(of), log: log(of, { withProperties: rich, maxEvents: 8 }), spec });
  });
}

const word = (letters: string[], minLength: number, maxLength: number): Arbitrary<string[]> =>
  fc.array(fc.constantFrom(...letters), { minLength, maxLength, size: 'max' });

/** One actor with many repeats of few names at few instants, so that choosing well is hard; `id` tells which events were chosen. */
export const denseFunnelCase: Arbitrary<Asked<FunnelSpec>> = scene('small').chain((of) => {
  const instants = fc.array(fc.integer({ min: 0, max: 8 }), { minLength: 14, maxLength: 14, size: 'max' });
  const events = fc.tuple(word(['A', 'A', 'B', 'B', 'C', 'D', 'X'], 6, 14), instants).map(([letters, at]) =>
    letters.map((event, i): LogEvent => ({
      actor: 'p',
      event,
      at: of.borderUs + (at[i] ?? 0) * of.grain * 60e6,
      properties: { id: `#${i}` },
    })),
  );
  const name = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom<string | string[]>('A', 'B', 'C', 'D') },
    { weight: 1, arbitrary: fc.constantFrom<string | string[]>(['A', 'B'], ['B', 'C'], ['C', 'D']) },
  );
  const steps = fc.array(
    name.map((event) => ({ event })),
    { minLength: 3, maxLength: 5, size: 'max' },
  );
  const window = fc.record({
    amount: fc.integer({ min: 1, max: 8 }).map((n) => n * of.grain),
    unit: fc.constant('minute' as const),
    from: fc.constantFrom('firstStep' as const, 'previousStep' as const),
  });
  const spec = fc.record({
    kind: fc.constant('funnel' as const),
    v: fc.constant(1 as const),
    steps,
    order: fc.constantFrom('ordered' as const, 'ordered' as const, 'strict' as const),
    window,
    ties: fc.constantFrom('either' as const, 'arrival' as const, 'never' as const),
    sessionGap: duration(of),
  });
  return fc.record({ scene: fc.constant(of), log: events, spec });
});

/** The settings of a funnel that call for a search, each often absent. */
export interface FunnelMix {
  anyOrder?: boolean;
  attempts?: boolean;
  /** of how many steps, at most */
  steps?: number;
}

const effects = fc.constantFrom('endAttempt' as const, 'removeActor' as const);

function exclusions(steps: number, attempts: boolean, letters: string[]): Arbitrary<FunnelExclusion[]> {
  if (steps < 2) return fc.constant([]);
  const one = fc
    .record({
      event: fc.constantFrom<string | string[]>(...letters, ['X', 'B']),
      after: fc.integer({ min: 1, max: steps - 1 }),
      further: fc.integer({ min: 1, max: steps - 1 }),
      effect: attempts ? fc.constant('endAttempt' as const) : effects,
    })
    .map(({ further, ...rest }) => ({ ...rest, before: Math.min(steps, rest.after + further) }));
  return fc.oneof(
    { weight: 1, arbitrary: fc.constant<FunnelExclusion[]>([]) },
    { weight: 2, arbitrary: fc.array(one, { minLength: 1, maxLength: 2 }) },
  );
}

/** Logs of a few names at few instants, of few actors, accounts and sessions, with every setting of a funnel. */
export function mixedFunnelCase({ anyOrder = false, attempts = false, steps: most = 4 }: FunnelMix = {}): Arbitrary<
  Asked<FunnelSpec>
> {
  return scene('middle').chain((of) => {
    const event = fc.tuple(
      fc.constantFrom('A', 'A', 'B', 'B', 'C', 'C', 'D', 'X'),
      fc.integer({ min: 0, max: 9 }),
      fc.constantFrom('p', 'p', 'p', 'q'),
      fc.constantFrom('s1', 's1', 's2', null),
      fc.constantFrom('one', 'one', 'two', null),
    );
    const hasIds = fc.constantFrom(true, false, false);
    const events = fc
      .tuple(fc.array(event, { minLength: 4, maxLength: anyOrder || attempts ? 8 : 10, size: 'max' }), hasIds)
      .map(([all, ids]) =>
        all.map(([name, at, actor, session, account], i): LogEvent => ({
          actor,
          event: name,
          at: of.borderUs + (at - 4) * of.grain * 60e6,
          ...(ids ? { session } : {}),
          properties: { id: `#${i}`, account },
        })),
      );
    const step = fc.record({
      event: fc.oneof(
        { weight: 6, arbitrary: fc.constantFrom<string | string[]>('A', 'B', 'C', 'D') },
        { weight: 2, arbitrary: fc.constantFrom<string | string[]>(['A', 'B'], ['B', 'C'], ['C', 'D'], ['A', 'X']) },
      ),
      optional: fc.constantFrom(true, false, false),
      directly: fc.constantFrom(true, false, false, false),
      occurrence: fc.constantFrom('firstEver' as const, 'any' as const, 'any' as const, 'any' as const, 'any' as const),
    });
    const asked = fc.array(step, { minLength: 1, maxLength: most, size: 'max' }).chain((list) => {
      const steps = list.map(({ optional, directly, ...rest }, i) => ({
        ...rest,
        ...(optional && !anyOrder && i > 0 && i < list.length - 1 ? { optional } : {}),
        ...(directly && !anyOrder && i > 0 ? { directly } : {}),
      }));
      const fromStep = fc
        .tuple(duration(of), fc.constantFrom('firstStep' as const, 'previousStep' as const))
        .map(([d, from]) => ({ ...d, from }));
      const own = fc.record({
        kind: fc.constant('funnel' as const),
        v: fc.constant(1 as const),
        steps: fc.constant(steps),
        order: anyOrder
          ? fc.constant('any' as const)
          : fc.constantFrom('ordered' as const, 'ordered' as const, 'ordered' as const, 'strict' as const),
        window: fc.oneof(
          { weight: 5, arbitrary: fromStep },
          { weight: 1, arbitrary: fc.constantFrom({ same: 'session' as const }, { same: 'day' as const }) },
        ),
        ties: fc.constantFrom('either' as const, 'arrival' as const, 'never' as const),
        sessionGap: duration(of),
        exclusions: exclusions(steps.length, attempts, ['X', 'X', 'B', 'C']),
      });
      const at = fc.oneof(
        fc.constantFrom('first' as const, 'last' as const),
        fc.integer({ min: 1, max: steps.length }).map((n) => ({ step: n })),
      );
      const more = fc.record({
        range: rarely(range(of).filter((found) => found !== undefined)),
        unit: rarely(fc.constantFrom<FunnelUnit[]>('session', { property: 'account' })),
        hold: anyOrder ? fc.constant(undefined) : rarely(fc.constant(['account'])),
        wholeAttemptInRange: rarely(fc.constant(true)),
        period: rarely(fc.constantFrom('day' as const, 'week' as const, 'month' as const)),
        filter: rarely(fc.constant({ property: 'account', is: 'neq' as const, value: 'two' })),
        breakdown: rarely(at.map((place) => ({ property: 'id', at: place, limit: 3 }))),
        count: fc.constant(attempts ? ('attempts' as const) : undefined),
      });
      return fc.tuple(own, more).map(([fields, extra]) => Object.assign({}, fields, present(extra)) as FunnelSpec);
    });
    return fc.record({ scene: fc.constant(of), log: events, spec: asked });
  });
}

const present = (fields: object): object =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

/** The same, broken down by which event a step took. */
export const denseBreakdownCase: Arbitrary<Asked<FunnelSpec>> = denseFunnelCase.chain((asked) => {
  const { steps } = asked.spec;
  const step = fc.integer({ min: 1, max: steps.length }).map((n) => ({ step: n }));
  const at = fc.oneof(fc.constantFrom('first' as const, 'last' as const), step, step);
  return at.map((place) => ({ ...asked, spec: { ...asked.spec, breakdown: { property: 'id', at: place, limit: 3 } } }));
});

export const sizeFor: Record<PeriodUnit, 'small' | 'middle' | 'large'> = {
  hour: 'small',
  day: 'middle',
  week: 'large',
  month: 'large',
};
export const units = fc.constantFrom('hour' as const, 'day' as const, 'week' as const, 'month' as const);

/** Column 0 is the cohort itself unless it is one of returns. */
const brackets = (zero: 'start' | 'return'): Arbitrary<{ brackets: number[] }> =>
  fc
    .constantFrom<number[][]>(
      [0, 1],
      [0, 1, 3],
      [0, 1, 2, 5],
      ...(zero === 'return' ? [[0], [0, 2], [0, 2, 3, 5]] : []),
    )
    .map((bounds) => ({ brackets: bounds }));

const ruleAndZero = (zero: 'start' | 'return'): Arbitrary<Pick<RetentionSpec, 'rule'> & { zero: 'start' | 'return' }> =>
  fc
    .oneof(
      { weight: 2, arbitrary: fc.constantFrom('on' as const, 'onOrAfter' as const) },
      { weight: 1, arbitrary: brackets(zero) },
    )
    .map((rule) => ({ rule, zero }));

export function retentionCase(rich: boolean): Arbitrary<Asked<RetentionSpec>> {
  return units.chain((period) =>
    scene(sizeFor[period]).chain((of) => {
      const own = fc.record({
        start: matcher(rich),
        return: matcher(rich),
        membership: fc.constantFrom('firstEver' as const, 'firstInRange' as const, 'everyPeriod' as const),
        periods: fc.integer({ min: 1, max: 5 }),
        clock: fc.constantFrom('calendar' as const, 'rolling' as const),
        minOccurrences: fc.constantFrom(1, 1, 2, 3),
        ruled: fc.constantFrom('start' as const, 'return' as const).chain(ruleAndZero),
        untilRangeEnd: fc.constantFrom(false, false, true),
        mean: fc.constantFrom('pooled' as const, 'simple' as const),
      });
      const broken = fc.record({
        property: fc.constantFrom('color', 'size', 'vip'),
        limit: fc.integer({ min: 1, max: 3 }),
      });
      const spec = fc
        .tuple(own, common(of, rich), rich ? rarely(broken) : fc.constant(undefined))
        .map(([{ ruled, ...fields }, shared, breakdown]): RetentionSpec => {
          return {
            kind: 'retention',
            v: 1,
            period,
            ...fields,
            ...ruled,
            ...shared,
            ...(breakdown === undefined ? {} : { breakdown }),
          };
        });
      return fc.record({ scene: fc.constant(of), log: log(of, { withProperties: rich, maxEvents: 7 }), spec });
    }),
  );
}
