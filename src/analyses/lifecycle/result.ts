import { labelsOf, type ListedPeriods } from '../../model/listed-periods';
import { firstWithAnyone, type LifecycleCounts } from './fold';

/** The public answer of lifecycle: `period` is the first day of the period, 'YYYY-MM-DD' (hours: 'YYYY-MM-DDTHH:00'). `dormant` is 0 or negative. */
export interface LifecycleResult {
  periods: { period: string; new: number; returning: number; resurrecting: number; dormant: number }[];
}

/** The counts by period; where the beginning is open, from the first period with anyone. */
export function shapeLifecycle(counts: LifecycleCounts, listed: ListedPeriods): LifecycleResult {
  const begin = listed.fromFirstEvent ? firstWithAnyone(counts, listed.count) : 0;
  const periods = labelsOf(listed).map((period, i) => ({
    period,
    new: counts.new[i] ?? 0,
    returning: counts.returning[i] ?? 0,
    resurrecting: counts.resurrecting[i] ?? 0,
    dormant: 0 - (counts.dormant[i] ?? 0),
  }));
  return { periods: periods.slice(begin) };
}
