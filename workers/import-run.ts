import type { ImportOptions, ImportProgress, ImportReport, Mapping, Oddity, TimeForm } from '../src/import/contract';
import { load, type Labels } from '../src/import/load/load';
import { addOldRows, readDescription, type StoredDescription, type TakenOver } from '../src/import/load/old-generation';
import { reducedDescription } from '../src/import/load/reduction';
import { RawTable } from '../src/import/load/raw-table';
import { readPieces, type ReadFiles } from '../src/import/load/read-pieces';
import type { Piece } from '../src/import/piece';
import { FailureError } from '../src/model/failure';
import { identifier, sql, type Sql } from '../src/sql/sql';
import { finalName, rawName } from '../src/store/scratch';
import type { ImportEngine, ImportPlace } from './import-place';

/** What one import is told. */
export interface ImportRun {
  place: ImportPlace;
  /** no OPFS: database files stay in the memory of the engine's worker */
  inMemory: boolean;
  generation: string;
  pieces: () => AsyncIterable<Piece>;
  mapping: Mapping;
  form: TimeForm;
  labels: Labels;
  duplicates: NonNullable<ImportOptions['duplicates']>;
  kinds?: NonNullable<ImportOptions['kinds']>;
  /** odd things known before reading, for the report */
  noticed?: Oddity[];
  /** chunks of the data set that is appended to */
  old: readonly Blob[] | null;
  /** what of `old` is taken over */
  taken?: TakenOver;
  progress: (progress: ImportProgress) => void;
  /** throws when the import was cancelled */
  check: () => void;
  /** text of more bytes than this goes through a scratch file; about what memory holds when left out */
  memoryBytes?: number;
  /** told of every engine, so that a cancelled import can end them */
  started: (engine: Pick<ImportEngine, 'close'>) => void;
}

export interface Imported {
  file: Blob;
  report: ImportReport;
}

/** Text of this many bytes, as far as the first piece tells, is sorted in memory; more goes through a scratch file. */
const memoryBytes = 900e6;

/** Reads, loads and sorts into one database file. Takes the way through memory where it can, the one through a scratch file where memory ends. */
export async function runImport(run: ImportRun): Promise<Imported> {
  const startedAt = performance.now();
  if (run.inMemory) return throughMemory(run, startedAt);
  if (await isLarge(run)) return throughScratch(run, startedAt);
  const engines: Pick<ImportEngine, 'close'>[] = [];
  const started = (engine: Pick<ImportEngine, 'close'>): void => {
    engines.push(engine);
    run.started(engine);
  };
  try {
    return await throughMemory({ ...run, started }, startedAt);
  } catch (error) {
    if (!(error instanceof FailureError && error.failure.code === 'outOfMemory')) throw error;
    // what it held must be free, and its half-made file gone, before the next engine opens one of that name
    for (const engine of engines) await engine.close();
    await run.place.clear(run.generation);
    return throughScratch(run, startedAt);
  }
}

async function isLarge(run: ImportRun): Promise<boolean> {
  for await (const piece of run.pieces()) {
    const bytes =
      piece.kind === 'csv' ? piece.bytes.length : piece.columns.reduce((sum, column) => sum + column.bytes.length, 0);
    return bytes * (piece.bytesTotal / Math.max(1, piece.bytesRead)) > (run.memoryBytes ?? memoryBytes);
  }
  return false;
}

/** One engine: raw rows in its memory, the sorted tables in the file it has open. */
async function throughMemory(run: ImportRun, startedAt: number): Promise<Imported> {
  const { engine, target } = await finalEngine(run);
  const old = run.old === null ? null : await attachOld(engine, run.old);
  const { rows, read } = await readRows(run, engine, old);
  return finishIn(run, engine, target, { raw: sql`raw`, rows, read, old, startedAt });
}

/** Two engines: raw rows into a scratch file, then that file read by a second one. */
async function throughScratch(run: ImportRun, startedAt: number): Promise<Imported> {
  const reader = await start(run, rawName(run.generation));
  const old = run.old === null ? null : await attachOld(reader, run.old);
  const { rows, read } = await readRows(run, reader, old);
  await reader.query(sql`CHECKPOINT`);
  await reader.close();
  const { engine, target } = await finalEngine(run);
  const raw = await engine.registerFile(await run.place.left(rawName(run.generation)), 'duckdb');
  await engine.query(sql`ATTACH ${raw} AS scratch (READ_ONLY)`);
  return finishIn(run, engine, target, { raw: sql`scratch.raw`, rows, read, old, startedAt });
}

async function start(run: ImportRun, file: string): Promise<ImportEngine> {
  const engine = await run.place.start(file);
  run.started(engine);
  try {
    run.check();
  } catch (cancelled) {
    await engine.close();
    throw cancelled;
  }
  return engine;
}

/** An engine with the final file open under its catalog's name, and work space in memory as its default. */
async function finalEngine(run: ImportRun): Promise<{ engine: ImportEngine; target: Sql }> {
  const engine = await start(run, finalName(run.generation));
  const found = await engine.query(sql`SELECT current_database() AS name`);
  const name = found.get('name')?.[0];
  if (typeof name !== 'string') throw new Error('the database has no name');
  await engine.query(sql`ATTACH ':memory:' AS work`);
  await engine.query(sql`USE work`);
  return { engine, target: identifier(name) };
}

async function attachOld(engine: ImportEngine, chunks: readonly Blob[]): Promise<StoredDescription> {
  await engine.attach(chunks, 'old');
  return readDescription(engine, sql`old`, 'old');
}

async function readRows(
  run: ImportRun,
  engine: ImportEngine,
  old: StoredDescription | null,
): Promise<{ rows: RawTable; read: ReadFiles }> {
  const firstSeq = old?.nextSeq ?? 0;
  const rows = new RawTable(engine, { mapping: run.mapping, form: run.form }, firstSeq);
  await rows.create();
  if (old !== null) await addOldRows(engine, rows, sql`old`, run.taken);
  run.check();
  const startedAt = performance.now();
  const read = await readPieces(rows, run.pieces(), firstSeq, async ({ bytesRead, bytesTotal }) => {
    const rowsPerSecond = Math.round((rows.records / Math.max(1, performance.now() - startedAt)) * 1000);
    run.progress({ phase: 'reading', done: bytesRead, total: bytesTotal, rows: rows.records, rowsPerSecond });
    await breathe(run);
  });
  return { rows, read };
}

interface ReadIn {
  raw: Sql;
  rows: RawTable;
  read: ReadFiles;
  old: StoredDescription | null;
  startedAt: number;
}

async function finishIn(run: ImportRun, engine: ImportEngine, target: Sql, readIn: ReadIn): Promise<Imported> {
  const progress = async (share: number): Promise<void> => {
    const { records } = readIn.rows;
    run.progress({ phase: 'sorting', done: Math.round(share * 1000), total: 1000, rows: records, rowsPerSecond: 0 });
    await breathe(run);
  };
  await progress(0);
  const report = await load({
    ...{ database: engine, target, labels: run.labels, duplicates: run.duplicates, now: Date.now(), step: progress },
    ...{
      kinds: run.kinds ?? {},
      noticed: run.noticed ?? [],
      ...readIn,
      old: describedAs(readIn, run.taken?.reduction),
    },
  });
  await engine.query(sql`CHECKPOINT ${target}`);
  return { file: await run.place.finish(engine, finalName(run.generation)), report };
}

const describedAs = ({ old, rows }: ReadIn, reduction: TakenOver['reduction']): StoredDescription | null =>
  old === null || reduction === undefined ? old : reducedDescription(old, reduction, rows.rows);

/** Lets messages (cancel) in. */
async function breathe(run: ImportRun): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
  run.check();
}
