import { ifFree, importLock } from './locks';

/** Names of an import's files in OPFS; its generation is in them, and so the lock that guards them. */
export const finalName = (generation: string): string => `final-${generation}.duckdb`;
export const rawName = (generation: string): string => `raw-${generation}.duckdb`;

const scratchForm = /^(?:final|raw)-([\w-]+)\.duckdb(?:\.wal)?$/;

/** A file of OPFS's root. */
export async function scratchFile(name: string): Promise<File> {
  const root = await navigator.storage.getDirectory();
  return (await root.getFileHandle(name)).getFile();
}

/** Removes an import's files; waits a little for engines that just ended to let go of them. */
export async function removeScratch(generation: string): Promise<void> {
  const root = await navigator.storage.getDirectory();
  const files = [finalName(generation), rawName(generation)].flatMap((file) => [file, `${file}.wal`]);
  await Promise.all(files.map((name) => removeEntry(root, name)));
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

/** Removes files of imports that were killed: those whose lock nobody holds. Nothing where OPFS is missing. */
export async function sweepScratch(): Promise<void> {
  if (typeof navigator === 'undefined' || !('storage' in navigator) || !('getDirectory' in navigator.storage)) return;
  const root = await navigator.storage.getDirectory();
  const generations = new Set<string>();
  for await (const name of root.keys()) {
    const generation = scratchForm.exec(name)?.[1];
    if (generation !== undefined) generations.add(generation);
  }
  await Promise.all([...generations].map((one) => ifFree(importLock(one), () => removeScratch(one))));
}
