import type { AnalysisClient } from '../engine/client';
import type { ImportOptions, ImportProgress, ImportReport, Inspection, MappedPreview } from '../import/contract';
import type { DatasetSummary } from '../model/dataset';
import type { Answer } from '../model/failure';
import type { DatasetStore, SavedView } from '../store';

/** What the page asks of the engine. A call that is overtaken or aborted answers `cancelled`. */
export type AskPort = Omit<AnalysisClient, 'close' | 'dispose'>;

/** What the page asks of the importer. */
export interface ImportPort {
  inspect(files: File[]): Promise<Answer<{ inspection: Inspection }>>;
  preview(inspection: Inspection, options: ImportOptions): Promise<Answer<{ preview: MappedPreview }>>;
  /** lets go of files that were looked at and are not imported after all */
  dispose(): void;
  import(
    files: File[],
    options: ImportOptions,
    progress?: (progress: ImportProgress) => void,
    signal?: AbortSignal,
  ): Promise<Answer<{ summary: DatasetSummary; report: ImportReport }>>;
}

export type { KeptDataset, StorageState } from '../store';

/** A saved question. `spec` is untrusted until parsed. */
export type KeptView = Pick<SavedView, 'id' | 'name' | 'spec' | 'dataset' | 'savedAt'>;

/** What the page keeps and finds again. */
export type StorePort = Pick<
  DatasetStore,
  | 'storage'
  | 'persist'
  | 'datasets'
  | 'source'
  | 'rename'
  | 'setZone'
  | 'delete'
  | 'undoAppend'
  | 'check'
  | 'file'
  | 'views'
  | 'saveView'
  | 'deleteView'
>;

/** Everything the page is built on; made once, in main.ts. */
export interface Ports {
  ask: AskPort;
  importer: ImportPort;
  store: StorePort;
  /** makes and keeps the bundled demo data set; its id */
  demo(): Promise<Answer<{ id: string }>>;
}
