import { periodEndUs, periodStartUs } from '../../model/period';
import type { RetentionPlan } from './plan';

/** Whether a cell's period begins after the data's end, is not over by then, or is over. */
export type CellTime = 'ahead' | 'running' | 'over';

/**
 * The time of each cell by cohort (from the first listed) and column. A rolling cell is ahead for the earliest possible start of its cohort, and over for
 * the latest; a column without end is over with its first period, the start's whole cohort period and range permitting.
 */
export function cellTimes(plan: RetentionPlan): (cohort: number, column: number) => CellTime {
  const { edges, endUs } = plan;
  const bounds = plan.rollingUs === null ? calendarBounds(plan) : rollingBounds(plan, plan.rollingUs);
  return (cohort, column) => {
    const first = edges[column] ?? 0;
    const next = edges[column + 1] ?? Infinity;
    if (bounds.begins(cohort, first) > endUs) return 'ahead';
    return bounds.ends(cohort, next === Infinity ? first : next - 1) > endUs ? 'running' : 'over';
  };
}

/** Instants of the n-th period after a cohort's: its first (of the earliest start) and its last microsecond (of the latest). */
interface Bounds {
  begins(cohort: number, n: number): number;
  ends(cohort: number, n: number): number;
}

function calendarBounds({ cohorts }: RetentionPlan): Bounds {
  const { calendar, unit, first } = cohorts;
  const start = remembered((index) => periodStartUs(calendar, unit, first + index));
  const end = remembered((index) => periodEndUs(calendar, unit, first + index));
  return { begins: (cohort, n) => start(cohort + n), ends: (cohort, n) => end(cohort + n) };
}

function rollingBounds({ cohorts }: RetentionPlan, each: number): Bounds {
  const { calendar, unit, first, range, fromFirstEvent } = cohorts;
  const earliest = remembered((cohort) => {
    const start = periodStartUs(calendar, unit, first + cohort);
    return fromFirstEvent ? start : Math.max(start, range.fromUs);
  });
  const latest = remembered((cohort) => Math.min(periodEndUs(calendar, unit, first + cohort), range.toUs));
  return {
    begins: (cohort, n) => earliest(cohort) + n * each,
    ends: (cohort, n) => latest(cohort) + (n + 1) * each - 1,
  };
}

function remembered(compute: (index: number) => number): (index: number) => number {
  const known: number[] = [];
  return (index) => (known[index] ??= compute(index));
}
