import type { Format, Messages } from '../i18n';
import type { Range } from '../model/range';

/** A range in words: "31 Aug 2026 – 20 Nov 2026", "last 4 weeks", "the whole span". */
export function rangeText(range: Range | undefined, t: Messages, format: Format): string {
  const words = t.explore.range;
  if (range === undefined) return t.explore.how.wholeSpan;
  if ('last' in range) {
    return words.lastText({ length: format.length(range.last, range.unit), current: range.includeCurrent === true });
  }
  const { from, to } = range;
  if (from !== undefined && to !== undefined) return daysText(from, to, t, format);
  if (from !== undefined) return words.since({ from: format.day(from) });
  return to === undefined ? t.explore.how.wholeSpan : words.until({ to: format.day(to) });
}

/** Two days; the year once when it is the same. */
export function daysText(from: string, to: string, t: Messages, format: Format): string {
  const sameYear = from.slice(0, 4) === to.slice(0, 4);
  const first = format.language === 'en' ? format.day(from, sameYear) : format.day(from);
  const last = format.language === 'en' ? format.day(to) : format.day(to, sameYear);
  return t.explore.range.text({ from: first, to: last });
}
