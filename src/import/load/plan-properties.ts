import type { PropertyKind } from '../../model/condition';
import { identifier, sql, type Sql } from '../../sql/sql';
import type { Oddity } from '../contract';
import { readAsSql, type ChosenKinds } from './chosen-kinds';
import { findKind, fitsSql, type KindFinding } from './kinds';
import { numberIn, numbersIn, textsIn, type LoadDatabase } from './load-database';
import { packedName, packedSql, splitRarest } from './pack-properties';
import type { RawProperty } from './raw-table';

/** A property as it will be stored. */
export interface PlannedProperty {
  name: string;
  /** in `accepted` */
  raw: Sql;
  /** p1 … pn */
  column: string;
  kind: PropertyKind;
  /** the kind was chosen by hand: values of another are null */
  chosen: boolean;
  /** exact up to 65,535; beyond that an estimate (HyperLogLog) */
  distinct: number;
  /** table of the distinct texts when they are few enough for an ENUM (or would be, were it text) */
  values: Sql | null;
}

export interface PropertyPlan {
  properties: PlannedProperty[];
  oddities: Oddity[];
}

const enumLimit = 65_535;
/** The estimate errs by a few percent: below this the values are listed and counted. */
const listLimit = 75_000;
const sampleRows = 2000;
const columnsEach = 50;

/**
 * Decides kind and coding of the properties of `accepted`. `instant` turns a text expression into its instant (µs) or NULL. Makes a table of distinct
 * values for each property that has few.
 */
export async function planProperties(
  database: LoadDatabase,
  properties: readonly RawProperty[],
  kinds: ChosenKinds,
  instant: (text: Sql) => Sql,
): Promise<PropertyPlan> {
  const measured = await measure(database, properties);
  const [own, packed] = splitRarest(measured);
  const planned: PlannedProperty[] = [];
  const oddities: Oddity[] = [];
  for (const [i, one] of own.entries()) {
    const { planned: property, mixed } = await plan(database, one, `p${i + 1}`, kinds.get(one.property.name), instant);
    planned.push(property);
    if (mixed.length > 1) oddities.push({ code: 'mixedKind', property: property.name, kinds: mixed });
  }
  if (packed.length > 0) {
    const raw = packedSql(packed.map(({ property }) => property));
    const distinct = Math.max(...packed.map((one) => one.distinct));
    planned.push({
      name: packedName,
      raw,
      column: `p${own.length + 1}`,
      kind: 'text',
      chosen: false,
      distinct,
      values: null,
    });
    oddities.push({ code: 'manyProperties', kept: own.length, packed: packed.length });
  }
  return { properties: planned, oddities };
}

interface Measured {
  property: RawProperty;
  /** rows that have it */
  filled: number;
  /** estimated */
  distinct: number;
}

async function plan(
  database: LoadDatabase,
  { property, filled, distinct }: Measured,
  column: string,
  wanted: PropertyKind | undefined,
  instant: (text: Sql) => Sql,
): Promise<{ planned: PlannedProperty; mixed: PropertyKind[] }> {
  const raw = identifier(property.column);
  const listed = distinct <= listLimit && filled > 0 ? await listValues(database, raw, property.column) : null;
  const { kind, mixed } =
    wanted === undefined ? await find(database, property, raw, listed, filled, instant) : { kind: wanted, mixed: [] };
  const values = listed !== null && listed.count <= enumLimit ? listed.table : null;
  const exact =
    wanted !== undefined && wanted !== 'text'
      ? await distinctRead(database, raw, listed, wanted, instant)
      : listed === null
        ? distinct
        : await distinctOf(database, listed, kind);
  const chosen = wanted !== undefined;
  const planned = { name: property.name, raw, column, kind, chosen, distinct: filled === 0 ? 0 : exact, values };
  return { planned, mixed };
}

interface Listed {
  table: Sql;
  count: number;
}

async function measure(database: LoadDatabase, properties: readonly RawProperty[]): Promise<Measured[]> {
  const found: Measured[] = [];
  for (let first = 0; first < properties.length; first += columnsEach) {
    const some = properties.slice(first, first + columnsEach);
    const asked = some.map(({ column }, i) => {
      const [raw, filled, distinct] = [column, `n${i}`, `d${i}`].map(identifier);
      return sql`count(${raw!})::DOUBLE AS ${filled!}, approx_count_distinct(${raw!})::DOUBLE AS ${distinct!}`;
    });
    const answer = await database.query(sql`SELECT ${asked} FROM accepted`);
    some.forEach((property, i) =>
      found.push({ property, filled: numberIn(answer, `n${i}`), distinct: numberIn(answer, `d${i}`) }),
    );
  }
  return found;
}

async function listValues(database: LoadDatabase, raw: Sql, column: string): Promise<Listed> {
  const table = identifier(`values_${column}`);
  const made = await database.query(
    sql`CREATE TABLE ${table} AS SELECT DISTINCT ${raw} AS v FROM accepted WHERE ${raw} IS NOT NULL`,
  );
  return { table, count: numberIn(made, 'Count') };
}

async function find(
  database: LoadDatabase,
  property: RawProperty,
  raw: Sql,
  listed: Listed | null,
  filled: number,
  instant: (text: Sql) => Sql,
): Promise<KindFinding> {
  if (filled === 0) return { kind: 'text', mixed: [] };
  const from = listed === null ? sql`accepted WHERE ${raw} IS NOT NULL LIMIT ${sampleRows}` : listed.table;
  const column = listed === null ? raw : sql`v`;
  const values = textsIn(await database.query(sql`SELECT ${column} AS v FROM ${from}`), 'v');
  const finding = findKind(
    values.filter((value) => value !== null),
    property.kinds,
  );
  if (listed !== null || finding.kind === 'text') return finding;
  const fits = fitsSql(raw, finding.kind, instant(raw));
  const misfits = await database.query(
    sql`SELECT count(*)::DOUBLE AS n FROM accepted WHERE ${raw} IS NOT NULL AND NOT coalesce(${fits}, FALSE)`,
  );
  const others = numberIn(misfits, 'n');
  if (others === 0) return finding;
  return { kind: 'text', mixed: others <= filled * 0.1 ? [finding.kind, 'text'] : [] };
}

/** Distinct values; of numbers, those that differ as numbers. */
async function distinctOf(database: LoadDatabase, listed: Listed, kind: PropertyKind): Promise<number> {
  if (kind !== 'number') return listed.count;
  const [count = 0] = numbersIn(
    await database.query(sql`SELECT count(DISTINCT v::DOUBLE)::DOUBLE AS n FROM ${listed.table}`),
    'n',
  );
  return count;
}

/** Distinct values of texts that are read as a chosen kind. */
async function distinctRead(
  database: LoadDatabase,
  raw: Sql,
  listed: Listed | null,
  kind: PropertyKind,
  instant: (text: Sql) => Sql,
): Promise<number> {
  const counted =
    listed === null
      ? sql`SELECT approx_count_distinct(${readAsSql(raw, kind, instant)})::DOUBLE AS n FROM accepted`
      : sql`SELECT count(DISTINCT ${readAsSql(sql`v`, kind, instant)})::DOUBLE AS n FROM ${listed.table}`;
  return numberIn(await database.query(counted), 'n');
}

/** The stored value of a property, from its raw text. */
export function valueSql(property: PlannedProperty, instant: (text: Sql) => Sql): Sql {
  if (property.chosen) return readAsSql(property.raw, property.kind, instant);
  switch (property.kind) {
    case 'text':
      return property.raw;
    case 'number':
      return sql`${property.raw}::DOUBLE`;
    case 'boolean':
      return sql`${property.raw} = 'true'`;
    case 'instant':
      return instant(property.raw);
  }
}
