import { describe, expect, it } from 'vitest';
import type { LogEvent, LogSettings } from '../../../test/support/log';
import { runOnLog } from '../../../test/support/run-on-log';
import { stickiness } from '.';

const on = (actor: string, ...times: string[]): LogEvent[] =>
  times.map((when) => ({ actor, event: 'watch', at: Date.parse(`${when}Z`) * 1000 }));

const rows = async (log: LogEvent[], spec: object, settings: LogSettings = {}): Promise<number[][]> =>
  (await runOnLog(stickiness, { kind: 'stickiness', ...spec }, log, settings)).result.rows.map(Object.values<number>);

/** The people of PostHog's own stickiness tests, in the periods 0 to 4: one in 0, one in 0 and twice in 1, one in 0, 1, 2, one in 4. */
const people = (...periods: string[]): LogEvent[] => {
  const at = (...places: number[]): string[] => places.map((place) => periods[place] ?? '');
  return [...on('p1', ...at(0)), ...on('p2', ...at(0, 1, 1)), ...on('p3', ...at(0, 1, 2)), ...on('p4', ...at(4))];
};
const watched = {
  hour: people('2020-01-01T12:00', '2020-01-01T13:00', '2020-01-01T14:00', '', '2020-01-01T16:00'),
  day: people('2020-01-01T12:00', '2020-01-02T12:00', '2020-01-03T12:00', '', '2020-01-05T12:00'),
  week: people('2020-01-01T12:00', '2020-01-08T12:00', '2020-01-15T12:00', '', '2020-01-29T12:00'),
  month: people('2020-01-01T12:00', '2020-02-01T12:00', '2020-03-01T12:00', '', '2020-05-01T12:00'),
};

describe('four people who watch', () => {
  it.each(['hour', 'day', 'week', 'month'] as const)('in one, two and three of a %s', async (period) => {
    expect(await rows(watched[period], { period })).toEqual([
      [1, 2],
      [2, 1],
      [3, 1],
    ]);
    expect(await rows(watched[period], { period, cumulative: true })).toEqual([
      [1, 4],
      [2, 2],
      [3, 1],
    ]);
  });

  it.each([
    [
      'the first two days',
      { from: '2020-01-01', to: '2020-01-02' },
      [
        [1, 1],
        [2, 2],
      ],
    ],
    [
      'the days from the second on',
      { from: '2020-01-02' },
      [
        [1, 2],
        [2, 1],
      ],
    ],
    [
      'the last three days but the one that runs',
      { last: 3, unit: 'day' },
      [
        [1, 1],
        [2, 1],
      ],
    ],
    ['the last three days with the one that runs', { last: 3, unit: 'day', includeCurrent: true }, [[1, 2]]],
    ['days without anyone', { from: '2021-01-01', to: '2021-01-31' }, []],
  ])('in %s', async (_, range, expected) => {
    expect(await rows(watched.day, { range })).toEqual(expected);
  });

  it('is in one week or two by where the weeks begin, in one day or two by the zone', async () => {
    const log = on('u', '2024-01-06T12:00', '2024-01-07T12:00');
    expect(await rows(log, { period: 'week' })).toEqual([[1, 1]]);
    expect(await rows(log, { period: 'week' }, { weekStart: 'sunday' })).toEqual([
      [1, 0],
      [2, 1],
    ]);
    expect(await rows(log, { period: 'week' }, { weekStart: 'saturday' })).toEqual([[1, 1]]);
    const night = on('u', '2024-01-01T15:59', '2024-01-01T16:00');
    expect(await rows(night, {})).toEqual([[1, 1]]);
    expect(await rows(night, {}, { timeZone: 'Asia/Shanghai' })).toEqual([
      [1, 0],
      [2, 1],
    ]);
  });

  it('counts an hour of Lord Howe that comes back by thirty minutes once', async () => {
    const log = on('u', '2024-04-06T14:15', '2024-04-06T15:15', '2024-04-06T15:45');
    expect(await rows(log, { period: 'hour' }, { timeZone: 'Australia/Lord_Howe' })).toEqual([
      [1, 0],
      [2, 1],
    ]);
  });
});
