import type { DatasetInfo } from './dataset';
import { periodIndex, periodIndexOfLabel, periodStartUs, type Calendar } from './period';
import { zoneOf } from './zone';

/**
 * Which calendar days of the data set's zone a question looks at. Absolute: both days inside. Relative: n whole periods
 * up to the one before that of the data's end, or up to that one itself with `includeCurrent`.
 */
export type Range =
  | { from?: string; to?: string } // 'YYYY-MM-DD'
  | { last: number; unit: 'day' | 'week' | 'month'; includeCurrent?: boolean };

/** A range resolved to instants: UTC µs, `fromUs` inside, `toUs` the last microsecond inside. */
export interface InstantRange {
  fromUs: number;
  toUs: number;
}

type Span = Pick<DatasetInfo, 'firstUs' | 'lastUs' | 'timeZone' | 'weekStart'>;

/** The calendar of a data set, good for all instants of the data and of the range. */
export function calendarOf(dataset: Span, range?: Range): Calendar {
  const days = range === undefined || 'last' in range ? [] : [range.from, range.to];
  const known = days.filter((day) => day !== undefined).map((day) => Date.parse(`${day}T00:00:00Z`) * 1000);
  const backUs = range !== undefined && 'last' in range ? range.last * lengthUs[range.unit] : 0;
  const fromUs = Math.min(dataset.firstUs, dataset.lastUs - backUs, ...known);
  return { zone: zoneOf(dataset.timeZone, fromUs, Math.max(dataset.lastUs, ...known)), weekStart: dataset.weekStart };
}

const lengthUs = { day: 86_400e6, week: 7 * 86_400e6, month: 31 * 86_400e6 };

/**
 * A range as instants. Where it is open it ends with the data: no range is the data's whole span. `fromUs` is later than `toUs` when nothing lies inside.
 */
export function resolveRange(range: Range | undefined, dataset: Span, calendar: Calendar): InstantRange {
  if (range === undefined) return { fromUs: dataset.firstUs, toUs: dataset.lastUs };
  if ('last' in range) {
    const end = periodIndex(calendar, range.unit, dataset.lastUs) + (range.includeCurrent === true ? 1 : 0);
    return {
      fromUs: periodStartUs(calendar, range.unit, end - range.last),
      toUs: periodStartUs(calendar, range.unit, end) - 1,
    };
  }
  return {
    fromUs: range.from === undefined ? dataset.firstUs : dayStartUs(calendar, range.from, 0),
    toUs: range.to === undefined ? dataset.lastUs : dayStartUs(calendar, range.to, 1) - 1,
  };
}

/** The first instant of a day, or of the n-th day after it. @throws RangeError when it is no day of the calendar */
function dayStartUs(calendar: Calendar, day: string, after: number): number {
  const index = periodIndexOfLabel(calendar, 'day', day);
  if (index === null) throw new RangeError(`${day} is no day`);
  return periodStartUs(calendar, 'day', index + after);
}
