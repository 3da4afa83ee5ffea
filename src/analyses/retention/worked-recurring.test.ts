import { describe, expect, it } from 'vitest';
import { ask, end, event } from '../../../test/support/retention-table';
import type { LogEvent, LogSettings } from '../../../test/support/log';

/** The numbers that PostHog's own tests of the same days expect of "recurring" retention. */
describe('people who start in every period they come in', () => {
  const every = { start: { event: 'V' }, return: { event: 'V' }, membership: 'everyPeriod', periods: 10 };
  const come = (actor: string, ...times: string[]): LogEvent[] =>
    times.map((when) => event(actor, 'V', when.length > 10 ? when : `${when}T05:00`));

  async function triangle(log: LogEvent[], spec: object, settings: LogSettings = {}): Promise<number[][]> {
    const { rows } = await ask(log, { ...every, ...spec }, settings);
    return rows.map(({ cells }) => cells.flatMap(({ actors }) => (actors === null ? [] : [actors])));
  }

  const yearOfMonths = [
    [2, 2, 2, 0, 1, 2, 1, 0, 1, 0, 1],
    [2, 2, 0, 1, 2, 1, 0, 1, 0, 1],
    [2, 0, 1, 2, 1, 0, 1, 0, 1],
    [0, 0, 0, 0, 0, 0, 0, 0],
    [1, 1, 0, 0, 1, 0, 0],
    [2, 1, 0, 1, 0, 1],
    [1, 0, 0, 0, 1],
    [0, 0, 0, 0],
    [1, 0, 0],
    [0, 0],
    [1],
  ];

  it('by day', async () => {
    const june = (...days: number[]): string[] => days.map((day) => `2020-06-${10 + day}`);
    const log = [...come('p1', ...june(0, 1, 2, 5, 6), '2020-06-15T09:00'), ...come('p2', ...june(1, 2, 3, 6))];
    expect(await triangle([...log, end('2020-06-20T06:00')], {})).toEqual([
      [1, 1, 1, 0, 0, 1, 1, 0, 0, 0, 0],
      [2, 2, 1, 0, 1, 2, 0, 0, 0, 0],
      [2, 1, 0, 1, 2, 0, 0, 0, 0],
      [1, 0, 0, 1, 0, 0, 0, 0],
      [0, 0, 0, 0, 0, 0, 0],
      [1, 1, 0, 0, 0, 0],
      [2, 0, 0, 0, 0],
      [0, 0, 0, 0],
      [0, 0, 0],
      [0, 0],
      [0],
    ]);
  });

  it('by month', async () => {
    const tenth = (...months: number[]): string[] => months.map((month) => `2020-${String(month).padStart(2, '0')}-10`);
    const log = [...come('p1', ...tenth(1, 2, 3, 5, 6, 9)), ...come('p2', ...tenth(1, 2, 3, 6, 7, 11))];
    expect(await triangle(log, { period: 'month' })).toEqual(yearOfMonths);
  });

  it('by hour', async () => {
    const hours = (...all: number[]): string[] => all.map((hour) => `2020-06-10T${String(hour).padStart(2, '0')}:00`);
    const log = [...come('p1', ...hours(6, 7, 8, 10, 11, 14)), ...come('p2', ...hours(6, 7, 8, 11, 12, 16))];
    expect(await triangle(log, { period: 'hour' })).toEqual(yearOfMonths);
  });

  it('by week from Sunday', async () => {
    const log = [
      ...come('p1', '2020-06-10', '2020-06-11', '2020-06-17', '2020-06-24', '2020-07-04', '2020-07-11'),
      ...come('p2', '2020-06-10', '2020-06-11', '2020-06-17', '2020-07-04', '2020-07-11', '2020-07-25'),
    ];
    const expected = [[2, 2, 1, 2, 2, 0, 1], [2, 1, 2, 2, 0, 1], [1, 1, 1, 0, 0], [2, 2, 0, 1], [2, 0, 1], [0, 0], [1]];
    const sunday = { weekStart: 'sunday' } as const;
    expect(await triangle(log, { period: 'week' }, sunday)).toEqual(expected);
    const { rows } = await ask(log, { ...every, period: 'week' }, sunday);
    expect(rows.map(({ cohort }) => cohort)).toEqual(
      ['06-07', '06-14', '06-21', '06-28', '07-05', '07-12', '07-19'].map((day) => `2020-${day}`),
    );
  });

  it('by browser: the largest two, and the rest together', async () => {
    const on = (actor: string, plan: string, ...days: number[]): LogEvent[] =>
      days.map((day) => event(actor, 'V', `2020-06-${10 + day}T05:00`, plan));
    const log = [
      ...[on('c1', 'Chrome', 0, 1), on('c2', 'Chrome', 0, 2), on('c3', 'Chrome', 0)].flat(),
      ...[on('s1', 'Safari', 0, 1), on('s2', 'Safari', 0)].flat(),
      ...[on('f1', 'Firefox', 0, 3), on('e1', 'Edge', 0, 4)].flat(),
      end('2020-06-15T00:00'),
    ];
    const { breakdown } = await ask(log, { ...every, periods: 5, breakdown: { property: 'plan', limit: 2 } });
    expect(breakdown?.map(({ value, other }) => [value, other])).toEqual([
      ['Chrome', false],
      ['Safari', false],
      [null, true],
    ]);
    const filled = breakdown?.map(({ rows }) => rows.map(({ cells }) => cells.map(({ actors }) => actors ?? 0)));
    const none = [0, 0, 0, 0, 0, 0];
    expect(filled).toEqual([
      [[3, 1, 1, 0, 0, 0], [1, 0, 0, 0, 0, 0], [1, 0, 0, 0, 0, 0], none, none, none],
      [[2, 1, 0, 0, 0, 0], [1, 0, 0, 0, 0, 0], none, none, none, none],
      [[2, 0, 0, 1, 1, 0], none, none, [1, 0, 0, 0, 0, 0], [1, 0, 0, 0, 0, 0], none],
    ]);
  });
});
