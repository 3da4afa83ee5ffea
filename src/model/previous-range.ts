import type { DatasetInfo } from './dataset';
import { periodIndex, periodLabel, periodStartUs } from './period';
import { calendarOf, resolveRange, type Range } from './range';

/**
 * The range of the same length just before this one, as days: as many whole weeks or months before a range of them, else as many days. null where it
 * would lie before the data.
 */
export function previousRange(
  range: Range | undefined,
  dataset: Pick<DatasetInfo, 'firstUs' | 'lastUs' | 'timeZone' | 'weekStart'>,
): { from: string; to: string } | null {
  if (range === undefined) return null;
  const doubled = 'last' in range ? { ...range, last: range.last * 2 } : range;
  const calendar = calendarOf(dataset, doubled);
  const { fromUs, toUs } = resolveRange(range, dataset, calendar);
  const first = periodIndex(calendar, 'day', fromUs);
  const last = periodIndex(calendar, 'day', Math.min(toUs, dataset.lastUs));
  if (last < first) return null;
  const whole = 'last' in range && range.includeCurrent !== true;
  const from = whole
    ? periodIndex(
        calendar,
        'day',
        periodStartUs(calendar, range.unit, periodIndex(calendar, range.unit, fromUs) - range.last),
      )
    : first - (last - first + 1);
  if (first - 1 < periodIndex(calendar, 'day', dataset.firstUs)) return null;
  return { from: periodLabel('day', from, calendar), to: periodLabel('day', first - 1, calendar) };
}
