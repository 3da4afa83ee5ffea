import { describe, expect, it } from 'vitest';
import type { LogEvent, LogSettings } from '../../../test/support/log';
import { runOnLog } from '../../../test/support/run-on-log';
import type { PropertyValue } from '../../model/condition';
import { funnel } from '.';
import type { FunnelResult } from './result';

const minute = 60e6;
const day = 1440 * minute;
/** Monday 2024-01-01, midnight in UTC */
const monday = Date.UTC(2024, 0, 1) * 1000;

/** `A0 B10.5 C-` : events with minutes after `monday`; all of one actor, in order of arrival. */
const told = (actor: string, text: string): LogEvent[] =>
  text.split(' ').map((word) => {
    const [, event = '', after = '0'] = /^([A-Z]+)([\d.]+)$/.exec(word) ?? [];
    return { actor, event, at: monday + Number(after) * minute };
  });

const withProperty = (log: LogEvent[], ...values: PropertyValue[]): LogEvent[] =>
  log.map((event, i) => ({ ...event, properties: { p: values[i] ?? null } }));

const withSessions = (log: LogEvent[], ids: string): LogEvent[] =>
  log.map((event, i) => ({ ...event, session: ids[i] === '-' ? null : (ids[i] ?? null) }));

const steps = (names: string): { event: string }[] => Array.from(names, (event) => ({ event }));

async function ask(log: LogEvent[], names: string, more: object = {}, settings?: LogSettings): Promise<FunnelResult> {
  return (await runOnLog(funnel, { kind: 'funnel', steps: steps(names), ...more }, log, settings)).result;
}

const units = async (...asked: Parameters<typeof ask>): Promise<number[]> =>
  (await ask(...asked)).steps.map((step) => step.units);

const minutesFromFirst = async (...asked: Parameters<typeof ask>): Promise<(number | null)[]> =>
  (await ask(...asked)).steps.map(({ fromFirst }) => fromFirst.medianMs && fromFirst.medianMs / 60e3);

describe('the window', () => {
  const sevenDaysLater = (us: number): LogEvent[] => [
    { actor: 'u', event: 'A', at: monday },
    { actor: 'u', event: 'B', at: monday + 7 * day + us },
  ];
  it('of seven days is the default: exactly seven days later converts', async () => {
    expect(await units(sevenDaysLater(0), 'AB')).toEqual([1, 1]);
  });
  it('is over one microsecond later', async () => {
    expect(await units(sevenDaysLater(1), 'AB')).toEqual([1, 0]);
  });
  it('from the previous step goes on with the later of two B, and reports that one', async () => {
    const window = { amount: 1, unit: 'hour', from: 'previousStep' };
    expect(await minutesFromFirst(told('u', 'A0 B10 B50 C100'), 'ABC', { window })).toEqual([null, 50, 100]);
  });
  it('lets a later start convert where the first one is too early, and counts the actor once', async () => {
    const window = { amount: 10, unit: 'minute' };
    expect(await minutesFromFirst(told('u', 'A0 A5 B6 C14'), 'ABC', { window })).toEqual([null, 1, 9]);
    expect(await units(told('u', 'A0 A5 B6 C14'), 'ABC', { window })).toEqual([1, 1, 1]);
  });
  it('reports the first start of those that come equally far', async () => {
    expect(await minutesFromFirst(told('u', 'A0 A5 B6'), 'AB')).toEqual([null, 6]);
  });
});

describe('a funnel inside one session', () => {
  const window = { same: 'session' };
  it('goes on after a pause of exactly thirty minutes and ends after a longer one', async () => {
    expect(await units(told('u', 'A0 B30'), 'AB', { window })).toEqual([1, 1]);
    expect(await units(told('u', 'A0 B30.5'), 'AB', { window })).toEqual([1, 0]);
  });
  it('is cut before the filter: an event that is filtered away still bridges the pause', async () => {
    const log = withProperty(told('u', 'A0 X20 B40'), 1, 0, 1);
    expect(await units(log, 'AB', { window, filter: { property: 'p', is: 'eq', value: 1 } })).toEqual([1, 1]);
  });
  it('follows ids of the file, which may interleave, whatever the pauses', async () => {
    const log = withSessions(told('u', 'A0 A1 B500 B501 C502'), '12122');
    expect(await minutesFromFirst(log, 'ABC', { window })).toEqual([null, 500, 501]);
  });
  it('leaves out events without a session id', async () => {
    expect(await units(withSessions(told('u', 'A0 B1 A2'), '--1'), 'AB', { window })).toEqual([1, 0]);
  });
});

describe('a funnel inside one day', () => {
  const window = { same: 'day' };
  const berlin = { timeZone: 'Europe/Berlin' };
  const at = (iso: string, event: string): LogEvent => ({ actor: 'u', event, at: Date.parse(iso) * 1000 });
  it('takes the day of the data set’s zone', async () => {
    const log = [at('2024-01-01T22:30:00Z', 'A'), at('2024-01-01T23:30:00Z', 'B')];
    expect(await units(log, 'AB', { window })).toEqual([1, 1]);
    expect(await units(log, 'AB', { window }, berlin)).toEqual([1, 0]);
  });
  it('on the day clocks go back is 25 hours long', async () => {
    const log = [at('2024-10-26T22:00:00Z', 'A'), at('2024-10-27T22:59:59.999Z', 'B'), at('2024-10-27T23:00:00Z', 'C')];
    expect(await units(log, 'ABC', { window }, berlin)).toEqual([1, 1, 0]);
  });
  it('is open until its last microsecond', async () => {
    const until = (end: string): LogEvent[] => [at('2024-01-01T10:00:00Z', 'A'), { ...at(end, 'X'), actor: 'v' }];
    expect((await ask(until('2024-01-01T23:59:59.998Z'), 'AB', { window })).immature).toBe(1);
    const last = until('2024-01-01T23:59:59.999Z');
    last[1]!.at += 999;
    expect((await ask(last, 'AB', { window })).immature).toBe(0);
  });
});

describe('events of one instant', () => {
  const swapped = told('u', 'B5 A5');
  it('serve in either order unless said otherwise', async () => {
    expect(await units(swapped, 'AB')).toEqual([1, 1]);
  });
  it('serve in order of arrival only, with ties by arrival', async () => {
    expect(await units(swapped, 'AB', { ties: 'arrival' })).toEqual([1, 0]);
    expect(await units(told('u', 'A5 B5'), 'AB', { ties: 'arrival' })).toEqual([1, 1]);
  });
  it('never follow each other, with ties never', async () => {
    expect(await units(told('u', 'A5 B5'), 'AB', { ties: 'never' })).toEqual([1, 0]);
  });
  it('are dealt out so that the attempt is deepest', async () => {
    const any = { steps: [{ event: ['A', 'B'] }, { event: ['A', 'C'] }, { event: ['B', 'C'] }] };
    expect(await units(told('u', 'A5 B5 C5'), '', any)).toEqual([1, 1, 1]);
    expect(await units(told('u', 'A5 A5 A5'), '', any)).toEqual([1, 1, 0]);
  });
  it('do not stand between each other in a strict funnel', async () => {
    expect(await units(told('u', 'A0 X5 B5'), 'AB', { order: 'strict' })).toEqual([1, 1]);
    expect(await units(told('u', 'A0 X5 B5'), 'AB', { order: 'strict', ties: 'arrival' })).toEqual([1, 0]);
  });
});

describe('a strict funnel', () => {
  const order = 'strict';
  it('needs each step directly after the one before: A B X B C comes to B', async () => {
    expect(await units(told('u', 'A0 B1 X2 B3 C4'), 'ABC', { order })).toEqual([1, 1, 0]);
  });
  it('does not see events that are filtered away', async () => {
    const log = withProperty(told('u', 'A0 X1 B2'), 1, 0, 1);
    expect(await units(log, 'AB', { order })).toEqual([1, 0]);
    expect(await units(log, 'AB', { order, filter: { property: 'p', is: 'eq', value: 1 } })).toEqual([1, 1]);
  });
  it('counts an event that matches by name but not by condition as standing between', async () => {
    const log = withProperty(told('u', 'A0 B1 B2'), 1, 0, 1);
    const only = [{ event: 'A' }, { event: 'B', where: { property: 'p', is: 'eq', value: 1 } }];
    expect(await units(log, '', { order, steps: only })).toEqual([1, 0]);
  });
});

describe('repeats', () => {
  it('one event does not serve two steps', async () => {
    expect(await units(told('u', 'A0'), 'AA')).toEqual([1, 0]);
    expect(await units(told('u', 'A0 A1'), 'AA')).toEqual([1, 1]);
  });
  it('a step of any event takes any other event', async () => {
    expect(await units(told('u', 'A0 X1'), '', { steps: [{ event: 'A' }, { event: null }] })).toEqual([1, 1]);
  });
  it('a name the data lacks is reached by nobody', async () => {
    expect(await units(told('u', 'A0 B1'), 'AZB')).toEqual([1, 0, 0]);
  });
});

describe('a range', () => {
  it('restricts the first step only: a conversion after it counts', async () => {
    const log = [...told('u', 'A10 B1500'), ...told('v', 'A1450 B1500')];
    expect(await units(log, 'AB', { range: { to: '2024-01-01' } })).toEqual([1, 1]);
  });
});

describe('numbers of steps', () => {
  const log = [...told('t', 'A0 B10 C40'), ...told('u', 'A0 B20'), ...told('v', 'A0 B30'), ...told('w', 'A0')];
  it('are counts, rates to the first and to the previous step, drop-off and times', async () => {
    const { steps: found } = await ask([...log, ...told('z', 'X20000')], 'ABC');
    expect(found.map((step) => [step.units, step.rateFromFirst, step.rateFromPrevious, step.dropOff])).toEqual([
      [4, 1, 1, 0],
      [3, 0.75, 0.75, 1],
      [1, 0.25, 1 / 3, 2],
    ]);
    expect(found[1]?.fromPrevious).toEqual({ count: 3, meanMs: 1200e3, medianMs: 1200e3, p90Ms: 1680e3 });
    expect(found[2]?.fromPrevious).toEqual({ count: 1, meanMs: 1800e3, medianMs: 1800e3, p90Ms: 1800e3 });
    expect(found[2]?.fromFirst.medianMs).toBe(2400e3);
    expect(found[0]?.fromFirst).toEqual({ count: 0, meanMs: null, medianMs: null, p90Ms: null });
    expect(found[1]?.histogram).toEqual({ edgesMs: [600e3, 1200e3, 1800e3], counts: [1, 2] });
  });
  it('have no rate where nobody started', async () => {
    const { steps: found, matureRate } = await ask(told('u', 'X0'), 'AB');
    expect(found.map((step) => [step.units, step.rateFromFirst, step.rateFromPrevious])).toEqual([
      [0, null, null],
      [0, null, null],
    ]);
    expect(matureRate).toBeNull();
  });
});

describe('actors whose window is still open at the data’s end', () => {
  it('are immature unless converted, and left out of the mature rate', async () => {
    const log = [
      ...told('t', 'A0'),
      ...told('u', 'A0 B5'),
      ...told('v', 'A60'),
      ...told('w', 'A61 B62'),
      ...told('x', 'X120'),
    ];
    const { immature, matureRate } = await ask(log, 'AB', { window: { amount: 119, unit: 'minute' } });
    expect([immature, matureRate]).toEqual([1, 2 / 3]);
  });
  it('a window that ends with the data’s last microsecond is over', async () => {
    const log = [...told('u', 'A0'), ...told('x', 'X120')];
    expect((await ask(log, 'AB', { window: { amount: 2, unit: 'hour' } })).immature).toBe(0);
  });
  it('from the previous step are those whose last step is recent', async () => {
    const log = [...told('u', 'A0 B50'), ...told('v', 'A0'), ...told('x', 'X100')];
    const window = { amount: 1, unit: 'hour', from: 'previousStep' };
    expect((await ask(log, 'ABC', { window })).immature).toBe(1);
  });
  it('in a session are those whose session may go on; a session with an id is closed', async () => {
    const log = [...told('u', 'A0'), ...told('v', 'A60 X80'), ...told('x', 'X100')];
    expect((await ask(log, 'AB', { window: { same: 'session' } })).immature).toBe(1);
    const withIds = withSessions(log, '1111');
    expect((await ask(withIds, 'AB', { window: { same: 'session' } })).immature).toBe(0);
  });
});

describe('a breakdown', () => {
  const people: [string, PropertyValue, string][] = [
    ['s', 'red', 'A0 B1'],
    ['t', 'red', 'A0'],
    ['u', null, 'A0 B1'],
    ['v', 'blue', 'A0'],
    ['w', 'green', 'A0 B1'],
  ];
  const log = people.flatMap(([actor, value, text]) => withProperty(told(actor, text), value, 'later'));
  const rows = async (breakdown: object): Promise<unknown> =>
    (await ask(log, 'AB', { breakdown: { property: 'p', ...breakdown } })).breakdown?.map(
      ({ value, other, units: of }) => (other ? ['Other', of] : [value, of]),
    );

  it('lists values by units at step 1; equal ranks in text order; (none) competes', async () => {
    expect(await rows({ at: 'first' })).toEqual([
      ['red', [2, 1]],
      [null, [1, 1]],
      ['blue', [1, 0]],
      ['green', [1, 1]],
    ]);
  });
  it('beyond the limit is one Other', async () => {
    expect(await rows({ at: 'first', limit: 2 })).toEqual([
      ['red', [2, 1]],
      [null, [1, 1]],
      ['Other', [2, 1]],
    ]);
  });
  it('at a step not reached is (none)', async () => {
    expect(await rows({ at: { step: 2 } })).toEqual([
      ['later', [3, 3]],
      [null, [2, 0]],
    ]);
  });
  it('at the last step reached takes that event’s value', async () => {
    expect(await rows({ at: 'last' })).toEqual([
      ['later', [3, 3]],
      ['blue', [1, 0]],
      ['red', [1, 0]],
    ]);
  });
  it('carries numbers as numbers', async () => {
    const numbers = withProperty(told('u', 'A0'), 2.5);
    expect((await ask(numbers, 'A', { breakdown: { property: 'p' } })).breakdown).toEqual([
      { value: 2.5, other: false, units: [1] },
    ]);
  });
  it('gives the people of each of its numbers', async () => {
    const spec = { kind: 'funnel', steps: steps('AB'), breakdown: { property: 'p', limit: 2 } };
    const run = await runOnLog(funnel, spec, log);
    expect(run.select({ step: 1, outcome: 'reached', value: 'red' })).toEqual(['s', 't']);
    expect(run.select({ step: 2, outcome: 'dropped', value: 'red' })).toEqual(['t']);
    expect(run.select({ step: 2, outcome: 'reached', value: null })).toEqual(['u']);
    expect(run.select({ step: 1, outcome: 'reached', value: { other: true } })).toEqual(['v', 'w']);
    expect(run.select({ step: 2, outcome: 'dropped' })).toEqual(['t', 'v']);
    expect(run.select({ step: 1, outcome: 'dropped' })).toEqual([]);
  });
});
