import type { TimeForm, TimeGuess } from './contract';

/** A time as written: µs since 1970 of the UTC instant, or, when `local`, of the wall clock as if it were UTC. Exact to the year 2255. */
export interface ParsedTime {
  atUs: number;
  local: boolean;
}

const clock = String.raw`(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?`;
const half = String.raw`(?: ?([AaPp])[Mm])?`;
const offset = String.raw`(?: ?(Z|z|UTC|[+-]\d{2}(?::?\d{2})?))?`;

const patterns: Record<Exclude<TimeForm, 'epoch'>, RegExp> = {
  iso: new RegExp(String.raw`^(\d{4})([-/])(\d{1,2})\2(\d{1,2})(?:[Tt ]${clock}${offset})?$`),
  date: /^(\d{4})([-/])(\d{1,2})\2(\d{1,2})$/,
  compactDate: /^(\d{4})(\d{2})(\d{2})$/,
  compactDateTime: /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})$/,
  dayFirst: new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?:,? ${clock}${half}${offset})?$`),
  monthFirst: new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?:,? ${clock}${half}${offset})?$`),
};
const epochPattern = /^(\d{1,19})(?:\.(\d+))?$/;

/**
 * Reads a time of a form; blanks around it are ignored. Digits below a microsecond are cut off. null for anything else, also for dates that do not
 * exist (31 February, hour 24, second 60). Epoch numbers are seconds below 1e11, milliseconds below 1e14, microseconds below 1e17, else nanoseconds.
 */
export function parseTime(text: string, form: TimeForm): ParsedTime | null {
  const trimmed = text.trim();
  if (form === 'epoch') return parseEpoch(trimmed);
  const found = patterns[form].exec(trimmed);
  if (found === null) return null;
  const part = (i: number): string | undefined => found[i];
  switch (form) {
    case 'iso':
      return instant([part(1), part(3), part(4)], [part(5), part(6), part(7), part(8)], undefined, part(9));
    case 'date':
      return instant([part(1), part(3), part(4)], [], undefined, undefined);
    case 'compactDate':
      return instant([part(1), part(2), part(3)], [], undefined, undefined);
    case 'compactDateTime':
      return instant([part(1), part(2), part(3)], [part(4), part(5), part(6)], undefined, undefined);
    case 'dayFirst':
    case 'monthFirst': {
      const [day, month] = form === 'dayFirst' ? [part(1), part(3)] : [part(3), part(1)];
      return instant([part(4), month, day], [part(5), part(6), part(7), part(8)], part(9), part(10));
    }
  }
}

type Part = string | undefined;

function instant(date: Part[], time: Part[], halfDay: Part, zone: Part): ParsedTime | null {
  const [year, month, day] = date.map(Number);
  const [hours, minute = 0, second = 0] = time.slice(0, 3).map((digits) => Number(digits ?? 0));
  const hour = halfDay === undefined ? (hours ?? 0) : hourOf(hours ?? 0, halfDay);
  if (hour > 23 || minute > 59 || second > 59) return null;
  const whole = new Date(0);
  whole.setUTCFullYear(year!, month! - 1, day);
  if (whole.getUTCMonth() !== month! - 1 || whole.getUTCDate() !== day!) return null;
  const us = whole.getTime() * 1000 + (hour * 3600 + minute * 60 + second) * 1e6 + fractionUs(time[3]);
  if (zone === undefined) return { atUs: us, local: true };
  const shift = offsetUs(zone);
  return shift === null ? null : { atUs: us - shift, local: false };
}

/** Hour of a 12-hour clock; 24 (no hour) when it is not 1 to 12. */
function hourOf(hour: number, halfDay: string): number {
  if (hour < 1 || hour > 12) return 24;
  return (hour % 12) + (halfDay.toLowerCase() === 'p' ? 12 : 0);
}

function fractionUs(digits: Part): number {
  return Number((digits ?? '').padEnd(6, '0').slice(0, 6));
}

function offsetUs(zone: string): number | null {
  if (/^[zU]/i.test(zone)) return 0;
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0');
  const [hours, minutes] = [Number(digits.slice(0, 2)), Number(digits.slice(2))];
  if (hours > 23 || minutes > 59) return null;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60e6;
}

function parseEpoch(text: string): ParsedTime | null {
  const found = epochPattern.exec(text);
  if (found === null) return null;
  const [, whole = '', fraction = ''] = found;
  const places = placesOf(Number(whole));
  const shifted = places < 0 ? whole.slice(0, places) : whole + fraction.padEnd(places, '0').slice(0, places);
  return { atUs: Number(shifted), local: false };
}

/** Decimal places from the unit of an epoch number to µs. */
function placesOf(value: number): number {
  if (value < 1e11) return 6;
  if (value < 1e14) return 3;
  return value < 1e17 ? 0 : -3;
}

const forms: TimeForm[] = ['iso', 'date', 'compactDateTime', 'compactDate', 'dayFirst', 'monthFirst', 'epoch'];
const from1973 = 1e14;
const to2100 = 4.1e15;

/** Whether a value is plausibly a time of this form: numbers only between 1973 (as dates 1900) and 2100. */
function plausible(text: string, form: TimeForm): ParsedTime | null {
  const parsed = parseTime(text, form);
  if (parsed === null) return null;
  if (form === 'epoch') return parsed.atUs >= from1973 && parsed.atUs < to2100 ? parsed : null;
  return parsed.atUs >= -2.3e15 && parsed.atUs < to2100 ? parsed : null;
}

/** The form that reads most of a column's sampled values; null when none reads any. Empty values do not count. */
export function detectTime(values: readonly string[]): TimeGuess | null {
  if (values.length === 0) return null;
  let best: { form: TimeForm; hits: ParsedTime[] } | null = null;
  const counts = new Map<TimeForm, number>();
  for (const form of forms) {
    const hits = values.map((value) => plausible(value, form)).filter((hit) => hit !== null);
    counts.set(form, hits.length);
    if (hits.length > (best?.hits.length ?? 0)) best = { form, hits };
  }
  if (best === null) return null;
  const tie = best.form === 'dayFirst' && counts.get('dayFirst') === counts.get('monthFirst');
  const form = tie && values.some((value) => /[ap]m\b/i.test(value)) ? 'monthFirst' : best.form;
  return {
    form: best.form === 'iso' && counts.get('date') === best.hits.length ? 'date' : form,
    share: best.hits.length / values.length,
    withOffset: best.hits.some(({ local }) => !local),
    withoutOffset: best.hits.some(({ local }) => local),
    ambiguous: tie && form === 'dayFirst' && !values.every((value) => /^\d+\.\d+\./.test(value.trim())),
  };
}
