import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  periodEndUs,
  periodIndex,
  periodIndexOfLabel,
  periodLabel,
  periodReader,
  periodStartUs,
  periodUnits,
  type Calendar,
  type PeriodUnit,
} from './period';
import { localUs, zoneOf } from './zone';
import type { WeekStart } from './dataset';

const us = (text: string): number => Date.parse(text.length === 10 ? `${text}T00:00:00Z` : `${text}Z`) * 1000;
const utc = (atUs: number): string => new Date(atUs / 1000).toISOString().replace('.000Z', '');
const calendarIn = (name: string, weekStart: WeekStart = 'monday'): Calendar => {
  return { zone: zoneOf(name, us('1995-01-01'), us('2030-01-01')), weekStart };
};
const labelAt = (calendar: Calendar, unit: PeriodUnit, at: string): string =>
  periodLabel(unit, periodIndex(calendar, unit, us(at)), calendar);
const startOf = (calendar: Calendar, unit: PeriodUnit, label: string): string =>
  utc(periodStartUs(calendar, unit, periodIndexOfLabel(calendar, unit, label)!));

describe('the period of an instant', () => {
  it('is named by its first day, hours by their first minute, in the zone of the data set', () => {
    const berlin = calendarIn('Europe/Berlin');
    const at = '2021-06-30T22:30:00'; // Thursday 00:30 in Berlin
    expect(periodUnits.map((unit) => labelAt(berlin, unit, at))).toEqual([
      '2021-07-01T00:00',
      '2021-07-01',
      '2021-06-28',
      '2021-07-01',
    ]);
  });

  it('begins its week on the chosen day', () => {
    const at = '2021-07-03T12:00:00'; // a Saturday
    expect(labelAt(calendarIn('UTC', 'monday'), 'week', at)).toBe('2021-06-28');
    expect(labelAt(calendarIn('UTC', 'sunday'), 'week', at)).toBe('2021-06-27');
    expect(labelAt(calendarIn('UTC', 'saturday'), 'week', at)).toBe('2021-07-03');
  });

  it('is one period for a repeated hour, which lasts two hours', () => {
    const berlin = calendarIn('Europe/Berlin');
    expect(labelAt(berlin, 'hour', '2021-10-31T00:30:00')).toBe('2021-10-31T02:00');
    expect(labelAt(berlin, 'hour', '2021-10-31T01:30:00')).toBe('2021-10-31T02:00');
    expect(startOf(berlin, 'hour', '2021-10-31T02:00')).toBe('2021-10-31T00:00:00');
    expect(startOf(berlin, 'hour', '2021-10-31T03:00')).toBe('2021-10-31T02:00:00');
  });

  it('leaves a skipped hour empty', () => {
    const newYork = calendarIn('America/New_York');
    const skipped = periodIndexOfLabel(newYork, 'hour', '2021-03-14T02:00')!;
    expect(labelAt(newYork, 'hour', '2021-03-14T06:59:59')).toBe('2021-03-14T01:00');
    expect(labelAt(newYork, 'hour', '2021-03-14T07:00:00')).toBe('2021-03-14T03:00');
    expect(periodEndUs(newYork, 'hour', skipped)).toBe(periodStartUs(newYork, 'hour', skipped) - 1);
  });

  it('is an hour and a half long where the clock goes back by half an hour', () => {
    const island = calendarIn('Australia/Lord_Howe');
    expect(startOf(island, 'hour', '2021-04-04T01:00')).toBe('2021-04-03T14:00:00');
    expect(startOf(island, 'hour', '2021-04-04T02:00')).toBe('2021-04-03T15:30:00');
    // 02:00 to 02:30 is skipped in spring, the rest of that hour is not
    expect(startOf(island, 'hour', '2021-10-03T02:00')).toBe('2021-10-02T15:30:00');
    expect(startOf(island, 'hour', '2021-10-03T03:00')).toBe('2021-10-02T16:00:00');
  });

  it('begins a day at the first instant of its date where midnight is skipped', () => {
    const saoPaulo = calendarIn('America/Sao_Paulo');
    expect(startOf(saoPaulo, 'day', '2018-11-04')).toBe('2018-11-04T03:00:00'); // 01:00 on the wall
    expect(labelAt(saoPaulo, 'day', '2018-11-04T02:59:59')).toBe('2018-11-03');
    expect(startOf(calendarIn('Asia/Beirut'), 'day', '2021-03-28')).toBe('2021-03-27T22:00:00');
    expect(startOf(calendarIn('Asia/Beirut'), 'day', '2021-03-29')).toBe('2021-03-28T21:00:00');
  });

  it('leaves the day empty that Samoa left out', () => {
    const samoa = calendarIn('Pacific/Apia');
    const skipped = periodIndexOfLabel(samoa, 'day', '2011-12-30')!;
    expect(labelAt(samoa, 'day', '2011-12-30T09:59:59')).toBe('2011-12-29');
    expect(labelAt(samoa, 'day', '2011-12-30T10:00:00')).toBe('2011-12-31');
    expect(utc(periodStartUs(samoa, 'day', skipped))).toBe('2011-12-30T10:00:00');
    expect(periodEndUs(samoa, 'day', skipped)).toBe(us('2011-12-30T10:00:00') - 1);
  });

  it('goes by the date on the wall where clocks go back over midnight', () => {
    const stJohns = calendarIn('America/St_Johns'); // 00:01 became 23:01 of the day before
    expect(labelAt(stJohns, 'day', '2010-11-07T02:30:00')).toBe('2010-11-07');
    expect(labelAt(stJohns, 'day', '2010-11-07T02:31:00')).toBe('2010-11-06');
    expect(startOf(stJohns, 'day', '2010-11-07')).toBe('2010-11-07T02:30:00');
    const before = periodIndexOfLabel(stJohns, 'day', '2010-11-06')!;
    expect(periodEndUs(stJohns, 'day', before)).toBe(us('2010-11-07T03:30:00') - 1);
  });

  it('ends with its last microsecond', () => {
    const berlin = calendarIn('Europe/Berlin');
    const february = periodIndexOfLabel(berlin, 'month', '2024-02-01')!;
    expect(periodEndUs(berlin, 'month', february)).toBe(us('2024-02-29T23:00:00') - 1);
  });

  it('has no period for a name that is none of the unit', () => {
    const calendar = calendarIn('UTC');
    expect(periodIndexOfLabel(calendar, 'month', '2021-02-02')).toBeNull();
    expect(periodIndexOfLabel(calendar, 'week', '2021-02-02')).toBeNull();
    expect(periodIndexOfLabel(calendar, 'day', '2021-02-30')).toBeNull();
    expect(periodIndexOfLabel(calendar, 'day', 'yesterday')).toBeNull();
    expect(periodIndexOfLabel(calendar, 'hour', '2021-02-02')).toBeNull();
  });
});

const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Shanghai', 'Australia/Lord_Howe', 'America/Sao_Paulo'].concat(
  ['Asia/Beirut', 'Pacific/Apia', 'America/St_Johns'],
);
const anyCalendar = fc
  .tuple(fc.constantFrom(...zones), fc.constantFrom<WeekStart>('monday', 'sunday', 'saturday'))
  .map(([name, weekStart]) => calendarIn(name, weekStart));
const anyUnit = fc.constantFrom(...periodUnits);
const anyInstant = fc.integer({ min: us('2000-01-01') / 60e6, max: us('2025-01-01') / 60e6 }).map((m) => m * 60e6);

/** The label of the period by counting back days with Date, from the wall clock alone. */
function naiveLabel({ zone, weekStart }: Calendar, unit: PeriodUnit, at: number): string {
  const wall = new Date(localUs(zone, at) / 1000);
  if (unit === 'hour') return `${wall.toISOString().slice(0, 13)}:00`;
  if (unit === 'month') return `${wall.toISOString().slice(0, 7)}-01`;
  const first = { monday: 1, sunday: 0, saturday: 6 }[weekStart];
  while (unit === 'week' && wall.getUTCDay() !== first) wall.setUTCDate(wall.getUTCDate() - 1);
  return wall.toISOString().slice(0, 10);
}

describe('periods of any zone', () => {
  it('are named as the wall clock says, and their names lead back to them', () => {
    fc.assert(
      fc.property(anyCalendar, anyUnit, anyInstant, (calendar, unit, at) => {
        const index = periodIndex(calendar, unit, at);
        const label = periodLabel(unit, index, calendar);
        expect(label).toBe(naiveLabel(calendar, unit, at));
        expect(periodIndexOfLabel(calendar, unit, label)).toBe(index);
      }),
      { numRuns: 10_000 },
    );
  });

  it('hold their first and last instant and nothing of theirs lies outside', () => {
    fc.assert(
      fc.property(anyCalendar, anyUnit, anyInstant, (calendar, unit, at) => {
        const index = periodIndex(calendar, unit, at);
        const start = periodStartUs(calendar, unit, index);
        const end = periodEndUs(calendar, unit, index);
        expect(start <= at && at <= end).toBe(true);
        expect([start, end].map((edge) => periodIndex(calendar, unit, edge))).toEqual([index, index]);
        expect(periodIndex(calendar, unit, start - 1)).toBeLessThan(index);
        expect(periodIndex(calendar, unit, end + 1)).toBeGreaterThan(index);
      }),
      { numRuns: 5000 },
    );
  });

  it('are read alike one by one and in a row, in any order', () => {
    fc.assert(
      fc.property(anyCalendar, anyUnit, fc.array(anyInstant, { maxLength: 40 }), (calendar, unit, all) => {
        const read = periodReader(calendar, unit);
        expect(all.map(read)).toEqual(all.map((at) => periodIndex(calendar, unit, at)));
      }),
      { numRuns: 2000 },
    );
  });
});
