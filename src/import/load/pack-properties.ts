import { joinSql, sql, identifier, type Sql } from '../../sql/sql';
import type { RawProperty } from './raw-table';

/** More property columns than this are not kept as columns. */
export const columnLimit = 1000;
/** Name of the property that holds the rarest ones as JSON. */
export const packedName = 'other properties';

/** Which properties become columns and which share one: the rarest, by filled rows, beyond the limit. Order is kept. */
export function splitRarest<T extends { filled: number }>(properties: readonly T[], limit = columnLimit): [T[], T[]] {
  if (properties.length <= limit) return [[...properties], []];
  const kept = new Set([...properties].sort((a, b) => b.filled - a.filled).slice(0, limit - 1));
  return [properties.filter((one) => kept.has(one)), properties.filter((one) => !kept.has(one))];
}

/** One JSON object of the properties that are not null; NULL when all are. */
export function packedSql(properties: readonly RawProperty[]): Sql {
  const parts = properties.map(({ name, column }) => {
    const raw = identifier(column);
    return sql`CASE WHEN ${raw} IS NOT NULL THEN ${JSON.stringify(name)} || ':"' || ${escaped(raw)} || '"' END`;
  });
  return sql`'{' || nullif(concat_ws(',', ${parts}), '') || '}'`;
}

const escapes: [string, string][] = [
  ['\\', '\\\\'],
  ['"', '\\"'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
];

/** A text inside JSON quotes; control characters that have no short escape become blanks. */
const escaped = (text: Sql): Sql =>
  sql`regexp_replace(${escapes.reduce((inner, [from, to]) => sql`replace(${inner}, ${from}, ${to})`, joinSql([text], ''))}, '[\\x00-\\x1f]', ' ', 'g')`;
