import type { ChunkSeal, Generation, Manifest } from './manifest';
import type { Shelf } from './shelf';
import { chunkBytes, sealOf } from './seal';
import { writeError } from './storage-failure';

/**
 * Stores the chunks of a new generation under its id, in order. Nothing names them until a manifest does; a failed write takes back what it wrote.
 * @throws FailureError storageFull; whatever `step` throws (cancel)
 */
export async function writeChunks(
  shelf: Pick<Shelf, 'putChunk' | 'removeChunks'>,
  generation: string,
  chunks: AsyncIterable<Uint8Array<ArrayBuffer>> | Iterable<Uint8Array<ArrayBuffer>>,
  totalBytes: number,
  step: (chunks: number) => void = () => undefined,
): Promise<ChunkSeal[]> {
  const seals: ChunkSeal[] = [];
  try {
    for await (const bytes of chunks) {
      seals.push(await sealOf(bytes));
      await shelf.putChunk(generation, seals.length - 1, new Blob([bytes]));
      step(seals.length);
    }
  } catch (error) {
    await shelf.removeChunks(generation);
    throw await writeError(error, totalBytes);
  }
  return seals;
}

/** Makes a stored generation the current one of a data set, which has the name and calendar it has now; the one before stays for undoing, the one before that goes with the next sweep. */
export async function switchGeneration(
  shelf: Shelf,
  before: Manifest,
  current: Generation,
  appendedAt: number | null = current.madeAt,
): Promise<Manifest> {
  const { name, timeZone, weekStart, labelled } = (await shelf.manifest(before.id)) ?? before;
  const labels = { name, timeZone, weekStart, ...(labelled && { labelled }) };
  const manifest = { ...before, ...labels, current, previous: before.current, appendedAt };
  await shelf.putManifest(manifest);
  return manifest;
}

/** The bytes of a file in chunks for storing. */
export async function* chunksOfFile(file: Blob): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  for (let at = 0; at < file.size; at += chunkBytes) {
    yield new Uint8Array(await file.slice(at, at + chunkBytes).arrayBuffer());
  }
}
