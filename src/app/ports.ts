import type { AnalysisClient } from '../engine/client';
import type { DatasetSource } from '../engine/protocol';
import type { ImportOptions, ImportProgress, ImportReport, Inspection, MappedPreview } from '../import/contract';
import type { DatasetSummary, WeekStart } from '../model/dataset';
import type { Answer } from '../model/failure';

/** What the page asks of the engine. A call that is overtaken or aborted answers `cancelled`. */
export type AskPort = Omit<AnalysisClient, 'close' | 'dispose'>;

/** What the page asks of the importer. */
export interface ImportPort {
  inspect(files: File[]): Promise<Answer<{ inspection: Inspection }>>;
  preview(inspection: Inspection, options: ImportOptions): Promise<Answer<{ preview: MappedPreview }>>;
  import(
    files: File[],
    options: ImportOptions,
    progress?: (progress: ImportProgress) => void,
    signal?: AbortSignal,
  ): Promise<Answer<{ summary: DatasetSummary; report: ImportReport }>>;
}

/** A data set as it is kept. */
export interface KeptDataset {
  summary: DatasetSummary;
  report: ImportReport;
  weekStart: WeekStart;
  storedBytes: number;
  /** ms since 1970 */
  importedAt: number;
  /** ms since 1970 of the last append; null when there was none */
  appendedAt: number | null;
  canUndoAppend: boolean;
  demo: boolean;
}

export interface StorageState {
  /** false: data sets live in memory until the tab closes */
  lasting: boolean;
  usedBytes: number;
  /** what this browser allows, as far as it says */
  quotaBytes: number | null;
  persisted: boolean;
}

/** A saved question. `spec` is untrusted until parsed. */
export interface KeptView {
  id: string;
  name: string;
  spec: unknown;
  /** the data set it was saved on; it may be gone */
  dataset: string | null;
  /** ms since 1970 */
  savedAt: number;
}

/** What the page keeps and finds again. */
export interface StorePort {
  storage(): Promise<StorageState>;
  persist(): Promise<boolean>;
  datasets(): Promise<KeptDataset[]>;
  source(id: string): Promise<Answer<{ source: DatasetSource }>>;
  rename(id: string, name: string): Promise<Answer<object>>;
  setZone(id: string, timeZone: string, weekStart: WeekStart): Promise<Answer<object>>;
  delete(id: string): Promise<Answer<object>>;
  undoAppend(id: string): Promise<Answer<object>>;
  check(id: string): Promise<Answer<object>>;
  file(id: string): Promise<Answer<{ file: Blob }>>;
  views(): Promise<KeptView[]>;
  saveView(view: KeptView): Promise<void>;
  deleteView(id: string): Promise<void>;
}

/** Everything the page is built on; made once, in main.ts. */
export interface Ports {
  ask: AskPort;
  importer: ImportPort;
  store: StorePort;
  /** makes and keeps the bundled demo data set; its id */
  demo(): Promise<Answer<{ id: string }>>;
}
