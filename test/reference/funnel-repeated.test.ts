import { describe, expect, it } from 'vitest';
import { funnelOracle } from './funnel';
import type { OracleFunnelSpec } from './funnel-attempts';
import { day, events, hour, minute, monday, row } from './literal';
import type { LogEvent, Settings } from './log';

const settings: Settings = { timeZone: 'UTC', weekStart: 'monday' };
const oneHour = { amount: 1, unit: 'hour' as const, from: 'firstStep' as const };

const spec = (steps: string, more: Partial<OracleFunnelSpec> = {}): OracleFunnelSpec => ({
  kind: 'funnel',
  v: 1,
  steps: steps.split(' ').map((event) => ({ event })),
  order: 'ordered',
  window: { amount: 7, unit: 'day', from: 'firstStep' },
  ties: 'either',
  sessionGap: { amount: 30, unit: 'minute' },
  count: 'attempts',
  ...more,
});

const attempts = (log: LogEvent[], asked: OracleFunnelSpec): number[] =>
  funnelOracle(log, asked, settings).result.steps.map((step) => step.units);

describe('attempts that convert', () => {
  it('count each for themselves', () => {
    expect(attempts(events('A0 B5 A10 B15'), spec('A B'))).toEqual([2, 2]);
    expect(attempts(row('A B A B A B'), spec('A B'))).toEqual([3, 3]);
  });

  it('do not overlap: a start inside one is none of its own', () => {
    expect(attempts(events('A0 A5 B10 B15'), spec('A B'))).toEqual([1, 1]);
  });

  it('of one step are its events', () => {
    expect(attempts(row('A B A A'), spec('A'))).toEqual([3]);
  });

  it('share no event: an event that ends one does not start the next', () => {
    expect(attempts(row('A B A B'), { ...spec('A B'), steps: [{ event: ['A', 'B'] }, { event: 'B' }] })).toEqual([
      2, 2,
    ]);
    expect(attempts(row('A A A'), spec('A A'))).toEqual([2, 1]);
  });

  it('let an event tied with their last start the next, unless ties or arrival forbid it', () => {
    expect(attempts(events('A0 B5 A5 B9'), spec('A B'))).toEqual([2, 2]);
    expect(attempts(events('A0 A5 B5 B9'), spec('A B'))).toEqual([2, 2]);
    expect(attempts(events('A0 B5 A5 B9'), spec('A B', { ties: 'arrival' }))).toEqual([2, 2]);
    expect(attempts(events('A0 A5 B5 B9'), spec('A B', { ties: 'arrival' }))).toEqual([1, 1]);
    expect(attempts(events('A0 B5 A5 B9'), spec('A B', { ties: 'never' }))).toEqual([1, 1]);
  });

  it('in any order start at either event', () => {
    expect(attempts(events('B0 A5 A10 B12'), spec('A B', { order: 'any' }))).toEqual([2, 2]);
  });
});

describe('an attempt that does not convert', () => {
  it('keeps the events of its open window; the first one after it may start the next', () => {
    expect(attempts(events('A0 A30 B70'), spec('A B', { window: oneHour }))).toEqual([1, 0]);
    expect(attempts(events('A0 A61 B70'), spec('A B', { window: oneHour }))).toEqual([2, 1]);
    expect(attempts(events('A0 A30 B50 A100 B110'), spec('A B', { window: oneHour }))).toEqual([2, 2]);
  });

  it('has the end of its window inside: a start exactly there is none', () => {
    expect(attempts(events('A0 A60 B61'), spec('A B', { window: oneHour }))).toEqual([1, 0]);
    const late = { actor: 'x', event: 'A', at: monday + hour + 1 };
    expect(attempts([...events('A0 B61'), late], spec('A B', { window: oneHour }))).toEqual([2, 1]);
  });

  it('goes on as long as any choice of events in it can', () => {
    const fromPrevious = { ...oneHour, from: 'previousStep' as const };
    expect(attempts(events('A0 B10 B50 A80 C100'), spec('A B C', { window: fromPrevious }))).toEqual([1, 1, 1]);
    expect(attempts(events('A0 B10 A80 B90 C100'), spec('A B C', { window: fromPrevious }))).toEqual([2, 2, 1]);
    const direct = { ...spec('A B C'), steps: [{ event: 'A' }, { event: 'B' }, { event: 'C', directly: true }] };
    expect(attempts(row('A B X A B C'), direct)).toEqual([1, 1, 1]);
  });

  it('ends, when strict, with the event that came instead, which may start the next', () => {
    expect(attempts(row('A A B'), spec('A B', { order: 'strict' }))).toEqual([2, 1]);
    expect(attempts(row('A X B A B'), spec('A B', { order: 'strict' }))).toEqual([2, 1]);
  });

  it('ends with the event that strikes it, which may start the next', () => {
    const struck = spec('A B', { exclusions: [{ event: 'X', after: 1, before: 2, effect: 'endAttempt' }] });
    expect(attempts(row('A X A B'), struck)).toEqual([2, 1]);
    expect(attempts(row('A X B'), { ...struck, steps: [{ event: ['A', 'X'] }, { event: 'B' }] })).toEqual([2, 1]);
    expect(attempts(events('A0 X5 A5 B9'), struck)).toEqual([2, 1]);
  });

  it('ends at once when the next step has had its only chance', () => {
    const once = { ...spec('A B'), steps: [{ event: 'A' }, { event: 'B', occurrence: 'firstEver' as const }] };
    expect(attempts(row('B A A B'), once)).toEqual([2, 0]);
    expect(attempts(row('A A B A'), once)).toEqual([2, 1]);
  });

  it('of one session ends with the session', () => {
    expect(attempts(events('A0 A20 A60 B70'), spec('A B', { window: { same: 'session' } }))).toEqual([2, 1]);
    const ids = ['s', 't', 't', 's'];
    const log = row('A A B B').map((event, i) => ({ ...event, session: ids[i] ?? null }));
    expect(attempts(log, spec('A B', { window: { same: 'session' } }))).toEqual([1, 1]);
    expect(attempts(log.slice(0, 3), spec('A B', { window: { same: 'session' } }))).toEqual([2, 1]);
  });

  it('of one day ends with the day', () => {
    expect(attempts(events('A1 A20 A25 B30', hour), spec('A B', { window: { same: 'day' } }))).toEqual([2, 1]);
  });

  it('wholly in the range ends with the range', () => {
    const asked = spec('A B', { range: { to: '2024-01-01' }, wholeAttemptInRange: true });
    expect(attempts(events('A1 A20 B25', hour), asked)).toEqual([1, 0]);
  });

  it('is immature while its window is open', () => {
    const { result } = funnelOracle(events('A0 B1 A2 A3'), spec('A B'), settings);
    expect(result.steps.map(({ units }) => units)).toEqual([2, 1]);
    expect([result.immature, result.matureRate]).toEqual([1, 1]);
  });
});

describe('the numbers of attempts', () => {
  it('time each, and give the actor once', () => {
    const { result, units } = funnelOracle(events('A0 B10 A20 B60'), spec('A B'), settings);
    expect(result.steps[1]?.fromFirst).toMatchObject({ count: 2, meanMs: (25 * minute) / 1000 });
    expect([...units({ step: 2, outcome: 'reached' })]).toEqual(['x']);
  });

  it('put each into the period it starts in, and list periods without one', () => {
    const { result } = funnelOracle(events('A0 B1 A2 A16', day), spec('A B', { period: 'week' }), settings);
    expect(result.byPeriod).toEqual({ '2024-01-01': [2, 1], '2024-01-08': [0, 0], '2024-01-15': [1, 0] });
  });
});
