import type { FormatChoice, ImportOptions, Mapping } from '../import/contract';
import type { Manifest } from './manifest';

/** A saved question. `spec` is untrusted until parsed. */
export interface SavedView {
  id: string;
  name: string;
  spec: unknown;
  /** the data set it was saved on; it may be gone */
  dataset: string | null;
  /** ms since 1970 */
  createdAt: number;
  savedAt: number;
  /** counts the savings, from 1 */
  revision: number;
}

/** Rules over people under a name. `segment` is untrusted until parsed. */
export interface SavedSegment {
  id: string;
  name: string;
  segment: unknown;
  v: 1;
  /** ms since 1970 */
  savedAt: number;
}

/** A board under a name. `board` is untrusted until parsed. */
export interface SavedBoard {
  id: string;
  name: string;
  board: unknown;
  v: 1;
  /** the data set it was made on; it may be gone */
  dataset: string | null;
  /** ms since 1970 */
  createdAt: number;
  savedAt: number;
  /** counts the savings, from 1 */
  revision: number;
}

/** A stage model under its own name. `model` is untrusted until parsed. */
export interface SavedStageModel {
  id: string;
  model: unknown;
  v: 1;
  /** ms since 1970 */
  createdAt: number;
  savedAt: number;
  /** counts the savings, from 1 */
  revision: number;
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
 * Where data sets, views, segments, boards, stage models and remembered mappings lie: IndexedDB, or the page's memory where that or OPFS is missing. Plain data in and out, so it
 * works across a worker. A write that does not fit throws FailureError storageFull (as QuotaExceededError across a worker).
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
  removeChunks(generation: string): Promise<void>;
  /** all that have chunks */
  generations(): Promise<string[]>;
  views(): Promise<SavedView[]>;
  putView(view: SavedView): Promise<void>;
  removeView(id: string): Promise<void>;
  segments(): Promise<SavedSegment[]>;
  putSegment(segment: SavedSegment): Promise<void>;
  removeSegment(id: string): Promise<void>;
  boards(): Promise<SavedBoard[]>;
  putBoard(board: SavedBoard): Promise<void>;
  removeBoard(id: string): Promise<void>;
  stageModels(): Promise<SavedStageModel[]>;
  putStageModel(model: SavedStageModel): Promise<void>;
  removeStageModel(id: string): Promise<void>;
  mapping(headerKey: string): Promise<RememberedMapping | null>;
  putMapping(mapping: RememberedMapping): Promise<void>;
  setting(key: string): Promise<unknown>;
  putSetting(key: string, value: unknown): Promise<void>;
  removeSetting(key: string): Promise<void>;
}
