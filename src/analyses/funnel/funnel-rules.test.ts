import { describe, expect, it } from 'vitest';
import type { LogEvent } from '../../../test/support/log';
import { runOnLog, type LogRun } from '../../../test/support/run-on-log';
import { logOf } from '../../../test/support/written-log';
import { funnel } from '.';
import type { FunnelResult } from './result';
import type { FunnelSelection } from './spec';

const steps = (names: string): { event: string }[] => Array.from(names, (event) => ({ event }));

const run = (log: LogEvent[], names: string, more: object = {}): Promise<LogRun<FunnelResult, FunnelSelection>> =>
  runOnLog(funnel, { kind: 'funnel', steps: steps(names), ...more }, log);

const units = async (log: LogEvent[], names: string, more: object = {}): Promise<number[]> =>
  (await run(log, names, more)).result.steps.map((step) => step.units);

/** A log of which each event has a value of the property `p`. */
const valued = (log: LogEvent[], ...values: (string | number | null)[]): LogEvent[] =>
  log.map((event, i) => ({ ...event, properties: { p: values[i] ?? null } }));

const onlyOne = { property: 'p', is: 'eq', value: 1 };

describe('an optional step', () => {
  const optional = { steps: [{ event: 'A' }, { event: 'B', optional: true }, { event: 'C' }] };

  it('may be skipped, and the drop-off of the next one is from the step that could not be', async () => {
    const log = logOf('skips: A0 C4', 'takes: A0 B1 C2', 'stops: A0 B1', 'leaves: A0');
    const { result } = await run(log, '', optional);
    expect(result.steps.map((step) => [step.units, step.dropOff, step.rateFromPrevious])).toEqual([
      [4, 0, 1],
      [2, 2, 2 / 4],
      [2, 2, 2 / 4],
    ]);
  });

  it('times the next one from the step taken before it, be it the optional one or not', async () => {
    const { result } = await run(logOf('skips: A0 C4', 'takes: A0 B1 C2'), '', optional);
    expect(result.steps[2]?.fromPrevious).toMatchObject({ count: 2, medianMs: 2.5 * 60e3 });
    expect(result.steps[2]?.fromFirst).toMatchObject({ count: 2, medianMs: 3 * 60e3 });
  });

  it('is not taken when that would reach the last step later', async () => {
    expect(await units(logOf('u: A0 C1 B2 C3'), '', optional)).toEqual([1, 0, 1]);
  });
});

describe('a direct step', () => {
  it('has no other event between it and the one before: A B X B C has three steps with C directly', async () => {
    const direct = { steps: [{ event: 'A' }, { event: 'B' }, { event: 'C', directly: true }] };
    expect(await units(logOf('u: A0 B1 X2 B3 C4'), '', direct)).toEqual([1, 1, 1]);
    expect(await units(logOf('u: A0 B1 X2 C3'), '', direct)).toEqual([1, 1, 0]);
  });
});

describe('a first-ever step', () => {
  const firstEver = (where?: object): object => ({
    steps: [{ event: 'A' }, { event: 'B', occurrence: 'firstEver', ...(where === undefined ? {} : { where }) }],
  });

  it('is only the first event of its name, while any occurrence takes the next', async () => {
    expect(await units(logOf('u: B0 A1 B2'), '', firstEver())).toEqual([1, 0]);
    expect(await units(logOf('u: A1 B2 B3'), '', firstEver())).toEqual([1, 1]);
    const any = { steps: [{ event: 'A' }, { event: 'B', occurrence: 'any' }] };
    expect(await units(logOf('u: B0 A1 B2'), '', any)).toEqual([1, 1]);
  });

  it('is the first in all history, before the range and whatever the condition or the filter, and must itself pass both', async () => {
    const later = valued(logOf('u: B0 A1 B2'), 0, 1, 1);
    expect(await units(later, '', firstEver(onlyOne))).toEqual([1, 0]);
    expect(await units(later, '', { ...firstEver(), filter: onlyOne })).toEqual([1, 0]);
    expect(await units(valued(logOf('u: A1 B2 B3'), 1, 1, 0), '', { ...firstEver(), filter: onlyOne })).toEqual([1, 1]);
    const range = { from: '1970-01-02' };
    const day = 1440;
    expect(await units(logOf(`u: B0 A${day} B${day + 1}`), '', { ...firstEver(), range })).toEqual([1, 0]);
  });
});

describe('an exclusion', () => {
  const x = (effect: string, after: number, before: number, more: object = {}): object => ({
    exclusions: [{ event: 'X', after, before, effect, ...more }],
  });

  it('that ends the attempt ends it there, and a later start may still convert', async () => {
    expect(await units(logOf('u: A0 X1 B2'), 'AB', x('endAttempt', 1, 2))).toEqual([1, 0]);
    expect(await units(logOf('u: A0 X1 A2 B3'), 'AB', x('endAttempt', 1, 2))).toEqual([1, 1]);
  });

  it('is in force from the step it stands after until the one it stands before is taken', async () => {
    const log = logOf('u: A0 X1 B2 C3', 'v: A0 B1 X2 C3');
    expect(await units(log, 'ABC', x('endAttempt', 2, 3))).toEqual([2, 2, 1]);
    expect(await units(log, 'ABC', x('endAttempt', 1, 2))).toEqual([2, 1, 1]);
    expect(await units(log, 'ABC', x('endAttempt', 1, 3))).toEqual([2, 1, 0]);
  });

  it('strikes with an event that meets its condition, and with none that is a step of the attempt', async () => {
    const log = valued(logOf('u: A0 X1 B2'), null, 0, null);
    expect(await units(log, 'AB', x('endAttempt', 1, 2, { where: onlyOne }))).toEqual([1, 1]);
    expect(await units(log, 'AB', x('endAttempt', 1, 2, { where: { not: onlyOne } }))).toEqual([1, 0]);
    const own = { exclusions: [{ event: 'B', after: 1, before: 2, effect: 'endAttempt' }] };
    expect(await units(logOf('u: A0 B1'), 'AB', own)).toEqual([1, 1]);
  });

  it('that removes the actor takes it out of all steps, unless a clean attempt is as deep', async () => {
    expect(await units(logOf('u: A0 X1 B2', 'v: A0 B1'), 'AB', x('removeActor', 1, 2))).toEqual([1, 1]);
    expect(await units(logOf('u: A0 X1 A2 B3'), 'AB', x('removeActor', 1, 2))).toEqual([1, 1]);
    expect(await units(logOf('u: A0 X1'), 'AB', x('removeActor', 1, 2))).toEqual([0, 0]);
    expect(await units(logOf(`u: A0 X${8 * 1440}`), 'AB', x('removeActor', 1, 2))).toEqual([1, 0]);
  });
});

describe('any order', () => {
  const order = 'any';

  it('starts at any step, gives each event to one step, and step k counts units with at least k filled', async () => {
    const log = logOf('u: C0 A1 B2', 'v: B0 A1', 'w: B0', 'x: A0 A1 A2');
    expect(await units(log, 'ABC', { order })).toEqual([4, 2, 1]);
    expect(await units(logOf('u: A0 A1 A2'), 'AAB', { order })).toEqual([1, 1, 0]);
  });

  it('fills most steps inside one window', async () => {
    const window = { amount: 10, unit: 'minute' };
    expect(await units(logOf('u: C0 A8 B12'), 'ABC', { order, window })).toEqual([1, 1, 0]);
    expect(await units(logOf('u: C0 A8 B10'), 'ABC', { order, window })).toEqual([1, 1, 1]);
  });

  it('has an exclusion in force from the first event taken to the second', async () => {
    const exclusions = [{ event: 'X', after: 1, before: 2, effect: 'endAttempt' }];
    expect(await units(logOf('u: B0 X1 A2'), 'AB', { order, exclusions })).toEqual([1, 0]);
    expect(await units(logOf('u: X0 B1 A2'), 'AB', { order, exclusions })).toEqual([1, 1]);
  });
});

describe('what is counted', () => {
  it('by session each session is a unit of its own', async () => {
    const log = logOf('u: A0 B10 A100 B110 A200 B300');
    expect(await units(log, 'AB', { unit: 'session' })).toEqual([3, 2]);
    expect(await units(log, 'AB', { unit: 'actor' })).toEqual([1, 1]);
    expect((await run(log, 'AB', { unit: 'session' })).select({ step: 2, outcome: 'reached' })).toEqual(['u']);
  });

  it('by a property its values are units across actors, and events without it take no part', async () => {
    const log = valued(logOf('ann: A0 A1', 'bob: B2 B3'), 'acme', null, 'acme', null);
    const { result, ...people } = await run(log, 'AB', { unit: { property: 'p' } });
    expect(result.steps.map((step) => step.units)).toEqual([1, 1]);
    expect(people.select({ step: 2, outcome: 'reached' })).toEqual(['ann', 'bob']);
    expect(await units(log, 'AB')).toEqual([1, 0]);
  });

  it('held values are those of the first step on every step, and an event without one serves none', async () => {
    const log = valued(logOf('u: A0 B1 B2 C3'), 'x', 'y', 'x', null);
    expect(await units(log, 'ABC', { hold: ['p'] })).toEqual([1, 1, 0]);
    expect(await units(log, 'ABC')).toEqual([1, 1, 1]);
    expect(await units(valued(logOf('u: A0 B1'), 'x', 'y'), 'AB', { hold: ['p'] })).toEqual([1, 0]);
    expect(await units(valued(logOf('u: A0 B1'), null, null), 'AB', { hold: ['p'] })).toEqual([0, 0]);
  });

  it('exclusions strike only with the held values', async () => {
    const exclusions = [{ event: 'X', after: 1, before: 2, effect: 'endAttempt' }];
    const log = logOf('u: A0 X1 B2');
    expect(await units(valued(log, 'x', 'y', 'x'), 'AB', { hold: ['p'], exclusions })).toEqual([1, 1]);
    expect(await units(valued(log, 'x', 'x', 'x'), 'AB', { hold: ['p'], exclusions })).toEqual([1, 0]);
  });

  it('attempts count each by itself where units count once', async () => {
    const log = logOf('u: A0 B5 A10 B15 A20', 'v: A0');
    expect(await units(log, 'AB', { count: 'attempts' })).toEqual([4, 2]);
    expect(await units(log, 'AB', { count: 'units' })).toEqual([2, 1]);
  });

  it('attempts do not overlap: starts inside an open window are not their own, and an event that ends one starts none', async () => {
    const window = { amount: 10, unit: 'minute' };
    expect(await units(logOf('u: A0 A5 A11 B12'), 'AB', { count: 'attempts', window })).toEqual([2, 1]);
    expect(await units(logOf('u: A0 A1 A2'), 'AA', { count: 'attempts', window })).toEqual([2, 1]);
  });
});

describe('range and periods', () => {
  const day = 1440;

  it('the whole attempt in the range leaves out conversions after it, and what lies outside strikes nobody', async () => {
    const range = { from: '1970-01-01', to: '1970-01-01' };
    const log = logOf(`u: A0 B${day}`, 'v: A0 B1');
    expect(await units(log, 'AB', { range })).toEqual([2, 2]);
    expect(await units(log, 'AB', { range, wholeAttemptInRange: true })).toEqual([2, 1]);
    const exclusions = [{ event: 'X', after: 1, before: 2, effect: 'removeActor' }];
    const struck = logOf(`u: A0 X${day}`);
    expect(await units(struck, 'AB', { range, exclusions })).toEqual([0, 0]);
    expect(await units(struck, 'AB', { range, exclusions, wholeAttemptInRange: true })).toEqual([1, 0]);
  });

  // 1970-01-01 was a Thursday: its week began on 1969-12-29
  it.each([
    ['day', { '1970-01-01': [2, 1], '1970-01-02': [0, 0], '1970-01-03': [1, 0] }],
    ['week', { '1969-12-29': [3, 1] }],
    ['month', { '1970-01-01': [3, 1] }],
  ])('by %s each attempt counts in the period it starts in', async (period, expected) => {
    const log = logOf(`u: A0 B${day}`, 'v: A0', `w: A${2 * day}`);
    const { result, ...people } = await run(log, 'AB', { period });
    expect(result.byPeriod).toEqual(expected);
    const label = Object.keys(expected)[0] ?? '';
    expect(people.select({ step: 2, outcome: 'reached', period: label })).toEqual(['u']);
    expect((await run(log, 'AB')).result.byPeriod).toBeUndefined();
  });
});

describe('of equally deep attempts', () => {
  it('the one that starts first is reported, then the one that reaches its last step first', async () => {
    const breakdown = { property: 'p', at: 'last' };
    const log = valued(logOf('u: A0 A1 B5 B9'), 'a', 'b', 'c', 'd');
    const { result } = await run(log, 'AB', { breakdown });
    expect(result.breakdown).toEqual([{ value: 'c', other: false, units: [1, 1] }]);
    expect(result.steps[1]?.fromFirst.medianMs).toBe(5 * 60e3);
  });
});
