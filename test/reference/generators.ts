import fc, { type Arbitrary } from 'fast-check';
import type { Comparing, Condition, Matcher } from '../../src/model/condition';
import type { Duration } from '../../src/model/duration';
import type { Range } from '../../src/model/range';
import type { LogEvent, Settings } from './log';
import { addDays } from './time';

/** What a random log and a random question have in common, so that they meet at edges. */
export interface Scene {
  settings: Settings;
  /** UTC µs; a change of the zone's clock or the turn of a month */
  borderUs: number;
  /** minutes between neighbouring instants */
  grain: number;
}

const borders: Record<string, string[]> = {
  'Europe/Berlin': ['2024-03-31T01:00:00Z', '2024-10-27T01:00:00Z', '2023-12-31T23:00:00Z'],
  'America/New_York': ['2024-03-10T07:00:00Z', '2024-11-03T06:00:00Z', '2024-03-01T05:00:00Z'],
  'Asia/Shanghai': ['2024-02-29T16:00:00Z', '2024-12-31T16:00:00Z'],
  'Australia/Lord_Howe': ['2024-04-06T15:00:00Z', '2024-10-05T15:30:00Z'],
  UTC: ['2024-01-01T00:00:00Z'],
};

const grains = { small: [1, 10, 30, 60], middle: [30, 60, 360, 720, 1440], large: [720, 1440, 10_080] };

export const scene = (size: keyof typeof grains): Arbitrary<Scene> =>
  fc
    .constantFrom(
      ...Object.entries(borders).flatMap(([zone, instants]) => instants.map((text) => [zone, text] as const)),
    )
    .chain(([timeZone, border]) =>
      fc.record({
        settings: fc.record({
          timeZone: fc.constant(timeZone),
          weekStart: fc.constantFrom('monday' as const, 'sunday' as const, 'saturday' as const),
        }),
        borderUs: fc.constant(Date.parse(border) * 1000),
        grain: fc.constantFrom(...grains[size]),
      }),
    );

export const names = ['A', 'B', 'C', '购买', '🎸 solo', '__proto__', 'constructor'];
const actors = ['p', 'q', 'ä', '张三'];

const properties = fc.record(
  {
    color: fc.constantFrom('red', 'blue', 'Red', '绿', "it's", '__proto__', null),
    size: fc.constantFrom(0, 1, 2, -3, 1.5, null),
    vip: fc.constantFrom(true, false, null),
  },
  { requiredKeys: [] },
);

interface LogOptions {
  maxEvents?: number;
  maxActors?: number;
  withProperties?: boolean;
}

/** A small log with ties and repeats, up to `maxEvents` an actor, in any order of arrival. */
export function log({ borderUs, grain }: Scene, options: LogOptions = {}): Arbitrary<LogEvent[]> {
  const { maxEvents = 9, maxActors = 4, withProperties = false } = options;
  const at = fc
    .tuple(fc.integer({ min: -6, max: 6 }), fc.constantFrom(0, 0, 0, 0, 0, 1, -1))
    .map(([steps, offBy]) => borderUs + steps * grain * 60e6 + offBy);
  const session = fc.constantFrom('s1', 's2', 's3', null);
  const event = fc.tuple(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom('A', 'B', 'C') },
      { weight: 1, arbitrary: fc.constantFrom(...names) },
    ),
    at,
    session,
    withProperties ? properties : fc.constant({}),
  );
  const own = fc.array(event, { minLength: withProperties ? 1 : 0, maxLength: maxEvents, size: 'max' });
  return fc
    .tuple(
      fc.array(own, { minLength: 1, maxLength: maxActors, size: 'max' }),
      fc.constantFrom(true, false, false),
      fc.boolean(),
      fc.constantFrom(0, 12, 20),
    )
    .map(([lists, hasIds, interleaved, endsAt]) => {
      const all = lists.flatMap((list, i) =>
        list.map(([name, instant, id, values], n) => {
          const made: LogEvent = { actor: actors[i] ?? 'p', event: name, at: instant };
          if (hasIds) made.session = id;
          if (withProperties) made.properties = values;
          return { made, n };
        }),
      );
      const log = (interleaved ? all.sort((a, b) => a.n - b.n) : all).map(({ made }) => made);
      const end = { actor: 'last', event: 'end', at: borderUs + endsAt * grain * 60e6 };
      return endsAt === 0 ? log : [end, ...log];
    });
}

/** An amount of the scene's grain, so that ends of windows meet instants. */
export const duration = ({ grain }: Scene): Arbitrary<Duration> =>
  fc
    .tuple(fc.integer({ min: 1, max: 8 }), fc.constantFrom('minute' as const, 'second' as const))
    .map(([steps, unit]) => ({ amount: steps * grain * (unit === 'second' ? 60 : 1), unit }));

const scalars = fc.constantFrom('red', 'blue', 'Red', '绿', 'e', 'r', '1', 0, 1, 2, -3, 1.5, true, false);
const texts = fc.constantFrom('red', 'R', 'e', 'ue', '绿', '');

const comparing: Arbitrary<Comparing> = fc.constantFrom('color', 'size', 'vip', 'absent').chain((property) =>
  fc.oneof(
    fc.record({ property: fc.constant(property), is: fc.constantFrom('isSet' as const, 'isNotSet' as const) }),
    fc.record({ property: fc.constant(property), is: fc.constantFrom('eq' as const, 'neq' as const), value: scalars }),
    fc.record({
      property: fc.constant(property),
      is: fc.constantFrom('in' as const, 'notIn' as const),
      value: fc.array(scalars, { maxLength: 3 }),
    }),
    fc.record({
      property: fc.constant(property),
      is: fc.constantFrom('contains' as const, 'startsWith' as const, 'endsWith' as const),
      value: texts,
    }),
    fc.record({
      property: fc.constant(property),
      is: fc.constant('matches' as const),
      value: fc.constantFrom('^r', 'e.$', '[ul]', '^..$', 'd|绿'),
    }),
    ordering(property),
  ),
);

function ordering(property: string): Arbitrary<Comparing> {
  const value = property === 'size' ? fc.constantFrom(0, 1, 2, -3) : fc.constantFrom('blue', 'red', 's');
  return fc.oneof(
    fc.record({
      property: fc.constant(property),
      is: fc.constantFrom('lt' as const, 'lte' as const, 'gt' as const, 'gte' as const),
      value,
    }),
    fc.record({ property: fc.constant(property), is: fc.constant('between' as const), value: fc.tuple(value, value) }),
  );
}

export const condition: Arbitrary<Condition> = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 2 },
    { weight: 3, arbitrary: comparing },
    { weight: 1, arbitrary: fc.record({ not: tie('condition') }) },
    { weight: 1, arbitrary: fc.record({ all: fc.array(tie('condition'), { maxLength: 2 }) }) },
    { weight: 1, arbitrary: fc.record({ any: fc.array(tie('condition'), { maxLength: 2 }) }) },
  ),
})).condition;

/** Mostly absent. */
export const rarely = <T>(arbitrary: Arbitrary<T>): Arbitrary<T | undefined> =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });

/** Mostly one name; sometimes several, any, or one the log does not have. */
export function matcher(withConditions: boolean): Arbitrary<Matcher> {
  const event: Arbitrary<Matcher['event']> = fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom('A', 'B', 'C') },
    { weight: 1, arbitrary: fc.constantFrom(...names, 'never seen') },
    {
      weight: 2,
      arbitrary: fc.constantFrom<string[]>(['A', 'B'], ['B', 'C'], ['C', 'never seen'], ['购买', '🎸 solo', 'A']),
    },
    { weight: 1, arbitrary: fc.constant(null) },
  );
  if (!withConditions) return fc.record({ event });
  return fc
    .tuple(event, rarely(condition))
    .map(([name, where]) => ({ event: name, ...(where === undefined ? {} : { where }) }));
}

/** None, calendar days about the border, or periods before the data's end. */
export function range({ borderUs, grain }: Scene): Arbitrary<Range | undefined> {
  const middle = new Date(borderUs / 1000).toISOString().slice(0, 10);
  const spread = Math.max(2, Math.ceil((6 * grain) / 1440));
  const days = fc.integer({ min: -spread, max: spread });
  const absolute = fc.tuple(days, days, fc.constantFrom('both', 'from', 'to')).map(([a, b, ends]) => ({
    ...(ends === 'to' ? {} : { from: addDays(middle, Math.min(a, b)) }),
    ...(ends === 'from' ? {} : { to: addDays(middle, Math.max(a, b)) }),
  }));
  const relative = fc
    .record({
      last: fc.integer({ min: 1, max: 3 }),
      unit: fc.constantFrom('day' as const, 'week' as const, 'month' as const),
      includeCurrent: fc.boolean(),
    })
    .filter(({ unit }) => grain >= 360 || unit === 'day');
  return fc.oneof(
    { weight: 8, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: absolute },
    { weight: 1, arbitrary: relative },
  );
}
