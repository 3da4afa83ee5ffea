import type { ImportReport } from '../../src/import/contract';
import type { Generation, Manifest } from '../../src/store/manifest';
import type { Shelf } from '../../src/store/shelf';
import { writeChunks } from '../../src/store/write-generation';

export const report: ImportReport = {
  ...{ records: 3, accepted: 3, rejected: 0, duplicates: 0, rejectedBy: [], rejectedRows: [], actors: 2 },
  ...{ fromUs: 0, toUs: 1, events: [], oddities: [], files: [], importZone: 'UTC', tookMs: 1 },
  mapping: { actor: 'who', event: 'what', at: 'when' },
};

/** A stored generation 'g1', 'g2' … of an event a chunk. */
export async function stored(shelf: Shelf, generation: string, texts: string[]): Promise<Generation> {
  const bytes = texts.map((text) => new TextEncoder().encode(text));
  const total = bytes.reduce((sum, chunk) => sum + chunk.length, 0);
  const chunks = await writeChunks(shelf, generation, bytes, total);
  const counts = { events: bytes.length, actors: 2, rejected: 0, duplicates: 0, records: 3 };
  const summary = { id: 'd1', name: 'old name', ...counts, from: null, to: null, timeZone: 'UTC' };
  return { id: generation, chunks, bytes: total, summary, report, madeAt: 4 + Number(generation.slice(1)) };
}

/** The data set 'd1', Shop, of one generation. */
export function manifestOf(current: Generation): Manifest {
  return {
    ...{ v: 1, id: 'd1', name: 'Shop', importZone: 'UTC', timeZone: 'Europe/Berlin', weekStart: 'monday' },
    ...{ mapping: report.mapping, demo: false, createdAt: 5, appendedAt: null, current, previous: null },
  };
}

export const textsOf = async (chunks: Blob[]): Promise<string> =>
  (await Promise.all(chunks.map((chunk) => chunk.text()))).join('|');
