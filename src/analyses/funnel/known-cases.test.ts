import { describe, expect, it } from 'vitest';
import type { LogEvent, LogSettings } from '../../../test/support/log';
import { runOnLog } from '../../../test/support/run-on-log';
import { logOf } from '../../../test/support/written-log';
import { funnel } from '.';
import type { FunnelResult } from './result';

const hour = { amount: 1, unit: 'hour', from: 'firstStep' };
const hourEach = { ...hour, from: 'previousStep' };
const week = 7 * 24 * 60;

async function ask(log: LogEvent[], names: string, more: object, settings: LogSettings = {}): Promise<FunnelResult> {
  const spec = { kind: 'funnel', steps: Array.from(names, (event) => ({ event })), ...more };
  const whole = await runOnLog(funnel, spec, log, settings);
  expect((await runOnLog(funnel, spec, log, settings, 'sharded')).result).toEqual(whole.result);
  return whole.result;
}

/** '2 1' is two units at step 1 and one at step 2. */
const units = async (log: LogEvent[], names: string, more: object = {}, settings: LogSettings = {}): Promise<string> =>
  (await ask(log, names, more, settings)).steps.map((step) => step.units).join(' ');

const valued = (log: LogEvent[], ...values: (string | null)[]): LogEvent[] =>
  log.map((event, i) => ({ ...event, properties: { p: values[i] ?? null } }));

const noX = (effect: string, after = 1, before = 2): object => ({
  exclusions: [{ event: 'X', after, before, effect }],
});

describe('one actor in the funnel of', () => {
  it.each([
    ['a step asked for twice', 'A0', 'AA', {}, '1 0'],
    ['a step asked for twice and done twice', 'A0 A5', 'AA', {}, '1 1'],
    ['a step asked for three times and done twice', 'A0 A5', 'AAA', {}, '1 1 0'],
    ['the same event twice at one instant', 'A0 A0', 'AA', {}, '1 1'],
    ['the same event twice at one instant that never follow', 'A0 A0', 'AA', { ties: 'never' }, '1 0'],
    ['a window that ends with the event', `A0 B${week}`, 'AB', {}, '1 1'],
    ['a window over by 60 µs', `A0 B${week}.000001`, 'AB', {}, '1 0'],
    ['a second start that is in time', 'A0 A50 B100', 'AB', { window: hour }, '1 1'],
    ['a later start that reaches deeper', 'A0 A50 B55 C110', 'ABC', { window: hour }, '1 1 1'],
    ['an hour for each step', 'A0 B60 C120', 'ABC', { window: hourEach }, '1 1 1'],
    ['an hour for each step, passed', 'A0 B60 C120.5', 'ABC', { window: hourEach }, '1 1 0'],
    ['a repeated step that keeps the hour open', 'A0 B10 B50 C100', 'ABC', { window: hourEach }, '1 1 1'],
    ['three events of one instant against their arrival', 'C0 B0 A0', 'ABC', {}, '1 1 1'],
    ['three events of one instant by arrival', 'C0 B0 A0', 'ABC', { ties: 'arrival' }, '1 0 0'],
    ['three events of one instant in arrival order', 'A0 B0 C0', 'ABC', { ties: 'arrival' }, '1 1 1'],
    ['strict, nothing between', 'A0 B1 C2', 'ABC', { order: 'strict' }, '1 1 1'],
    ['strict, another event between', 'A0 B1 X2 C3', 'ABC', { order: 'strict' }, '1 1 0'],
    ['strict, begun again', 'A0 X1 A2 B3', 'AB', { order: 'strict' }, '1 1'],
    ['strict, a repeated first step', 'A0 A1 B2', 'AB', { order: 'strict' }, '1 1'],
    ['strict, a repeated middle step', 'A0 B1 B2 C3', 'ABC', { order: 'strict' }, '1 1 0'],
    ['any order, backwards', 'C0 B1 A2', 'ABC', { order: 'any' }, '1 1 1'],
    ['any order, two of three in one window', 'C0 A30 B61', 'ABC', { order: 'any', window: hour }, '1 1 0'],
    ['any order, the last step only', 'C0', 'ABC', { order: 'any' }, '1 0 0'],
    ['any order, one event for two steps', 'A0', 'AA', { order: 'any' }, '1 0'],
    ['a session that a pause of 30 minutes keeps', 'A0 B30', 'AB', { window: { same: 'session' } }, '1 1'],
    ['a session that a longer pause ends', 'A0 B30.1', 'AB', { window: { same: 'session' } }, '1 0'],
    ['a session kept by another event', 'A0 X20 B45', 'AB', { window: { same: 'session' } }, '1 1'],
    ['an excluded event between', 'A0 X1 B2', 'AB', noX('endAttempt'), '1 0'],
    ['an excluded event before a second start', 'A0 X1 A2 B3', 'AB', noX('endAttempt'), '1 1'],
    ['an excluded event of the instant of the start', 'A1 X1 B2', 'AB', noX('endAttempt'), '1 1'],
    ['the same, by arrival', 'A1 X1 B2', 'AB', { ...noX('endAttempt'), ties: 'arrival' }, '1 0'],
    [
      'an excluded event that arrived before the start',
      'X1 A1 B2',
      'AB',
      { ...noX('endAttempt'), ties: 'arrival' },
      '1 1',
    ],
    ['an excluded event after its last step', 'A0 B1 X2 C3', 'ABC', noX('endAttempt'), '1 1 1'],
    ['an excluded event avoided by a later second step', 'A0 B1 X2 B3 C4', 'ABC', noX('endAttempt', 2, 3), '1 1 1'],
    ['removal', 'A0 X1 B2', 'AB', noX('removeActor'), '0 0'],
    ['removal, a clean attempt as deep', 'A0 X1 A2 B3', 'AB', noX('removeActor'), '1 1'],
    ['removal, a clean attempt less deep', 'A0 X1 B2 A3', 'AB', noX('removeActor'), '0 0'],
    ['removal before the start', 'X0 A1', 'AB', noX('removeActor'), '1 0'],
    ['removal though the next step never comes', 'A0 X1', 'AB', noX('removeActor'), '0 0'],
    ['removal with the end of the window', `A0 X${week}`, 'AB', noX('removeActor'), '0 0'],
    ['removal after the window', `A0 X${week + 1}`, 'AB', noX('removeActor'), '1 0'],
    ['attempts one after the other', 'A0 B1 A2 B3', 'AB', { count: 'attempts' }, '2 2'],
    ['attempts, a start inside another', 'A0 A1 B2', 'AB', { count: 'attempts' }, '1 1'],
    ['attempts, a start after the window', `A0 A${week + 1} B${week + 2}`, 'AB', { count: 'attempts' }, '2 1'],
  ])('%s', async (_, line, names, more, expected) => {
    expect(await units(logOf(`u: ${line}`), names, more)).toBe(expected);
  });
});

describe('a held property', () => {
  const hold = { hold: ['p'] };
  const log = logOf('u: A0 A1 B2');

  it('is that of the start, whichever start it is', async () => {
    expect(await units(valued(log, 'x', 'y', 'y'), 'AB', hold)).toBe('1 1');
    expect(await units(valued(log, 'x', 'y', 'z'), 'AB', hold)).toBe('1 0');
    expect(await units(valued(log, null, null, 'x'), 'AB', hold)).toBe('0 0');
  });

  it('lets only an excluded event of its value strike', async () => {
    const struck = logOf('u: A0 X1 B2');
    expect(await units(valued(struck, 'x', 'y', 'x'), 'AB', { ...hold, ...noX('endAttempt') })).toBe('1 1');
    expect(await units(valued(struck, 'x', 'x', 'x'), 'AB', { ...hold, ...noX('endAttempt') })).toBe('1 0');
  });
});

describe('a unit of a property', () => {
  it('goes across actors, and takes no event without the property', async () => {
    const log = valued(logOf('ann: A0', 'bob: B1', 'ann: A2', 'ann: B3'), 'o1', 'o1', 'o2', null);
    expect(await units(log, 'AB', { unit: { property: 'p' } })).toBe('2 1');
  });
});

describe('a window of one day', () => {
  const at = (text: string): number => Date.parse(text) * 1000;
  const log = (a: string, b: string): LogEvent[] => [
    { actor: 'u', event: 'A', at: at(a) },
    { actor: 'u', event: 'B', at: at(b) },
  ];
  const same = { window: { same: 'day' } };

  it('has 23 hours when the clock goes forward and 25 when it goes back', async () => {
    const berlin = { timeZone: 'Europe/Berlin' };
    expect(await units(log('2024-03-30T23:00Z', '2024-03-31T21:59:59Z'), 'AB', same, berlin)).toBe('1 1');
    expect(await units(log('2024-03-30T23:00Z', '2024-03-31T22:00Z'), 'AB', same, berlin)).toBe('1 0');
    expect(await units(log('2024-10-26T22:00Z', '2024-10-27T22:59:59Z'), 'AB', same, berlin)).toBe('1 1');
    expect(await units(log('2024-10-26T22:00Z', '2024-10-27T23:00Z'), 'AB', same, berlin)).toBe('1 0');
  });
});

describe('what is reported of an attempt', () => {
  it('is the first start of those as deep, and the earliest last step', async () => {
    const { steps } = await ask(logOf('u: A0 A5 B10 B20'), 'AB', {});
    expect(steps[1]?.fromFirst).toMatchObject({ count: 1, medianMs: 10 * 60e3 });
  });

  it('is immature until the last instant of its window is in the data', async () => {
    expect((await ask(logOf('u: A0', `v: X${week - 1}`), 'AB', {})).immature).toBe(1);
    expect((await ask(logOf('u: A0', `v: X${week}`), 'AB', {})).immature).toBe(0);
  });
});
