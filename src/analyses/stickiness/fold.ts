/*
 * Counted: actors, by the number of different periods in which they are active: with at least one event in the range that passes the filter and the
 * matcher. A first or last period cut by the range holds what lies inside. Periods need not follow each other. A repeated hour of the wall clock is
 * one period, and repeats inside a period count once; the order of events makes no difference.
 *
 * Listed is every number from 1 to the largest anyone reaches, also those nobody has; with `cumulative` each counts those with at least so many.
 * Left out: actors without an event that counts.
 */
import type { Batch } from '../../columns/batch';
import { collecting, type Fold } from '../../columns/fold';
import { notCounted, periodOfRow, periodRows, type PeriodRows } from '../../columns/period-rows';
import type { DatasetInfo } from '../../model/dataset';
import type { StickinessSelection, StickinessSpec } from './spec';

/** Actors by their number of active periods; place 0 stays 0. */
export type StickinessCounts = Float64Array;

const mostPeriods = 200_000;

/** @throws FailureError when there are too many periods to be read */
export const stickinessPlan = (spec: StickinessSpec, dataset: DatasetInfo): PeriodRows =>
  periodRows(spec, dataset, mostPeriods);

export function stickinessFold(plan: PeriodRows): Fold<StickinessCounts> {
  return {
    empty: () => new Float64Array(plan.periods.count + 1),
    visit(batch, counts) {
      eachActor(plan, batch, (_, periods) => {
        counts[periods]! += 1;
      });
    },
    merge: (a, b) => a.map((count, i) => count + b[i]!),
  };
}

/** Collects the actors active in so many periods, or in at least so many. */
export function stickinessActors(
  plan: PeriodRows,
  { periods: wanted, orMore }: StickinessSelection,
  cumulative: boolean,
): Fold<number[]> {
  return collecting((batch, add) =>
    eachActor(plan, batch, (actor, periods) => {
      if (periods === wanted || ((cumulative || orMore === true) && periods > wanted)) add(actor);
    }),
  );
}

/** Visits every actor active in a period, with the number of their periods. */
function eachActor(plan: PeriodRows, batch: Batch, visit: (actor: number, periods: number) => void): void {
  const periodOf = periodOfRow(plan, batch);
  const lastActor = new Float64Array(plan.periods.count).fill(-1);
  for (let unit = 0; unit < batch.units; unit += 1) {
    const actor = batch.firstUnit + unit;
    let active = 0;
    for (let row = batch.offsets[unit]!; row < batch.offsets[unit + 1]!; row += 1) {
      const period = periodOf(row);
      if (period === notCounted || lastActor[period] === actor) continue;
      lastActor[period] = actor;
      active += 1;
    }
    if (active > 0) visit(actor, active);
  }
}
