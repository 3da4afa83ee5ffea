import { describe, expect, it } from 'vitest';
import type { WeekStart } from './dataset';
import { calendarOf, resolveRange, type Range } from './range';

const us = (text: string): number => Date.parse(`${text}Z`) * 1000;
const utc = (atUs: number): string => new Date(atUs / 1000).toISOString().replace('.000Z', '');

const dataset = (timeZone = 'UTC', weekStart: WeekStart = 'monday') => {
  return { firstUs: us('2021-01-10T08:00:00'), lastUs: us('2021-03-17T09:30:00'), timeZone, weekStart };
};
/** from, and the first instant after the range */
function resolved(range: Range | undefined, data = dataset()): [string, string] {
  const { fromUs, toUs } = resolveRange(range, data, calendarOf(data, range));
  return [utc(fromUs), utc(toUs + 1)];
}

describe('a range', () => {
  it('of calendar days has both days inside', () => {
    expect(resolved({ from: '2021-02-01', to: '2021-02-02' })).toEqual(['2021-02-01T00:00:00', '2021-02-03T00:00:00']);
  });

  it('takes its days in the zone of the data set, 23 hours long in spring', () => {
    expect(resolved({ from: '2021-03-14', to: '2021-03-14' }, dataset('America/New_York'))).toEqual([
      '2021-03-14T05:00:00',
      '2021-03-15T04:00:00',
    ]);
  });

  it('begins at the first instant of a date without midnight', () => {
    expect(resolved({ from: '2018-11-04', to: '2018-11-04' }, dataset('America/Sao_Paulo'))).toEqual([
      '2018-11-04T03:00:00',
      '2018-11-05T02:00:00',
    ]);
  });

  it('is the whole span of the data when nothing is said, and on the side that is open', () => {
    const { firstUs, lastUs } = dataset();
    expect(resolveRange(undefined, dataset(), calendarOf(dataset()))).toEqual({ fromUs: firstUs, toUs: lastUs });
    expect(resolved({ to: '2021-02-01' })[0]).toBe('2021-01-10T08:00:00');
    expect(resolveRange({ from: '2021-02-01' }, dataset(), calendarOf(dataset())).toUs).toBe(lastUs);
  });

  it('of the last whole periods ends before the one of the data’s end', () => {
    expect(resolved({ last: 2, unit: 'day' })).toEqual(['2021-03-15T00:00:00', '2021-03-17T00:00:00']);
    expect(resolved({ last: 1, unit: 'week' })).toEqual(['2021-03-08T00:00:00', '2021-03-15T00:00:00']);
    expect(resolved({ last: 1, unit: 'week' }, dataset('UTC', 'sunday'))[0]).toBe('2021-03-07T00:00:00');
    expect(resolved({ last: 3, unit: 'month' })).toEqual(['2020-12-01T00:00:00', '2021-03-01T00:00:00']);
  });

  it('can include the period of the data’s end, as one of the n', () => {
    expect(resolved({ last: 2, unit: 'day', includeCurrent: true })).toEqual([
      '2021-03-16T00:00:00',
      '2021-03-18T00:00:00',
    ]);
    expect(resolved({ last: 1, unit: 'month', includeCurrent: true })).toEqual([
      '2021-03-01T00:00:00',
      '2021-04-01T00:00:00',
    ]);
  });

  it('reaches back by the zone’s own days, long before the data', () => {
    expect(resolved({ last: 250, unit: 'month' }, dataset('Europe/Berlin'))[0]).toBe('2000-04-30T22:00:00');
  });

  it('far from the data uses the offsets of its own time', () => {
    expect(resolved({ from: '1999-07-01', to: '2040-01-31' }, dataset('Europe/Berlin'))).toEqual([
      '1999-06-30T22:00:00',
      '2040-01-31T23:00:00',
    ]);
  });
});
