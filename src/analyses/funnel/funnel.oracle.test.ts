import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { funnelOracle } from '../../../test/reference/funnel';
import type { LogEvent } from '../../../test/support/log';
import { runOnLog, type Sharding } from '../../../test/support/run-on-log';
import { funnel } from '.';
import type { FunnelResult } from './result';
import type { FunnelBreakdown, FunnelSelection, FunnelSpec } from './spec';

const minute = 60e6;
const settings = { timeZone: 'Europe/Berlin', weekStart: 'monday' } as const;
/** two hours before midnight in Berlin; four before the clocks go forward */
const start = Date.UTC(2024, 2, 30, 21) * 1000;

const plainMatcher = fc.record({
  event: fc.constantFrom<FunnelSpec['steps'][number]['event'][]>('a', 'b', 'c', ['a', 'b'], ['b', 'c', 'zzz'], null),
});
const matcher = fc.record({
  event: fc.constantFrom<FunnelSpec['steps'][number]['event'][]>('a', 'b', ['a', 'b'], null),
  where: fc.constantFrom<NonNullable<FunnelSpec['filter']>[]>(
    { property: 'p', is: 'eq', value: 'x' },
    { property: 'p', is: 'neq', value: 'x' },
    { property: 'absent', is: 'isNotSet' },
  ),
});

const windows: FunnelSpec['window'][] = [
  { amount: 2, unit: 'minute', from: 'firstStep' },
  { amount: 60, unit: 'minute', from: 'firstStep' },
  { amount: 7, unit: 'day', from: 'firstStep' },
  { amount: 1, unit: 'minute', from: 'previousStep' },
  { amount: 45, unit: 'minute', from: 'previousStep' },
  { same: 'session' },
  { same: 'day' },
];

const rules = {
  order: fc.constantFrom('ordered' as const, 'strict' as const),
  window: fc.constantFrom(...windows),
  ties: fc.constantFrom('either' as const, 'arrival' as const, 'never' as const),
  sessionGap: fc.constantFrom({ amount: 30, unit: 'minute' } as const, { amount: 1, unit: 'minute' } as const),
};
const range = fc.constantFrom<NonNullable<FunnelSpec['range']>[]>(
  { from: '2024-03-31' },
  { to: '2024-03-30' },
  { last: 1, unit: 'day' },
  { last: 1, unit: 'day', includeCurrent: true },
);
const breakdown = fc.record({
  property: fc.constantFrom('p', 'p', 'absent'),
  at: fc.constantFrom<FunnelBreakdown['at'][]>('first', 'last', { step: 1 }, { step: 2 }),
  limit: fc.constantFrom(1, 2, 10),
});

/** Needs no columns beyond the base ones. */
const plainSpecs = fc
  .record(
    { steps: fc.array(plainMatcher, { minLength: 1, maxLength: 4 }), ...rules, range },
    { requiredKeys: ['steps', 'order', 'window', 'ties', 'sessionGap'] },
  )
  .map((spec): FunnelSpec => ({ kind: 'funnel', v: 1, ...spec }));

const specs = fc
  .record(
    {
      steps: fc.array(fc.oneof(plainMatcher, matcher), { minLength: 2, maxLength: 3 }),
      ...rules,
      range,
      breakdown,
      filter: fc.constant({ property: 'p', is: 'isSet' } as const),
    },
    { requiredKeys: ['steps', 'order', 'window', 'ties', 'sessionGap', 'breakdown'] },
  )
  .map((spec): FunnelSpec => ({ kind: 'funnel', v: 1, ...spec }));

const logs = (minutes: number, most: number): fc.Arbitrary<LogEvent[]> => {
  const event = {
    actor: fc.constantFrom('u', 'v', 'w'),
    event: fc.constantFrom('a', 'b', 'c', 'd'),
    at: fc.integer({ min: 0, max: minutes }).map((after) => start + after * minute),
    properties: fc.record({ p: fc.constantFrom('x', 'y', 'z', null) }),
  };
  return fc.oneof(
    fc.array(fc.record(event), { minLength: 1, maxLength: most }),
    fc.array(fc.record({ ...event, session: fc.constantFrom('1', '2', null) }), { minLength: 1, maxLength: most }),
  );
};

/** The clicks on all numbers of a result, with the numbers. */
function clicks(result: FunnelResult): { selection: FunnelSelection; count: number }[] {
  const units = result.steps.map((step) => step.units);
  return [
    ...clicksOnRow(units, {}),
    ...(result.breakdown ?? []).flatMap((row) =>
      clicksOnRow(row.units, { value: row.other ? { other: true } : row.value }),
    ),
  ];
}

const clicksOnRow = (units: number[], row: Pick<FunnelSelection, 'value'>): ReturnType<typeof clicks> =>
  units.flatMap((count, i) => [
    { selection: { step: i + 1, outcome: 'reached', ...row }, count },
    { selection: { step: i + 1, outcome: 'dropped', ...row }, count: (units[i - 1] ?? count) - count },
  ]);

/** Times to a billionth, histograms checked apart. */
const rounded = (result: FunnelResult): unknown =>
  JSON.parse(
    JSON.stringify({ ...result, steps: result.steps.map((step) => ({ ...step, histogram: undefined })) }),
    (_, value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(12)) : value),
  );

async function agree(log: LogEvent[], spec: FunnelSpec, sharding: Sharding): Promise<void> {
  const oracle = funnelOracle(log, spec, settings);
  const run = await runOnLog(funnel, spec, log, settings, sharding);
  const { result } = run;
  expect(rounded(result)).toEqual(rounded(oracle.result));
  for (const { step, histogram } of result.steps) {
    const ms = step === 1 ? [] : oracle.fromFirstMs(step);
    expect(histogram?.counts.reduce((sum, count) => sum + count) ?? 0).toBe(ms.length);
    histogram?.edgesMs.slice(1).forEach((edge, i) => {
      const isLast = i === histogram.counts.length - 1;
      const inside = ms.filter((value) => value >= histogram.edgesMs[i]! && (isLast ? value <= edge : value < edge));
      expect(histogram.counts[i]).toBe(inside.length);
    });
  }
  for (const { selection, count } of clicks(result)) {
    const actors = run.select(selection);
    expect(actors).toHaveLength(count);
    expect(actors).toEqual([...oracle.units(selection)].sort());
  }
}

describe('a funnel gives the numbers, and the people behind each number, that enumeration from the definition gives', () => {
  it.each([
    ['in logs full of ties', 3],
    ['in logs over an evening and a night', 400],
  ])(
    '%s',
    async (_, minutes) => {
      await fc.assert(
        fc.asyncProperty(logs(minutes, 14), plainSpecs, (log, spec) => agree(log, spec, 'whole')),
        { numRuns: 500 },
      );
    },
    60_000,
  );

  it('with conditions, filters and breakdowns computed by the database, in shards', async () => {
    const any = fc.oneof(logs(3, 12), logs(400, 12));
    await fc.assert(
      fc.asyncProperty(any, specs, (log, spec) => agree(log, spec, 'sharded')),
      { numRuns: 60 },
    );
  }, 60_000);
});
