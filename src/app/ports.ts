import type { DemoCase } from '../demo/cases';
import type { AnalysisClient } from '../engine/client';
import type { ImportClient } from '../engine/import-client';
import type { Board } from '../model/board';
import type { Catalogue } from '../model/catalogue';
import type { Answer } from '../model/failure';
import type { Segment } from '../model/segment';
import type { StageModel } from '../model/stage-model';
import type { Touchpoints } from '../model/touchpoints';
import type { DatasetStore, RecordContents, RecordKind, RecordStore } from '../store';

/** What the page asks of the engine. A call that is overtaken or aborted answers `cancelled`. */
export type AskPort = Omit<AnalysisClient, 'close' | 'dispose'>;

export type { ImportHow } from '../engine/import-client';

/** What the page asks of the importer. */
export type ImportPort = Pick<
  ImportClient,
  'inspect' | 'preview' | 'check' | 'import' | 'leaveOut' | 'bundle' | 'dispose'
>;

export type { KeptDataset, RecordKind, StorageState } from '../store';

/** What each kind of record says, as far as this version can read it. The spec of a view is untrusted until parsed. */
export interface KeptContents {
  view: RecordContents['view'];
  segment: { name: string; segment: Segment };
  board: { name: string; board: Board; dataset: string | null; starred?: true };
  stageModel: { model: StageModel };
  touchpoints: { touchpoints: Touchpoints };
  catalogue: { catalogue: Catalogue };
  dataset: RecordContents['dataset'];
}

interface Stamp {
  id: string;
  /** ms since 1970 */
  savedAt: number;
}

/** A record that is kept. */
export type Kept<Kind extends RecordKind> = KeptContents[Kind] & Stamp & { revision: number };

/** A record to be kept: with the revision that was read before it was changed; without one it is new. */
export type Unkept<Kind extends RecordKind> = KeptContents[Kind] & Stamp & { revision?: number };

export type KeptView = Kept<'view'>;
export type KeptSegment = Kept<'segment'>;
export type KeptBoard = Kept<'board'>;
/** its name is that of the model, and no other has it */
export type KeptStageModel = Kept<'stageModel'>;

/** What the page keeps and finds again. */
export type StorePort = Pick<
  DatasetStore,
  'storage' | 'persist' | 'datasets' | 'source' | 'delete' | 'noteRows' | 'undoAppend' | 'check' | 'file'
> & {
  records: Pick<RecordStore, 'all' | 'change' | 'markFiled' | 'undo' | 'redo'>;
  tabs: Pick<DatasetStore['tabs'], 'watch'>;
};

/** Everything the page is built on; made once, in main.ts. */
export interface Ports {
  ask: AskPort;
  importer: ImportPort;
  store: StorePort;
  /** keeps a bundled demo data set; its id */
  demo(demo: DemoCase): Promise<Answer<{ id: string }>>;
}
