import type { ImportReport, Mapping } from '../src/import/contract';
import type { Labels } from '../src/import/load/load';
import { FailureError } from '../src/model/failure';
import { reportSummary, type Generation, type Manifest } from '../src/store/manifest';
import { chunkBytes } from '../src/store/seal';
import { freeBytes } from '../src/store/storage-failure';
import { switchGeneration, writeChunks } from '../src/store/write-generation';
import type { ImportContext, ImportOutcome } from './import-context';
import { chunksOfFile } from '../src/store/write-generation';

/** What is kept. */
export interface Keeping {
  id: string;
  file: Blob;
  report: ImportReport;
  labels: Labels;
  mapping: Mapping;
  /** the data set that is appended to */
  before: Manifest | null;
  /** false: the next generation holds nothing new */
  appends?: boolean;
}

/** Stores a finished database file: chunks first, the manifest last. */
export async function keepImport(keeping: Keeping, context: ImportContext): Promise<ImportOutcome> {
  const { id, file, report, labels, mapping, before, appends = true } = keeping;
  const { shelf, generation, progress, check } = context;
  const total = Math.ceil(file.size / chunkBytes);
  const chunks = await writeChunks(shelf, generation, chunksOfFile(file), file.size, (done) => {
    check();
    progress({ phase: 'storing', done, total, rows: report.records, rowsPerSecond: 0 });
  });
  const summary = reportSummary(id, labels, report);
  const current: Generation = { id: generation, chunks, bytes: file.size, summary, report, madeAt: Date.now() };
  if (before === null) {
    const { name, importZone, timeZone, weekStart } = labels;
    await shelf.putManifest({
      ...{ v: 1, id, name, importZone, timeZone, weekStart, mapping, demo: false },
      ...{ createdAt: current.madeAt, appendedAt: null, current, previous: null },
    });
  } else await switchGeneration(shelf, before, current, appends ? current.madeAt : before.appendedAt);
  return { summary, report };
}

/** @throws FailureError storageFull when the browser says it has less room than an import may need */
export async function requireRoom(neededBytes: number): Promise<void> {
  const free = await freeBytes();
  if (free !== null && free < neededBytes)
    throw new FailureError({ code: 'storageFull', neededBytes, freeBytes: free });
}
