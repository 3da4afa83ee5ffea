import { describe, expect, it } from 'vitest';
import type { LogEvent, LogSettings } from '../../../test/support/log';
import { runOnLog } from '../../../test/support/run-on-log';
import type { PropertyValue } from '../../model/condition';
import { trend, type TrendResult } from '.';

type Properties = Record<string, PropertyValue>;

const at = (when: string): number => Date.parse(`${when.length > 10 ? when : `${when}T12:00`}Z`) * 1000;
const events = (actor: string, event: string, times: string[], properties: Properties = {}): LogEvent[] =>
  times.map((when) => ({ actor, event, at: at(when), properties }));

async function ask(log: LogEvent[], spec: object, settings: LogSettings = {}): Promise<TrendResult> {
  const asked = { kind: 'trend', ...spec };
  const { result } = await runOnLog(trend, asked, log, settings);
  expect((await runOnLog(trend, asked, log, settings, 'sharded')).result).toEqual(result);
  return result;
}

/** Total, then the values by period. */
const numbers = async (log: LogEvent[], spec: object, settings: LogSettings = {}): Promise<(number | null)[]> => {
  const { total, series } = await ask(log, spec, settings);
  return [total, ...series.map(({ value }) => value)];
};

/** Periods and values as they are listed, without the year. */
const listed = async (log: LogEvent[], spec: object, settings: LogSettings = {}): Promise<string> =>
  (await ask(log, spec, settings)).series.map(({ period, value }) => `${period.slice(5)}=${String(value)}`).join(' ');

const january = (...days: number[]): string[] => days.map((day) => `2020-01-${String(day).padStart(2, '0')}`);

/** The four people of PostHog's own trend tests. */
const views = [
  ...events('p1', 'view', january(11, 12, 13, 15, 17, 19), { browser: 'Chrome', price: 10, member: true }),
  ...events('p1', 'leave', january(11, 12, 13), { browser: 'Chrome', price: 10, member: true }),
  ...events('p2', 'view', january(9, 12), { browser: 'Firefox', price: 20, member: false }),
  ...events('p2', 'leave', january(13), { browser: 'Firefox', price: 20, member: false }),
  ...events('p3', 'view', january(12), { browser: 'Edge', price: 30, member: true }),
  ...events('p3', 'leave', january(13), { browser: 'Edge', price: 30, member: true }),
  ...events('p4', 'view', january(15), { browser: 'Safari', price: 40, member: false }),
  ...events('p4', 'leave', january(16), { browser: 'Safari', price: 40, member: false }),
];
const view = { event: { event: 'view' } };

describe('ten views by four people over eleven days', () => {
  it.each([
    ['counted', {}, [10, 1, 0, 1, 3, 1, 0, 2, 0, 1, 0, 1]],
    ['by people, four in all', { measure: 'actors' }, [4, 1, 0, 1, 3, 1, 0, 2, 0, 1, 0, 1]],
    ['a person', { measure: 'eventsPerActor' }, [2.5, 1, null, 1, 1, 1, null, 1, null, 1, null, 1]],
    ['summed', { measure: { sum: 'price' } }, [170, 20, 0, 10, 60, 10, 0, 50, 0, 10, 0, 10]],
    ['by their mean', { measure: { mean: 'price' } }, [17, 20, null, 10, 20, 10, null, 25, null, 10, null, 10]],
    ['by their median', { measure: { median: 'price' } }, [10, 20, null, 10, 20, 10, null, 25, null, 10, null, 10]],
    [
      'by their 90th percentile',
      { measure: { p90: 'price' } },
      [31, 20, null, 10, 28, 10, null, 37, null, 10, null, 10],
    ],
    ['by text, which has no numbers', { measure: { sum: 'browser' } }, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]],
    [
      'by yes and no, which are no numbers',
      { measure: { mean: 'member' } },
      [null, ...Array.from({ length: 11 }, () => null)],
    ],
    ['in weeks from Monday', { period: 'week' }, [10, 5, 5]],
    ['in weeks, people', { period: 'week', measure: 'actors' }, [4, 3, 2]],
    ['in weeks, a person', { period: 'week', measure: 'eventsPerActor' }, [2.5, 5 / 3, 5 / 2]],
    ['in months', { period: 'month' }, [10, 10]],
    ['in a range that begins before them', { range: { from: '2020-01-08', to: '2020-01-10' } }, [1, 0, 1, 0]],
    ['in the last two weeks but the one that runs', { period: 'week', range: { last: 1, unit: 'week' } }, [5, 5]],
    [
      'in the last two weeks with the one that runs',
      { period: 'week', range: { last: 1, unit: 'week', includeCurrent: true } },
      [5, 5],
    ],
    [
      'of people with more than 15',
      { filter: { property: 'price', is: 'gt', value: 15 } },
      [4, 1, 0, 0, 2, 0, 0, 1, 0, 0, 0, 0],
    ],
  ])('%s', async (_, spec, expected) => {
    const range = { from: '2020-01-09', to: '2020-01-19' };
    const found = await numbers(views, { ...view, range, ...spec });
    expect(found.map((value) => (value === null ? null : Number(value.toFixed(9))))).toEqual(
      expected.map((value) => (value === null ? null : Number(value.toFixed(9)))),
    );
  });

  it('in weeks from Sunday and from Saturday', async () => {
    expect(await listed(views, { ...view, period: 'week' }, { weekStart: 'sunday' })).toBe('01-05=2 01-12=7 01-19=1');
    expect(await listed(views, { ...view, period: 'week' }, { weekStart: 'saturday' })).toBe('01-04=1 01-11=8 01-18=1');
  });

  it('split by browser, by yes and no, and by number', async () => {
    const of = async (property: string, limit?: number): Promise<[PropertyValue, boolean, number | null][]> => {
      const breakdown = { property, ...(limit === undefined ? {} : { limit }) };
      return ((await ask(views, { ...view, breakdown })).breakdown ?? []).map((row) => [
        row.value,
        row.other,
        row.total,
      ]);
    };
    expect(await of('browser')).toEqual([
      ['Chrome', false, 6],
      ['Firefox', false, 2],
      ['Edge', false, 1],
      ['Safari', false, 1],
    ]);
    expect(await of('browser', 2)).toEqual([
      ['Chrome', false, 6],
      ['Firefox', false, 2],
      [null, true, 2],
    ]);
    expect(await of('browser', 1)).toEqual([
      ['Chrome', false, 6],
      [null, true, 4],
    ]);
    expect(await of('member')).toEqual([
      [true, false, 7],
      [false, false, 3],
    ]);
    expect((await of('price')).map(([value]) => value)).toEqual([10, 20, 30, 40]);
    expect(await of('nothing')).toEqual([[null, false, 10]]);
  });

  it('split, each with a series over the same days', async () => {
    const { breakdown } = await ask(views, { ...view, measure: 'actors', breakdown: { property: 'member' } });
    expect(breakdown?.map(({ total, series }) => [total, series.map(({ value }) => value)])).toEqual([
      [2, [0, 0, 1, 2, 1, 0, 1, 0, 1, 0, 1]],
      [2, [1, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0]],
    ]);
  });

  it('by people, who are counted under each value they have and once in all', async () => {
    const log = [
      ...events('u', 'x', january(1, 2), { p: 'a' }),
      ...events('u', 'x', january(2), { p: 'b' }),
      ...events('u', 'x', january(3)),
    ];
    const { total, breakdown } = await ask(log, { measure: 'actors', breakdown: { property: 'p', limit: 1 } });
    expect(total).toBe(1);
    expect(breakdown?.map((row) => [row.value, row.other, row.total, row.series.map(({ value }) => value)])).toEqual([
      ['a', false, 1, [1, 1, 0]],
      [null, true, 1, [0, 1, 1]],
    ]);
  });
});

describe('a trend of sums', () => {
  const bought = (...prices: (number | null)[]): LogEvent[] =>
    prices.flatMap((price) => events('u', 'buy', january(1), { price }));

  it.each([
    ['of money to the cent', [0.1, 0.2], 0.1 + 0.2 === 0.3 ? 0.3 : null],
    ['of what takes back', [100, -100], 0],
    ['of nothing but absent values', [null], 0],
    ['of large and small', [1e16, 1, -1e16], 1],
  ])('%s', async (_, prices, expected) => {
    const [total] = await numbers(bought(...prices), { measure: { sum: 'price' } });
    if (expected !== null) expect(total).toBe(expected);
    else expect(total).toBeCloseTo(0.3, 12);
  });

  it('has quantiles between values, of one value that value, of absent ones none', async () => {
    const median = async (...prices: (number | null)[]): Promise<number | null | undefined> =>
      (await numbers(bought(...prices), { measure: { median: 'price' } }))[0];
    expect(await median(1, 2, 3, 10)).toBe(2.5);
    expect(await median(7)).toBe(7);
    expect(await median(null, 5, null)).toBe(5);
    expect(await median(null)).toBe(null);
    expect((await numbers(bought(10, 20, 30, 40), { measure: { p90: 'price' } }))[0]).toBeCloseTo(37, 12);
    expect((await numbers(bought(0, 0, 0, 0, 0, 0, 0, 0, 0, 100), { measure: { p90: 'price' } }))[0]).toBeCloseTo(
      10,
      12,
    );
  });
});

describe('the periods of a trend', () => {
  const once = (...times: string[]): LogEvent[] => events('u', 'x', times);

  it.each([
    [
      'hours of Lord Howe in spring: the half hour left of two o’clock',
      'hour',
      'Australia/Lord_Howe',
      ['2024-10-05T15:29', '2024-10-05T15:30', '2024-10-05T15:59', '2024-10-05T16:00'],
      '10-06T01:00=1 10-06T02:00=2 10-06T03:00=1',
    ],
    [
      'hours of Lord Howe in autumn: ninety minutes of one o’clock',
      'hour',
      'Australia/Lord_Howe',
      ['2024-04-06T14:00', '2024-04-06T15:00', '2024-04-06T15:29', '2024-04-06T15:30'],
      '04-07T01:00=3 04-07T02:00=1',
    ],
    [
      'days of Lord Howe: 24 and a half hours',
      'day',
      'Australia/Lord_Howe',
      ['2024-04-06T12:59', '2024-04-06T13:00', '2024-04-07T13:29', '2024-04-07T13:30'],
      '04-06=1 04-07=2 04-08=1',
    ],
    [
      'hours of Kathmandu, at a quarter past',
      'hour',
      'Asia/Kathmandu',
      ['2024-01-01T00:14', '2024-01-01T00:15'],
      '01-01T05:00=1 01-01T06:00=1',
    ],
    [
      'hours of New York in spring: none at two',
      'hour',
      'America/New_York',
      ['2024-03-10T06:59', '2024-03-10T07:00'],
      '03-10T01:00=1 03-10T02:00=0 03-10T03:00=1',
    ],
    [
      'hours of New York in autumn: one at one, twice as long',
      'hour',
      'America/New_York',
      ['2024-11-03T05:00', '2024-11-03T06:59', '2024-11-03T07:00'],
      '11-03T01:00=2 11-03T02:00=1',
    ],
    [
      'days of Apia: none on the day left out',
      'day',
      'Pacific/Apia',
      ['2011-12-30T09:59', '2011-12-30T10:00'],
      '12-29=1 12-30=0 12-31=1',
    ],
    [
      'days of São Paulo that begin at one',
      'day',
      'America/Sao_Paulo',
      ['2018-11-04T02:59', '2018-11-04T03:00'],
      '11-03=1 11-04=1',
    ],
    [
      'days fourteen hours ahead',
      'day',
      'Pacific/Kiritimati',
      ['2024-01-01T09:59', '2024-01-01T10:00'],
      '01-01=1 01-02=1',
    ],
    ['days before 1970', 'day', 'UTC', ['1969-12-31T23:59:59.999', '1970-01-01T00:00'], '12-31=1 01-01=1'],
    ['weeks before 1970', 'week', 'UTC', ['1969-12-28T23:59', '1969-12-29T00:00'], '12-22=1 12-29=1'],
    [
      'months over a leap February',
      'month',
      'UTC',
      ['2024-01-31T23:59', '2024-02-29T23:59', '2024-03-01T00:00'],
      '01-01=1 02-01=1 03-01=1',
    ],
    ['months of Shanghai', 'month', 'Asia/Shanghai', ['2024-01-31T15:59', '2024-01-31T16:00'], '01-01=1 02-01=1'],
    ['a week over the year’s end', 'week', 'UTC', ['2024-12-30', '2025-01-05', '2025-01-06'], '12-30=2 01-06=1'],
    ['the 29th of February of a leap century', 'day', 'UTC', ['2000-02-28', '2000-03-01'], '02-28=1 02-29=0 03-01=1'],
    ['no 29th of February in 2100', 'day', 'UTC', ['2100-02-28', '2100-03-01'], '02-28=1 03-01=1'],
  ])('%s', async (_, period, timeZone, times, expected) => {
    expect(await listed(once(...times), { period }, { timeZone })).toBe(expected);
  });

  it.each([
    ['two days, before the one of the end', { last: 2, unit: 'day' }, 'day', '03-13=1 03-14=0'],
    ['two days with the one of the end', { last: 2, unit: 'day', includeCurrent: true }, 'day', '03-14=0 03-15=1'],
    ['a week, before the one of the end', { last: 1, unit: 'week' }, 'week', '03-04=0'],
    ['a week, with the one of the end', { last: 1, unit: 'week', includeCurrent: true }, 'week', '03-11=2'],
    ['two months, before the one of the end', { last: 2, unit: 'month' }, 'month', '01-01=1 02-01=1'],
    [
      'two months with the one of the end',
      { last: 2, unit: 'month', includeCurrent: true },
      'month',
      '02-01=1 03-01=2',
    ],
    [
      'a month by weeks, cut at its ends',
      { last: 1, unit: 'month' },
      'week',
      '01-29=0 02-05=0 02-12=0 02-19=0 02-26=1',
    ],
  ])('of the last %s', async (_, range, period, expected) => {
    const log = once('2023-12-31', '2024-01-01', '2024-02-29', '2024-03-13', '2024-03-15');
    expect(await listed(log, { range, period })).toBe(expected);
  });

  it('of a range hold both its days, in the zone', async () => {
    const log = once('2024-01-01T15:59', '2024-01-01T16:00', '2024-01-03T15:59', '2024-01-03T16:00');
    const range = { from: '2024-01-02', to: '2024-01-03' };
    expect(await listed(log, { range }, { timeZone: 'Asia/Shanghai' })).toBe('01-02=1 01-03=1');
    expect(await listed(log, { range: { to: '2024-01-02' } }, { timeZone: 'Asia/Shanghai' })).toBe('01-01=1 01-02=1');
    expect(await listed(log, { range: { from: '2024-01-03' } }, { timeZone: 'Asia/Shanghai' })).toBe('01-03=1 01-04=1');
    expect(await listed(log, { range: {} }, { timeZone: 'Asia/Shanghai' })).toBe('01-01=1 01-02=1 01-03=1 01-04=1');
  });

  it('of one day by hour are its hours: 23 in spring’s, with the skipped one empty', async () => {
    const { series } = await ask(
      once('2024-03-31T08:00'),
      { period: 'hour', range: { from: '2024-03-31', to: '2024-03-31' } },
      { timeZone: 'Europe/Berlin' },
    );
    expect(series).toHaveLength(24);
    expect(series.filter(({ value }) => value !== 0)).toEqual([{ period: '2024-03-31T10:00', value: 1 }]);
  });
});

describe('names as they are', () => {
  const names = [
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    ' view',
    'View',
    'vi\u0065\u0301w',
    'vi\u00e9w',
    '付款',
    '👩‍👩‍👧',
    "o'clock",
    '"q"',
    'a.b',
    '%',
    '\\',
  ];

  it('events of each are told apart', async () => {
    const log = names.flatMap((name, i) => events(`u${i}`, name, january(...Array.from({ length: i + 1 }, () => 1))));
    for (const [i, name] of names.entries()) expect((await ask(log, { event: { event: name } })).total).toBe(i + 1);
    expect((await ask(log, { event: { event: ['付款', 'View'] } })).total).toBe(9 + 6);
    expect((await ask(log, { event: { event: 'view' } })).total).toBe(0);
  });

  it('values of each stand alone', async () => {
    const log = names.flatMap((p, i) => events('u', 'x', january(...Array.from({ length: i + 1 }, () => 1)), { p }));
    const { breakdown } = await ask(log, { breakdown: { property: 'p', limit: 50 } });
    expect(breakdown?.map(({ value, total }) => [value, total])).toEqual(
      names.map((name, i) => [name, i + 1]).reverse(),
    );
  });

  it('properties of each are told apart', async () => {
    const ours = names.filter((name) => !(name in {}));
    const log = ours.flatMap((name) => events('u', 'x', january(1), { [name]: 1 }));
    for (const property of ours) expect((await ask(log, { filter: { property, is: 'isSet' } })).total).toBe(1);
  });
});
