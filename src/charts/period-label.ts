import type { Format } from '../i18n';
import type { PeriodUnit } from '../model/period';

const plusDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** The first day of the period that begins so many periods later. */
export function laterPeriod(day: string, unit: 'day' | 'week' | 'month', periods: number): string {
  if (unit !== 'month') return plusDays(day, periods * (unit === 'week' ? 7 : 1));
  const [year = 1970, month = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + periods, 1)).toISOString().slice(0, 10);
}

/** The last day of the period that begins on this day. */
export function lastDayOf(day: string, unit: PeriodUnit): string {
  if (unit === 'week') return plusDays(day, 6);
  if (unit !== 'month') return day;
  const [year = 1970, month = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** A period in words: "20 Nov", "20 Nov 14:00", "31 Aug – 6 Sept", "Aug 2026". `period` is its first day, or 'YYYY-MM-DDTHH:00'. */
export function periodLabel(period: string, unit: PeriodUnit, format: Format): string {
  const day = period.slice(0, 10);
  switch (unit) {
    case 'hour':
      return `${format.day(day, true)} ${period.slice(11, 16)}`;
    case 'day':
      return format.day(day, true);
    case 'week':
      return `${format.day(day, true)} – ${format.day(lastDayOf(day, 'week'), true)}`;
    case 'month':
      return format.month(day);
  }
}

/** A short form for an axis: the week by its first day. */
export const periodTick = (period: string, unit: PeriodUnit, format: Format): string =>
  unit === 'week' ? format.day(period, true) : periodLabel(period, unit, format);
