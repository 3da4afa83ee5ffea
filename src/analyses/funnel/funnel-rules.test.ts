import { describe, expect, it } from 'vitest';
import type { LogEvent } from '../../../test/support/log';
import { runOnLog } from '../../../test/support/run-on-log';
import { logOf } from '../../../test/support/written-log';
import { funnel } from '.';

const run = (log: LogEvent[], steps: object[], more: object = {}) =>
  runOnLog(funnel, { kind: 'funnel', steps, ...more }, log);

const named = (names: string): { event: string }[] => Array.from(names, (event) => ({ event }));

const units = async (log: LogEvent[], steps: object[], more: object = {}): Promise<number[]> =>
  (await run(log, steps, more)).result.steps.map((step) => step.units);

const [a, b, c] = [{ event: 'A' }, { event: 'B' }, { event: 'C' }];
const hour = { amount: 1, unit: 'hour' };
const dayMinutes = 1440;

describe('an optional step', () => {
  const steps = [a, { ...b, optional: true }, c];
  it('may be skipped, and losses and rates go by the step before it', async () => {
    const answer = await run(logOf('u: A0 C5', 'v: A0 B1 C5', 'w: A0 B1'), steps);
    expect(answer.result.steps.map((step) => [step.units, step.dropOff, step.rateFromPrevious])).toEqual([
      [3, 0, 1],
      [2, 1, 2 / 3],
      [2, 1, 2 / 3],
    ]);
    expect(answer.select({ step: 3, outcome: 'dropped' })).toEqual(['w']);
  });

  it('has its time from the step taken before, whichever that was', async () => {
    const { result } = await run(logOf('u: A0 C10', 'v: A0 B4 C10'), steps);
    expect(result.steps[2]?.fromPrevious).toEqual({ count: 2, meanMs: 480e3, medianMs: 480e3, p90Ms: 576e3 });
  });

  it('is taken where that does not put off the last step', async () => {
    expect(await units(logOf('u: A0 C5 B6 C9'), steps)).toEqual([1, 0, 1]);
  });
});

describe('a direct step', () => {
  it('of A B X B C goes directly from the second B to C', async () => {
    expect(await units(logOf('u: A0 B1 X2 B3 C4'), [a, b, { ...c, directly: true }])).toEqual([1, 1, 1]);
    expect(await units(logOf('u: A0 B1 X2 C4'), [a, b, { ...c, directly: true }])).toEqual([1, 1, 0]);
  });
});

describe('a first-ever step', () => {
  it('takes no later event, even where the first lies outside of the funnel', async () => {
    const first = { ...b, occurrence: 'firstEver' };
    expect(await units(logOf('u: B0 A1 B2', 'v: A1 B2 B3'), [a, first])).toEqual([2, 1]);
  });
});

describe('an exclusion', () => {
  const ends = (effect: string): object => ({ exclusions: [{ event: 'X', after: 1, before: 2, effect }] });

  it('ends the attempt, and another start may go on', async () => {
    expect(await units(logOf('u: A0 X1 B2'), [a, b], ends('endAttempt'))).toEqual([1, 0]);
    expect(await units(logOf('u: A0 X1 A2 B3'), [a, b], ends('endAttempt'))).toEqual([1, 1]);
  });

  it('removes whoever has no clean attempt as deep', async () => {
    expect(await units(logOf('u: A0 X1 B2', 'v: A0 X1 A2 B3'), [a, b], ends('removeActor'))).toEqual([1, 1]);
  });

  it('removes also after the last step, while the window is open', async () => {
    const log = logOf('u: A0 X60', 'v: A0 X61');
    expect(await units(log, [a, b], { ...ends('removeActor'), window: hour })).toEqual([1, 0]);
  });

  it('does not strike by an event the attempt takes', async () => {
    const same = { exclusions: [{ event: 'B', after: 1, before: 3, effect: 'removeActor' }] };
    expect(await units(logOf('u: A0 B1 C2'), [a, b, c], same)).toEqual([1, 1, 1]);
    expect(await units(logOf('u: A0 B1 B2 C3'), [a, b, c], same)).toEqual([0, 0, 0]);
  });
});

describe('in any order', () => {
  it('as many steps count as were done inside one window', async () => {
    const log = logOf('u: C0 B30 A90', 'v: B0 A10 C20');
    expect(await units(log, named('ABC'), { order: 'any', window: hour })).toEqual([2, 2, 1]);
  });

  it('one event fills one step', async () => {
    expect(await units(logOf('u: A0 A1'), named('AA'), { order: 'any' })).toEqual([1, 1]);
    expect(await units(logOf('u: A0'), named('AA'), { order: 'any' })).toEqual([1, 0]);
  });
});

describe('units that are not actors', () => {
  it('of sessions count each session, and list the actor once', async () => {
    const answer = await run(logOf('u: A0 B5 A100 A200 B205'), [a, b], { unit: 'session' });
    expect(answer.result.steps.map((step) => step.units)).toEqual([3, 2]);
    expect(answer.select({ step: 2, outcome: 'reached' })).toEqual(['u']);
  });

  it('of accounts join the events of their people, and list all of them', async () => {
    const log = logOf('u: A0', 'v: B5', 'w: A7').map((event, i) => ({
      ...event,
      properties: { account: ['one', 'one', 'two'][i] ?? null },
    }));
    const answer = await run(log, [a, b], { unit: { property: 'account' } });
    expect(answer.result.steps.map((step) => step.units)).toEqual([2, 1]);
    expect(answer.select({ step: 2, outcome: 'reached' })).toEqual(['u', 'v']);
    expect(answer.select({ step: 2, outcome: 'dropped' })).toEqual(['w']);
  });

  it('of accounts take events of one instant in the order of their arrival', async () => {
    const log = [...logOf('v: B0'), ...logOf('u: A0')].map((event) => ({ ...event, properties: { account: 'one' } }));
    const asked = { unit: { property: 'account' }, ties: 'arrival' };
    expect(await units(log, [a, b], asked)).toEqual([1, 0]);
    expect(await units(log, [b, a], asked)).toEqual([1, 1]);
  });
});

describe('held values', () => {
  it('are the first event’s at every step', async () => {
    const log = logOf('u: A0 B1 B2').map((event, i) => ({
      ...event,
      properties: { cart: ['x', 'y', 'x'][i] ?? null },
    }));
    expect(await units(log, [a, b], { hold: ['cart'] })).toEqual([1, 1]);
    expect(await units(log.slice(0, 2), [a, b], { hold: ['cart'] })).toEqual([1, 0]);
  });
});

describe('attempts', () => {
  it('count each, and the actor behind them once', async () => {
    const answer = await run(logOf('u: A0 A5 B10 B15 A20 B60'), [a, b], { count: 'attempts' });
    expect(answer.result.steps.map((step) => step.units)).toEqual([2, 2]);
    expect(answer.select({ step: 1, outcome: 'reached' })).toEqual(['u']);
  });

  it('do not start inside an open window', async () => {
    expect(await units(logOf('u: A0 A30 A61 B70'), [a, b], { count: 'attempts', window: hour })).toEqual([2, 1]);
  });
});

describe('the range and the periods', () => {
  it('hold the whole attempt where that is asked', async () => {
    const log = logOf(`u: A0 B${dayMinutes}`);
    const range = { to: '1970-01-01' };
    expect(await units(log, [a, b], { range })).toEqual([1, 1]);
    expect(await units(log, [a, b], { range, wholeAttemptInRange: true })).toEqual([1, 0]);
  });

  it('list the units by the day they started, a day without any too', async () => {
    const log = logOf(`u: X0 A${dayMinutes} B${3 * dayMinutes}`, `v: A${3 * dayMinutes}`);
    const answer = await run(log, [a, b], { period: 'day' });
    expect(answer.result.byPeriod).toEqual({ '1970-01-02': [1, 1], '1970-01-03': [0, 0], '1970-01-04': [1, 0] });
    expect(answer.select({ step: 1, outcome: 'reached', period: '1970-01-04' })).toEqual(['v']);
  });
});
