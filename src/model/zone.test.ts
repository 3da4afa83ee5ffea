import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstInstantFrom, instantOf, isZone, lastInstantBefore, localUs, zoneOf } from './zone';

const us = (text: string): number => Date.parse(text.length === 10 ? `${text}T00:00:00Z` : `${text}Z`) * 1000;
const text = (atUs: number): string => new Date(atUs / 1000).toISOString().slice(0, 19);
const zone = (name: string) => zoneOf(name, us('2010-01-01'), us('2025-01-01'));

const names = [
  'Europe/Berlin',
  'America/New_York',
  'Asia/Shanghai',
  'Australia/Lord_Howe',
  'America/Sao_Paulo',
  'Asia/Beirut',
  'Pacific/Apia',
  'America/St_Johns',
  'Africa/Casablanca',
  'Asia/Kathmandu',
  'Asia/Gaza',
  'UTC',
];
const formatters = new Map(
  names.map((name) => {
    const options = { timeZone: name, dateStyle: 'short', timeStyle: 'medium', calendar: 'iso8601' } as const;
    return [name, new Intl.DateTimeFormat('sv-SE', options)];
  }),
);
/** 'YYYY-MM-DDTHH:MM:SS' straight from Intl */
const intlText = (name: string, atUs: number): string =>
  formatters
    .get(name)!
    .format(Math.floor(atUs / 1e6) * 1000)
    .replace(' ', 'T');

const someZone = fc.constantFrom(...names);
const instants = fc.integer({ min: us('1970-01-01') / 1e6, max: us('2070-01-01') / 1e6 }).map((s) => s * 1e6);

describe('the wall clock of a zone', () => {
  it('is the one Intl shows, at any instant of a century', () => {
    fc.assert(
      fc.property(someZone, instants, (name, at) => {
        const wide = zoneOf(name, us('1970-01-01'), us('2070-01-01'));
        expect(text(localUs(wide, at))).toBe(intlText(name, at));
      }),
      { numRuns: 20_000 },
    );
  });

  it('is right at the last microsecond before and the first after every change of three centuries', () => {
    for (const name of names) {
      const wide = zoneOf(name, us('1850-01-01'), us('2150-01-01'));
      for (const change of wide.changes) {
        for (const at of [change - 1e6, change]) expect(text(localUs(wide, at))).toBe(intlText(name, at));
        expect(localUs(wide, change - 1) - localUs(wide, change - 1e6)).toBe(1e6 - 1);
      }
    }
  });

  it('knows local mean time to the second, before zones were agreed', () => {
    const berlin = zoneOf('Europe/Berlin', us('1850-01-01'), us('1900-01-01'));
    expect(text(localUs(berlin, us('1850-06-01')))).toBe('1850-06-01T00:53:28');
    const dawn = zoneOf('Europe/Berlin', us('0001-01-01'), us('0002-01-01'));
    expect(text(localUs(dawn, us('0001-01-01')))).toBe('0001-01-01T00:53:28');
  });

  it('stays as it is in 2500 for times written as 9999', () => {
    expect(text(localUs(zoneOf('Asia/Shanghai', 0, us('9999-12-31')), us('9999-12-31')))).toBe('9999-12-31T08:00:00');
  });

  it('has the half-hour summer time of Lord Howe Island', () => {
    const island = zone('Australia/Lord_Howe');
    expect(text(localUs(island, us('2021-04-03T14:59:59')))).toBe('2021-04-04T01:59:59');
    expect(text(localUs(island, us('2021-04-03T15:00:00')))).toBe('2021-04-04T01:30:00');
  });
});

describe('a time without offset', () => {
  const berlin = zone('Europe/Berlin');

  it('is the instant whose wall clock shows it', () => {
    expect(instantOf(berlin, us('2021-07-01T12:00:00'))).toEqual({ atUs: us('2021-07-01T10:00:00'), in: 'normal' });
    expect(instantOf(berlin, us('2021-01-01T12:00:00'))).toEqual({ atUs: us('2021-01-01T11:00:00'), in: 'normal' });
  });

  it('moves forward by the gap when the clock skipped it', () => {
    expect(instantOf(berlin, us('2021-03-28T02:30:00'))).toEqual({ atUs: us('2021-03-28T01:30:00'), in: 'gap' });
    expect(text(localUs(berlin, us('2021-03-28T01:30:00')))).toBe('2021-03-28T03:30:00');
    expect(instantOf(berlin, us('2021-03-28T02:00:00')).in).toBe('gap');
    expect(instantOf(berlin, us('2021-03-28T01:59:59')).in).toBe('normal');
    expect(instantOf(berlin, us('2021-03-28T03:00:00'))).toEqual({ atUs: us('2021-03-28T01:00:00'), in: 'normal' });
  });

  it('is the earlier instant when the clock showed it twice', () => {
    expect(instantOf(berlin, us('2021-10-31T02:30:00'))).toEqual({ atUs: us('2021-10-31T00:30:00'), in: 'overlap' });
    expect(instantOf(berlin, us('2021-10-31T02:00:00')).in).toBe('overlap');
    expect(instantOf(berlin, us('2021-10-31T01:59:59')).in).toBe('normal');
    expect(instantOf(berlin, us('2021-10-31T03:00:00'))).toEqual({ atUs: us('2021-10-31T02:00:00'), in: 'normal' });
  });

  it('on the day Samoa left out moves to the day after', () => {
    const samoa = zone('Pacific/Apia');
    const moved = instantOf(samoa, us('2011-12-30T12:00:00'));
    expect(moved.in).toBe('gap');
    expect(text(localUs(samoa, moved.atUs))).toBe('2011-12-31T12:00:00');
  });

  it('agrees with a search through all instants around it', () => {
    const quarter = 900e6;
    fc.assert(
      fc.property(someZone, fc.nat(4000), fc.nat(95), (name, day, part) => {
        const wide = zoneOf(name, us('2008-01-01'), us('2020-01-01'));
        const wall = us('2009-01-01') + day * 86_400e6 + part * quarter;
        const around = Array.from({ length: 4 * 52 }, (_, i) => wall + (i - 104) * quarter);
        const showing = around.filter((at) => localUs(wide, at) === wall);
        const found = instantOf(wide, wall);
        expect(found.in).toBe(['gap', 'normal', 'overlap'][showing.length]);
        if (showing.length > 0) expect(found.atUs).toBe(showing[0]);
        expect(firstInstantFrom(wide, wall)).toBe(around.find((at) => localUs(wide, at) >= wall));
        expect(lastInstantBefore(wide, wall)).toBe(around.findLast((at) => localUs(wide, at - 1) < wall)! - 1);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('the name of a zone', () => {
  it('is known or not', () => {
    expect(['UTC', 'Asia/Shanghai', 'America/New_York'].map(isZone)).toEqual([true, true, true]);
    expect(['', 'Mars/Olympus', "'; DROP TABLE events"].map(isZone)).toEqual([false, false, false]);
    expect(() => zoneOf('Mars/Olympus', 0, 1)).toThrow(RangeError);
  });
});
