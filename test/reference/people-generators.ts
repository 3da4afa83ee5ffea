import fc, { type Arbitrary } from 'fast-check';
import type { Duration } from '../../src/model/duration';
import type { During, PeopleRule } from '../../src/model/people-rules';
import type { Segment } from '../../src/model/segment';
import { condition, duration as anyDuration, matcher, range, rarely, type Scene } from './generators';
import { funnelCase } from './spec-generators';

const present = <T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;

function during(of: Scene): Arbitrary<During> {
  const since = fc
    .record({ from: rarely(duration(of)), to: fc.oneof(duration(of), fc.constant(undefined)) })
    .map(present);
  return fc.record({ range: range(of), sinceFirst: rarely(since) }).map(present);
}

const model = {
  name: 'm',
  stages: [
    { name: 'one', label: '', rules: [{ event: 'A' }] },
    {
      name: 'two',
      label: '',
      rules: [{ event: ['B', 'A'] }, { event: null, where: { property: 'vip', is: 'eq' as const, value: true } }],
    },
    { name: 'three', label: '', rules: [{ event: 'C' }] },
  ],
};

const comparing = condition.filter((one) => 'property' in one);

/** As long as a spec may say it. */
const duration = (of: Scene): Arbitrary<Duration> =>
  anyDuration(of).map(({ amount, unit }) =>
    unit === 'second' ? { amount: amount / 60, unit: 'minute' } : { amount, unit },
  );

/** One rule of any kind, at the instants of the scene's logs. */
export function rule(of: Scene): Arbitrary<PeopleRule> {
  const when = during(of);
  const on = matcher(true);
  const also = <T extends object>(own: Arbitrary<T>): Arbitrary<T & During> =>
    fc.tuple(own, when).map(([fields, period]) => ({ ...fields, ...period }));
  const times = { atLeast: fc.integer({ min: 0, max: 2 }), atMost: fc.integer({ min: 2, max: 4 }) };
  const stage = fc.constantFrom<(string | string[])[]>('one', 'two', 'three', ['one', 'three']);
  const fifths = fc.subarray([1, 2, 3, 4, 5], { minLength: 1 });
  return fc.oneof(
    fc.record({ actors: fc.subarray(['p', 'q', 'ä', '张三', 'nobody', "'; DROP TABLE events; --"]) }),
    also(fc.record({ did: on, ...times }, { requiredKeys: ['did'] })),
    also(fc.record({ firstDid: on })),
    also(fc.record({ lastDid: on })),
    also(fc.record({ sequence: fc.tuple(on, on), within: rarely(duration(of)), without: rarely(on) }).map(present)),
    also(fc.record({ person: comparing, take: fc.constantFrom('first' as const, 'last' as const, 'any' as const) })),
    also(
      fc.record({
        stage,
        at: fc.constantFrom('now' as const, 'ever' as const, 'highest' as const),
        model: fc.constant(model),
      }),
    ),
    reached,
    also(fc.record({ quintile: fc.constantFrom('recency' as const, 'frequency' as const), of: on, in: fifths })),
    also(
      fc.record({
        quintile: fc.constant('value' as const),
        of: on,
        property: fc.constantFrom('size', 'absent'),
        in: fifths,
      }),
    ),
  );
}

const reached: Arbitrary<PeopleRule> = funnelCase(true).chain(({ spec }) => {
  const { steps, order, window, ties, sessionGap, range: within, filter } = spec;
  const funnel = present({ steps, order, window, ties, sessionGap, range: within, filter });
  return fc.record({ reached: fc.integer({ min: 1, max: steps.length }), funnel: fc.constant(funnel) });
});

/** Rules joined. */
export function segmentIn(of: Scene): Arbitrary<Segment> {
  const leaf = rule(of);
  const several = fc.array(leaf, { minLength: 1, maxLength: 3 });
  return fc.oneof(
    { weight: 5, arbitrary: leaf },
    { weight: 1, arbitrary: fc.record({ not: leaf }) },
    { weight: 1, arbitrary: fc.record({ all: several }) },
    { weight: 1, arbitrary: fc.record({ any: several }) },
  );
}
