import type { ImportReport, Mapping } from '../import/contract';
import { holdExclusive, importLock } from './locks';
import { reportSummary, type Manifest } from './manifest';
import type { Shelf } from './shelf';
import { chunksOfFile, writeChunks } from './write-generation';

/** A bundled demo: its database file and what its import said. */
export interface Demo {
  /** of the data set */
  id: string;
  file: Blob;
  name: string;
  report: ImportReport;
  mapping: Mapping;
}

/** Stores a demo as a data set, chunks first, the manifest last. Answers its id. @throws FailureError storageFull */
export async function keepDemo(shelf: Shelf, { id, file, name, report, mapping }: Demo): Promise<string> {
  const madeAt = Date.now();
  const generation = `${id}-${madeAt}`;
  const release = await holdExclusive(importLock(generation));
  try {
    const chunks = await writeChunks(shelf, generation, chunksOfFile(file), file.size);
    const labels = { name, importZone: 'UTC', timeZone: 'UTC', weekStart: 'monday' } as const;
    const summary = reportSummary(id, labels, report);
    const current: Manifest['current'] = { id: generation, chunks, bytes: file.size, summary, report, madeAt };
    await shelf.putManifest({
      ...{ v: 1, id, ...labels, mapping, demo: true },
      ...{ createdAt: madeAt, appendedAt: null, current, previous: null },
    });
  } finally {
    await release();
  }
  return id;
}
