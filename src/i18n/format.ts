import type { LanguageCode } from './messages';
import { namingOf, noNames, type Names, type Naming } from './naming';

/** Numbers, dates and plural forms of one language, and what events and properties are called in it. All are cheap to call: the Intl objects are made once. */
export interface Format extends Naming {
  language: LanguageCode;
  /** 1234.5 → "1,234.5" */
  number(value: number): string;
  /** 1.5 with 2 digits → "1.50" */
  fixed(value: number, digits: number): string;
  /** 0.2717 → "27.2%"; null → "–" */
  percent(rate: number | null, digits?: number): string;
  /** bytes → "48.2 MB" */
  bytes(value: number): string;
  /** ms → the two largest units, "8 h 57 min" */
  duration(ms: number | null): string;
  /** 'YYYY-MM-DD' → "31 Aug 2026" (without year if `short`) */
  day(day: string, short?: boolean): string;
  /** 'YYYY-MM-DD' → "Fri 20 Nov" */
  weekday(day: string): string;
  /** 'YYYY-MM-DD' → "Nov 2026" */
  month(day: string): string;
  /** joins by "or" */
  anyOf(names: readonly string[]): string;
  /** a whole number of a unit, "7 days" */
  length(amount: number, unit: 'second' | 'minute' | 'hour' | 'day' | 'week' | 'month'): string;
  /** UTC µs in a zone → date and time to the minute, to the second with `seconds` */
  instant(atUs: number, timeZone: string, seconds?: boolean): string;
  /** picks by the language's plural rule; zh-CN needs only `other` */
  plural(count: number, forms: { one?: string; other: string }): string;
  /** the same with the names of the data, for files */
  raw: Format;
}

const unitNames: Record<LanguageCode, [string, string, string, string, string]> = {
  en: [' d', ' h', ' min', ' s', ' ms'],
  'zh-CN': [' 天', ' 小时', ' 分钟', ' 秒', ' 毫秒'],
};

/** `names`: what the events and properties of the data are called. */
export function formatOf(language: LanguageCode, names: Names = noNames): Format {
  const plain = { ...inLanguage(language), ...namingOf(noNames) };
  const raw: Format = Object.assign(plain, { raw: plain as Format });
  return names === noNames ? raw : { ...raw, ...namingOf(names) };
}

function inLanguage(language: LanguageCode): Omit<Format, keyof Naming | 'raw'> {
  const locale = language === 'en' ? 'en-GB' : 'zh-CN';
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 });
  const oneDigit = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const fixedDigits = [0, 1, 2, 3].map(
    (digits) => new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }),
  );
  const plural = new Intl.PluralRules(locale);
  const percents = [0, 1, 2].map(
    (digits) =>
      new Intl.NumberFormat(locale, { style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits }),
  );
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
  const shortDay = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  const weekday = new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });
  const month = new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric', timeZone: 'UTC' });
  const disjunction = new Intl.ListFormat(locale, { type: 'disjunction' });
  const dayOf = (text: string): Date => new Date(`${text.slice(0, 10)}T00:00:00Z`);
  const instants = new Map<string, Intl.DateTimeFormat>();
  const instantFormat = (timeZone: string, seconds: boolean): Intl.DateTimeFormat => {
    const key = `${timeZone}|${seconds}`;
    let format = instants.get(key);
    if (format === undefined) {
      format = new Intl.DateTimeFormat(locale, {
        day: 'numeric',
        month: 'short',
        year: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
        timeZone,
        ...(seconds ? { second: '2-digit' as const } : {}),
      });
      instants.set(key, format);
    }
    return format;
  };
  return {
    language,
    number: (value) => number.format(value),
    fixed: (value, digits) => (fixedDigits[digits] ?? number).format(value),
    percent: (rate, digits = 1) => (rate === null ? '–' : (percents[digits] ?? percents[1]!).format(rate)),
    bytes(value) {
      const units = ['B', 'kB', 'MB', 'GB', 'TB'];
      const power = value < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(value) / 3));
      return `${oneDigit.format(value / 1000 ** power)} ${units[power] ?? 'B'}`;
    },
    duration: (ms) => (ms === null ? '–' : duration(ms, unitNames[language])),
    day: (text, short = false) => (short ? shortDay : day).format(dayOf(text)),
    weekday: (text) => weekday.format(dayOf(text)),
    month: (text) => month.format(dayOf(text)),
    anyOf: (names) => disjunction.format(names),
    length: lengthsOf(locale, number),
    instant: (atUs, timeZone, seconds = false) => instantFormat(timeZone, seconds).format(new Date(atUs / 1000)),
    plural: (count, forms) => (plural.select(count) === 'one' ? (forms.one ?? forms.other) : forms.other),
  };
}

type LengthUnit = Parameters<Format['length']>[1];

const chineseUnits = { second: '秒', minute: '分钟', hour: '小时', day: '天', week: '周', month: '个月' };

function lengthsOf(locale: string, number: Intl.NumberFormat): Format['length'] {
  if (locale === 'zh-CN') return (amount, unit) => `${number.format(amount)} ${chineseUnits[unit]}`;
  const byUnit = new Map<LengthUnit, Intl.NumberFormat>();
  return (amount, unit) => {
    const known = byUnit.get(unit) ?? new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' });
    byUnit.set(unit, known);
    return known.format(amount);
  };
}

function duration(ms: number, names: readonly string[]): string {
  if (ms < 1000) return `${Math.round(ms)}${names[4] ?? ''}`;
  const sizes = [86_400_000, 3_600_000, 60_000, 1000];
  const largest = sizes.findIndex((size) => ms >= size);
  const smallest = Math.min(largest + 1, 3);
  let rest = Math.round(ms / (sizes[smallest] ?? 1000)) * (sizes[smallest] ?? 1000);
  const parts: string[] = [];
  for (let unit = Math.max(0, largest - 1); unit <= smallest; unit += 1) {
    const size = sizes[unit] ?? 1000;
    const amount = Math.floor(rest / size);
    rest -= amount * size;
    if (amount > 0) parts.push(`${amount}${names[unit] ?? ''}`);
  }
  return parts.slice(0, 2).join(' ');
}
