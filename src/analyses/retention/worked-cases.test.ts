import { describe, expect, it } from 'vitest';
import { ask, cellText, end, event, table } from '../../../test/support/retention-table';
import type { LogEvent, LogSettings } from '../../../test/support/log';

const late = end('2024-01-10T00:00');

/** 'S 01-01T10:00, R 01-02T15:00' as the events of one person. */
const of = (words: string, actor = 'u', year = '2024'): LogEvent[] =>
  words.split(', ').map((word) => {
    const [name = '', when = '', plan] = word.split(' ');
    return event(actor, name, `${year}-${when}`, plan ?? null);
  });

/** The cells of the first row in which anybody is. */
async function row(log: LogEvent[], spec: object = {}, settings: LogSettings = {}): Promise<string> {
  const { rows } = await ask(log, spec, settings);
  return (rows.find(({ actors }) => actors > 0) ?? rows[0])?.cells.map(cellText).join(' ') ?? '';
}

const brackets = (...bounds: number[]): object => ({ rule: { brackets: bounds } });
const rolling = { clock: 'rolling' };
const atZero = { zero: 'return' };

describe('the cells of a person who starts', () => {
  it.each([
    ['and returned before the start of the day only', 'R 01-01T09:00, S 01-01T10:00', atZero, '0 0 0 0'],
    ['and returns by any event at all', 'S 01-01T10:00, X 01-02T10:00', { return: { event: null } }, '1 1 0 0'],
    ['and starts again, which is not asked for', 'S 01-01T10:00, S 01-02T10:00', {}, '1 0 0 0'],
    ['and whose start is the return asked for', 'S 01-01T10:00', { ...atZero, return: { event: 'S' } }, '0 0 0 0'],
    [
      'and starts again as the return',
      'S 01-01T10:00, S 01-01T11:00',
      { ...atZero, return: { event: 'S' } },
      '1 0 0 0',
    ],
    [
      'twice in a bracket, once a day',
      'S 01-01T10:00, R 01-02T10:00, R 01-03T10:00',
      { ...brackets(0, 1, 3), minOccurrences: 2 },
      '1 1 0',
    ],
    [
      'twice in the last bracket, far apart',
      'S 01-01T10:00, R 01-04T10:00, R 01-09T10:00',
      { ...brackets(0, 1, 3), minOccurrences: 2 },
      '1 0 1',
    ],
    ['once at the last day of a bracket', 'S 01-01T10:00, R 01-03T23:59', brackets(0, 1, 3), '1 1 0'],
    ['once at the first day of the last bracket', 'S 01-01T10:00, R 01-04T00:00', brackets(0, 1, 3), '1 0 1'],
    [
      'in a first bracket of three days, returning on the third',
      'S 01-01T10:00, R 01-03T10:00',
      { ...atZero, ...brackets(0, 3) },
      '1 0',
    ],
    [
      'in a first bracket of three days, having returned before',
      'R 01-01T09:00, S 01-01T10:00',
      { ...atZero, ...brackets(0, 3) },
      '0 0',
    ],
    ['in the only bracket there is', 'S 01-01T10:00, R 01-08T10:00', { ...atZero, ...brackets(0) }, '1'],
    [
      'twice on or after a day',
      'S 01-01T10:00, R 01-02T10:00, R 01-04T10:00',
      { rule: 'onOrAfter', minOccurrences: 2 },
      '1 1 0 0',
    ],
    [
      'twice later than the start on the same day',
      'S 01-01T10:00, R 01-01T10:00, R 01-01T11:00',
      { ...atZero, minOccurrences: 2 },
      '0 0 0 0',
    ],
    [
      'twice later than the start, after one at its instant',
      'S 01-01T10:00, R 01-01T10:00, R 01-01T11:00, R 01-01T12:00',
      { ...atZero, minOccurrences: 2 },
      '1 0 0 0',
    ],
    ['once when the cohort needs no returns', 'S 01-01T10:00', { minOccurrences: 9 }, '1 0 0 0'],
    ['at any later time, for column 0', 'S 01-01T10:00, R 01-06T10:00', { ...atZero, rule: 'onOrAfter' }, '1 1 1 1'],
    [
      'later on the same day only, or after',
      'S 01-01T10:00, R 01-01T11:00',
      { ...atZero, rule: 'onOrAfter' },
      '1 0 0 0',
    ],
    [
      'before the start of the day only, or after',
      'R 01-01T09:00, S 01-01T10:00',
      { ...atZero, rule: 'onOrAfter' },
      '0 0 0 0',
    ],
    [
      'after exactly two whole days, or after',
      'S 01-01T10:00, R 01-03T10:00',
      { ...rolling, rule: 'onOrAfter' },
      '1 1 1 0',
    ],
    [
      'a minute short of two whole days, or after',
      'S 01-01T10:00, R 01-03T09:59',
      { ...rolling, rule: 'onOrAfter' },
      '1 1 0 0',
    ],
    ['within 24 hours but on the next day', 'S 01-01T10:00, R 01-02T09:00', { ...rolling, ...atZero }, '1 0 0 0'],
    [
      'in rolling brackets, at the end of the second',
      'S 01-01T10:00, R 01-04T09:59',
      { ...rolling, ...brackets(0, 1, 3) },
      '1 1 0',
    ],
    [
      'in rolling brackets, at the begin of the third',
      'S 01-01T10:00, R 01-04T10:00',
      { ...rolling, ...brackets(0, 1, 3) },
      '1 0 1',
    ],
  ])('%s', async (_, words, spec, expected) => {
    expect(await row([...of(words), late], spec)).toBe(expected);
  });

  it.each([
    ['the next hour a minute later', 'S 01-01T10:59, R 01-01T11:00', { period: 'hour' }, {}, '1 1 0 0'],
    ['not an hour later by a minute', 'S 01-01T10:59, R 01-01T11:00', { period: 'hour', ...rolling }, {}, '1 0 0 0'],
    ['exactly an hour later', 'S 01-01T10:59, R 01-01T11:59', { period: 'hour', ...rolling }, {}, '1 1 0 0'],
    ['Sunday after Saturday, weeks from Monday', 'S 01-06T10:00, R 01-07T10:00', { period: 'week' }, {}, '1 0? - -'],
    [
      'Sunday after Saturday, weeks from Sunday',
      'S 01-06T10:00, R 01-07T10:00',
      { period: 'week' },
      { weekStart: 'sunday' },
      '1 1? - -',
    ],
    [
      'Saturday after Friday, weeks from Saturday',
      'S 01-05T10:00, R 01-06T10:00',
      { period: 'week' },
      { weekStart: 'saturday' },
      '1 1? - -',
    ],
    ['midnight in Shanghai', 'S 01-01T15:59, R 01-01T16:00', {}, { timeZone: 'Asia/Shanghai' }, '1 1 0 0'],
    ['the same day in Shanghai', 'S 01-01T16:00, R 01-02T15:59', {}, { timeZone: 'Asia/Shanghai' }, '1 0 0 0'],
    [
      'the next hour of Kathmandu',
      'S 01-01T10:14, R 01-01T10:15',
      { period: 'hour' },
      { timeZone: 'Asia/Kathmandu' },
      '1 1 0 0',
    ],
  ] as const)('who comes in %s', async (_, words, spec, settings, expected) => {
    expect(await row([...of(words), late], spec, settings)).toBe(expected);
  });

  it('in the hour before the clocks go forward has nobody in the hour that is skipped', async () => {
    const log = [...of('S 03-31T00:30, R 03-31T01:30'), end('2024-04-10T00:00')];
    const berlin = { timeZone: 'Europe/Berlin' };
    expect(await row(log, { period: 'hour' }, berlin)).toBe('1 0 1 0');
    expect(await row(log, { period: 'hour', ...rolling }, berlin)).toBe('1 1 0 0');
  });

  it('in an hour that comes twice has its second half in column 0', async () => {
    const log = [...of('S 10-27T00:30, R 10-27T01:30, R 10-27T02:00'), end('2024-11-10T00:00')];
    const berlin = { timeZone: 'Europe/Berlin' };
    expect(await row(log, { period: 'hour', ...atZero }, berlin)).toBe('1 1 0 0');
    expect(await row(log, { period: 'hour', ...rolling, ...atZero }, berlin)).toBe('0 1 0 0');
  });

  it('in the hour and a half before two o’clock on Lord Howe is in one hour', async () => {
    const log = [
      ...of('S 04-06T14:15, R 04-06T15:29'),
      ...of('S 04-06T14:15, R 04-06T15:30', 'w'),
      end('2024-04-10T00:00'),
    ];
    expect(await row(log, { period: 'hour', ...atZero }, { timeZone: 'Australia/Lord_Howe' })).toBe('1 1 0 0');
  });

  it('on a day of Lord Howe is there until half past one UTC where the clocks went back by thirty minutes', async () => {
    const lordHowe = { timeZone: 'Australia/Lord_Howe' };
    const day = (r: string): LogEvent[] => [...of(`S 04-06T13:00, R ${r}`), end('2024-04-20T00:00')];
    expect(await row(day('04-07T13:29'), atZero, lordHowe)).toBe('1 0 0 0');
    expect(await row(day('04-07T13:30'), atZero, lordHowe)).toBe('0 1 0 0');
    expect(await row(day('04-07T13:00'), { ...atZero, ...rolling }, lordHowe)).toBe('0 1 0 0');
  });

  it('on a day that begins at one o’clock is there from its first instant', async () => {
    const log = [...of('S 11-04T02:59, R 11-04T03:00', 'u', '2018'), event('~', 'end', '2018-11-20T00:00')];
    expect(await row(log, {}, { timeZone: 'America/Sao_Paulo' })).toBe('1 1 0 0');
  });

  it('at the end of January returns in the leap February, and in March two months later', async () => {
    const log = (r: string): LogEvent[] => [...of(`S 01-31T10:00, R ${r}`), end('2024-08-10T00:00')];
    expect(await row(log('02-29T23:59'), { period: 'month' })).toBe('1 1 0 0');
    expect(await row(log('03-01T00:00'), { period: 'month' })).toBe('1 0 1 0');
    expect(await row(log('03-01T10:00'), { period: 'month', ...rolling })).toBe('1 1 0 0');
    expect(await row(log('03-01T09:59'), { period: 'month', ...rolling, ...atZero })).toBe('1 0 0 0');
  });

  it('in a rolling week of 168 hours is not there an hour early where a day has 23', async () => {
    const log = (r: string): LogEvent[] => [...of(`S 03-30T11:00, R ${r}`), end('2024-05-10T00:00')];
    const week = { period: 'week', ...rolling };
    expect(await row(log('04-06T11:00'), week, { timeZone: 'Europe/Berlin' })).toBe('1 1 0 0');
    expect(await row(log('04-06T10:59'), week, { timeZone: 'Europe/Berlin' })).toBe('1 0 0 0');
  });
});

describe('whether a cell is over', () => {
  it.each([
    ['that begins at the end of the data', {}, '2024-01-04T00:00', '1 0 0 0?'],
    ['that begins a microsecond later', {}, '2024-01-03T23:59:59.999', '1 0 0? -'],
    ['of column 0', {}, '2024-01-01T20:00', '1? - - -'],
    ['of a bracket whose second day runs', brackets(0, 1, 3), '2024-01-03T12:00', '1 0? -'],
    ['of a last bracket that has begun', brackets(0, 1, 3), '2024-01-04T12:00', '1 0 0?'],
    ['of a last bracket whose first day is over', brackets(0, 1, 3), '2024-01-05T00:00', '1 0 0'],
    ['on a rolling clock: from the day’s first to its last start', rolling, '2024-01-03T12:00', '1 0? 0? -'],
    ['on or after a day that runs', { rule: 'onOrAfter' }, '2024-01-03T12:00', '1 0 0? -'],
  ])('%s', async (_, spec, until, expected) => {
    expect(await row([...of('S 01-01T10:00'), end(until)], spec)).toBe(expected);
  });

  it('is said in the rate too: none where there is no cell', async () => {
    const { rows } = await ask([...of('S 01-01T10:00'), end('2024-01-02T12:00')]);
    expect(rows[0]?.cells.map(({ column, rate, immature }) => [column, rate, immature])).toEqual([
      [0, 1, false],
      [1, 0, true],
      [2, null, expect.any(Boolean)],
      [3, null, expect.any(Boolean)],
    ]);
  });

  it('decides what the mean is of: only what is over', async () => {
    const log = [
      ...of('S 01-01T10:00, R 01-02T10:00', 'a'),
      ...of('S 01-01T10:00', 'b'),
      ...of('S 01-02T10:00, R 01-03T01:00', 'c'),
      ...of('S 01-02T10:00', 'd'),
      ...of('S 01-02T10:00', 'e'),
      end('2024-01-03T12:00'),
    ];
    const { mean, curve } = await ask(log, { periods: 2 });
    // column 0: 2 of 2 and 3 of 3; column 1: only the first cohort is over, 1 of 2; column 2: none is
    expect(mean).toEqual([
      { column: 0, pooled: 1, simple: 1 },
      { column: 1, pooled: 0.5, simple: 0.5 },
      { column: 2, pooled: null, simple: null },
    ]);
    expect(curve[2]).toEqual({ column: 2, rate: null, low: null, high: null });
    // Wilson for 1 of 2: centre 0.5, half width z·√(0.25/2 + z²/16)/(1 + z²/2)
    expect(curve[1]?.low).toBeCloseTo(0.0945, 4);
    expect(curve[1]?.high).toBeCloseTo(0.9055, 4);
  });

  it('weighs cohorts alike in the simple mean, people alike in the pooled', async () => {
    const log = [
      ...['a', 'b', 'c', 'd'].flatMap((actor) => of('S 01-01T10:00', actor)),
      ...of('S 01-02T10:00, R 01-03T10:00', 'e'),
      late,
    ];
    const { mean } = await ask(log, { periods: 1 });
    expect(mean[1]).toEqual({ column: 1, pooled: 1 / 5, simple: 1 / 2 });
  });
});

describe('who starts when', () => {
  const log = [...of('S 01-01T10:00, S 01-02T10:00, R 01-03T09:00, S 01-04T10:00, R 01-05T10:00'), late];

  it('is in every day’s row by their first start of that day inside the range', async () => {
    expect(await table(log, { membership: 'everyPeriod', range: { from: '2024-01-02', to: '2024-01-02' } })).toEqual([
      '01-02 1: 1 1 0 1',
    ]);
    const twice = [...of('S 01-01T10:00, S 01-01T20:00, R 01-02T15:00'), late];
    expect(await row(twice, { membership: 'everyPeriod', ...rolling })).toBe('1 1 0 0');
  });

  it('is in no row of a week that the range cuts off before their start', async () => {
    const week = { period: 'week', membership: 'everyPeriod', periods: 1 };
    expect(await table(log, { ...week, range: { from: '2024-01-05', to: '2024-01-07' } })).toEqual(['01-01 0: 0 0?']);
    expect(await table(log, { ...week, range: { from: '2024-01-04', to: '2024-01-07' } })).toEqual(['01-01 1: 1 0?']);
  });

  it('is the first ever, the first in the range, or the first that the filter leaves', async () => {
    const range = { from: '2024-01-02', to: '2024-01-04' };
    expect(await table(log, { range })).toEqual(['01-02 0: 0 0 0 0', '01-03 0: 0 0 0 0', '01-04 0: 0 0 0 0']);
    expect((await table(log, { range, membership: 'firstInRange' }))[0]).toBe('01-02 1: 1 1 0 1');
    const planned = [...of('S 01-01T10:00 free, S 01-03T10:00 paid, R 01-04T10:00 paid'), late];
    const paid = { property: 'plan', is: 'eq', value: 'paid' };
    expect((await table(planned, { filter: paid }))[0]).toBe('01-03 1: 1 1 0 0');
    expect((await table(planned, { start: { event: 'S', where: paid } }))[0]).toBe('01-03 1: 1 1 0 0');
  });

  it('starts by the earlier arrival of two events of one instant', async () => {
    const tied = [event('u', 'S', '2024-01-01T10:00', 'b'), event('u', 'S', '2024-01-01T10:00', 'a'), late];
    const { breakdown } = await ask(tied, { breakdown: { property: 'plan' } });
    expect(breakdown?.map(({ value, other }) => [value, other])).toEqual([['b', false]]);
  });

  it('looks at nothing after the range’s end when told so', async () => {
    const short = [...of('S 01-01T10:00, R 01-02T10:00, R 01-03T10:00'), late];
    const range = { from: '2024-01-01', to: '2024-01-02' };
    expect(await table(short, { range })).toEqual(['01-01 1: 1 1 1 0', '01-02 0: 0 0 0 0']);
    expect(await table(short, { range, untilRangeEnd: true })).toEqual(['01-01 1: 1 1 - -', '01-02 0: 0 - - -']);
  });

  it('is split by the value at the start alone, not by that of the return', async () => {
    const split = [
      ...of('S 01-01T10:00 clothing, R 01-02T10:00 clothing, R 01-04T10:00 electronics', 'p1'),
      ...of('S 01-01T10:00 clothing, R 01-03T10:00', 'p2'),
      ...of('S 01-01T10:00, R 01-02T10:00 clothing', 'p3'),
      ...of('S 01-01T10:00 electronics', 'p4'),
      ...of('S 01-01T10:00 electronics', 'p5'),
      late,
    ];
    const { breakdown } = await ask(split, { breakdown: { property: 'plan', limit: 2 } });
    expect(
      breakdown?.map(({ value, other, rows }) => [value, other, rows[0]?.cells.map(({ actors }) => actors)]),
    ).toEqual([
      ['clothing', false, [2, 1, 1, 1]],
      ['electronics', false, [2, 0, 0, 0]],
      [null, true, [1, 1, 0, 0]],
    ]);
  });
});
