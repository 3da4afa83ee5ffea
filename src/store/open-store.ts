import { DatasetStore } from './dataset-store';
import { DiskShelf } from './disk-shelf';
import { MemoryShelf } from './memory-shelf';
import { OverflowShelf } from './overflow-shelf';

/** The store of this page: on disk, or in memory for the session where OPFS or IndexedDB is missing. Sweeps left-overs. */
export async function openStore(): Promise<DatasetStore> {
  const disk = await diskShelf();
  const memory = new MemoryShelf();
  const store =
    disk === null
      ? new DatasetStore(memory, 'memory', memory)
      : new DatasetStore(new OverflowShelf(disk, memory), 'disk', memory);
  await store.sweep();
  return store;
}

async function diskShelf(): Promise<DiskShelf | null> {
  try {
    const root = await navigator.storage.getDirectory();
    await root.getDirectoryHandle('wayfold-probe', { create: true });
    await root.removeEntry('wayfold-probe');
    const shelf = new DiskShelf();
    await shelf.setting('probe');
    return shelf;
  } catch {
    return null;
  }
}
