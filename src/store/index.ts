export { DatasetStore, type KeptDataset, type StorageState } from './dataset-store';
export { DiskShelf } from './disk-shelf';
export { MemoryShelf } from './memory-shelf';
export { openStore } from './open-store';
export type { Changed, RecordChange, RecordContents, RecordKind, SavedRecord, StaleChange } from './record';
export type { RecordStore } from './record-store';
export type { RememberedMapping, Shelf } from './shelf';
