export { DatasetStore, type KeptDataset, type StorageState } from './dataset-store';
export { DiskShelf } from './disk-shelf';
export { MemoryShelf } from './memory-shelf';
export { openStore } from './open-store';
export { isOfDataset } from './record';
export type {
  RecordChange,
  RecordContents,
  RecordKind,
  Records,
  SavedRecord,
  StaleChange,
  Step,
  StepEntry,
} from './record';
export type { RecordStore } from './record-store';
export type { RememberedMapping, Shelf } from './shelf';
