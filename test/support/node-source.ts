import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import type { ColumnSource, Values } from '../../src/columns/source';
import type { DatasetInfo } from '../../src/model/dataset';
import { instantUs } from '../../src/model/instant';
import { identifier, sql, type Sql } from '../../src/sql/sql';
import type { LogEvent, StoredLog } from './log';

let shared: Promise<DuckDBConnection> | null = null;
const connection = (): Promise<DuckDBConnection> =>
  (shared ??= DuckDBInstance.create(':memory:', { threads: '1' }).then((instance) => instance.connect()));
let schemas = 0;

/** Native DuckDB of the browser's version, as a ColumnSource over the tables of one stored log in a schema of its own. */
export async function nodeSource(log: StoredLog): Promise<ColumnSource & { close(): Promise<void> }> {
  const db = await connection();
  const name = `log${(schemas += 1)}`;
  const schema = identifier(name);
  await db.run(sql`CREATE SCHEMA ${schema}`.text);
  await db.run(sql`SET schema = ${name}`.text);
  for (const statement of tables(log)) await db.run(statement.text);
  return {
    query: async (statement) => {
      await db.run(sql`SET schema = ${name}`.text);
      return columnsOf(await db.runAndReadAll(statement.text));
    },
    close: async () => {
      await db.run('SET schema=main');
      await db.run(sql`DROP SCHEMA ${schema} CASCADE`.text);
      const types = (
        await db.runAndReadAll("SELECT type_name FROM duckdb_types() WHERE type_name LIKE 'wayfold_codes_%'")
      ).getRows();
      for (const [type] of types) await db.run(sql`DROP TYPE IF EXISTS temp.main.${identifier(String(type))}`.text);
    },
  };
}

type Reader = Awaited<ReturnType<DuckDBConnection['runAndReadAll']>>;

function columnsOf(reader: Reader): ReadonlyMap<string, Values> {
  const columns = reader.getColumns();
  return new Map(
    reader.columnNames().map((name, i) => {
      const values = columns[i] ?? [];
      const isText = String(reader.columnType(i)) === 'VARCHAR';
      return [
        name,
        isText ? values.map((value) => (value === null ? null : String(value))) : Float64Array.from(values, Number),
      ];
    }),
  );
}

function tables({ dataset, sorted, seqs, base, actorIds }: StoredLog): Sql[] {
  const enums = dataset.properties
    .filter(({ coded }) => coded)
    .map((info) => enumType(info.column, distinct(sorted, info.name)));
  const columns = dataset.properties.map((info) => sql`${identifier(info.column)} ${columnType(info)}`);
  const create = sql`CREATE TABLE events (${[
    sql`actor UINTEGER`,
    sql`at_us BIGINT`,
    sql`seq UBIGINT`,
    sql`event event_name`,
    sql`session UINTEGER`,
    ...columns,
  ]})`;
  const rows = sorted.map((event, row) => {
    const actor = actorIds.indexOf(event.actor);
    const session = base.session?.[row] || null;
    const own = dataset.properties.map((info) => propertyLiteral(info, event));
    return sql`(${[sql`${actor}`, sql`${event.at}`, sql`${seqs[row] ?? row}`, sql`${event.event}`, sql`${session}`, ...own]})`;
  });
  const names = enumType(
    'event_name',
    dataset.events.map(({ name }) => name),
  );
  const actors = actorIds.map((id, actor) => sql`(${[sql`${actor}`, sql`${id}`]})`);
  return [
    ...[names, ...enums, create, sql`CREATE TABLE actors (actor UINTEGER, id VARCHAR)`],
    ...(rows.length > 0 ? [sql`INSERT INTO events VALUES ${rows}`, sql`INSERT INTO actors VALUES ${actors}`] : []),
  ];
}

const enumType = (name: string, values: string[]): Sql =>
  sql`CREATE TYPE ${identifier(name)} AS ENUM (${values.map((value) => sql`${value}`)})`;

const distinct = (log: LogEvent[], name: string): string[] =>
  [...new Set(log.map((event) => event.properties?.[name] ?? null).filter((value) => value !== null))]
    .map(String)
    .sort();

function columnType(info: DatasetInfo['properties'][number]): Sql {
  switch (info.kind) {
    case 'text':
      return info.coded ? identifier(info.column) : sql`VARCHAR`;
    case 'number':
      return sql`DOUBLE`;
    case 'boolean':
      return sql`BOOLEAN`;
    case 'instant':
      return sql`BIGINT`;
  }
}

function propertyLiteral(info: DatasetInfo['properties'][number], event: LogEvent): Sql {
  const value = event.properties?.[info.name] ?? null;
  if (value === null) return sql`NULL`;
  if (info.kind === 'instant') return sql`${instantUs(String(value))}`;
  return info.kind === 'text' ? sql`${String(value)}` : sql`${value}`;
}
