import { describe, expect, it } from 'vitest';
import { analyses, type Kind } from './registry';

const model = {
  name: 'mine',
  stages: [
    {
      name: 'look',
      label: 'Look',
      preSale: true,
      rules: [{ event: 'view' }, { event: null, where: { not: { property: 'p', is: 'isSet' } } }],
    },
    { name: 'use', label: '使用', rules: [{ event: ['buy', 'rate'] }] },
  ],
};
const condition = {
  all: [{ any: [{ not: { property: 'p', is: 'eq', value: 'a' } }] }, { property: 'n', is: 'between', value: [1, 2] }],
};
const matcher = { event: ['view', 'buy'], where: condition };
const day = { amount: 1, unit: 'day' };
const every = { v: 1, name: 'n', range: { from: '2024-01-01', to: '2024-01-31' }, filter: condition };

/** Every field of the public format, with a value of each form that it has. */
const whole: Partial<Record<Kind, object[]>> = {
  funnel: [
    {
      ...every,
      steps: [
        { ...matcher, label: 'one', occurrence: 'firstEver' },
        { event: 'view', optional: true, directly: true, occurrence: 'any' },
        { event: null },
      ],
      order: 'ordered',
      window: { ...day, from: 'previousStep' },
      ties: 'arrival',
      exclusions: [
        { ...matcher, after: 1, before: 3, effect: 'endAttempt' },
        { event: 'x', after: 1, before: 2, effect: 'removeActor' },
      ],
      unit: { property: 'p' },
      hold: ['p', 'n'],
      breakdown: { property: 'p', at: { step: 3 }, limit: 10 },
      count: 'units',
      wholeAttemptInRange: true,
      period: 'week',
      sessionGap: { amount: 10, unit: 'minute' },
    },
    {
      steps: [{ event: 'a' }],
      order: 'any',
      window: { same: 'session' },
      unit: 'session',
      ties: 'never',
      count: 'attempts',
    },
    {
      steps: [{ event: 'a' }],
      order: 'strict',
      window: { same: 'day' },
      unit: 'actor',
      ties: 'either',
      period: 'month',
    },
    { steps: [{ event: 'a' }], breakdown: { property: 'p', at: 'last' }, range: { last: 1, unit: 'month' } },
  ],
  paths: [
    {
      ...every,
      unit: 'actor',
      node: [{ event: 'view', property: 'p' }],
      start: { ...matcher, occurrence: 'every' },
      end: matcher,
      align: 'end',
      within: day,
      maxSteps: 20,
      rowsPerStep: 3,
      minShare: 0.1,
      collapseRepeats: false,
      include: [matcher],
      exclude: [matcher],
      rename: [
        { match: 'a*', to: 'b' },
        { regex: '^b(.*)', to: '$1' },
      ],
      count: 'actors',
      sessionGap: day,
    },
    { unit: 'session', node: 'event', start: { event: 'view', occurrence: 'first' }, align: 'start', count: 'paths' },
    { node: { property: 'p' } },
    { node: { stages: model } },
  ],
  retention: [
    {
      ...every,
      start: matcher,
      return: matcher,
      membership: 'everyPeriod',
      period: 'hour',
      periods: 90,
      clock: 'rolling',
      rule: { brackets: [0, 1, 3, 7] },
      minOccurrences: 2,
      zero: 'start',
      mean: 'simple',
      untilRangeEnd: true,
      breakdown: { property: 'p', limit: 3 },
    },
    {
      membership: 'firstInRange',
      period: 'week',
      clock: 'calendar',
      rule: 'onOrAfter',
      zero: 'return',
      mean: 'pooled',
    },
    { membership: 'firstEver', period: 'month', rule: 'on', breakdown: { property: 'p' } },
  ],
  lifecycle: [{ ...every, event: matcher, period: 'hour' }, { period: 'day' }, { period: 'week' }, { period: 'month' }],
  stickiness: [
    { ...every, event: matcher, period: 'hour', cumulative: true },
    { period: 'month', cumulative: false },
  ],
  trend: [
    { ...every, event: matcher, measure: 'eventsPerActor', period: 'hour', breakdown: { property: 'p', limit: 2 } },
    ...['sum', 'mean', 'median', 'p90'].map((of) => ({ measure: { [of]: 'n' }, period: 'week' })),
    ...['events', 'actors'].map((measure) => ({ measure, period: 'month' })),
  ],
  stages: [{ ...every, model, maxSteps: 3 }],
  attribution: [
    {
      ...every,
      conversion: matcher,
      value: 'n',
      touchpoint: matcher,
      channel: [{ channel: 'ads', matcher }],
      direct: ['ads'],
      lookback: day,
      distinct: true,
      model: 'timeDecay',
      halfLife: day,
      weights: [1, 2, 3],
      order: 3,
    },
    ...['first', 'last', 'lastNonDirect', 'linear', 'position', 'markov', 'shapley', 'shapleyRate'].map((name) => ({
      ...{ conversion: matcher, touchpoint: { event: null }, channel: 'p', model: name },
    })),
  ],
};

const specs = Object.entries(whole).flatMap(([kind, all]) => all.map((spec) => ({ kind: kind as Kind, ...spec })));

type Path = (string | number)[];

const isHolder = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** The place of every object and of every text in a spec. */
function placesIn(value: unknown, path: Path = []): { path: Path; value: unknown }[] {
  const inside = isHolder(value)
    ? Object.entries(value).flatMap(([key, one]) => placesIn(one, [...path, Array.isArray(value) ? Number(key) : key]))
    : [];
  return [{ path, value }, ...inside];
}

function withValue(spec: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value;
  const own = isHolder(spec) ? spec[key] : undefined;
  if (Array.isArray(spec)) return spec.map((one: unknown, i) => (i === key ? withValue(one, rest, value) : one));
  return { ...(spec as object), [key]: withValue(own, rest, value) };
}

/** Texts that anybody may choose: names of events, properties, stages and channels, labels, values, patterns. */
const free = new Set([
  'name',
  'label',
  'event',
  'property',
  'value',
  'match',
  'regex',
  'to',
  'channel',
  'direct',
  'hold',
  'sum',
  'mean',
  'median',
  'p90',
]);
const isFree = (path: Path): boolean =>
  free.has(String(path.findLast((key) => typeof key === 'string'))) && !(path.length === 1 && path[0] === 'mean');

describe.each(specs.map((spec, i) => [spec.kind, i, spec] as const))('%s in full (%s)', (kind, _, spec) => {
  it('is read as it is written', () => {
    expect(analyses[kind].parse(spec)).toMatchObject({ ok: true });
  });

  it('has no object that takes a field nobody knows', () => {
    const objects = placesIn(spec).filter(({ value }) => isHolder(value) && !Array.isArray(value));
    const silent = objects.filter(({ path, value }) => {
      const parsed = analyses[kind].parse(withValue(spec, path, { ...(value as object), zzz: 1 }));
      return (
        parsed.ok ||
        !parsed.problems.some((problem) => [...problem.path].at(-1) === 'zzz' || problem.path.join() === path.join())
      );
    });
    expect(silent.map(({ path }) => path.join('.'))).toEqual([]);
  });

  it('has no closed value that takes another', () => {
    const closed = placesIn(spec).filter(({ path, value }) => typeof value === 'string' && !isFree(path));
    const silent = closed.filter(({ path }) => {
      const parsed = analyses[kind].parse(withValue(spec, path, 'zzz'));
      return (
        parsed.ok ||
        !parsed.problems.some((problem) => problem.path.join() === path.slice(0, problem.path.length).join())
      );
    });
    expect(silent.map(({ path }) => path.join('.'))).toEqual([]);
  });

  it('takes nothing of another type', () => {
    const leaves = placesIn(spec).filter(({ path, value }) => path.length > 0 && !isHolder(value) && value !== null);
    const silent = leaves.filter(
      ({ path }) => !path.includes('value') && analyses[kind].parse(withValue(spec, path, { zzz: 1 })).ok,
    );
    expect(silent.map(({ path }) => path.join('.'))).toEqual([]);
  });
});

/** Every form of a selection of the public format. */
const selections: Partial<Record<Kind, object[]>> = {
  funnel: [
    { step: 1, outcome: 'reached' },
    { step: 2, outcome: 'dropped', value: 'a', period: '2024-01-01' },
    { step: 2, outcome: 'reached', value: null },
    { step: 2, outcome: 'reached', value: { other: true } },
  ],
  paths: [
    { step: 1, node: { name: 'a' } },
    { step: 1, node: { other: true } },
    { step: 1, from: { name: 'a' }, to: { other: true } },
    { step: 1, node: { name: 'a' }, outcome: 'dropped' },
    { sequence: ['a', 'b'] },
  ],
  retention: [
    { cohort: '2024-01-01' },
    { cohort: '2024-01-01', column: 2 },
    { cohort: '2024-01-01', column: 2, outcome: 'returned' },
    { cohort: '2024-01-01', column: 2, outcome: 'lost' },
  ],
  lifecycle: ['new', 'returning', 'resurrecting', 'dormant'].map((state) => ({ period: '2024-01-01', state })),
  stickiness: [{ periods: 2 }],
  trend: [
    { period: '2024-01-01' },
    { period: '2024-01-01', value: 1 },
    { period: '2024-01-01', value: null },
    { value: { other: true } },
  ],
  stages: [
    ...['ever', 'now', 'highest', 'entry', 'exit'].map((measure) => ({ stage: 'a', measure })),
    { from: 'a', to: 'b' },
    { step: 1, node: { name: 'a' } },
    { step: 1, from: { name: 'a' }, to: { name: 'b' } },
    { step: 1, node: { name: 'a' }, outcome: 'dropped' },
    { sequence: ['a', 'b'] },
  ],
  attribution: [{ channel: 'ads' }, { channels: ['ads', 'mail'] }],
};

const selected = Object.entries(selections).flatMap(([kind, all]) =>
  all.map((one) => [kind as Kind, JSON.stringify(one), one] as const),
);

describe.each(selected)('a selection of %s: %s', (kind, _, selection) => {
  it('is read as it is written, and with no other field or value', () => {
    const reads = (input: unknown): boolean => analyses[kind].parseSelection(input).ok;
    expect(reads(selection)).toBe(true);
    const places = placesIn(selection);
    const objects = places.filter(({ value }) => isHolder(value) && !Array.isArray(value));
    for (const { path, value } of objects)
      expect(reads(withValue(selection, path, { ...(value as object), zzz: 1 }))).toBe(false);
    for (const { path } of places.filter((place) => place.path.length > 0)) {
      expect(reads(withValue(selection, path, { zzz: 1 }))).toBe(false);
    }
    for (const { path } of places.filter((place) =>
      ['outcome', 'state', 'measure'].includes(String(place.path.at(-1))),
    )) {
      expect(reads(withValue(selection, path, 'zzz'))).toBe(false);
    }
  });
});
