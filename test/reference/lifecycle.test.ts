import { describe, expect, it } from 'vitest';
import { lifecycleOracle, type LifecycleState, type OracleLifecycleSpec } from './lifecycle';
import { day, events, hour, monday, utc } from './literal';
import type { LogEvent, Settings } from './log';
import { stickinessOracle, type OracleStickinessSpec } from './stickiness';

const inUtc: Settings = { timeZone: 'UTC', weekStart: 'monday' };

const lifecycle = (log: LogEvent[], more: Partial<OracleLifecycleSpec> = {}, settings = inUtc): string[] => {
  const spec: OracleLifecycleSpec = { kind: 'lifecycle', v: 1, event: { event: 'A' }, period: 'day', ...more };
  return lifecycleOracle(log, spec, settings).result.periods.map(
    (row) => `${row.period} ${row.new} ${row.returning} ${row.resurrecting} ${row.dormant}`,
  );
};

/** x on days 1, 2 and 4, y on days 2 and 3; the data ends on day 5. */
const twoActors = [...events('A0 A1 A3', day, 'x'), ...events('A1 A2 end4', day, 'y')];

describe('lifecycle', () => {
  it('counts new, returning, resurrecting and dormant actors day by day', () => {
    expect(lifecycle(twoActors)).toEqual([
      '2024-01-01 1 0 0 0',
      '2024-01-02 1 1 0 0',
      '2024-01-03 0 1 0 -1',
      '2024-01-04 0 0 1 -1',
      '2024-01-05 0 0 0 -1',
    ]);
  });

  it('names the actors of a state', () => {
    const spec: OracleLifecycleSpec = { kind: 'lifecycle', v: 1, event: { event: 'A' }, period: 'day' };
    const { units } = lifecycleOracle(twoActors, spec, inUtc);
    const on = (period: string, state: LifecycleState): string[] => [...units({ period, state })];
    expect(on('2024-01-03', 'returning')).toEqual(['y']);
    expect(on('2024-01-03', 'dormant')).toEqual(['x']);
    expect(on('2024-01-04', 'resurrecting')).toEqual(['x']);
    expect(on('2024-01-04', 'new')).toEqual([]);
  });

  it('looks at history before the range: nobody is new in it a second time', () => {
    expect(lifecycle(twoActors, { range: { from: '2024-01-02', to: '2024-01-02' } })).toEqual(['2024-01-02 1 1 0 0']);
    expect(lifecycle(twoActors, { range: { from: '2024-01-04' } })).toEqual([
      '2024-01-04 0 0 1 -1',
      '2024-01-05 0 0 0 -1',
    ]);
  });

  it('takes whole periods: an event on Monday is active in a week of which the range has only Wednesday', () => {
    const wednesday = { from: '2024-01-03', to: '2024-01-03' };
    expect(lifecycle(events('A0', day), { period: 'week', range: wednesday })).toEqual(['2024-01-01 1 0 0 0']);
  });

  it('is new by the first event that passes matcher and filter, not by the first of all', () => {
    const [bought, again] = events('A1 A2', day);
    const log = [...events('B0', day), ...(bought ? [bought] : [])];
    expect(lifecycle(log)).toEqual(['2024-01-02 1 0 0 0']);
    const unpaid = { ...bought, properties: { paid: false } } as LogEvent;
    const paid = { ...again, properties: { paid: true } } as LogEvent;
    const filter = { property: 'paid', is: 'eq' as const, value: true };
    expect(lifecycle([unpaid, paid], { filter })).toEqual(['2024-01-03 1 0 0 0']);
  });

  it('counts an actor of the first hour of a long day in Berlin as active that day', () => {
    const autumn = utc('2024-10-26T22:30:00Z');
    const log = events('A0 A24.25', hour, 'x', autumn);
    expect(lifecycle(log, {}, { timeZone: 'Europe/Berlin', weekStart: 'monday' })).toEqual(['2024-10-27 1 0 0 0']);
  });

  it('takes a repeated hour as one period, and a skipped hour as a period without anyone', () => {
    const berlin: Settings = { timeZone: 'Europe/Berlin', weekStart: 'monday' };
    const autumn = events('A0 A1', hour, 'x', utc('2024-10-27T00:30:00Z'));
    expect(lifecycle(autumn, { period: 'hour' }, berlin)).toEqual(['2024-10-27T02:00 1 0 0 0']);
    const spring = events('A0 A1', hour, 'x', utc('2024-03-31T00:30:00Z'));
    expect(lifecycle(spring, { period: 'hour' }, berlin)).toEqual([
      '2024-03-31T01:00 1 0 0 0',
      '2024-03-31T02:00 0 0 0 -1',
      '2024-03-31T03:00 0 0 1 0',
    ]);
  });
});

const stickiness = (log: LogEvent[], more: Partial<OracleStickinessSpec> = {}): [number, number][] => {
  const spec: OracleStickinessSpec = { kind: 'stickiness', v: 1, event: { event: 'A' }, period: 'day', ...more };
  return stickinessOracle(log, spec, inUtc).result.rows.map(({ periods, actors }) => [periods, actors]);
};

/** x is active on three days (twice on the first), y on one, z on three. */
const threeActors = [
  ...events('A0 A0.5 A1 A3', day, 'x'),
  ...events('A1 B2', day, 'y'),
  ...events('A1 A5 A9', day, 'z'),
];

describe('stickiness', () => {
  it('counts actors by the number of distinct days they were active on', () => {
    expect(stickiness(threeActors)).toEqual([
      [1, 1],
      [2, 0],
      [3, 2],
    ]);
  });

  it('cumulative counts those active on at least so many days', () => {
    expect(stickiness(threeActors, { cumulative: true })).toEqual([
      [1, 3],
      [2, 2],
      [3, 2],
    ]);
  });

  it('looks only at the events inside the range', () => {
    expect(stickiness(threeActors, { range: { from: '2024-01-02', to: '2024-01-06' } })).toEqual([
      [1, 1],
      [2, 2],
    ]);
  });

  it('by week needs different weeks, which begin on the day set', () => {
    const log = events('A5 A6 A7', day, 'x', monday);
    const rows = (weekStart: Settings['weekStart']): unknown =>
      stickinessOracle(
        log,
        { kind: 'stickiness', v: 1, event: { event: 'A' }, period: 'week' },
        { timeZone: 'UTC', weekStart },
      ).result.rows.at(-1);
    expect(rows('monday')).toEqual({ periods: 2, actors: 1 });
    expect(rows('saturday')).toEqual({ periods: 1, actors: 1 });
  });

  it('of nothing has no rows', () => {
    expect(stickiness(events('B0'))).toEqual([]);
  });

  it('names the actors', () => {
    const spec: OracleStickinessSpec = { kind: 'stickiness', v: 1, event: { event: 'A' }, period: 'day' };
    expect([...stickinessOracle(threeActors, spec, inUtc).units({ periods: 3 })]).toEqual(['x', 'z']);
  });
});
