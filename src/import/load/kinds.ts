import type { PropertyKind } from '../../model/condition';
import { sql, type Sql } from '../../sql/sql';
import { seen } from '../piece';
import { parseTime } from '../times';

const numberForm = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;
const wholeForm = /^-?\d+$/;

/**
 * The kind a text could be of by itself. Numbers are plain decimals that a DOUBLE can stand for: codes with leading zeros, whole numbers beyond 2^53,
 * `inf` and `nan` are text.
 */
export function kindOfText(text: string): PropertyKind {
  if (text === 'true' || text === 'false') return 'boolean';
  if (numberForm.test(text)) return isExactNumber(text) ? 'number' : 'text';
  return parseTime(text, 'iso') === null ? 'text' : 'instant';
}

function isExactNumber(text: string): boolean {
  const value = Number(text);
  return Number.isFinite(value) && !(wholeForm.test(text) && Math.abs(value) > 2 ** 53);
}

/** What a column's distinct values are, and what else is among them. */
export interface KindFinding {
  kind: PropertyKind;
  /** several when values of one kind are nearly all (≥ 90 %), so that text is a loss worth telling */
  mixed: PropertyKind[];
}

const nearlyAll = 0.9;

/** The kind of a column with these distinct values (at least one), whose readers saw `kinds`. */
export function findKind(values: readonly string[], kinds: number): KindFinding {
  const typed = kindsOfBits(kinds);
  if (typed.length > 1) return { kind: 'text', mixed: typed };
  const counts = new Map<PropertyKind, number>();
  for (const value of values) {
    const kind = kindOfText(value);
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  const [[common, count] = ['text', 0] as const] = [...counts].sort((a, b) => b[1] - a[1]);
  const fits = typed.length === 0 || typed[0] === common || (typed[0] === 'text' && common === 'instant');
  if (counts.size === 1) return { kind: fits ? common : 'text', mixed: [] };
  const typedOther = typed[0] === 'number' || typed[0] === 'boolean';
  const telling = typedOther || (typed.length === 0 && common !== 'text' && count >= values.length * nearlyAll);
  return { kind: 'text', mixed: telling ? [...counts.keys()] : [] };
}

/** Kinds the readers of typed files saw. */
function kindsOfBits(kinds: number): PropertyKind[] {
  const bits: [number, PropertyKind][] = [
    [seen.text, 'text'],
    [seen.number, 'number'],
    [seen.boolean, 'boolean'],
  ];
  return bits.filter(([bit]) => (kinds & bit) !== 0).map(([, kind]) => kind);
}

/** True for a text that `kindOfText` calls of this kind. `instant` is the expression of its instant. */
export function fitsSql(text: Sql, kind: Exclude<PropertyKind, 'text'>, instant: Sql): Sql {
  switch (kind) {
    case 'boolean':
      return sql`${text} IN ('true', 'false')`;
    case 'number':
      return sql`(regexp_full_match(${text}, '-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?') AND isfinite(TRY_CAST(${text} AS DOUBLE))
        AND NOT (regexp_full_match(${text}, '-?[0-9]+') AND abs(TRY_CAST(${text} AS DOUBLE)) > 9007199254740992))`;
    case 'instant':
      return sql`${instant} IS NOT NULL`;
  }
}
