import { describe, expect, it } from 'vitest';
import { funnelOracle } from './funnel';
import type { OracleFunnelSpec } from './funnel-attempts';
import { day, events, hour, minute, monday, row, utc } from './literal';
import type { LogEvent, Settings } from './log';

const utcSettings: Settings = { timeZone: 'UTC', weekStart: 'monday' };

const spec = (steps: string, more: Partial<OracleFunnelSpec> = {}): OracleFunnelSpec => ({
  kind: 'funnel',
  v: 1,
  steps: steps.split(' ').map((event) => ({ event })),
  order: 'ordered',
  window: { amount: 7, unit: 'day', from: 'firstStep' },
  ties: 'either',
  sessionGap: { amount: 30, unit: 'minute' },
  ...more,
});

const units = (log: LogEvent[], asked: OracleFunnelSpec, settings = utcSettings): number[] =>
  funnelOracle(log, asked, settings).result.steps.map((step) => step.units);

describe('the window of a funnel', () => {
  it('converts an actor exactly 7 days later', () => {
    expect(units(events('A0 B7', day), spec('A B'))).toEqual([1, 1]);
  });

  it('does not convert an actor 7 days and 1 µs later', () => {
    const late = [...events('A0'), { actor: 'x', event: 'B', at: monday + 7 * day + 1 }];
    expect(units(late, spec('A B'))).toEqual([1, 0]);
  });

  it('from the previous step takes the B that leads on to C, not the earliest', () => {
    const oneHour = { amount: 1, unit: 'hour' as const, from: 'previousStep' as const };
    expect(units(events('A0 B10 B50 C100'), spec('A B C', { window: oneHour }))).toEqual([1, 1, 1]);
    expect(units(events('A0 B10 C100'), spec('A B C', { window: oneHour }))).toEqual([1, 1, 0]);
  });

  it('from the first step takes a later start when only that one is in time', () => {
    const oneHour = { amount: 1, unit: 'hour' as const, from: 'firstStep' as const };
    expect(units(events('A0 A30 B70'), spec('A B', { window: oneHour }))).toEqual([1, 1]);
  });

  it('of one session ends with it: 30 minutes without an event do not, a microsecond more does', () => {
    const sameSession = spec('A B', { window: { same: 'session' } });
    expect(units(events('A0 B30'), sameSession)).toEqual([1, 1]);
    expect(units([...events('A0'), { actor: 'x', event: 'B', at: monday + 30 * minute + 1 }], sameSession)).toEqual([
      1, 0,
    ]);
  });

  it('of one session is held open by events that the filter leaves out', () => {
    const filter = { property: 'noise', is: 'isNotSet' as const };
    const log = [
      ...events('A0 B50'),
      { actor: 'x', event: 'N', at: monday + 25 * minute, properties: { noise: true } },
    ];
    expect(units(log, spec('A B', { window: { same: 'session' }, filter }))).toEqual([1, 1]);
  });

  it('of one session with ids of the file leaves out events without an id, as first steps too', () => {
    const log: LogEvent[] = [
      { actor: 'x', event: 'A', at: monday, session: null },
      { actor: 'x', event: 'B', at: monday, session: null },
      { actor: 'y', event: 'A', at: monday, session: '1' },
      { actor: 'y', event: 'B', at: monday + 9 * hour, session: '1' },
    ];
    expect(units(log, spec('A B', { window: { same: 'session' } }))).toEqual([1, 1]);
  });

  it('of one day is that of the zone', () => {
    const log = [
      { actor: 'x', event: 'A', at: utc('2024-01-01T22:30:00Z') },
      { actor: 'x', event: 'B', at: utc('2024-01-01T23:30:00Z') },
    ];
    const sameDay = spec('A B', { window: { same: 'day' } });
    expect(units(log, sameDay)).toEqual([1, 1]);
    expect(units(log, sameDay, { ...utcSettings, timeZone: 'Europe/Berlin' })).toEqual([1, 0]);
  });
});

describe('order and ties', () => {
  it('strict takes the second B when something stands between the first and C', () => {
    expect(units(row('A B X B C'), spec('B C', { order: 'strict' }))).toEqual([1, 1]);
    const [a, b, c] = spec('A B C').steps;
    const steps = [a, b, { ...c, directly: true, event: 'C' }].filter((step) => step !== undefined);
    expect(units(row('A B X B C'), spec('A B C', { steps }))).toEqual([1, 1, 1]);
  });

  it('strict needs each step right after the one before', () => {
    expect(units(row('A B X B C'), spec('A B C', { order: 'strict' }))).toEqual([1, 1, 0]);
    expect(units(row('A B C'), spec('A B C', { order: 'strict' }))).toEqual([1, 1, 1]);
  });

  it('events of one instant follow each other in either, in arrival order, or never', () => {
    const log = events('B0 A0 C5');
    expect(units(log, spec('A B C', { ties: 'either' }))).toEqual([1, 1, 1]);
    expect(units(log, spec('A B C', { ties: 'arrival' }))).toEqual([1, 0, 0]);
    expect(units(log, spec('B A C', { ties: 'arrival' }))).toEqual([1, 1, 1]);
    expect(units(log, spec('B A C', { ties: 'never' }))).toEqual([1, 0, 0]);
  });

  it('one event serves one step only', () => {
    expect(units(row('A'), spec('A A'))).toEqual([1, 0]);
    expect(units(events('A0 A0'), spec('A A'))).toEqual([1, 1]);
  });

  it('under arrival a tied event stands between, under either it does not', () => {
    const log = events('A0 X0 B0');
    expect(units(log, spec('A B', { order: 'strict', ties: 'arrival' }))).toEqual([1, 0]);
    expect(units(log, spec('A B', { order: 'strict', ties: 'either' }))).toEqual([1, 1]);
  });

  it('in any order counts as many distinct steps as fit one window', () => {
    expect(units(events('C0 A1 B9', day), spec('A B C', { order: 'any' }))).toEqual([1, 1, 0]);
    expect(units(events('C0 A1 B9', day), spec('A B', { order: 'any' }))).toEqual([1, 0]);
    expect(units(events('A3 B9', day), spec('B A', { order: 'any' }))).toEqual([1, 1]);
  });
});

describe('optional steps, first-ever steps, exclusions, hold', () => {
  const optionalB = [{ event: 'A' }, { event: 'B', optional: true }, { event: 'C' }];

  it('an optional step may be skipped and is taken where it can be', () => {
    const log = [...row('A C', 'skips'), ...row('A B C', 'takes')];
    expect(units(log, spec('A B C', { steps: optionalB }))).toEqual([2, 1, 2]);
  });

  it('reaching the last step earlier beats taking an optional one', () => {
    expect(units(row('A C B C'), spec('A B C', { steps: optionalB }))).toEqual([1, 0, 1]);
  });

  it('a first-ever step takes only the first event of its name in all history', () => {
    const steps = [{ event: 'A' }, { event: 'B', occurrence: 'firstEver' as const }];
    expect(units(row('B A B'), spec('A B', { steps }))).toEqual([1, 0]);
    expect(units(row('A B B'), spec('A B', { steps }))).toEqual([1, 1]);
  });

  it('an event that ends the attempt ends it there; another start may still convert', () => {
    const exclusions = [{ event: 'X', after: 1, before: 2, effect: 'endAttempt' as const }];
    expect(units(row('A X B'), spec('A B', { exclusions }))).toEqual([1, 0]);
    expect(units(row('A X A B'), spec('A B', { exclusions }))).toEqual([1, 1]);
    expect(units(row('A B X C'), spec('A B C', { exclusions }))).toEqual([1, 1, 1]);
  });

  it('an event that removes the actor takes it out of all steps, unless a clean attempt is as deep', () => {
    const exclusions = [{ event: 'X', after: 1, before: 2, effect: 'removeActor' as const }];
    expect(units(row('A X B'), spec('A B', { exclusions }))).toEqual([0, 0]);
    expect(units(row('A X A B'), spec('A B', { exclusions }))).toEqual([1, 1]);
    expect(units(row('A X'), spec('A B', { exclusions }))).toEqual([0, 0]);
    expect(units(events('A0 X8', day), spec('A B', { exclusions }))).toEqual([1, 0]);
  });

  it('hold wants the first value on every step', () => {
    const log = row('A B B').map((event, i) => ({ ...event, properties: { item: ['p', 'q', 'p'][i] ?? null } }));
    expect(units(log, spec('A B', { hold: ['item'] }))).toEqual([1, 1]);
    expect(units(log.slice(0, 2), spec('A B', { hold: ['item'] }))).toEqual([1, 0]);
  });
});

describe('the numbers of a funnel', () => {
  const log = [
    ...events('A0 B10 C40', minute, 'p'),
    ...events('A0 B20', minute, 'q'),
    ...events('A0', minute, 'r'),
    ...events('B0', minute, 's'),
  ];

  it('are counts, both rates, drop-off and times of those who reached the step', () => {
    const { result } = funnelOracle(log, spec('A B C'), utcSettings);
    expect(
      result.steps.map(({ units: n, rateFromFirst, rateFromPrevious, dropOff }) => [
        n,
        rateFromFirst,
        rateFromPrevious,
        dropOff,
      ]),
    ).toEqual([
      [3, 1, 1, 0],
      [2, 2 / 3, 2 / 3, 1],
      [1, 1 / 3, 1 / 2, 1],
    ]);
    expect(result.steps[1]?.fromPrevious).toEqual({ count: 2, meanMs: 900e3, medianMs: 900e3, p90Ms: 1140e3 });
    expect(result.steps[2]?.fromFirst).toEqual({ count: 1, meanMs: 2400e3, medianMs: 2400e3, p90Ms: 2400e3 });
    expect(result.steps[0]?.fromFirst).toEqual({ count: 0, meanMs: null, medianMs: null, p90Ms: null });
  });

  it('count as immature who may still convert, and leave them out of the mature rate', () => {
    const { result } = funnelOracle(
      log,
      spec('A B C', { window: { amount: 40, unit: 'minute', from: 'firstStep' } }),
      utcSettings,
    );
    expect([result.immature, result.matureRate]).toEqual([0, 1 / 3]);
    const longer = funnelOracle(
      log,
      spec('A B C', { window: { amount: 41, unit: 'minute', from: 'firstStep' } }),
      utcSettings,
    );
    expect([longer.result.immature, longer.result.matureRate]).toEqual([2, 1]);
  });

  it('have the actors behind them', () => {
    const { units: behind } = funnelOracle(log, spec('A B C'), utcSettings);
    expect(behind({ step: 2, outcome: 'reached' })).toEqual(new Set(['p', 'q']));
    expect(behind({ step: 2, outcome: 'dropped' })).toEqual(new Set(['r']));
    expect(behind({ step: 1, outcome: 'dropped' })).toEqual(new Set());
  });

  it('break down by the value at a step, null competing, the rest as Other', () => {
    const colours = ['red', 'red', 'blue', null, 'green'];
    const many = colours.map((color, i) => ({ actor: `a${i}`, event: 'A', at: monday, properties: { color } }));
    const breakdown = { property: 'color', at: 'first' as const, limit: 2 };
    const { result, units: behind } = funnelOracle(
      [...many, { actor: 'a0', event: 'B', at: monday + 1 }],
      spec('A B', { breakdown }),
      utcSettings,
    );
    expect(result.breakdown).toEqual([
      { value: 'red', other: false, units: [2, 1] },
      { value: null, other: false, units: [1, 0] },
      { value: null, other: true, units: [2, 0] },
    ]);
    expect(behind({ step: 1, outcome: 'reached', value: { other: true } })).toEqual(new Set(['a2', 'a4']));
  });

  it('restrict only step 1 by the range', () => {
    const range = { from: '2024-01-01', to: '2024-01-01' };
    expect(units(events('A0 B2', day), spec('A B', { range }))).toEqual([1, 1]);
    expect(units(events('A0 B2', day), spec('A B', { range, wholeAttemptInRange: true }))).toEqual([1, 0]);
    expect(units(events('A-1 A2 B2', day), spec('A B', { range }))).toEqual([0, 0]);
  });
});
