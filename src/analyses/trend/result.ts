import { labelsOf, type ListedPeriods } from '../../model/listed-periods';
import type { TrendState } from './fold';

/** SEMANTICS §5. `period` is the first day of the period, 'YYYY-MM-DD' (hours: 'YYYY-MM-DDTHH:00'). */
export interface TrendResult {
  total: number;
  series: { period: string; value: number }[];
}

/** The counts as a series; where the beginning is open, from the first period in which something counts. */
export function shapeTrend({ counts, total }: TrendState, periods: ListedPeriods): TrendResult {
  const series = labelsOf(periods).map((period, i) => ({ period, value: counts[i] ?? 0 }));
  if (!periods.fromFirstEvent) return { total, series };
  const begin = counts.findIndex((count) => count > 0);
  return { total, series: begin < 0 ? [] : series.slice(begin) };
}
