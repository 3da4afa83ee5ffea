import { ifFree, importLock } from '../src/store/locks';
import { chunkBytes } from '../src/store/seal';
import type { Engine } from './duckdb-engine';

/** Names of an import's files in OPFS; its generation is in them, and so the lock that guards them. */
export const finalName = (generation: string): string => `final-${generation}.duckdb`;
export const rawName = (generation: string): string => `raw-${generation}.duckdb`;

const scratchForm = /^(?:final|raw)-([\w-]+)\.duckdb(?:\.wal)?$/;

/** A file of OPFS's root. */
export async function scratchFile(name: string): Promise<File> {
  const root = await navigator.storage.getDirectory();
  return (await root.getFileHandle(name)).getFile();
}

/** Removes an import's files; waits for engines that just ended to let go of them. */
export async function removeScratch(generation: string): Promise<void> {
  const root = await navigator.storage.getDirectory();
  for (const name of [finalName(generation), rawName(generation)].flatMap((file) => [file, `${file}.wal`])) {
    await removeEntry(root, name);
  }
}

async function removeEntry(root: FileSystemDirectoryHandle, name: string): Promise<void> {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    try {
      await root.removeEntry(name);
      return;
    } catch (error) {
      if (error instanceof DOMException && error.name === 'NotFoundError') return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

/** Removes files of imports that were killed: those whose lock nobody holds. */
export async function sweepScratch(): Promise<void> {
  const root = await navigator.storage.getDirectory();
  const generations = new Set<string>();
  for await (const name of root.keys()) {
    const generation = scratchForm.exec(name)?.[1];
    if (generation !== undefined) generations.add(generation);
  }
  for (const generation of generations) await ifFree(importLock(generation), () => removeScratch(generation));
}

/** The bytes of a file in chunks for storing. */
export async function* chunksOfFile(file: Blob): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  for (let at = 0; at < file.size; at += chunkBytes) {
    yield new Uint8Array(await file.slice(at, at + chunkBytes).arrayBuffer());
  }
}

/** The database file of an engine as one Blob: out of OPFS once the engine has ended, or out of its worker's memory. */
export async function finishedFile(engine: Engine, name: string, inMemory: boolean): Promise<Blob> {
  if (!inMemory) {
    await engine.close();
    return scratchFile(name);
  }
  const blocks = await engine.memoryFile(name);
  await engine.close();
  return new Blob(blocks);
}
