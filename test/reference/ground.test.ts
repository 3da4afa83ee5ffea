import { describe, expect, it } from 'vitest';
import { satisfies } from './condition';
import { day, events, hour, minute, monday, utc } from './literal';
import type { Settings } from './log';
import { placed, sessionsOf } from './log';
import { quantile, wilson } from './statistics';
import { isInside, periodEnd, periodOf, periodsBetween, periodStart, resolveRange } from './time';
import { trendOracle, type OracleTrendSpec } from './trend';

const berlin: Settings = { timeZone: 'Europe/Berlin', weekStart: 'monday' };

describe('conditions', () => {
  const event = { actor: 'x', event: 'A', at: 0, properties: { n: 1, t: 'Red', b: false, none: null } };

  it('do not convert between kinds', () => {
    expect(satisfies(event, { property: 'n', is: 'eq', value: '1' })).toBe(false);
    expect(satisfies(event, { property: 'n', is: 'neq', value: '1' })).toBe(true);
    expect(satisfies(event, { property: 'n', is: 'lt', value: '2' })).toBe(false);
    expect(satisfies(event, { property: 'b', is: 'eq', value: false })).toBe(true);
  });

  it('about an absent property hold only for neq, notIn and isNotSet; not negates exactly', () => {
    for (const property of ['none', 'never heard of']) {
      expect(satisfies(event, { property, is: 'neq', value: 1 })).toBe(true);
      expect(satisfies(event, { property, is: 'notIn', value: [1] })).toBe(true);
      expect(satisfies(event, { property, is: 'isNotSet' })).toBe(true);
      expect(satisfies(event, { property, is: 'lt', value: 1 })).toBe(false);
      expect(satisfies(event, { not: { property, is: 'lt', value: 1 } })).toBe(true);
    }
  });

  it('include both ends of between, and the case of text', () => {
    expect(satisfies(event, { property: 'n', is: 'between', value: [1, 1] })).toBe(true);
    expect(satisfies(event, { property: 't', is: 'startsWith', value: 'r' })).toBe(false);
    expect(satisfies(event, { property: 't', is: 'matches', value: 'e.$' })).toBe(true);
    expect(satisfies(event, { all: [] })).toBe(true);
    expect(satisfies(event, { any: [] })).toBe(false);
  });
});

describe('sessions', () => {
  it('are cut by more than the gap, not by the gap', () => {
    const log = placed(events('A0 B30 C61'));
    expect(new Set(sessionsOf(log, 30 * minute).values()).size).toBe(2);
  });
});

describe('periods', () => {
  it('are days of the zone: 23 hours in spring, 25 in autumn', () => {
    const hours = (label: string): number =>
      (periodEnd(label, 'day', 'Europe/Berlin') + 1 - periodStart(label, 'Europe/Berlin')) / hour;
    expect([hours('2024-03-31'), hours('2024-10-27'), hours('2024-07-01')]).toEqual([23, 25, 24]);
  });

  it('count a repeated hour once and a skipped hour as empty', () => {
    const zone = 'Europe/Berlin';
    expect(periodEnd('2024-10-27T02:00', 'hour', zone) + 1 - periodStart('2024-10-27T02:00', zone)).toBe(2 * hour);
    expect(periodEnd('2024-03-31T02:00', 'hour', zone) + 1 - periodStart('2024-03-31T02:00', zone)).toBe(0);
    expect(periodOf(utc('2024-10-27T00:59:00Z'), 'hour', berlin)).toBe(
      periodOf(utc('2024-10-27T01:59:00Z'), 'hour', berlin),
    );
    const half = 'Australia/Lord_Howe';
    expect(periodEnd('2024-04-07T01:00', 'hour', half) + 1 - periodStart('2024-04-07T01:00', half)).toBe(1.5 * hour);
    expect(periodEnd('2024-10-06T02:00', 'hour', half) + 1 - periodStart('2024-10-06T02:00', half)).toBe(0.5 * hour);
  });

  it('begin weeks on the chosen day', () => {
    const at = utc('2024-01-03T12:00:00Z');
    expect(periodOf(at, 'week', berlin)).toBe('2024-01-01');
    expect(periodOf(at, 'week', { ...berlin, weekStart: 'sunday' })).toBe('2023-12-31');
    expect(periodOf(at, 'week', { ...berlin, weekStart: 'saturday' })).toBe('2023-12-30');
    expect(periodsBetween('2023-12-01', '2024-02-01', 'month')).toEqual(['2023-12-01', '2024-01-01', '2024-02-01']);
  });
});

describe('ranges', () => {
  it('hold both days, in the zone', () => {
    const range = resolveRange({ from: '2024-01-01', to: '2024-01-01' }, 0, berlin);
    expect(isInside(utc('2023-12-31T23:00:00Z'), range)).toBe(true);
    expect(isInside(utc('2023-12-31T23:00:00Z') - 1, range)).toBe(false);
    expect(isInside(utc('2024-01-01T23:00:00Z') - 1, range)).toBe(true);
    expect(isInside(utc('2024-01-01T23:00:00Z'), range)).toBe(false);
  });

  it('of the last periods end before that of the data’s end, or with it', () => {
    const end = utc('2024-01-10T12:00:00Z');
    const utcZone: Settings = { ...berlin, timeZone: 'UTC' };
    const before = resolveRange({ last: 2, unit: 'day' }, end, utcZone);
    expect(before).toEqual({ fromUs: utc('2024-01-08T00:00:00Z'), toUs: utc('2024-01-10T00:00:00Z') - 1 });
    const current = resolveRange({ last: 1, unit: 'week', includeCurrent: true }, end, utcZone);
    expect(current).toEqual({ fromUs: utc('2024-01-08T00:00:00Z'), toUs: utc('2024-01-15T00:00:00Z') - 1 });
  });
});

describe('statistics', () => {
  it('interpolate quantiles as R type 7 and bound shares as Wilson', () => {
    expect(quantile([1, 2, 3, 4], 0.5)).toBe(2.5);
    expect(quantile([10, 20], 0.9)).toBe(19);
    expect(quantile([], 0.5)).toBeNull();
    expect(wilson(0, 10)?.low).toBeCloseTo(0, 12);
    expect(wilson(0, 10)?.high).toBeCloseTo(0.2775, 4);
  });
});

describe('trend', () => {
  const log = [...events('A0 A0 A2', day, 'p'), ...events('A0 B4', day, 'q')];
  const spec: OracleTrendSpec = { kind: 'trend', v: 1, event: { event: 'A' }, measure: 'events', period: 'day' };
  const values = (more: Partial<OracleTrendSpec>): (number | null)[] =>
    trendOracle(log, { ...spec, ...more }, { timeZone: 'UTC', weekStart: 'monday' }).result.series.map(
      ({ value }) => value,
    );

  it('counts events, actors and events per actor, from the first event that counts to the data’s end', () => {
    expect(values({})).toEqual([3, 0, 1, 0, 0]);
    expect(values({ measure: 'actors' })).toEqual([2, 0, 1, 0, 0]);
    expect(values({ measure: 'eventsPerActor' })).toEqual([1.5, null, 1, null, null]);
    const { result, units } = trendOracle(
      log,
      { ...spec, measure: 'actors' },
      { timeZone: 'UTC', weekStart: 'monday' },
    );
    expect(result.total).toBe(2);
    expect(units({ period: '2024-01-03' })).toEqual(new Set(['p']));
    expect(monday).toBe(periodStart('2024-01-01', 'UTC'));
  });
});
