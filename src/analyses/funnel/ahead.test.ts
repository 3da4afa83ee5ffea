import { describe, expect, it } from 'vitest';
import { asideOnLog, runOnLog } from '../../../test/support/run-on-log';
import { logOf } from '../../../test/support/written-log';
import { funnel } from '.';
import { aheadOf, isMoved, toldBy } from './ahead';
import { funnelAsides } from './asides';
import type { FunnelSpec } from './spec';

const specOf = (minutes: number, more: object = {}): FunnelSpec => {
  const steps = [{ event: 'A' }, { event: 'B' }];
  const parsed = funnel.parse({ kind: 'funnel', steps, window: { amount: minutes, unit: 'minute' }, ...more });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.value;
};

const log = logOf('fast: A0 B1', 'slow: A0 B5', 'late: A8', 'stays: A0');
const windows = [1, 2, 5].map((amount) => ({ amount, unit: 'minute' as const }));

describe('the answer to a funnel whose window is moved', () => {
  it('has the counts, rates and open windows of the answer that follows', async () => {
    const curve = (await (await asideOnLog(funnel, funnelAsides.windows, specOf(1), { windows }, log))('whole'))!;
    const { result: before } = await runOnLog(funnel, specOf(1), log);
    const { result: after } = await runOnLog(funnel, specOf(5), log);
    const ahead = aheadOf(specOf(5), toldBy(curve, specOf(5))!, before)!;
    expect(ahead.immature).toBe(1);
    expect([ahead.immature, ahead.matureRate]).toEqual([after.immature, after.matureRate]);
    const counts = ({ steps }: typeof after): object[] =>
      steps.map(({ step, units, rateFromFirst, rateFromPrevious, dropOff }) => {
        return { step, units, rateFromFirst, rateFromPrevious, dropOff };
      });
    expect(counts(ahead)).toEqual(counts(after));
    expect(ahead.steps[1]?.fromFirst.medianMs).toBeNull();
  });

  it('is not told between the windows of the curve, nor where it is split', async () => {
    const curve = (await (await asideOnLog(funnel, funnelAsides.windows, specOf(1), { windows }, log))('whole'))!;
    const { result } = await runOnLog(funnel, specOf(1), log);
    expect(toldBy(curve, specOf(3))).toBeNull();
    const split = specOf(5, { breakdown: { property: 'p' } });
    expect(aheadOf(split, toldBy(curve, split)!, result)).toBeNull();
  });

  it('is that of the same funnel but for the length of its window', () => {
    const spec = specOf(5);
    expect(isMoved(spec, specOf(2))).toBe(true);
    expect(isMoved(spec, spec)).toBe(false);
    expect(isMoved(spec, specOf(5))).toBe(false);
    expect(isMoved(spec, specOf(2, { ties: 'never' }))).toBe(false);
    expect(isMoved(spec, specOf(5, { window: { amount: 2, unit: 'minute', from: 'previousStep' } }))).toBe(false);
    expect(isMoved(spec, specOf(5, { window: { same: 'day' } }))).toBe(false);
  });
});
