import type { DatasetInfo } from './dataset';
import { FailureError } from './failure';
import { periodEndUs, periodIndex, periodIndexOfLabel, periodLabel, type Calendar, type PeriodUnit } from './period';
import { calendarOf, resolveRange, type InstantRange, type Range } from './range';

/** The periods a question lists: `count` of them from index `first` on, whether anyone is in them or not. */
export interface ListedPeriods {
  calendar: Calendar;
  unit: PeriodUnit;
  /** what is looked at; the first and the last period may reach beyond it */
  range: InstantRange;
  first: number;
  count: number;
  /** nothing was said about the beginning: the list begins with the first event that counts */
  fromFirstEvent: boolean;
}

/**
 * The periods from one end of the range to the other; where it is open, from the data's first and to its last instant.
 * @throws FailureError `invalidSpec` (`tooMany` at `period`) when there are more than `limit`
 */
export function listedPeriods(
  range: Range | undefined,
  unit: PeriodUnit,
  dataset: DatasetInfo,
  limit: number,
): ListedPeriods {
  const calendar = calendarOf(dataset, range);
  const instants = resolveRange(range, dataset, calendar);
  const first = periodIndex(calendar, unit, instants.fromUs);
  const last = periodIndex(calendar, unit, instants.toUs);
  const fromFirstEvent = range === undefined || !('last' in range || range.from !== undefined);
  const count = dataset.rows === 0 && fromFirstEvent ? 0 : Math.max(last - first + 1, 0);
  if (count > limit) {
    const problems = [{ path: ['period'], code: 'tooMany' as const, detail: String(limit) }];
    throw new FailureError({ code: 'invalidSpec', problems });
  }
  return { calendar, unit, range: instants, first, count, fromFirstEvent };
}

/** The names of the listed periods, in order. */
export const labelsOf = ({ unit, first, count, calendar }: ListedPeriods): string[] =>
  Array.from({ length: count }, (_, i) => periodLabel(unit, first + i, calendar));

/** Tells of a period's name whether the period is not over by the data's end. */
export function notOver(range: Range | undefined, unit: PeriodUnit, dataset: DatasetInfo): (period: string) => boolean {
  const calendar = calendarOf(dataset, range);
  return (period) => {
    const index = periodIndexOfLabel(calendar, unit, period);
    return index !== null && periodEndUs(calendar, unit, index) > dataset.lastUs;
  };
}
