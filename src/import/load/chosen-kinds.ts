import type { PropertyKind } from '../../model/condition';
import { identifier, joinSql, sql, type Sql } from '../../sql/sql';
import type { Oddity } from '../contract';
import { numberIn, type LoadDatabase } from './load-database';
import { timeSql } from './time-sql';

/** Kinds chosen by hand, by property. */
export type ChosenKinds = ReadonlyMap<string, PropertyKind>;

/** A property whose texts are read as a chosen kind. */
export interface ChosenProperty {
  name: string;
  raw: Sql;
  kind: PropertyKind;
}

const numberForm = '[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]+)?';
const epochForm = '[0-9]{10}([0-9]{3}){0,3}';

/** The value of a text read as a chosen kind, NULL when it is none; more lenient than what is found to be of a kind. */
export function readAsSql(raw: Sql, kind: PropertyKind, instant: (text: Sql) => Sql): Sql {
  switch (kind) {
    case 'text':
      return raw;
    case 'number': {
      const number = sql`TRY_CAST(ltrim(trim(${raw}), '+') AS DOUBLE)`;
      return sql`CASE WHEN regexp_full_match(trim(${raw}), ${numberForm}) AND isfinite(${number}) THEN ${number} END`;
    }
    case 'boolean':
      return sql`CASE WHEN lower(trim(${raw})) IN ('true', 'yes', '1') THEN TRUE WHEN lower(trim(${raw})) IN ('false', 'no', '0') THEN FALSE END`;
    case 'instant':
      return sql`CASE WHEN regexp_full_match(trim(${raw}), ${epochForm}) THEN ${timeSql(raw, 'epoch')} // 2 ELSE ${instant(raw)} END`;
  }
}

const columnsEach = 50;

/** How many values of the kept rows could not be read as the kinds chosen for them. */
export async function unreadableValues(
  database: LoadDatabase,
  properties: readonly ChosenProperty[],
  instant: (text: Sql) => Sql,
): Promise<Oddity[]> {
  const oddities: Oddity[] = [];
  const typed = properties.filter(({ kind }) => kind !== 'text');
  for (let first = 0; first < typed.length; first += columnsEach) {
    const some = typed.slice(first, first + columnsEach);
    const asked = some.map(
      ({ raw, kind }, i) =>
        sql`count(*) FILTER (${raw} IS NOT NULL AND ${readAsSql(raw, kind, instant)} IS NULL)::DOUBLE AS ${identifier(`u${i}`)}`,
    );
    const answer = await database.query(
      sql`SELECT ${joinSql(asked, ', ')} FROM accepted WHERE seq NOT IN (SELECT seq FROM dropped)`,
    );
    some.forEach(({ name }, i) => {
      const events = numberIn(answer, `u${i}`);
      if (events > 0) oddities.push({ code: 'unreadableValues', property: name, events });
    });
  }
  return oddities;
}
