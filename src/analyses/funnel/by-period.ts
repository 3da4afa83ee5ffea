import { listedPeriods } from '../../model/listed-periods';
import { periodLabel } from '../../model/period';
import type { Question } from '../analysis';
import type { FunnelPeriod, FunnelSpec } from './spec';
import { zeros, type FunnelState } from './state';

/** More could not be read. */
const mostPeriods = 5000;

/**
 * Units by step for each period of the range by the attempt's start, those without anyone included; without a beginning from the first attempt on.
 * @throws FailureError `invalidSpec` when there are too many periods
 */
export function byPeriod(
  state: FunnelState,
  { spec, dataset }: Question<FunnelSpec>,
  unit: FunnelPeriod,
): Record<string, number[]> {
  const listed = listedPeriods(spec.range, unit, dataset, mostPeriods);
  const started = [...state.byPeriod.keys()];
  const begins = listed.fromFirstEvent ? Math.min(...started, Infinity) : listed.first;
  const counts: [string, number[]][] = [];
  for (let period = Math.max(begins, listed.first); period < listed.first + listed.count; period++) {
    counts.push([periodLabel(unit, period, listed.calendar), state.byPeriod.get(period) ?? zeros(spec.steps.length)]);
  }
  return Object.fromEntries(counts);
}
