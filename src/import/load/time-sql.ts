import { joinSql, sql, Sql } from '../../sql/sql';
import type { TimeForm } from '../contract';

/*
 * The SQL twin of `parseTime`. A time is coded in one BIGINT: UTC µs × 2, plus 1 when it is of the wall clock and still needs its zone; NULL when the
 * text is no such time. The commonest spellings take a fast way: the engine's own parser, which is lax about blanks and short fields, is strict on a text
 * that is as long as the format can be, begins with a digit, does not end in a blank and has no two together. Everything else takes a regular expression.
 */

interface Spelling {
  /** the longest text of these formats */
  length: number;
  formats: string[];
  wall: boolean;
}

const slashDay = (date: string): Spelling[] => [
  { length: 10, formats: [date], wall: true },
  { length: 16, formats: [`${date} %H:%M`], wall: true },
  { length: 19, formats: [`${date} %H:%M:%S`], wall: true },
];

const dayClock = (tail: string): string[] => [`%Y-%m-%d %H:%M:%S${tail}`, `%Y-%m-%dT%H:%M:%S${tail}`];

const spellings: Record<Exclude<TimeForm, 'epoch'>, Spelling[]> = {
  iso: [
    { length: 19, formats: dayClock(''), wall: true },
    { length: 20, formats: dayClock('Z').reverse(), wall: false },
    { length: 23, formats: dayClock('.%g'), wall: true },
    { length: 24, formats: dayClock('.%gZ').reverse(), wall: false },
    { length: 26, formats: dayClock('.%f'), wall: true },
    { length: 27, formats: dayClock('.%fZ').reverse(), wall: false },
    { length: 10, formats: ['%Y-%m-%d'], wall: true },
  ],
  date: [{ length: 10, formats: ['%Y-%m-%d'], wall: true }],
  compactDate: [{ length: 8, formats: ['%Y%m%d'], wall: true }],
  compactDateTime: [{ length: 14, formats: ['%Y%m%d%H%M%S'], wall: true }],
  dayFirst: slashDay('%d/%m/%Y'),
  monthFirst: slashDay('%m/%d/%Y'),
};

const clockPattern = String.raw`(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?`;
const halfPattern = String.raw`(?: ?([AaPp])[Mm])?`;
const zonePattern = String.raw`(?: ?(Z|z|UTC|[+-]\d{2}(?::?\d{2})?))?`;

/** Groups by name, in the order of the pattern. RE2 has no back-reference: the second separator is compared afterwards. */
const patterns: Record<Exclude<TimeForm, 'epoch'>, { pattern: string; groups: string[] }> = {
  iso: {
    pattern: String.raw`^(\d{4})([-/])(\d{1,2})([-/])(\d{1,2})(?:[Tt ]${clockPattern}${zonePattern})?$`,
    groups: ['year', 'first', 'month', 'second_', 'day', 'hour', 'minute', 'second', 'fraction', 'zone'],
  },
  date: {
    pattern: String.raw`^(\d{4})([-/])(\d{1,2})([-/])(\d{1,2})$`,
    groups: ['year', 'first', 'month', 'second_', 'day'],
  },
  compactDate: { pattern: String.raw`^(\d{4})(\d{2})(\d{2})$`, groups: ['year', 'month', 'day'] },
  compactDateTime: {
    pattern: String.raw`^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})$`,
    groups: ['year', 'month', 'day', 'hour', 'minute', 'second'],
  },
  dayFirst: datePattern(['day', 'month']),
  monthFirst: datePattern(['month', 'day']),
};

function datePattern([a, b]: [string, string]): { pattern: string; groups: string[] } {
  return {
    pattern: String.raw`^(\d{1,2})([-/.])(\d{1,2})([-/.])(\d{4})(?:,? ${clockPattern}${halfPattern}${zonePattern})?$`,
    groups: [a, 'first', b, 'second_', 'year', 'hour', 'minute', 'second', 'fraction', 'half', 'zone'],
  };
}

/** What JavaScript's trim takes away. */
const blanks =
  '\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff';

/** The coded time of a text expression. `text` is written several times: pass a column. */
export function timeSql(text: Sql, form: TimeForm): Sql {
  if (form === 'epoch') return epochSql(text);
  const fast = spellings[form].map(({ length, formats, wall }) => {
    const list = sql`[${formats.map((format) => sql`${format}`)}]`;
    const read = formats.length === 1 ? sql`${formats[0] ?? ''}` : list;
    return sql`WHEN strlen(${text}) = ${length} THEN epoch_us(TRY_STRPTIME(${text}, ${read})) * 2 + ${wall ? 1 : 0}`;
  });
  const strict = sql`${text} >= '0' AND ${text} < ':' AND NOT ends_with(${text}, ' ') AND NOT contains(${text}, '  ')`;
  const slow = sql`CASE WHEN ${text} IS NOT NULL THEN ${slowSql(text, form)} END`;
  return sql`coalesce(CASE WHEN ${strict} THEN CASE ${joinSql(fast, ' ')} END END, ${slow})`;
}

function slowSql(text: Sql, form: Exclude<TimeForm, 'epoch'>): Sql {
  const { pattern, groups } = patterns[form];
  const names = sql`[${groups.map((name) => sql`${name}`)}]`;
  const has = (name: string): boolean => groups.includes(name);
  const part = (name: string): Sql => (has(name) ? sql`g.${new Sql(name)}` : sql`''`);
  const number = (name: string): Sql => sql`coalesce(TRY_CAST(${part(name)} AS BIGINT), 0)`;
  const hour = has('half') ? hourSql(number('hour'), part('half')) : number('hour');
  const date = sql`TRY_CAST(${part('year')} || '-' || ${part('month')} || '-' || ${part('day')} AS DATE)`;
  const sameSeparators = has('first') ? sql`${part('first')} = ${part('second_')}` : sql`TRUE`;
  const seconds = sql`(${hour}) * 3600 + ${number('minute')} * 60 + ${number('second')}`;
  const fraction = sql`rpad(${part('fraction')}, 6, '0')[1:6]::BIGINT`;
  const us = sql`epoch_us(${date}::TIMESTAMP) + (${seconds}) * 1000000 + ${fraction}`;
  const valid = sql`${part('year')} <> '' AND ${sameSeparators} AND (${hour}) < 24 AND ${number('minute')} < 60 AND ${number('second')} < 60`;
  const zoned = has('zone') ? zoneSql(us, part('zone')) : sql`(${us}) * 2 + 1`;
  const found = sql`regexp_extract(trim(${text}, ${blanks}), ${pattern}, ${names})`;
  return sql`list_transform([${found}], lambda g: CASE WHEN ${valid} THEN ${zoned} END)[1]`;
}

/** Hour of a 12-hour clock; 24 (no hour) when it is not 1 to 12. */
const hourSql = (hour: Sql, half: Sql): Sql =>
  sql`CASE WHEN ${half} = '' THEN ${hour} WHEN ${hour} NOT BETWEEN 1 AND 12 THEN 24 ELSE ${hour} % 12 + CASE WHEN lower(${half}) = 'p' THEN 12 ELSE 0 END END`;

function zoneSql(us: Sql, zone: Sql): Sql {
  const digits = sql`rpad(replace(${zone}[2:], ':', ''), 4, '0')`;
  const hours = sql`TRY_CAST(${digits}[1:2] AS BIGINT)`;
  const minutes = sql`TRY_CAST(${digits}[3:4] AS BIGINT)`;
  const shift = sql`(CASE WHEN ${zone}[1] = '-' THEN -1 ELSE 1 END) * (${hours} * 60 + ${minutes}) * 60000000`;
  return sql`CASE WHEN ${zone} = '' THEN (${us}) * 2 + 1 WHEN ${zone} IN ('Z', 'z', 'UTC') THEN (${us}) * 2 WHEN ${hours} < 24 AND ${minutes} < 60 THEN (${us} - ${shift}) * 2 END`;
}

const d = '[0-9]';

function epochSql(text: Sql): Sql {
  const digits = (count: number): string => `[1-9]${d.repeat(count - 1)}`;
  const found = sql`regexp_extract(trim(${text}, ${blanks}), '^(\\d{1,19})(?:\\.(\\d+))?$', ['whole', 'fraction'])`;
  const value = sql`TRY_CAST(g.whole AS DOUBLE)`;
  const places = sql`CASE WHEN ${value} < 100000000000 THEN 6 WHEN ${value} < 100000000000000 THEN 3 ELSE 0 END`;
  const shifted = sql`CASE WHEN ${value} >= 100000000000000000 THEN g.whole[1:-4] ELSE g.whole || rpad(g.fraction, ${places}, '0')[1:${places}] END`;
  return sql`CASE WHEN strlen(${text}) = 10 AND ${text} GLOB ${digits(10)} THEN ${text}::BIGINT * 2000000
    WHEN strlen(${text}) = 13 AND ${text} GLOB ${digits(13)} THEN ${text}::BIGINT * 2000
    WHEN strlen(${text}) = 16 AND ${text} GLOB ${digits(16)} THEN ${text}::BIGINT * 2
    WHEN ${text} IS NULL THEN NULL
    ELSE list_transform([${found}], lambda g: CASE WHEN g.whole <> '' THEN TRY_CAST(${shifted} AS BIGINT) * 2 END)[1] END`;
}
