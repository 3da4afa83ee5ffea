import type { WeekStart } from './dataset';
import { firstInstantFrom, lastInstantBefore, offsetIndex, type Zone } from './zone';

export const periodUnits = ['hour', 'day', 'week', 'month'] as const;
export type PeriodUnit = (typeof periodUnits)[number];

/** What periods are taken in. */
export interface Calendar {
  zone: Zone;
  weekStart: WeekStart;
}

const hourUs = 3600e6;
const dayUs = 24 * hourUs;
/** 1970-01-01 was a Thursday: days from the start of its week */
const daysIntoWeek: Record<WeekStart, number> = { monday: 3, sunday: 4, saturday: 5 };

/**
 * The period an instant (UTC µs) lies in, as consecutive integers along the wall clock. A repeated hour of the wall clock is one period; a skipped
 * hour or day is a period without instants. Where clocks go back over midnight an earlier date comes again, so the index can fall.
 */
export const periodIndex = (calendar: Calendar, unit: PeriodUnit, atUs: number): number =>
  periodReader(calendar, unit)(atUs);

/** `periodIndex` for many instants; quick when neighbours are close in time. */
export function periodReader({ zone, weekStart }: Calendar, unit: PeriodUnit): (atUs: number) => number {
  let from = 1;
  let until = 0;
  let index = 0;
  return (atUs) => {
    if (atUs >= from && atUs < until) return index;
    const i = offsetIndex(zone, atUs);
    const offset = zone.offsets[i] ?? 0;
    index = indexOfWall(atUs + offset, unit, weekStart);
    from = Math.max(wallStart(index, unit, weekStart) - offset, zone.changes[i - 1] ?? -Infinity);
    until = Math.min(wallStart(index + 1, unit, weekStart) - offset, zone.changes[i] ?? Infinity);
    return index;
  };
}

/** The first instant after this one at which its period ends or the zone's offset changes. */
export function runsUntil({ zone, weekStart }: Calendar, unit: PeriodUnit, atUs: number): number {
  const i = offsetIndex(zone, atUs);
  const offset = zone.offsets[i] ?? 0;
  const next = wallStart(indexOfWall(atUs + offset, unit, weekStart) + 1, unit, weekStart) - offset;
  return Math.min(next, zone.changes[i] ?? Infinity);
}

/** The period's first instant (UTC µs); of a period without instants, the first instant after it. */
export const periodStartUs = ({ zone, weekStart }: Calendar, unit: PeriodUnit, index: number): number =>
  firstInstantFrom(zone, wallStart(index, unit, weekStart));

/** The period's last microsecond (UTC µs); of a period without instants, the last one before it. */
export const periodEndUs = ({ zone, weekStart }: Calendar, unit: PeriodUnit, index: number): number =>
  lastInstantBefore(zone, wallStart(index + 1, unit, weekStart));

/** A period's name: its first day 'YYYY-MM-DD'; hours 'YYYY-MM-DDTHH:00'. */
export function periodLabel(unit: PeriodUnit, index: number, { weekStart }: Pick<Calendar, 'weekStart'>): string {
  const wall = wallStart(index, unit, weekStart);
  const day = dayText(Math.floor(wall / dayUs));
  return unit === 'hour'
    ? `${day}T${String(Math.round(wall / hourUs) - Math.floor(wall / dayUs) * 24).padStart(2, '0')}:00`
    : day;
}

/** The period with this name, or null when no period of the unit is called so. */
export function periodIndexOfLabel(
  { weekStart }: Pick<Calendar, 'weekStart'>,
  unit: PeriodUnit,
  label: string,
): number | null {
  const ms = Date.parse(label.length > 10 ? `${label}:00Z` : `${label}T00:00:00Z`);
  if (Number.isNaN(ms)) return null;
  const index = indexOfWall(ms * 1000, unit, weekStart);
  return periodLabel(unit, index, { weekStart }) === label ? index : null;
}

function indexOfWall(wallUs: number, unit: PeriodUnit, weekStart: WeekStart): number {
  if (unit === 'hour') return Math.floor(wallUs / hourUs);
  const day = Math.floor(wallUs / dayUs);
  if (unit === 'day') return day;
  if (unit === 'week') return Math.floor((day + daysIntoWeek[weekStart]) / 7);
  const { year, month } = civil(day);
  return (year - 1970) * 12 + month - 1;
}

function wallStart(index: number, unit: PeriodUnit, weekStart: WeekStart): number {
  switch (unit) {
    case 'hour':
      return index * hourUs;
    case 'day':
      return index * dayUs;
    case 'week':
      return (index * 7 - daysIntoWeek[weekStart]) * dayUs;
    case 'month':
      return dayOfMonth(1970 + Math.floor(index / 12), index - Math.floor(index / 12) * 12 + 1) * dayUs;
  }
}

/** Days from 1970-01-01 to the first of a month (1..12) of the Gregorian calendar. */
function dayOfMonth(year: number, month: number): number {
  const y = month <= 2 ? year - 1 : year;
  const yearDay = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5);
  return 365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + yearDay - 719_468;
}

/** Year, month (1..12) and day (1..31) of a day counted from 1970-01-01 (H. Hinnant, "chrono-compatible low-level date algorithms"). */
function civil(days: number): { year: number; month: number; day: number } {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const eraDay = shifted - era * 146_097;
  const eraYear = Math.floor(
    (eraDay - Math.floor(eraDay / 1460) + Math.floor(eraDay / 36_524) - Math.floor(eraDay / 146_096)) / 365,
  );
  const yearDay = eraDay - (365 * eraYear + Math.floor(eraYear / 4) - Math.floor(eraYear / 100));
  const shiftedMonth = Math.floor((5 * yearDay + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const day = yearDay - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  return { year: era * 400 + eraYear + (month <= 2 ? 1 : 0), month, day };
}

function dayText(days: number): string {
  const { year, month, day } = civil(days);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}
