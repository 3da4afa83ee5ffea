import { afterEach, expect, it } from 'vitest';
import { NodePlace, type Scarcity } from '../test/support/node-place';
import { webShop } from '../test/support/exports';
import type { ImportReport, Mapping } from '../src/import/contract';
import { inspect } from '../src/import/inspect';
import { planReading, readPieces } from '../src/import/pieces';
import { runImport } from './import-run';

const labels = { name: 'shop', importZone: 'UTC', timeZone: 'UTC', weekStart: 'monday' as const };
const shop = webShop(20_000, 3);
const file = new File([new Uint8Array(shop.bytes)], shop.name);

const places: NodePlace[] = [];
afterEach(() => places.splice(0).forEach((place) => place.remove()));

/** Imports the shop's log where memory is scarce; the report and the files that engines had open. */
async function imported(
  scarcity: Scarcity,
  memoryBytes?: number,
): Promise<{ report: ImportReport; started: string[] }> {
  const place = new NodePlace(scarcity);
  places.push(place);
  const answer = await inspect([file]);
  if (!answer.ok) throw new Error(answer.failure.code);
  const { inspection } = answer;
  const mapping: Mapping = inspection.mapping;
  const engines: { close(): Promise<void> }[] = [];
  try {
    const { report } = await runImport({
      ...{ place, inMemory: false, generation: 'g', mapping, form: 'iso', labels, duplicates: 'keep', old: null },
      pieces: () => readPieces([file], planReading(inspection), { pieceBytes: 1 << 18 }),
      ...{ progress: () => undefined, check: () => undefined, started: (engine) => engines.push(engine) },
      noticed: [{ code: 'dayOrderAssumed', order: 'dayFirst' }],
      ...(memoryBytes === undefined ? {} : { memoryBytes }),
    });
    return { report, started: place.started };
  } finally {
    for (const engine of engines) await engine.close();
  }
}

const told = ({ records, accepted, rejected, duplicates, actors, fromUs, toUs, events }: ImportReport): object => ({
  ...{ records, accepted, rejected, duplicates, actors, fromUs, toUs, events },
});

it('rows that fit into memory are sorted there, with one engine', async () => {
  const { report, started } = await imported({});
  expect(started).toEqual(['final-g.duckdb']);
  expect(report).toMatchObject({ records: shop.records, accepted: shop.events, actors: shop.actors });
  expect(report.oddities).toContainEqual({ code: 'dayOrderAssumed', order: 'dayFirst' });
});

it('text beyond the budget goes through a scratch file, and the data set is the same', async () => {
  const small = await imported({});
  const large = await imported({}, 100_000);
  expect(large.started).toEqual(['raw-g.duckdb', 'final-g.duckdb']);
  expect(told(large.report)).toEqual(told(small.report));
});

const second = ['final-g.duckdb', 'raw-g.duckdb', 'final-g.duckdb'];

it('an engine that runs out of memory over raw rows is followed by the way through a scratch file', async () => {
  const { report, started } = await imported({ limits: ['20MB', '2GB'] });
  expect(started).toEqual(second);
  expect(report).toMatchObject({ records: shop.records, accepted: shop.events, actors: shop.actors });
});

it('an engine that runs out of memory with half of the tables made leaves nothing of them behind', async () => {
  const refuses = (statement: string, engine: number): boolean =>
    engine === 0 && /INSERT INTO \S+events /.test(statement);
  const { report, started } = await imported({ refuses });
  expect(started).toEqual(second);
  expect(report).toMatchObject({ records: shop.records, accepted: shop.events, actors: shop.actors });
});

it('actors whose events do not fit at once are sorted in halves', async () => {
  let refused = 0;
  const refuses = (statement: string): boolean => {
    const all = /INSERT INTO \S+events .*WHERE TRUE/s.test(statement);
    if (all) refused += 1;
    return all;
  };
  const { report, started } = await imported({ refuses });
  expect([refused, started]).toEqual([1, ['final-g.duckdb']]);
  expect(report).toMatchObject({ records: shop.records, accepted: shop.events, actors: shop.actors });
});

it('where memory does not suffice at all, that is the failure', async () => {
  await expect(imported({ limits: ['20MB'] })).rejects.toMatchObject({ failure: { code: 'outOfMemory' } });
});
