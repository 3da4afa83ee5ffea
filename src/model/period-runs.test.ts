import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { periodIndex, periodIndexOfLabel, periodUnits, type Calendar } from './period';
import { periodAt, periodRuns } from './period-runs';
import { zoneOf } from './zone';

const us = (text: string): number => Date.parse(`${text}Z`) * 1000;
const calendarIn = (name: string): Calendar => {
  return { zone: zoneOf(name, us('2008-01-01T00:00'), us('2022-01-01T00:00')), weekStart: 'monday' };
};
const zones = ['Europe/Berlin', 'Australia/Lord_Howe', 'America/Sao_Paulo', 'Pacific/Apia', 'America/St_Johns', 'UTC'];

describe('the period of an instant, looked up', () => {
  it('is the one computed from its wall clock, in every zone and unit', () => {
    const stretch = fc.tuple(fc.integer({ min: 0, max: 4000 }), fc.integer({ min: 0, max: 90 }));
    const minutes = fc.array(fc.integer({ min: -2000, max: 140_000 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.constantFrom(...periodUnits),
        stretch,
        minutes,
        (name, unit, [day, length], some) => {
          const calendar = calendarIn(name);
          const from = us('2009-01-01T00:00') + day * 86_400e6;
          const first = periodIndex(calendar, unit, from);
          const last = periodIndex(calendar, unit, from + length * 86_400e6);
          const runs = periodRuns(calendar, unit, first, last);
          for (const minute of some) {
            const at = from + minute * 60e6;
            const exact = Math.min(Math.max(periodIndex(calendar, unit, at), first - 1), last + 1);
            expect(periodAt(runs, at)).toBe(exact);
          }
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('changes with the very microsecond a period begins', () => {
    const berlin = calendarIn('Europe/Berlin');
    const day = periodIndexOfLabel(berlin, 'day', '2021-03-28')!;
    const runs = periodRuns(berlin, 'day', day, day + 1);
    const begin = us('2021-03-27T23:00');
    const next = begin + 23 * 3600e6;
    expect([begin - 1, begin, next - 1, next].map((at) => periodAt(runs, at))).toEqual([day - 1, day, day, day + 1]);
    const end = next + 24 * 3600e6;
    expect([end - 1, end, end + 1e15].map((at) => periodAt(runs, at))).toEqual([day + 1, day + 2, day + 2]);
  });

  it('has no run for a day that was left out', () => {
    const samoa = calendarIn('Pacific/Apia');
    const day = periodIndexOfLabel(samoa, 'day', '2011-12-29')!;
    expect([...periodRuns(samoa, 'day', day, day + 2).index]).toEqual([day - 1, day, day + 2, day + 3]);
  });
});
