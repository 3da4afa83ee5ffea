import type { WeekStart } from '../../src/model/dataset';
import type { PeriodUnit } from '../../src/model/period';
import type { InstantRange, Range } from '../../src/model/range';
import type { Settings } from './log';

const hourUs = 3600e6;
const formatters = new Map<string, Intl.DateTimeFormat>();
const wallTexts = new Map<string, string>();
const starts = new Map<string, number>();
const periods = new Map<string, string>();

/** What is asked again and again of the same instants and periods is made once. */
function once(key: string, make: () => string): string {
  const known = periods.get(key) ?? make();
  periods.set(key, known);
  return known;
}

function formatter(zone: string): Intl.DateTimeFormat {
  const made =
    formatters.get(zone) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'gregory',
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
  formatters.set(zone, made);
  return made;
}

/** The clock on the wall at an instant, 'YYYY-MM-DDTHH:MM'. */
function wallText(atUs: number, zone: string): string {
  const minute = Math.floor(atUs / 60e6);
  const key = `${zone} ${minute}`;
  const known = wallTexts.get(key);
  if (known !== undefined) return known;
  const parts = new Map(
    formatter(zone)
      .formatToParts(minute * 60e3)
      .map(({ type, value }) => [type, value]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? '';
  const text = `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
  wallTexts.set(key, text);
  return text;
}

/** A calendar day some days later (or earlier). */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400e3).toISOString().slice(0, 10);

const weekdayNumbers: Record<WeekStart, number> = { sunday: 0, monday: 1, saturday: 6 };

function weekOf(day: string, weekStart: WeekStart): string {
  const candidates = [0, 1, 2, 3, 4, 5, 6].map((back) => addDays(day, -back));
  const begins = (text: string): boolean => new Date(`${text}T00:00:00Z`).getUTCDay() === weekdayNumbers[weekStart];
  return candidates.find(begins) ?? day;
}

/** The period an instant lies in: its first day 'YYYY-MM-DD', hours 'YYYY-MM-DDTHH:00'. */
export const periodOf = (atUs: number, unit: PeriodUnit, settings: Settings): string =>
  once(`${atUs} ${unit} ${settings.timeZone} ${settings.weekStart}`, () => periodAt(atUs, unit, settings));

function periodAt(atUs: number, unit: PeriodUnit, settings: Settings): string {
  const wall = wallText(atUs, settings.timeZone);
  const day = wall.slice(0, 10);
  switch (unit) {
    case 'hour':
      return `${wall.slice(0, 13)}:00`;
    case 'day':
      return day;
    case 'week':
      return weekOf(day, settings.weekStart);
    case 'month':
      return `${day.slice(0, 7)}-01`;
  }
}

/** The period `n` after (before) one. */
export const periodPlus = (label: string, n: number, unit: PeriodUnit): string =>
  once(`${label} ${n} ${unit}`, () => periodAfter(label, n, unit));

function periodAfter(label: string, n: number, unit: PeriodUnit): string {
  switch (unit) {
    case 'hour':
      return `${new Date(Date.parse(`${label}:00Z`) + n * 3600e3).toISOString().slice(0, 13)}:00`;
    case 'day':
      return addDays(label, n);
    case 'week':
      return addDays(label, 7 * n);
    case 'month': {
      const date = new Date(`${label}T00:00:00Z`);
      return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + n, 1)).toISOString().slice(0, 10);
    }
  }
}

/** The first instant whose wall clock shows the period's beginning or later. A skipped hour begins where the clock jumps. */
export function periodStart(label: string, zone: string): number {
  const key = `${zone} ${label}`;
  const known = starts.get(key);
  if (known !== undefined) return known;
  const begin = label.length === 10 ? `${label}T00:00` : label;
  const quarter = hourUs / 4;
  let at = Date.parse(`${begin}:00Z`) * 1000 - 16 * hourUs;
  while (wallText(at, zone) < begin) at += quarter;
  starts.set(key, at);
  return at;
}

/** The period's last microsecond (one before its start when the hour is skipped). */
export const periodEnd = (label: string, unit: PeriodUnit, zone: string): number =>
  periodStart(periodPlus(label, 1, unit), zone) - 1;

/** All periods from one to another, both inside. */
export function periodsBetween(first: string, last: string, unit: PeriodUnit): string[] {
  const labels: string[] = [];
  for (let label = first; label <= last; label = periodPlus(label, 1, unit)) labels.push(label);
  return labels;
}

/** A range of the public format as instants; ±Infinity where it is open. */
export function resolveRange(range: Range | undefined, endUs: number, settings: Settings): InstantRange {
  const zone = settings.timeZone;
  if (range === undefined) return { fromUs: -Infinity, toUs: Infinity };
  if ('last' in range) {
    const current = periodOf(endUs, range.unit, settings);
    const last = range.includeCurrent === true ? current : periodPlus(current, -1, range.unit);
    const first = periodPlus(last, 1 - range.last, range.unit);
    return { fromUs: periodStart(first, zone), toUs: periodEnd(last, range.unit, zone) };
  }
  return {
    fromUs: range.from === undefined ? -Infinity : periodStart(range.from, zone),
    toUs: range.to === undefined ? Infinity : periodEnd(range.to, 'day', zone),
  };
}

export const isInside = (at: number, range: InstantRange): boolean => at >= range.fromUs && at <= range.toUs;

/** The periods a result lists: those of the range; where it is open, from the first event that counts and to the data's end. */
export function periodsListed(
  range: InstantRange,
  firstUs: number | null,
  endUs: number,
  unit: PeriodUnit,
  settings: Settings,
): string[] {
  const from = Number.isFinite(range.fromUs) ? range.fromUs : firstUs;
  const to = Number.isFinite(range.toUs) ? range.toUs : endUs;
  if (from === null) return [];
  return periodsBetween(periodOf(from, unit, settings), periodOf(to, unit, settings), unit);
}
