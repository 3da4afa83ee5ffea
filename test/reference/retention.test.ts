import { describe, expect, it } from 'vitest';
import { day, events, hour, monday } from './literal';
import type { LogEvent, Settings } from './log';
import { retentionOracle, type OracleRetentionSpec } from './retention';

const settings: Settings = { timeZone: 'UTC', weekStart: 'monday' };

const ask = (log: LogEvent[], more: Partial<OracleRetentionSpec> = {}): ReturnType<typeof retentionOracle> =>
  retentionOracle(
    log,
    {
      kind: 'retention',
      v: 1,
      start: { event: 'S' },
      return: { event: 'R' },
      membership: 'firstEver',
      period: 'day',
      periods: 3,
      clock: 'calendar',
      rule: 'on',
      mean: 'pooled',
      ...more,
    },
    settings,
  );

const cells = (log: LogEvent[], more: Partial<OracleRetentionSpec> = {}): (number | null)[][] =>
  ask(log, more).result.rows.map((one) => one.cells.map((cell) => cell.actors));

/** p starts on Monday at 23:00 and returns two hours later; the data end on the last microsecond of Thursday. */
const log: LogEvent[] = [
  ...events('S23 R25', hour, 'p'),
  ...events('S1 S49 R50', hour, 'q'),
  { actor: 'z', event: 'end', at: monday + 4 * day - 1 },
];

describe('cohorts', () => {
  it('on calendar days returns the next day two hours later; on a rolling clock not', () => {
    expect(cells(log).slice(0, 1)).toEqual([[2, 1, 1, 0]]);
    expect(cells(log, { clock: 'rolling' }).slice(0, 1)).toEqual([[2, 0, 1, 0]]);
  });

  it('list the periods without anyone, up to the data’s end', () => {
    expect(ask(log).result.rows.map(({ cohort, actors }) => [cohort, actors])).toEqual([
      ['2024-01-01', 2],
      ['2024-01-02', 0],
      ['2024-01-03', 0],
      ['2024-01-04', 0],
    ]);
    expect(cells(log)[2]).toEqual([0, 0, null, null]);
  });

  it('mark a period that is not over by the data’s end', () => {
    const shorter = log.map((event) => (event.event === 'end' ? { ...event, at: event.at - 1 } : event));
    expect(ask(log).result.rows[0]?.cells.map(({ immature }) => immature)).toEqual([false, false, false, false]);
    expect(ask(shorter).result.rows[0]?.cells.map(({ immature }) => immature)).toEqual([false, false, false, true]);
  });

  it('take an actor’s first start ever, the first in the range, or one in each period', () => {
    const range = { from: '2024-01-03', to: '2024-01-03' };
    const rows = (membership: OracleRetentionSpec['membership'], more = {}): (string | number)[][] =>
      ask(log, { membership, ...more })
        .result.rows.filter(({ actors }) => actors > 0)
        .map(({ cohort, actors }) => [cohort, actors]);
    expect(rows('firstEver', { range })).toEqual([]);
    expect(rows('firstInRange', { range })).toEqual([['2024-01-03', 1]]);
    expect(rows('everyPeriod')).toEqual([
      ['2024-01-01', 2],
      ['2024-01-03', 1],
    ]);
  });

  it('on or after looks on to the data’s end', () => {
    expect(cells(log, { rule: 'onOrAfter' })[0]).toEqual([2, 2, 1, 0]);
    expect(cells(log, { rule: 'onOrAfter', periods: 1 })[0]).toEqual([2, 2]);
  });

  it('in brackets 0, 1–2, 3 and later', () => {
    const { result } = ask(events('S0 R1 R5 R6', day, 'p'), { rule: { brackets: [0, 1, 3] } });
    expect(result.rows[0]?.cells.map(({ actors, immature }) => [actors, immature])).toEqual([
      [1, false],
      [1, false],
      [1, false],
    ]);
    expect(cells(events('S0 R5', day, 'p'), { rule: { brackets: [0, 1, 3] } })[0]).toEqual([1, 0, 1]);
  });

  it('counts a return in column 0 only later than the start, when asked to', () => {
    const tied = [...events('S0 R0', hour, 'p'), ...events('S0 R1', hour, 'q')];
    expect(cells(tied, { zero: 'return' })[0]?.[0]).toBe(1);
    expect(cells(tied, { zero: 'return', minOccurrences: 2 })[0]?.[0]).toBe(0);
  });
});

describe('the mean over mature cells', () => {
  const three = [
    ...events('S0 R1', day, 'a'),
    ...events('S0', day, 'b'),
    ...events('S0', day, 'c'),
    ...events('S1 R2', day, 'd'),
    { actor: 'z', event: 'end', at: monday + 3 * day - 1 },
  ];

  it('is pooled, or simple; with Wilson’s interval about the pooled rate', () => {
    const { result, units } = ask(three, { periods: 1 });
    expect(result.mean[1]).toEqual({ column: 1, pooled: 2 / 4, simple: (1 / 3 + 1) / 2 });
    expect(result.curve[1]?.low).toBeCloseTo(0.15, 3);
    expect(result.curve[1]?.high).toBeCloseTo(0.85, 3);
    expect(units({ cohort: '2024-01-01', column: 1, outcome: 'lost' })).toEqual(new Set(['b', 'c']));
    expect(units({ cohort: '2024-01-01' })).toEqual(new Set(['a', 'b', 'c']));
  });
});
