import type { PropertyValue } from '../../model/condition';
import { labelsOf } from '../../model/listed-periods';
import { relativeError } from '../../model/rounding';
import { isRounded } from '../../model/value-bag';
import type { Question } from '../analysis';
import type { TrendState } from './fold';
import { trendGroups, trendPlan } from './plan';
import { measuredTables, type MeasuredTable } from './measured-tables';
import type { TrendSpec } from './spec';

/** `period` is the first day of the period, 'YYYY-MM-DD' (hours: 'YYYY-MM-DDTHH:00'). null: nothing to take the measure of. */
export interface TrendTable {
  total: number | null;
  series: { period: string; value: number | null }[];
}

/** The public answer of a trend. The breakdown goes by events, most first; `other` holds the values beyond the limit. */
export interface TrendResult extends TrendTable {
  breakdown?: ({ value: PropertyValue; other: boolean } & TrendTable)[];
  /** there only where medians or percentiles are of too many values to keep each: how far off they may be, as a part of the value */
  relativeError?: number;
}

/** The measured values as series; where the beginning is open, from the first period in which something counts. */
export function shapeTrend(state: TrendState, question: Question<TrendSpec>): TrendResult {
  const plan = trendPlan(question.spec, question.dataset);
  const { groups } = trendGroups(question, state.byCode);
  const labels = labelsOf(plan.periods);
  const begin = plan.periods.fromFirstEvent ? firstWithEvents(state.events, labels.length) : 0;
  const tableOf = ({ total, values }: MeasuredTable): TrendTable => ({
    total,
    series: labels.slice(begin).map((period, i) => ({ period, value: values[begin + i] ?? null })),
  });
  const { all, parts } = measuredTables(state, plan, groups.length);
  const rounded = isRounded(state.bag) ? { relativeError } : {};
  if (question.spec.breakdown === undefined) return { ...tableOf(all), ...rounded };
  const breakdown = groups.flatMap((group, i) => {
    const part = parts[i];
    return part === undefined ? [] : [{ ...group, ...tableOf(part) }];
  });
  return { ...tableOf(all), breakdown, ...rounded };
}

/** The first period with an event in any group; their number without one. */
function firstWithEvents(events: Float64Array, periods: number): number {
  let first = periods;
  events.forEach((count, cell) => {
    if (count > 0) first = Math.min(first, cell % periods);
  });
  return first;
}
