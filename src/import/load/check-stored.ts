import { FailureError } from '../../model/failure';
import { sql, type Sql } from '../../sql/sql';
import { numbersIn, textsIn, type LoadDatabase } from './load-database';

const rangeRows = 1_000_000;
const needed: Record<string, readonly string[]> = {
  events: ['actor', 'at_us', 'seq', 'event', 'session'],
  actors: ['actor', 'id'],
  properties: ['column', 'name', 'kind', 'distinct'],
};

/**
 * Sees that an attached database which anybody may have written has our tables and lies in the stored order that analyses rely on: dense actors, sorted
 * by actor, instant and number. @throws FailureError notWayfold
 */
export async function checkStored(database: LoadDatabase, catalog: Sql, events: number, file: string): Promise<void> {
  const refuse = (detail: string): never => {
    throw new FailureError({ code: 'notWayfold', file, detail });
  };
  for (const [table, columns] of Object.entries(needed)) {
    const found = await database.query(
      sql`SELECT column_name AS name FROM duckdb_columns() WHERE database_name = ${catalog.text.replaceAll('"', '')} AND table_name = ${table}`,
    );
    const names = textsIn(found, 'name');
    const missing = columns.find((column) => !names.includes(column));
    if (missing !== undefined) refuse(`it has no ${table}.${missing}`);
  }
  if ((await inOrder(database, catalog)) !== events) refuse('its events are not in order or not all there');
}

/** The number of events up to the first that is out of order. */
async function inOrder(database: LoadDatabase, catalog: Sql): Promise<number> {
  let [actor, at, seq] = [-1, -Infinity, -Infinity];
  for (let first = 0; ; first += rangeRows) {
    const range = await database.query(
      sql`SELECT actor, at_us::DOUBLE AS at, seq::DOUBLE AS seq FROM ${catalog}.events WHERE rowid >= ${first} AND rowid < ${first + rangeRows}`,
    );
    const [actors, ats, seqs] = [numbersIn(range, 'actor'), numbersIn(range, 'at'), numbersIn(range, 'seq')];
    for (let i = 0; i < actors.length; i += 1) {
      const [nextActor, nextAt, nextSeq] = [actors[i]!, ats[i]!, seqs[i]!];
      const follows = nextActor === actor ? nextAt > at || (nextAt === at && nextSeq > seq) : nextActor === actor + 1;
      if (!follows) return first + i;
      [actor, at, seq] = [nextActor, nextAt, nextSeq];
    }
    if (actors.length < rangeRows) return first + actors.length;
  }
}
