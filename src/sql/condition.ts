import type { Comparing, Condition, PropertyKind, Scalar } from '../model/condition';
import type { DatasetInfo, PropertyInfo } from '../model/dataset';
import { instantUs } from '../model/instant';
import { identifier, joinSql, sql, type Sql } from './sql';

type Properties = Pick<DatasetInfo, 'properties'>;

/** The value of a property in one row of `events`: VARCHAR, DOUBLE, BOOLEAN or BIGINT (instant, µs); NULL when the data set lacks it. */
export function propertySql(name: string, dataset: Properties): Sql {
  const info = dataset.properties.find((property) => property.name === name);
  if (info === undefined) return sql`NULL::VARCHAR`;
  return valueSql(info);
}

const valueSql = (info: PropertyInfo): Sql =>
  info.kind === 'text' ? sql`${identifier(info.column)}::VARCHAR` : identifier(info.column);

/**
 * A condition on one row of `events` as SQL that is TRUE or FALSE, never NULL: an absent property satisfies only `neq`, `notIn` and
 * `isNotSet`, values of another kind are unequal, `not` negates exactly.
 */
export function conditionSql(condition: Condition, dataset: Properties): Sql {
  if ('all' in condition) return grouped(condition.all, ' AND ', sql`TRUE`, dataset);
  if ('any' in condition) return grouped(condition.any, ' OR ', sql`FALSE`, dataset);
  if ('not' in condition) return sql`(NOT ${conditionSql(condition.not, dataset)})`;
  const info = dataset.properties.find((property) => property.name === condition.property);
  if (info === undefined) return holdsWhenAbsent(condition) ? sql`TRUE` : sql`FALSE`;
  return comparingSql(condition, info, valueSql(info));
}

function grouped(conditions: Condition[], separator: string, empty: Sql, dataset: Properties): Sql {
  if (conditions.length === 0) return empty;
  return sql`(${joinSql(
    conditions.map((part) => conditionSql(part, dataset)),
    separator,
  )})`;
}

/** What a comparison says where the property is absent. */
export const holdsWhenAbsent = ({ is }: Comparing): boolean => is === 'neq' || is === 'notIn' || is === 'isNotSet';

/** A comparison with the property's value given as `column`, of the type that `propertySql` gives. TRUE or FALSE, never NULL. */
export function comparingSql({ is, value }: Comparing, info: PropertyInfo, column: Sql): Sql {
  const one = literal(Array.isArray(value) ? undefined : value, info.kind);
  const list = (Array.isArray(value) ? value : []).map((item) => literal(item, info.kind));
  const known = list.filter((item) => item !== null);
  switch (is) {
    case 'isSet':
      return sql`(${column} IS NOT NULL)`;
    case 'isNotSet':
      return sql`(${column} IS NULL)`;
    case 'eq':
      return compared(column, '=', one);
    case 'neq':
      return sql`(NOT ${compared(column, '=', one)})`;
    case 'in':
      return isIn(column, known);
    case 'notIn':
      return sql`(NOT ${isIn(column, known)})`;
    case 'lt':
      return compared(column, '<', one);
    case 'lte':
      return compared(column, '<=', one);
    case 'gt':
      return compared(column, '>', one);
    case 'gte':
      return compared(column, '>=', one);
    case 'between':
      return sql`(${compared(column, '>=', list[0] ?? null)} AND ${compared(column, '<=', list[1] ?? null)})`;
    case 'contains':
      return textual(column, 'contains', one, info.kind);
    case 'startsWith':
      return textual(column, 'starts_with', one, info.kind);
    case 'endsWith':
      return textual(column, 'ends_with', one, info.kind);
    case 'matches':
      return textual(column, 'regexp_matches', one, info.kind);
  }
}

/** The value as a literal of the property's kind, or null when it is of another kind and so equals nothing. */
function literal(value: Scalar | undefined, kind: PropertyKind): Sql | null {
  if (value === undefined) return null;
  switch (kind) {
    case 'text':
      return typeof value === 'string' ? sql`${value}` : null;
    case 'number':
      return typeof value === 'number' ? sql`${value}::DOUBLE` : null;
    case 'boolean':
      return typeof value === 'boolean' ? sql`${value}` : null;
    case 'instant': {
      const at = typeof value === 'string' ? instantUs(value) : null;
      return at === null ? null : sql`${at}`;
    }
  }
}

const operators = { '=': sql` = `, '<': sql` < `, '<=': sql` <= `, '>': sql` > `, '>=': sql` >= ` };

const compared = (column: Sql, operator: keyof typeof operators, value: Sql | null): Sql =>
  value === null ? sql`FALSE` : sql`coalesce(${column}${operators[operator]}${value}, FALSE)`;

const isIn = (column: Sql, values: Sql[]): Sql =>
  values.length === 0 ? sql`FALSE` : sql`coalesce(${column} IN (${values}), FALSE)`;

const functions = {
  contains: sql`contains`,
  starts_with: sql`starts_with`,
  ends_with: sql`ends_with`,
  regexp_matches: sql`regexp_matches`,
};

const textual = (column: Sql, name: keyof typeof functions, value: Sql | null, kind: PropertyKind): Sql =>
  kind !== 'text' || value === null ? sql`FALSE` : sql`coalesce(${functions[name]}(${column}, ${value}), FALSE)`;
