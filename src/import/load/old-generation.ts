import { FailureError } from '../../model/failure';
import type { PropertyKind } from '../../model/condition';
import { weekStarts } from '../../model/dataset';
import { identifier, sql, type Sql } from '../../sql/sql';
import type { ImportReport, Mapping } from '../contract';
import { seen } from '../piece';
import { numberIn, numbersIn, textsIn, type LoadDatabase } from './load-database';
import { pseudonymSql, reducedSql, type Reduction } from './reduction';
import type { RawTable } from './raw-table';
import { parseKinds, parseMapping, parseReport } from './stored-report';

/** Version of the tables this product writes. */
export const formatVersion = 1;

/** What a data set's file says about itself. */
export interface StoredDescription {
  name: string;
  importZone: string;
  timeZone: string;
  weekStart: 'monday' | 'sunday' | 'saturday';
  mapping: Mapping;
  report: ImportReport;
  /** chosen by hand, by property */
  kinds: Record<string, PropertyKind>;
  /** one more than the highest row number */
  nextSeq: number;
}

/** Reads the description of an attached data set. `file` names it in failures. @throws FailureError notWayfold */
export async function readDescription(database: LoadDatabase, old: Sql, file: string): Promise<StoredDescription> {
  const entries = await database
    .query(sql`SELECT key, value FROM ${old}.wayfold_meta`)
    .catch((error: unknown) => refuse(file, error instanceof FailureError ? 'it has no wayfold_meta' : String(error)));
  const values = textsIn(entries, 'value');
  const meta = new Map(textsIn(entries, 'key').map((key, i) => [key, values[i] ?? '']));
  const version = Number(meta.get('version') ?? Number.NaN);
  if (!(version <= formatVersion)) refuse(file, `format version ${meta.get('version') ?? 'unknown'}`);
  const next = await database.query(sql`SELECT coalesce(max(seq) + 1, 0)::DOUBLE AS next FROM ${old}.events`);
  const text = (key: string): string => meta.get(key) ?? refuse(file, `wayfold_meta lacks ${key}`);
  return {
    name: text('name'),
    importZone: text('importZone'),
    timeZone: text('timeZone'),
    weekStart: weekStarts.find((day) => day === meta.get('weekStart')) ?? 'monday',
    mapping: parseMapping(text('mapping')) ?? refuse(file, 'its mapping is not readable'),
    report: parseReport(text('report')) ?? refuse(file, 'its report is not readable'),
    kinds: parseKinds(meta.get('kinds') ?? '{}') ?? refuse(file, 'its kinds are not readable'),
    nextSeq: numberIn(next, 'next'),
  };
}

function refuse(file: string, detail: string): never {
  throw new FailureError({ code: 'notWayfold', file, detail });
}

/** What of an attached data set is taken over; all of it where nothing is said. */
export interface TakenOver {
  /** events of these actors are only counted */
  leftOut?: readonly string[];
  reduction?: Reduction;
}

/** Puts the events of an attached data set into the raw table, as texts, under their old numbers. */
export async function addOldRows(
  database: LoadDatabase,
  raw: RawTable,
  old: Sql,
  { leftOut = [], reduction }: TakenOver = {},
): Promise<void> {
  const stored = await database.query(sql`SELECT "column", name, kind FROM ${old}.properties ORDER BY rowid`);
  const [columns, names, kinds] = ['column', 'name', 'kind'].map((name) => textsIn(stored, name));
  const targets: Sql[] = [];
  const values: Sql[] = [];
  for (const [i, name] of (names ?? []).entries()) {
    if (reduction?.properties?.includes(name ?? '') === false) continue;
    const kind = kinds?.[i] ?? 'text';
    const { column } = await raw.property(name ?? '', bitOf(kind));
    targets.push(identifier(column));
    values.push(textSql(sql`e.${identifier(columns?.[i] ?? '')}`, kind));
  }
  const [ids, sessions] = await Promise.all([
    hasTable(database, old, 'event_ids'),
    hasTable(database, old, 'sessions'),
  ]);
  const own = (text: Sql): Sql => (reduction?.key == null ? text : pseudonymSql(text, reduction.key));
  const withIds = ids && reduction === undefined;
  const inserted = await database.query(
    sql`INSERT INTO raw (${[...fixed, ...targets]})
        SELECT ${[sql`e.seq`, own(sql`a.id`), sql`e.event::VARCHAR`, sql`e.at_us`, sql`FALSE`, withIds ? sql`i.id` : sql`NULL`, sessions ? own(sql`s.id`) : sql`NULL`, sql`NULL`, ...values]}
        FROM ${old}.events e JOIN ${old}.actors a ON a.actor = e.actor
        ${withIds ? sql`LEFT JOIN ${old}.event_ids i ON i.seq = e.seq` : sql``}
        ${sessions ? sql`LEFT JOIN ${old}.sessions s ON s.session = e.session` : sql``}
        WHERE ${leftOut.length > 0 ? sql`a.id NOT IN (${leftOut.map((id) => sql`${id}`)})` : sql`TRUE`}
          AND ${reduction === undefined ? sql`TRUE` : await reducedSql(database, old, reduction)}`,
  );
  const taken = numberIn(inserted, 'Count');
  const all = await database.query(sql`SELECT count(*)::DOUBLE AS n FROM ${old}.events`);
  raw.rows += taken;
  if (reduction === undefined) raw.leftOut += numberIn(all, 'n') - taken;
}

const fixed = ['seq', 'who', 'what', 'at_us', 'wall', 'event_id', 'session', 'reject'].map(identifier);

async function hasTable(database: LoadDatabase, old: Sql, table: string): Promise<boolean> {
  const found = await database.query(
    sql`SELECT count(*)::DOUBLE AS n FROM duckdb_tables() WHERE database_name = ${old.text.replaceAll('"', '')} AND table_name = ${table}`,
  );
  return (numbersIn(found, 'n')[0] ?? 0) > 0;
}

function bitOf(kind: string): number {
  if (kind === 'number') return seen.number;
  return kind === 'boolean' ? seen.boolean : seen.text;
}

/** A stored value as the text that gives it again. */
function textSql(column: Sql, kind: string): Sql {
  if (kind === 'instant') return sql`replace(make_timestamp(${column})::VARCHAR, ' ', 'T') || 'Z'`;
  if (kind !== 'number') return sql`${column}::VARCHAR`;
  return sql`CASE WHEN ${column} = trunc(${column}) AND abs(${column}) <= 9007199254740992 THEN ${column}::BIGINT::VARCHAR ELSE ${column}::VARCHAR END`;
}
