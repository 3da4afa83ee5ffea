import { DatasetStore } from './dataset-store';
import { DiskShelf } from './disk-shelf';
import { MemoryShelf } from './memory-shelf';
import { OverflowShelf } from './overflow-shelf';
import { namesQuota } from './storage-failure';
import { sweepLists } from './sweep-lists';

/** The store of this page: on disk, or in memory for the session where OPFS or IndexedDB is missing. Sweeps left-overs: what killed imports left, and lists that nothing names any more. */
export async function openStore(): Promise<DatasetStore> {
  const disk = await diskShelf();
  const memory = new MemoryShelf();
  const store =
    disk === null
      ? new DatasetStore(memory, 'memory', memory)
      : new DatasetStore(new OverflowShelf(disk, memory), 'disk', memory);
  await store.sweep();
  // nobody waits for it; a full disk keeps no note of what is unused, and is swept another time
  sweepLists(store.shelf).catch((error: unknown) => {
    if (!namesQuota(error)) throw error;
  });
  return store;
}

async function diskShelf(): Promise<DiskShelf | null> {
  try {
    await probeFiles(await navigator.storage.getDirectory());
    const shelf = new DiskShelf();
    await shelf.setting('probe');
    return shelf;
  } catch {
    return null;
  }
}

/** Throws where files cannot be kept at all. A full disk keeps none either, but what it holds must be there to be read and deleted. */
async function probeFiles(root: FileSystemDirectoryHandle): Promise<void> {
  try {
    await root.getDirectoryHandle('wayfold-probe', { create: true });
    await root.removeEntry('wayfold-probe');
  } catch (error) {
    if (!namesQuota(error)) throw error;
  }
}
