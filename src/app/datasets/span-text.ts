import type { Format, Messages } from '../../i18n';
import type { DatasetSummary } from '../../model/dataset';

/** The days of a data set from first to last event, in its zone: what both ends share is said once. */
export function spanText(summary: DatasetSummary, t: Messages['data'], format: Format): string {
  const { from, to, timeZone } = summary;
  if (from === null || to === null) return t.noSpan;
  const first = dayParts(from, timeZone);
  const last = dayParts(to, timeZone);
  if (format.language === 'zh-CN') return chineseSpan(first, last);
  const days = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone });
  return days.formatRange(new Date(from), new Date(to)).replaceAll('\u2009', ' ');
}

interface Day {
  year: number;
  month: number;
  day: number;
}

function dayParts(instant: string, timeZone: string): Day {
  const form = new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone });
  const [year = 0, month = 0, day = 0] = form.format(new Date(instant)).split('-').map(Number);
  return { year, month, day };
}

/** Intl writes Chinese spans of days with slashes; this is how they are said. */
function chineseSpan(first: Day, last: Day): string {
  const start = `${first.year}年${first.month}月${first.day}日`;
  if (first.year !== last.year) return `${start} – ${last.year}年${last.month}月${last.day}日`;
  if (first.month !== last.month) return `${start} – ${last.month}月${last.day}日`;
  return first.day === last.day ? start : `${start} – ${last.day}日`;
}

/** A day as a word: today, or its date. */
export function dayText(ms: number, t: Messages['data'], format: Format): string {
  const on = localDay(new Date(ms));
  const today = localDay(new Date());
  if (on === today) return t.today;
  return format.day(on, on.slice(0, 4) === today.slice(0, 4));
}

const localDay = (at: Date): string =>
  [at.getFullYear(), at.getMonth() + 1, at.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
