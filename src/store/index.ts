export { DatasetStore, type KeptDataset, type StorageState } from './dataset-store';
export { DiskShelf } from './disk-shelf';
export { MemoryShelf } from './memory-shelf';
export { openStore } from './open-store';
export type { RememberedMapping, SavedBoard, SavedSegment, SavedStageModel, SavedView, Shelf } from './shelf';
