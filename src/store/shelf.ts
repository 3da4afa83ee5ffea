import type { FormatChoice, ImportOptions, Mapping } from '../import/contract';
import type { Manifest } from './manifest';
import type { RecordKind, SavedRecord, Step } from './record';

/** The records of a shelf inside one transaction. */
export interface RecordTable {
  all(): Promise<SavedRecord[]>;
  get(kind: RecordKind, id: string): Promise<SavedRecord | undefined>;
  put(record: SavedRecord): Promise<unknown>;
  remove(kind: RecordKind, id: string): Promise<unknown>;
  /** oldest first */
  steps(): Promise<Step[]>;
  /** oldest first */
  stepKeys(undone: Step['undone']): Promise<number[]>;
  /** the newest that is not undone */
  lastDone(): Promise<Step | undefined>;
  /** the oldest that is undone */
  firstUndone(): Promise<Step | undefined>;
  /** A step without `at` goes last. Answers its `at`. */
  putStep(step: Omit<Step, 'at'> & { at?: number }): Promise<number>;
  removeSteps(at: readonly number[]): Promise<unknown>;
  /** whether a data set is kept with this generation */
  holds(dataset: string, generation: string): Promise<boolean>;
}

/** How files with this header were read last. */
export interface RememberedMapping {
  headerKey: string;
  mapping: Mapping;
  options: Pick<ImportOptions, 'importZone' | 'timeZone' | 'weekStart' | 'dayOrder' | 'duplicates' | 'kinds'> & {
    /** how files were told to be read */
    format?: FormatChoice;
  };
  /** ms since 1970 */
  usedAt: number;
}

/**
 * Where data sets, records and remembered mappings lie: IndexedDB, or the page's memory where that or OPFS is missing. Plain data in and out, so it
 * works across a worker, but for `records`. A write that does not fit throws FailureError storageFull (as QuotaExceededError across a worker).
 */
export interface Shelf {
  manifests(): Promise<Manifest[]>;
  manifest(id: string): Promise<Manifest | null>;
  /** Puts a manifest whose generations' chunks are stored. @throws when a chunk is missing */
  putManifest(manifest: Manifest): Promise<void>;
  removeManifest(id: string): Promise<void>;
  putChunk(generation: string, index: number, chunk: Blob): Promise<void>;
  /** in order */
  chunks(generation: string): Promise<Blob[]>;
  /** and the columns kept beside them */
  removeChunks(generation: string): Promise<void>;
  removeColumns(generation: string): Promise<void>;
  /** all that have chunks */
  generations(): Promise<string[]>;
  /** Works on the records in one transaction: nobody else writes meanwhile. `work` waits for nothing but the table. */
  records<T>(work: (table: RecordTable) => Promise<T>): Promise<T>;
  mapping(headerKey: string): Promise<RememberedMapping | null>;
  putMapping(mapping: RememberedMapping): Promise<void>;
  setting(key: string): Promise<unknown>;
  putSetting(key: string, value: unknown): Promise<void>;
  removeSetting(key: string): Promise<void>;
  settingKeys(prefix: string): Promise<string[]>;
}
