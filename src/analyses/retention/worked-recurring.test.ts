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

/** 'p1 V 0 1=a 2': p1 does V on these days from 2020-06-10 on, at five o'clock, on day 1 with the plan a. */
const days = (...lines: string[]): LogEvent[] =>
  lines.flatMap((line) => {
    const [actor = '', name = '', ...words] = line.split(' ');
    return words.map((word) => {
      const [day, plan = null] = word.split('=');
      return { actor, event: name, at: Date.UTC(2020, 5, 10 + Number(day), 5) * 1000, properties: { plan } };
    });
  });
const endOn = (day: number): LogEvent[] => days(`~ end ${day}`);

const seen = { event: 'V' };
const recurring = { start: seen, return: seen, membership: 'everyPeriod' };
const first = { start: seen, return: seen, membership: 'firstEver' };
const marked = { property: 'plan', is: 'eq', value: 'm' };
const two = days('p1 V 0 1 2 5 5 6', 'p2 V 1 2 3 6');
const none = (...lengths: number[]): number[][] => lengths.map((length) => Array.from({ length }, () => 0));

/** Rows of the cells that there are. */
async function cells(log: LogEvent[], spec: object, settings: LogSettings = {}): Promise<number[][]> {
  const { rows } = await ask(log, { periods: 10, ...spec }, settings);
  return rows.map(({ cells: all }) => all.flatMap(({ actors }) => (actors === null ? [] : [actors])));
}

/** More numbers that PostHog's own tests expect. */
describe('people who come', () => {
  const apart = days('p1 S 0 1 2 3', 'p2 S 0 1 2 3', 'p3 S 5', 'p1 V 5 6', 'p2 V 5');
  const five = days('p1 V 0 3 4', 'p2 V 0 1', 'p3 V 1 2 3', 'p4 V 3 4', 'p5 V 4');
  const often = days('p1 V 0 3 4 4 4', 'p2 V 0 1', 'p3 V 1 2 3 3 3', 'p4 V 3 4', 'p5 V 4');

  it.each<[string, LogEvent[], object, number[][]]>([
    [
      'on or after a day, each counted once',
      [...five, ...endOn(5)],
      { ...recurring, rule: 'onOrAfter' },
      [[2, 2, 1, 1, 1, 0], [2, 1, 1, 0, 0], [1, 1, 0, 0], [3, 2, 0], [3, 0], [0]],
    ],
    [
      'on or after a day, three times',
      [...often, ...endOn(5)],
      { ...recurring, rule: 'onOrAfter', minOccurrences: 3 },
      [[2, 1, 1, 1, 1, 0], [2, 1, 1, 0, 0], [1, 1, 0, 0], [3, 1, 0], [3, 0], [0]],
    ],
    [
      'twice a day',
      two,
      { ...recurring, minOccurrences: 2 },
      [[1, 0, 0, 0, 0, 1, 0], [2, 0, 0, 0, 1, 0], [2, 0, 0, 1, 0], [1, 0, 0, 0], [0, 0, 0], [1, 0], [2]],
    ],
    [
      'in a marked event and return in any',
      days('p1 V 0=m 1 2 5 5 6', 'p2 V 1 2 3 6'),
      { ...recurring, start: { ...seen, where: marked } },
      [[1, 1, 1, 0, 0, 1, 1], ...none(6, 5, 4, 3, 2, 1)],
    ],
    [
      'and return in a marked event',
      days('p1 V 0 1=m 2 5 5 6', 'p2 V 1 2 3 6'),
      { ...recurring, return: { ...seen, where: marked } },
      [[1, 1, 0, 0, 0, 0, 0], [2, 0, 0, 0, 0, 0], [2, 0, 0, 0, 0], [1, 0, 0, 0], [0, 0, 0], [1, 0], [2]],
    ],
    [
      'first in a marked event and return in any',
      days('p1 V 0 1 2=m 5=m 5 6', 'p2 V 1 2 3 6'),
      { ...first, start: { ...seen, where: marked } },
      [[1, 0, 0, 1, 1], ...none(4, 3, 2, 1)],
    ],
    [
      'first and return in a marked event',
      days('p1 V 0 1 2 5=m 5 6', 'p2 V 1 2 3 6'),
      { ...first, return: { ...seen, where: marked } },
      [[1, 0, 0, 0, 0, 1, 0], ...[[1, 0, 0, 0, 0, 0]], ...none(5, 4, 3, 2, 1)],
    ],
    [
      'in marked events, others left out',
      days('p1 V 0=m 1 2=m 5 5=m 6', 'p2 V 1=m 2 3=m 6'),
      { ...recurring, filter: marked },
      [[1, 0, 1, 0, 0, 1, 0], [1, 0, 1, 0, 0, 0], [1, 0, 0, 1, 0], [1, 0, 0, 0], [0, 0, 0], [1, 0], [0]],
    ],
    [
      'by one event and return by another',
      apart,
      { ...recurring, start: { event: 'S' } },
      [[2, 0, 0, 0, 0, 2, 1], [2, 0, 0, 0, 2, 1], [2, 0, 0, 2, 1], [2, 0, 2, 1], [0, 0, 0], [1, 0], [0]],
    ],
    [
      'by any event and return by any',
      apart,
      { membership: 'everyPeriod', start: { event: null }, return: { event: null } },
      [[2, 2, 2, 2, 0, 2, 1], [2, 2, 2, 0, 2, 1], [2, 2, 0, 2, 1], [2, 0, 2, 1], [0, 0, 0], [3, 1], [1]],
    ],
    [
      'by one event and return by another, on the same day too',
      [...days('p1 S 0 1 2 3', 'p2 S 0 1 2 3', 'p1 V 3', 'p2 V 5'), ...endOn(6)],
      { ...recurring, start: { event: 'S' } },
      [[2, 0, 0, 1, 0, 1, 0], [2, 0, 1, 0, 1, 0], [2, 1, 0, 1, 0], [2, 0, 1, 0], [0, 0, 0], [0, 0], [0]],
    ],
  ])('%s', async (_, log, spec, expected) => {
    expect(await cells(log, spec)).toEqual(expected);
  });

  it('and sign up once, before the range or in it', async () => {
    const log = [
      ...days('no S -5 -1', 'p1 S -1 1 2 3 4', 'p2 S -1', 'p3 S 0', 'p4 S 2'),
      ...days('p1 V 0 1 2 5 5 6', 'p2 V 1 2 3 6', 'p3 V 1 3 4 5', 'p4 V 3 5'),
    ];
    const spec = { ...first, start: { event: 'S' }, periods: 6 };
    const range = { from: '2020-06-09', to: '2020-06-15' };
    expect(await cells(log, { ...spec, range, untilRangeEnd: true })).toEqual([
      ...[[2, 1, 2, 2, 1, 0, 1], [1, 1, 0, 1, 1, 1], ...none(5), [1, 1, 0, 1], ...none(3, 2, 1)],
    ]);
    expect(await cells(log, { ...spec, period: 'week' }, { weekStart: 'sunday' })).toEqual([[1, 0, 0], [4, 4], [0]]);
  });

  it('on days of Los Angeles, at one o’clock UTC the day before', async () => {
    const at = (actor: string, ...times: string[]): LogEvent[] =>
      times.map((when) => event(actor, 'V', `2020-06-${when}`));
    const log = [
      ...at('p1', '09T01:00', '10T01:00', '11T01:00'),
      ...at('p2', '16T01:00', '16T09:00'),
      end('2020-06-20T12:00'),
    ];
    const spec = { ...recurring, range: { from: '2020-06-10' } };
    const one = (...row: number[]): number[] => row;
    expect(await cells(log, spec)).toEqual([
      ...[one(1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0), one(1, 0, 0, 0, 0, 0, 0, 0, 0, 0), ...none(9, 8, 7, 6)],
      ...[one(1, 0, 0, 0, 0), ...none(4, 3, 2, 1)],
    ]);
    expect(await cells(log, spec, { timeZone: 'America/Los_Angeles' })).toEqual([
      ...[one(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), ...none(10, 9, 8, 7), one(1, 1, 0, 0, 0, 0)],
      ...[one(1, 0, 0, 0, 0), ...none(4, 3, 2, 1)],
    ]);
  });

  it('twice a day, by browser', async () => {
    const log = days(
      ...['p1 V 0=C 0=C 1=C 1=C 3=C 3=C 5=C', 'p3 V 0=C 0=C 2=C 2=C 3=C', 'p2 V 0=S 0=S 1=S 1=S 2=S 4=S 4=S'],
      'p4 V 0=F 0=F 3=F 5=F 5=F',
    );
    const { breakdown } = await ask(log, {
      ...recurring,
      periods: 5,
      minOccurrences: 2,
      breakdown: { property: 'plan' },
    });
    const filled = breakdown?.map((part) => [
      part.value,
      ...part.rows.map((row) => row.cells.map(({ actors }) => actors ?? 0).join('')),
    ]);
    expect(filled).toEqual([
      ['C', '211100', '101000', '100000', '200000', '000000', '100000'],
      ['S', '110010', '100100', '101000', '000000', '100000', '000000'],
      ['F', '100001', '000000', '000000', '101000', '000000', '100000'],
    ]);
  });
});
