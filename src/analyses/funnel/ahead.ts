import { durationUs } from '../../model/duration';
import { onlyDiffersIn } from '../only-differs-in';
import { countsOf, openOf, type FunnelResult, type StepTimes } from './result';
import type { FunnelSpec } from './spec';
import type { WindowCurve } from './window-curve';

/** What the curve over the window says of one length of it. */
export interface Told {
  /** units by `WindowCurve.steps` */
  units: number[];
  immature: number;
}

/** Whether two funnels differ in the length of their window only. */
export const isMoved = (spec: FunnelSpec, asked: FunnelSpec): boolean =>
  !('same' in spec.window) &&
  !('same' in asked.window) &&
  spec.window.from === asked.window.from &&
  onlyDiffersIn('window', spec, asked);

/** null: the curve does not go through this window. */
export function toldBy(curve: WindowCurve, { window }: FunnelSpec): Told | null {
  if ('same' in window) return null;
  const length = durationUs(window);
  const stop = curve.windows.findIndex((one) => durationUs(one) === length);
  const units = curve.units[stop];
  return units === undefined ? null : { units, immature: curve.immature[stop] ?? 0 };
}

/** The same of an answer. */
export const toldOf = ({ steps, immature }: FunnelResult, curve: WindowCurve | null): Told | null =>
  curve === null ? null : { units: curve.steps.map((step) => steps[step - 1]?.units ?? 0), immature };

const untold: StepTimes = { count: 0, meanMs: null, medianMs: null, p90Ms: null };

/**
 * The answer to a funnel as far as the curve tells it: the counts and rates of every step, and who may still convert; without times. `before` is the answer to the same funnel with another window. Null
 * where not all that is drawn is told: steps may be skipped, or the numbers are split or compared.
 */
export function aheadOf(asked: FunnelSpec, { units, immature }: Told, before: FunnelResult): FunnelResult | null {
  if (units.length < asked.steps.length || asked.breakdown !== undefined || asked.compare !== undefined) return null;
  return {
    ...before,
    ...openOf(units, immature),
    steps: units.map((_, i) => ({ ...countsOf(units, i, asked), fromPrevious: untold, fromFirst: untold })),
  };
}
