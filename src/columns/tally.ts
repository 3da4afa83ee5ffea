import type { DatasetInfo } from '../model/dataset';
import { slotUs } from '../model/tally-slot';
import { sql } from '../sql/sql';
import { numbersOf, type ColumnSource, type Values } from './source';

type Numbers = Exclude<Values, readonly (string | null)[]>;

/** Events by name and quarter of an hour: cell i holds `events[i]` events of the name `event[i]` (a code) in the slot that begins at `fromUs[i]`. */
export interface Tally {
  event: Numbers;
  /** UTC µs */
  fromUs: Float64Array;
  events: Numbers;
}

/** What is read of a tally. */
export const tallySql = sql`SELECT enum_code(event)::INTEGER AS event, slot, events FROM tally`;

/** The tally in a data set's file; null where there is none, as in older files, or where it is not one of these events. @throws FailureError */
export async function readTally(source: ColumnSource, dataset: DatasetInfo): Promise<Tally | null> {
  const tables = await source.query(
    sql`SELECT count(*)::DOUBLE AS n FROM duckdb_tables()
        WHERE table_name = 'tally' AND database_name = current_database() AND schema_name = current_schema()`,
  );
  if (numbersOf(tables, 'n')[0] !== 1) return null;
  const cells = await source.query(tallySql);
  const [event, events] = [numbersOf(cells, 'event'), numbersOf(cells, 'events')];
  const counts = new Float64Array(dataset.events.length);
  event.forEach((code, i) => (counts[code]! += events[i]!));
  if (!dataset.events.every((name, code) => name.events === counts[code])) return null;
  return { event, events, fromUs: Float64Array.from(numbersOf(cells, 'slot'), (slot) => slot * slotUs) };
}
