import type { PropertyKind, PropertyValue } from '../model/condition';
import type { DatasetInfo, PropertyInfo } from '../model/dataset';
import { instantText } from '../model/instant';
import { propertySql } from '../sql/condition';
import { identifier, sql, type Sql } from '../sql/sql';
import { textsOf, type ColumnSource } from './source';

/** How a code column is read: an expression that gives code + 1 (0 for null), and the values behind the codes. */
export interface Coding {
  sql: Sql;
  dictionary: readonly PropertyValue[];
  /** the column whose codes these are, where the data set stores them */
  stored: string | null;
}

/**
 * The coding of an expression. An ENUM property is read as its stored codes; anything else gets a dictionary of its distinct values, once a data set.
 * `number` names the temporary type and must be new.
 */
export async function codingOf(
  expression: Sql,
  dataset: DatasetInfo,
  source: ColumnSource,
  number: number,
): Promise<Coding> {
  const info = dataset.properties.find((property) => propertySql(property.name, dataset).text === expression.text);
  if (info?.coded) {
    const all = await source.query(valuesSql(info));
    const dictionary = textsOf(all, 'v').map((value) => valueOf(value ?? '', info.kind));
    return { sql: codeSql(identifier(info.column)), dictionary, stored: info.column };
  }
  const text = sql`(${expression})::VARCHAR`;
  const distinct = await source.query(
    sql`SELECT DISTINCT ${text} AS v FROM events WHERE ${text} IS NOT NULL ORDER BY v`,
  );
  const texts = textsOf(distinct, 'v').map((value) => value ?? '');
  if (texts.length === 0) return { sql: sql`0`, dictionary: [], stored: null };
  const type = identifier(`wayfold_codes_${number}`);
  await source.query(
    sql`CREATE TEMP TYPE ${type} AS ENUM (SELECT DISTINCT ${text} AS v FROM events WHERE ${text} IS NOT NULL ORDER BY v)`,
  );
  return {
    sql: codeSql(sql`${text}::${type}`),
    dictionary: texts.map((value) => valueOf(value, info?.kind ?? 'text')),
    stored: null,
  };
}

/** A statement that lists the values of a coded property as `v`, in the order of their codes. */
export const valuesSql = ({ column }: Pick<PropertyInfo, 'column'>): Sql =>
  sql`SELECT unnest(enum_range(c))::VARCHAR AS v FROM (SELECT ${identifier(column)} AS c FROM events LIMIT 1)`;

const codeSql = (value: Sql): Sql => sql`coalesce(enum_code(${value})::UINTEGER + 1, 0)`;

/** A value as results carry it, from its text in the database. */
export function valueOf(text: string, kind: PropertyKind): PropertyValue {
  switch (kind) {
    case 'text':
      return text;
    case 'number':
      return Number(text);
    case 'boolean':
      return text === 'true';
    case 'instant':
      return instantText(Number(text));
  }
}
