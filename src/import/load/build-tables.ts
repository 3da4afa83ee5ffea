import { FailureError } from '../../model/failure';
import { slotUs } from '../../model/tally-slot';
import type { DatasetTotals } from '../../model/totals';
import { identifier, sql, type Sql } from '../../sql/sql';
import { numberIn, numbersIn, type LoadDatabase } from './load-database';
import { valueSql, type PlannedProperty } from './plan-properties';

/** What the stored tables are made of; rows come from the view `accepted` minus `dropped`, in the default schema. */
export interface Build {
  /** catalog that is written */
  target: Sql;
  properties: readonly PlannedProperty[];
  /** text expression → its instant (µs) or NULL */
  instant: (text: Sql) => Sql;
  hasSessions: boolean;
  hasIds: boolean;
  anyDropped: boolean;
  /** inserted in this many parts of actors, to bound memory */
  parts: number;
}

/** Makes `actors`: dense numbers in the order of the ids. Answers how many. */
export async function buildActors(database: LoadDatabase, { target }: Build): Promise<number> {
  const made = await database.query(
    sql`CREATE TABLE ${target}.actors AS SELECT (row_number() OVER () - 1)::UINTEGER AS actor, id
        FROM (SELECT DISTINCT who AS id FROM accepted ORDER BY id)`,
  );
  return numberIn(made, 'Count');
}

/** Makes `sessions`: numbers from 1 of (actor, session id), with the ids, so that a later file can go on with them. */
export async function buildSessions(database: LoadDatabase, { target, hasSessions }: Build): Promise<void> {
  if (!hasSessions) return;
  await database.query(
    sql`CREATE TABLE ${target}.sessions AS SELECT (row_number() OVER ())::UINTEGER AS session, actor, id
        FROM (SELECT DISTINCT a.actor, r.session AS id FROM accepted r JOIN ${target}.actors a ON a.id = r.who WHERE r.session IS NOT NULL
              ORDER BY actor, id)`,
  );
}

/**
 * Makes the ENUM types and `events`, and fills it in stored order, `parts` of the actors one after the other (each again in halves where memory does not
 * suffice). Answers the number of events.
 */
export async function buildEvents(
  database: LoadDatabase,
  build: Build,
  actors: number,
  step: (share: number) => Promise<void>,
): Promise<number> {
  const { properties, parts } = build;
  await createEvents(database, build);
  let events = 0;
  for (let part = 0; part < parts; part += 1) {
    const [from, until] = [Math.floor((actors * part) / parts), Math.floor((actors * (part + 1)) / parts)];
    events += await fill(database, build, from, until, from === 0 && until === actors);
    await step((part + 1) / parts);
  }
  for (const { values } of properties) if (values !== null) await database.query(sql`DROP TABLE ${values}`);
  return events;
}

async function fill(database: LoadDatabase, build: Build, from: number, until: number, all: boolean): Promise<number> {
  const own = all ? sql`TRUE` : sql`a.actor >= ${from} AND a.actor < ${until}`;
  try {
    const inserted = await database.query(
      sql`INSERT INTO ${build.target}.events SELECT ${eventColumns(build)} FROM ${sourceSql(build)} WHERE ${own} ORDER BY 1, 2, 3`,
    );
    return numberIn(inserted, 'Count');
  } catch (error) {
    const tooMuch = error instanceof FailureError && error.failure.code === 'outOfMemory' && until - from > 1;
    if (!tooMuch) throw error;
    const middle = Math.floor((from + until) / 2);
    const first = await fill(database, build, from, middle, false);
    return first + (await fill(database, build, middle, until, false));
  }
}

async function createEvents(database: LoadDatabase, { target, properties }: Build): Promise<void> {
  await database.query(
    sql`CREATE TYPE ${target}.event_names AS ENUM (SELECT name FROM (SELECT DISTINCT what AS name FROM accepted) ORDER BY name)`,
  );
  for (const property of properties) {
    if (!isCoded(property)) continue;
    await database.query(
      sql`CREATE TYPE ${target}.${enumName(property)} AS ENUM (SELECT v FROM ${property.values ?? sql`none`} ORDER BY v)`,
    );
  }
  const columns = [
    ...[sql`actor UINTEGER`, sql`at_us BIGINT`, sql`seq UBIGINT`, sql`event ${target}.event_names`],
    sql`session UINTEGER`,
    ...properties.map((property) => sql`${identifier(property.column)} ${typeSql(target, property)}`),
  ];
  await database.query(sql`CREATE TABLE ${target}.events (${columns})`);
}

const isCoded = ({ kind, values }: PlannedProperty): boolean => kind === 'text' && values !== null;
const enumName = ({ column }: PlannedProperty): Sql => identifier(`values_${column}`);

function typeSql(target: Sql, property: PlannedProperty): Sql {
  switch (property.kind) {
    case 'text':
      return isCoded(property) ? sql`${target}.${enumName(property)}` : sql`VARCHAR`;
    case 'number':
      return sql`DOUBLE`;
    case 'boolean':
      return sql`BOOLEAN`;
    case 'instant':
      return sql`BIGINT`;
  }
}

const eventColumns = ({ properties, hasSessions, instant }: Build): Sql[] => [
  ...[sql`a.actor`, sql`r.at_us`, sql`r.seq`, sql`r.what`, hasSessions ? sql`s.session` : sql`NULL`],
  ...properties.map((property) => valueSql(property, instant)),
];

function sourceSql({ target, hasSessions, anyDropped }: Build): Sql {
  const kept = anyDropped ? sql`(SELECT * FROM accepted WHERE seq NOT IN (SELECT seq FROM dropped))` : sql`accepted`;
  const sessions = hasSessions ? sql` LEFT JOIN ${target}.sessions s ON s.actor = a.actor AND s.id = r.session` : sql``;
  return sql`${kept} r JOIN ${target}.actors a ON a.id = r.who${sessions}`;
}

/** Makes `event_ids`: ids of events in stored order, so that a later file's duplicates of them are found. */
export async function buildEventIds(database: LoadDatabase, { target, hasIds, anyDropped }: Build): Promise<void> {
  if (!hasIds) return;
  const kept = anyDropped ? sql`AND seq NOT IN (SELECT seq FROM dropped)` : sql``;
  await database.query(
    sql`CREATE TABLE ${target}.event_ids AS SELECT seq, event_id AS id FROM accepted WHERE event_id IS NOT NULL ${kept} ORDER BY seq`,
  );
}

/** A larger tally would not be smaller than what it spares. */
const mostCells = 2_000_000;
/** Keeps the division to whole slots away from negative instants. */
const [slotsBefore, beforeUs] = [1e9, 1e9 * slotUs];

/** Makes `tally`: events by name and quarter of an hour, so that questions without order need no walk over the rows. */
export async function buildTally(database: LoadDatabase, { target }: Build, totals: DatasetTotals): Promise<void> {
  const slots = Math.floor((totals.lastUs - totals.firstUs) / slotUs) + 2;
  if (Math.min(totals.rows, totals.events.length * slots) > mostCells) return;
  await database.query(
    sql`CREATE TABLE ${target}.tally AS SELECT event, ((at_us + ${beforeUs}) // ${slotUs} - ${slotsBefore})::INTEGER AS slot, count(*)::UINTEGER AS events
        FROM ${target}.events GROUP BY ALL ORDER BY ALL`,
  );
}

/** Makes `properties` and `wayfold_meta`. */
export async function buildDescription(
  database: LoadDatabase,
  { target, properties }: Build,
  meta: Readonly<Record<string, string>>,
): Promise<void> {
  await database.query(
    sql`CREATE TABLE ${target}.properties ("column" VARCHAR, name VARCHAR, kind VARCHAR, "distinct" UBIGINT)`,
  );
  const rows = properties.map(
    ({ column, name, kind, distinct }) => sql`(${[sql`${column}`, sql`${name}`, sql`${kind}`, sql`${distinct}`]})`,
  );
  if (rows.length > 0) await database.query(sql`INSERT INTO ${target}.properties VALUES ${rows}`);
  await database.query(sql`CREATE TABLE ${target}.wayfold_meta (key VARCHAR, value VARCHAR)`);
  const entries = Object.entries(meta).map(([key, value]) => sql`(${key}, ${value})`);
  await database.query(sql`INSERT INTO ${target}.wayfold_meta VALUES ${entries}`);
}

/** Sees that `events` has each kept row once and in order. @throws when not */
export async function checkEvents(database: LoadDatabase, { target }: Build, expected: number): Promise<void> {
  const answer = await database.query(sql`SELECT count(*)::DOUBLE AS n FROM ${target}.events`);
  const [found = 0] = numbersIn(answer, 'n');
  if (found !== expected) throw new Error(`${found} events were stored, ${expected} were accepted`);
}
