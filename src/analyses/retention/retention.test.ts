import { describe, expect, it } from 'vitest';
import { ask, asked, at, end, event, table } from '../../../test/support/retention-table';
import type { LogEvent } from '../../../test/support/log';
import { runOnLog } from '../../../test/support/run-on-log';
import { retention, type RetentionSelection } from '.';

/** Ann starts on the 1st and returns on the 2nd and 4th; Bob starts on the 1st; Cleo on the 3rd and returns that day and the next. */
const days = [
  event('ann', 'S', '2024-01-01T10:00', 'paid'),
  event('ann', 'R', '2024-01-02T09:00'),
  event('ann', 'R', '2024-01-04T12:00'),
  event('bob', 'S', '2024-01-01T23:00', 'free'),
  event('cleo', 'S', '2024-01-03T08:00', 'free'),
  event('cleo', 'R', '2024-01-03T09:00'),
  event('cleo', 'R', '2024-01-04T07:00'),
  end('2024-01-04T23:59:59.999'),
];

describe('cohorts by day', () => {
  it('hold who came back in which period, cohorts without anyone among them', async () => {
    expect(await table(days)).toEqual([
      '01-01 2: 2 1 0 1?',
      '01-02 0: 0 0 0? -',
      '01-03 1: 1 1? - -',
      '01-04 0: 0? - - -',
    ]);
  });

  it('have mature cells from the last microsecond of the period on', async () => {
    const last = { ...end('2024-01-04T23:59:59'), at: at('2024-01-05T00:00') - 1 };
    expect((await table([...days, last]))[0]).toBe('01-01 2: 2 1 0 1');
    expect((await table([...days, { ...last, at: last.at - 1 }]))[0]).toBe('01-01 2: 2 1 0 1?');
  });

  it('have rates of their actors, and none without actors', async () => {
    const { rows } = await ask(days);
    expect(rows[0]?.cells.map(({ rate }) => rate)).toEqual([1, 0.5, 0, 0.5]);
    expect(rows[1]?.cells.map(({ rate }) => rate)).toEqual([null, null, null, null]);
  });

  it('are averaged over mature cells, pooled over actors or simply over cohorts', async () => {
    const more = ['dora', 'emil'].map((actor) => event(actor, 'S', '2024-01-02T08:00'));
    const { mean } = await ask([...days, ...more, event('dora', 'R', '2024-01-03T08:00'), end('2024-01-05T12:00')]);
    // column 1: 1 of 2, 1 of 2, 1 of 1 are over; column 2: 0 of 2, 0 of 2; column 3: 1 of 2
    expect(mean).toEqual([
      { column: 0, pooled: 1, simple: 1 },
      { column: 1, pooled: 3 / 5, simple: (1 / 2 + 1 / 2 + 1) / 3 },
      { column: 2, pooled: 0, simple: 0 },
      { column: 3, pooled: 1 / 2, simple: 1 / 2 },
    ]);
  });

  it('have a curve of pooled rates with Wilson’s interval', async () => {
    const ten = Array.from({ length: 10 }, (_, i) => `actor ${i}`);
    const log = ten.flatMap((actor, i) => [
      event(actor, 'S', '2024-01-01T10:00'),
      ...(i < 3 ? [event(actor, 'R', '2024-01-02T10:00')] : []),
    ]);
    const { curve } = await ask([...log, end('2024-01-03T12:00')], { periods: 2 });
    expect(curve[1]).toMatchObject({ column: 1, rate: 0.3 });
    expect(curve[1]?.low).toBeCloseTo(0.10779, 5);
    expect(curve[1]?.high).toBeCloseTo(0.60322, 5);
    expect(curve[0]?.high).toBeCloseTo(1, 12);
    expect(curve[2]).toEqual({ column: 2, rate: null, low: null, high: null });
  });
});

describe('the start', () => {
  const twice = [
    event('ann', 'S', '2024-01-01T10:00'),
    event('ann', 'S', '2024-01-03T10:00'),
    event('ann', 'S', '2024-01-03T11:00'),
    event('ann', 'R', '2024-01-04T10:00'),
    end('2024-01-05T00:00'),
  ];
  const fromThird = { range: { from: '2024-01-02', to: '2024-01-03' } };

  it('is the first in all history, and only counts inside the range', async () => {
    expect((await table(twice))[0]).toBe('01-01 1: 1 0 0 1');
    expect(await table(twice, fromThird)).toEqual(['01-02 0: 0 0 0 0?', '01-03 0: 0 0 0? -']);
  });

  it('is the first inside the range', async () => {
    expect(await table(twice, { membership: 'firstInRange', ...fromThird })).toEqual([
      '01-02 0: 0 0 0 0?',
      '01-03 1: 1 1 0? -',
    ]);
  });

  it('is the first of every period', async () => {
    const rows = await table(twice, { membership: 'everyPeriod', periods: 2 });
    expect(rows).toEqual(['01-01 1: 1 0 0', '01-02 0: 0 0 0', '01-03 1: 1 1 0?', '01-04 0: 0 0? -', '01-05 0: 0? - -']);
  });

  it('may be any event when nothing is said, and each is a return', async () => {
    const log = [event('ann', 'x', '2024-01-01T10:00'), event('ann', 'y', '2024-01-02T10:00')];
    const { result } = await runOnLog(retention, { kind: 'retention', periods: 1 }, log);
    expect(result.rows[0]).toMatchObject({ cohort: '2024-01-01', actors: 1, cells: [{ actors: 1 }, { actors: 1 }] });
  });

  it('that the filter leaves out has never happened', async () => {
    const filter = { not: { property: 'plan', is: 'eq', value: 'trial' } };
    const log = [
      event('ann', 'S', '2024-01-01T10:00', 'trial'),
      event('ann', 'S', '2024-01-02T10:00'),
      end('2024-01-03T00:00'),
    ];
    expect(await table(log, { filter, periods: 1 })).toEqual(['01-02 1: 1 0?', '01-03 0: 0? -']);
  });

  it('before a range that ends is no start, but returns run on to the data’s end', async () => {
    expect(await table(days, { range: { to: '2024-01-01' } })).toEqual(['01-01 2: 2 1 0 1?']);
    expect(await table(days, { range: { to: '2024-01-01' }, untilRangeEnd: true })).toEqual(['01-01 2: 2 - - -']);
  });

  it('in a range beyond the data gives cohorts without cells', async () => {
    expect(await table(days, { range: { from: '2024-01-05', to: '2024-01-06' }, periods: 1 })).toEqual([
      '01-05 0: - -',
      '01-06 0: - -',
    ]);
    expect(await table(days, { range: { from: '2025-01-01' } })).toEqual([]);
  });
});

describe('the rolling clock', () => {
  it('counts whole days since the start: 24 h later is day 1, a microsecond less is day 0', async () => {
    const log = (returned: number): LogEvent[] => [
      event('ann', 'S', '2024-01-01T23:00'),
      { actor: 'ann', event: 'R', at: returned },
      end('2024-01-05T00:00'),
    ];
    const rolling = { clock: 'rolling', zero: 'return' };
    const exact = at('2024-01-02T23:00');
    expect((await table(log(exact), rolling))[0]).toBe('01-01 1: 0 1 0 0?');
    expect((await table(log(exact - 1), rolling))[0]).toBe('01-01 1: 1 0 0 0?');
    expect((await table(log(exact - 1), { zero: 'return' }))[0]).toBe('01-01 1: 0 1 0 0');
  });

  it('begins a cell with the earliest possible start and ends it with the latest', async () => {
    const log = (last: number): LogEvent[] => [
      event('ann', 'S', '2024-01-01T12:00'),
      { ...end('2024-01-03T00:00'), at: last },
    ];
    const rows = async (last: number) => (await table(log(last), { clock: 'rolling', periods: 2 }))[0];
    // column 1 ends 48 h after 23:59:59.999999 on the 1st, that is before the last microsecond of the 3rd
    expect(await rows(at('2024-01-03T23:59:59.999') + 998)).toBe('01-01 1: 1 0 0?');
    expect(await rows(at('2024-01-03T23:59:59.999') + 997)).toBe('01-01 1: 1 0? 0?');
    expect(await rows(at('2024-01-03T00:00'))).toBe('01-01 1: 1 0? 0?');
    expect(await rows(at('2024-01-03T00:00') - 1)).toBe('01-01 1: 1 0? -');
  });

  it('takes a month as 30 days, where the calendar takes the next month', async () => {
    const log = [event('ann', 'S', '2024-01-31T12:00'), event('ann', 'R', '2024-02-01T12:00'), end('2024-06-30T00:00')];
    expect((await table(log, { period: 'month', periods: 1 }))[0]).toBe('01-01 1: 1 1');
    expect((await table(log, { period: 'month', periods: 1, clock: 'rolling' }))[0]).toBe('01-01 1: 1 0');
  });

  it('does not let the start’s cohort reach beyond the range', async () => {
    const log = [event('ann', 'S', '2024-01-03T12:00'), end('2024-01-16T12:00')];
    const week = { period: 'week', clock: 'rolling', periods: 2 };
    expect((await table(log, week))[0]).toBe('01-01 1: 1 0? 0?');
    // a start lies between Wednesday and Thursday: its week 2 cannot begin before the 17th
    expect(await table(log, { ...week, range: { from: '2024-01-03', to: '2024-01-04' } })).toEqual(['01-01 1: 1 0? -']);
  });
});

describe('the people behind a number', () => {
  it('are the cohort, those who came back in a column, or those who did not', async () => {
    const run = await runOnLog(retention, asked, days);
    const people = (selection: RetentionSelection) => run.select(selection);
    expect(people({ cohort: '2024-01-01' })).toEqual(['ann', 'bob']);
    expect(people({ cohort: '2024-01-01', column: 1 })).toEqual(['ann']);
    expect(people({ cohort: '2024-01-01', column: 1, outcome: 'lost' })).toEqual(['bob']);
    expect(people({ cohort: '2024-01-02' })).toEqual([]);
    expect(people({ cohort: '1999-01-01' })).toEqual([]);
    expect(people({ cohort: '2024-01-01', column: 77 })).toEqual([]);
  });

  it('of all cohorts are those of every row, in a column those of the rows that are over in it', async () => {
    const { select } = await runOnLog(retention, asked, days);
    expect(select({})).toEqual(['ann', 'bob', 'cleo']);
    expect(select({ column: 1 })).toEqual(['ann']); // Cleo's day 1 is not over
    expect(select({ column: 1, outcome: 'lost' })).toEqual(['bob']);
    expect(select({ cohort: '2024-01-03', column: 1 })).toEqual(['cleo']);
    expect(select({ column: 77 })).toEqual([]);
  });

  it('with a value are those who had it at their start', async () => {
    const { result, select } = await runOnLog(retention, { ...asked, breakdown: { property: 'plan', limit: 1 } }, days);
    expect(result.breakdown?.map(({ value, other }) => [value, other])).toEqual([
      ['free', false],
      [null, true],
    ]);
    expect(select({ value: 'free' })).toEqual(['bob', 'cleo']);
    expect(select({ value: { other: true }, column: 1 })).toEqual(['ann']);
    expect(select({ value: 'free', cohort: '2024-01-01', column: 1, outcome: 'lost' })).toEqual(['bob']);
    expect(select({ value: 'paid' })).toEqual([]);
    expect((await runOnLog(retention, asked, days)).select({ value: 'free' })).toEqual([]);
  });

  it('have an outcome only in a column', () => {
    expect(retention.parseSelection({ cohort: '2024-01-01', outcome: 'lost' }).ok).toBe(false);
    expect(retention.parseSelection({ outcome: 'lost' }).ok).toBe(false);
    expect(retention.parseSelection({ cohort: '2024-01-01', column: 1, outcome: 'lost' }).ok).toBe(true);
  });
});
