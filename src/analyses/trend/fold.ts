/*
 * Counted: events that pass the filter and the matcher and lie in the range, by the period of the data set's calendar they happen in; or the actors
 * with at least one of them, once a period and once in the whole range. Every period from the beginning to the end of the range is listed, with 0 where
 * nothing happened; where the range is open, from the first counted event and to the data's end. A first or last period cut by the range counts
 * what lies inside. Equal instants need no order here.
 */
import type { Batch } from '../../columns/batch';
import { collecting, type Fold } from '../../columns/fold';
import { rowsPassing, rowTests, type RowTest } from '../../columns/row-tests';
import type { DatasetInfo } from '../../model/dataset';
import { listedPeriods, type ListedPeriods } from '../../model/listed-periods';
import { periodIndexOfLabel } from '../../model/period';
import { periodAt, periodRuns, type PeriodRuns } from '../../model/period-runs';
import type { TrendSelection, TrendSpec } from './spec';

/** Counts by listed period, and the total over all of them. */
export interface TrendState {
  counts: Float64Array;
  total: number;
}

interface TrendPlan {
  measure: TrendSpec['measure'];
  test: RowTest;
  periods: ListedPeriods;
  runs: PeriodRuns;
}

const mostPeriods = 200_000;

/** The periods a trend lists. @throws FailureError when there are too many to be read */
export const trendPeriods = (spec: TrendSpec, dataset: DatasetInfo): ListedPeriods =>
  listedPeriods(spec.range, spec.period, dataset, mostPeriods);

export function trendPlan(spec: TrendSpec, dataset: DatasetInfo): TrendPlan {
  const [test] = rowTests([spec.event], spec.filter, dataset).tests;
  if (test === undefined) throw new Error('no test');
  const periods = trendPeriods(spec, dataset);
  const { calendar, unit, first, count } = periods;
  return {
    measure: spec.measure,
    test,
    periods,
    runs: periodRuns(calendar, unit, first, first + Math.max(count, 1) - 1),
  };
}

export function trendFold(plan: TrendPlan): Fold<TrendState> {
  return {
    empty: () => ({ counts: new Float64Array(plan.periods.count), total: 0 }),
    visit(batch, state) {
      const periods = periodsOfRows(plan, batch);
      if (plan.measure === 'events') countEvents(periods, state);
      else countActors(periods, batch, state);
    },
    merge: (a, b) => ({ counts: a.counts.map((count, i) => count + b.counts[i]!), total: a.total + b.total }),
  };
}

/** Collects the actors with a counted event in the period, or in any. */
export function trendActors(plan: TrendPlan, selection: TrendSelection): Fold<number[]> {
  const { calendar, unit, first } = plan.periods;
  const index = selection.period === undefined ? null : periodIndexOfLabel(calendar, unit, selection.period);
  const wanted = index === null ? null : index - first;
  if (selection.period !== undefined && index === null) return collecting(() => undefined);
  return collecting((batch, add) => {
    const periods = periodsOfRows(plan, batch);
    for (let unitOf = 0; unitOf < batch.units; unitOf += 1) {
      for (let row = batch.offsets[unitOf]!; row < batch.offsets[unitOf + 1]!; row += 1) {
        const period = periods[row]!;
        if (period !== notCounted && (wanted === null || period === wanted)) add(batch.firstUnit + unitOf);
      }
    }
  });
}

const notCounted = -1;

/** The listed period of each row, counted from 0; -1 for rows that do not count. */
function periodsOfRows({ test, periods: listed, runs }: TrendPlan, batch: Batch): Int32Array {
  const { first, count, range } = listed;
  const { at, rows } = batch;
  const passing = rowsPassing(test, batch);
  const periods = new Int32Array(rows).fill(notCounted);
  for (let row = 0; row < rows; row += 1) {
    const instant = at[row]!;
    if (passing[row] === 0 || instant < range.fromUs || instant > range.toUs) continue;
    periods[row] = Math.min(Math.max(periodAt(runs, instant) - first, 0), count - 1);
  }
  return periods;
}

function countEvents(periods: Int32Array, state: TrendState): void {
  const { counts } = state;
  let total = 0;
  for (const period of periods) {
    if (period === notCounted) continue;
    counts[period]! += 1;
    total += 1;
  }
  state.total += total;
}

function countActors(periods: Int32Array, batch: Batch, state: TrendState): void {
  const { counts } = state;
  const lastActor = new Float64Array(counts.length).fill(-1);
  for (let unit = 0; unit < batch.units; unit += 1) {
    const actor = batch.firstUnit + unit;
    let counted = false;
    for (let row = batch.offsets[unit]!; row < batch.offsets[unit + 1]!; row += 1) {
      const period = periods[row]!;
      if (period === notCounted) continue;
      counted = true;
      if (lastActor[period] === actor) continue;
      lastActor[period] = actor;
      counts[period]! += 1;
    }
    if (counted) state.total += 1;
  }
}
