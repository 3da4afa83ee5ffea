import type { Format, Messages } from '../../i18n';
import type { DatasetSummary } from '../../model/dataset';

/** The days of a data set from first to last event, in its zone. */
export function spanText(summary: DatasetSummary, t: Messages['data'], format: Format): string {
  if (summary.from === null || summary.to === null) return t.noSpan;
  const locale = format.language === 'en' ? 'en-GB' : 'zh-CN';
  const days = new Intl.DateTimeFormat(locale, {
    ...{ day: 'numeric', month: 'short', year: 'numeric' },
    timeZone: summary.timeZone,
  });
  return days.formatRange(new Date(summary.from), new Date(summary.to)).replaceAll('\u2009', ' ');
}

/** A day as a word: today, or its date. */
export function dayText(ms: number, t: Messages['data'], format: Format): string {
  const day = (at: Date): string =>
    `${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, '0')}-${String(at.getDate()).padStart(2, '0')}`;
  const on = day(new Date(ms));
  if (on === day(new Date())) return t.today;
  return format.day(on, on.slice(0, 4) === String(new Date().getFullYear()));
}
