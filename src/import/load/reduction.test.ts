import { afterEach, beforeEach, expect, it } from 'vitest';
import { csvPiece, loadPieces, rowsOf } from '../../../test/support/load-csv';
import { NodeEngine } from '../../demo/build/native-engine';
import { sql } from '../../sql/sql';
import type { ImportReport, Mapping } from '../contract';
import { pseudonymOf, reducedMapping, type Reduction } from './reduction';

let engine: NodeEngine;
beforeEach(async () => {
  engine = await NodeEngine.start();
});
afterEach(() => engine.close());

const mapping: Mapping = { actor: 'user', event: 'event', at: 'time', eventId: 'id', session: 'sid' };
const head = ['user', 'event', 'time', 'id', 'sid', 'plan', 'note'];
const people = ['ann@shop.test', 'bob@shop.test', 'cyn@shop.test', 'dan@shop.test', 'eve@shop.test'];
const lines = [
  ...people.flatMap((who, i) => [
    `${who},view,2024-03-01 10:0${i}:00,v${i},s${i},free,secret ${i}`,
    `${who},look,2024-03-01 11:0${i}:00,l${i},s${i},free,secret ${i}`,
    `${who},buy,2024-03-02 10:0${i}:00,b${i},s${i},pro,secret ${i}`,
  ]),
  'ann@shop.test,goodbye,2024-03-09 00:00:00,g,s9,pro,secret 9',
  'rejected@shop.test,buy,never,x,s9,pro,secret 10',
];
const key = 'ab'.repeat(32);
const whole: Reduction = { properties: null, events: null, share: 1, key: null };

async function reduced(change: Partial<Reduction>, catalog = 'second'): Promise<ImportReport> {
  const reduction = { ...whole, ...change };
  return loadPieces(
    engine,
    [],
    { mapping: reducedMapping(mapping, reduction.properties), appendTo: 'first', taken: { reduction } },
    catalog,
  );
}

const ids = async (catalog = 'second'): Promise<(string | number | null)[]> =>
  (
    await rowsOf(
      engine,
      catalog === 'second'
        ? sql`SELECT id FROM second.actors ORDER BY id`
        : sql`SELECT id FROM third.actors ORDER BY id`,
    )
  ).flat();

beforeEach(async () => {
  const report = await loadPieces(engine, [csvPiece(head, lines)], { mapping }, 'first');
  expect(report).toMatchObject({ records: 17, accepted: 16, rejected: 1 });
});

it('columns that are left out leave nothing behind, not even their names', async () => {
  const report = await reduced({ properties: ['plan'] });
  expect(report).toMatchObject({ records: 16, accepted: 16, rejected: 0, rejectedRows: [], files: [] });
  expect(await rowsOf(engine, sql`SELECT name FROM second.properties`)).toEqual([['plan']]);
  const told = await rowsOf(engine, sql`SELECT string_agg(value, ' ') AS told FROM second.wayfold_meta`);
  expect(String(told)).not.toMatch(/note|secret|rejected@/);
});

it('events that are left out take nothing from the end of the data', async () => {
  const report = await reduced({ events: ['buy'] });
  expect(report.events).toEqual([
    { name: 'buy', events: 5 },
    { name: 'goodbye', events: 1 },
  ]);
  expect(report.toUs).toBe(Date.UTC(2024, 2, 9) * 1000);
});

it('pseudonyms are one an actor, keep sessions and order, and say nothing of the id', async () => {
  const report = await reduced({ key });
  expect(report).toMatchObject({ accepted: 16, actors: 5 });
  const names = await ids();
  expect(new Set(names).size).toBe(5);
  for (const name of names) expect(name).toMatch(/^[0-9a-f]{32}$/);
  expect(names.toSorted()).toEqual((await Promise.all(people.map((id) => pseudonymOf(id, key)))).toSorted());
  const counts = sql`SELECT list(n ORDER BY n)::VARCHAR FROM (SELECT count(*) AS n FROM second.events GROUP BY actor)`;
  expect(await rowsOf(engine, counts)).toEqual([['[3, 3, 3, 3, 4]']]);
  expect(
    await rowsOf(engine, sql`SELECT count(*)::DOUBLE AS n, min(length(id))::DOUBLE AS l FROM second.sessions`),
  ).toEqual([[6, 32]]);
  const tables = await rowsOf(
    engine,
    sql`SELECT count(*)::DOUBLE AS n FROM duckdb_tables() WHERE database_name = 'second' AND table_name = 'event_ids'`,
  );
  expect(tables).toEqual([[0]]);
});

it('another key gives other pseudonyms', async () => {
  await reduced({ key });
  await reduced({ key: 'cd'.repeat(32) }, 'third');
  const first = new Set(await ids());
  expect((await ids('third')).filter((id) => first.has(id))).toEqual([]);
});

it('a sample is whole actors, rounded up, the same for the same key', async () => {
  const report = await reduced({ share: 0.3 });
  expect(report.actors).toBe(2);
  const drawn = await ids();
  expect(drawn.every((id) => people.includes(String(id)))).toBe(true);
  expect(report.accepted).toBe(drawn.includes('ann@shop.test') ? 7 : 6);
  await reduced({ share: 0.3 }, 'third');
  expect(await ids('third')).toEqual(drawn);
});
