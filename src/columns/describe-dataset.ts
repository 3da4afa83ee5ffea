import type { PropertyKind } from '../model/condition';
import type { DatasetInfo, PropertyInfo } from '../model/dataset';
import { parseTotals, type DatasetTotals } from '../model/totals';
import { sql } from '../sql/sql';
import { numbersOf, textsOf, type ColumnSource } from './source';

/** What a data set's file does not say about itself, since it may change without a new file. */
export type DatasetLabel = Pick<DatasetInfo, 'id' | 'name' | 'timeZone' | 'weekStart'>;

const kinds: readonly PropertyKind[] = ['text', 'number', 'boolean', 'instant'];

/** Describes the data set behind a source. @throws FailureError of the source, Error when the tables are not ours */
export async function readDatasetInfo(source: ColumnSource, label: DatasetLabel): Promise<DatasetInfo> {
  const names = await eventOrder(source);
  const totals = (await storedTotals(source, names.length)) ?? (await countedTotals(source, names));
  const { rows, actors, firstUs, lastUs, hasSessions } = totals;
  return {
    ...label,
    ...{ rows, actors, firstUs, lastUs, hasSessions },
    events: names.map((name, code) => ({ name, events: totals.events[code] ?? 0 })),
    properties: await readProperties(source),
  };
}

/** Totals kept in the file; null where there are none, as in older files, or where they are not those of its tables. */
async function storedTotals(source: ColumnSource, names: number): Promise<DatasetTotals | null> {
  const kept = await source.query(
    sql`SELECT (SELECT value FROM wayfold_meta WHERE key = 'totals') AS totals, (SELECT count(*) FROM events)::DOUBLE AS rows,
          (SELECT count(*) FROM actors)::DOUBLE AS actors`,
  );
  const totals = parseTotals(textsOf(kept, 'totals')[0] ?? '');
  const agrees =
    totals?.rows === numbersOf(kept, 'rows')[0] &&
    totals?.actors === numbersOf(kept, 'actors')[0] &&
    totals?.events.length === names;
  return agrees ? totals : null;
}

async function countedTotals(source: ColumnSource, names: readonly string[]): Promise<DatasetTotals> {
  const totals = await source.query(
    sql`SELECT count(*)::DOUBLE AS n, coalesce(min(at_us), 0)::DOUBLE AS first, coalesce(max(at_us), 0)::DOUBLE AS last, count(session)::DOUBLE AS sessions,
          (SELECT count(*) FROM actors)::DOUBLE AS actors
        FROM events`,
  );
  const events = await source.query(
    sql`SELECT event::VARCHAR AS name, count(*)::DOUBLE AS n FROM events GROUP BY event`,
  );
  const counts = new Map(textsOf(events, 'name').map((name, i) => [name, numbersOf(events, 'n')[i] ?? 0]));
  const one = (name: string): number => numbersOf(totals, name)[0] ?? 0;
  return {
    ...{ rows: one('n'), actors: one('actors'), firstUs: one('first'), lastUs: one('last') },
    hasSessions: one('sessions') > 0,
    events: names.map((name) => counts.get(name) ?? 0),
  };
}

/** Event names in the order of their codes. */
async function eventOrder(source: ColumnSource): Promise<string[]> {
  const answer = await source.query(
    sql`SELECT name FROM (SELECT unnest(enum_range(event))::VARCHAR AS name FROM (SELECT event FROM events LIMIT 1))`,
  );
  return textsOf(answer, 'name').map((name) => name ?? '');
}

async function readProperties(source: ColumnSource): Promise<PropertyInfo[]> {
  const stored = await source.query(
    sql`SELECT "column", name, kind, "distinct"::DOUBLE AS n FROM properties ORDER BY rowid`,
  );
  const types = await source.query(sql`SELECT column_name AS name, column_type AS type FROM (DESCRIBE events)`);
  const typeOf = new Map(textsOf(types, 'name').map((name, i) => [name, textsOf(types, 'type')[i] ?? '']));
  return textsOf(stored, 'column').map((column, i) => ({
    name: textsOf(stored, 'name')[i] ?? '',
    column: column ?? '',
    kind: kinds.find((kind) => kind === textsOf(stored, 'kind')[i]) ?? 'text',
    distinct: numbersOf(stored, 'n')[i] ?? 0,
    coded: (typeOf.get(column) ?? '').startsWith('ENUM'),
  }));
}
