import { describe, expect, it } from 'vitest';
import type { LogEvent } from '../../../test/support/log';
import { asideOnLog } from '../../../test/support/run-on-log';
import { logOf } from '../../../test/support/written-log';
import { funnel } from '.';
import { funnelAsides } from './asides';
import type { FunnelSpec } from './spec';
import { noCurve } from './window-curve';

const specOf = (names: string, more: object = {}): FunnelSpec => {
  const parsed = funnel.parse({ kind: 'funnel', steps: Array.from(names, (event) => ({ event })), ...more });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.value;
};

/** Units by window (in minutes) and step. */
async function units(log: LogEvent[], names: string, minutes: number[], more: object = {}): Promise<unknown> {
  const windows = minutes.map((amount) => ({ amount, unit: 'minute' }));
  const curve = await asideOnLog(funnel, funnelAsides.windows, specOf(names, more), { windows }, log);
  return (await curve('whole'))?.units ?? null;
}

describe('how the window decides', () => {
  it('is how many reach each step within each window, its end inside', async () => {
    const log = logOf('fast: A0 B1 C2', 'slow: A0 B5 C30', 'stops: A0 B4', 'stays: A0', 'none: B0');
    expect(await units(log, 'ABC', [1, 4, 5, 29, 30])).toEqual([
      [4, 1, 0],
      [4, 2, 1],
      [4, 3, 1],
      [4, 3, 1],
      [4, 3, 2],
    ]);
  });

  it('takes the start from which a step is reached soonest', async () => {
    expect(await units(logOf('p: A0 A10 B12 A20 B23'), 'AB', [1, 2, 3])).toEqual([
      [1, 0],
      [1, 1],
      [1, 1],
    ]);
  });

  it('counts from the step before where the window does', async () => {
    const more = { window: { amount: 1, unit: 'hour', from: 'previousStep' } };
    expect(await units(logOf('p: A0 B10 B50 C100'), 'ABC', [10, 49, 50], more)).toEqual([
      [1, 1, 0],
      [1, 1, 0],
      [1, 1, 1],
    ]);
  });

  it('takes events of one instant as the tie rule says', async () => {
    const log = logOf('p: B0 A0');
    expect(await units(log, 'AB', [1])).toEqual([[1, 1]]);
    expect(await units(log, 'AB', [1], { ties: 'arrival' })).toEqual([[1, 0]]);
    expect(await units(log, 'AB', [1], { ties: 'never' })).toEqual([[1, 0]]);
  });

  it('leaves out steps that may be skipped', async () => {
    const steps = [{ event: 'A' }, { event: 'B', optional: true }, { event: 'C' }];
    expect(await units(logOf('p: A0 C4', 'q: A0 B1 C2'), '', [1, 2, 4], { steps })).toEqual([
      [2, 0],
      [2, 1],
      [2, 2],
    ]);
  });

  it('is not offered where the window has no length or a longer one can reach less', async () => {
    const removing = [{ event: 'X', after: 1, before: 2, effect: 'removeActor' }];
    const ending = [{ event: 'X', after: 1, before: 2, effect: 'endAttempt' }];
    expect(noCurve(specOf('AB'))).toBeNull();
    expect(noCurve(specOf('AB', { exclusions: ending }))).toBeNull();
    expect(noCurve(specOf('A'))).toBe('oneStep');
    expect(noCurve(specOf('AB', { window: { same: 'session' } }))).toBe('session');
    expect(noCurve(specOf('AB', { window: { same: 'day' } }))).toBe('day');
    expect(noCurve(specOf('AB', { count: 'attempts' }))).toBe('attempts');
    expect(noCurve(specOf('AB', { exclusions: removing }))).toBe('removing');
    expect(await units(logOf('p: A0 B1'), 'AB', [1], { exclusions: removing })).toBeNull();
  });

  it('is asked for ascending windows only', () => {
    const of = (...amounts: number[]) =>
      funnelAsides.windows.parse({ windows: amounts.map((amount) => ({ amount, unit: 'minute' })) }).ok;
    expect([of(1, 2), of(2, 1), of(1, 1), of(), of(-1)]).toEqual([true, false, false, false, false]);
  });
});
