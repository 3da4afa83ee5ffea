import type { AnalysisClient } from '../engine/client';
import type { ImportClient } from '../engine/import-client';
import type { Board } from '../model/board';
import type { Answer } from '../model/failure';
import type { Segment } from '../model/segment';
import type { StageModel } from '../model/stage-model';
import type { DatasetStore, SavedBoard, SavedSegment, SavedStageModel, SavedView } from '../store';

/** What the page asks of the engine. A call that is overtaken or aborted answers `cancelled`. */
export type AskPort = Omit<AnalysisClient, 'close' | 'dispose'>;

export type { ImportHow } from '../engine/import-client';

/** What the page asks of the importer. */
export type ImportPort = Pick<
  ImportClient,
  'inspect' | 'preview' | 'check' | 'import' | 'leaveOut' | 'bundle' | 'dispose'
>;

export type { KeptDataset, StorageState } from '../store';

/** A saved question. `spec` is untrusted until parsed. */
export type KeptView = Pick<SavedView, 'id' | 'name' | 'spec' | 'dataset' | 'savedAt'>;

/** Rules over people under a name. */
export interface KeptSegment extends Pick<SavedSegment, 'id' | 'name' | 'savedAt'> {
  segment: Segment;
}

/** A board under a name. */
export interface KeptBoard extends Pick<SavedBoard, 'id' | 'name' | 'dataset' | 'savedAt'> {
  board: Board;
}

/** A saved stage model; its name is that of the model, and no other has it. */
export interface KeptStageModel extends Pick<SavedStageModel, 'id' | 'savedAt' | 'revision'> {
  model: StageModel;
}

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
  | 'segments'
  | 'saveSegment'
  | 'deleteSegment'
  | 'boards'
  | 'saveBoard'
  | 'deleteBoard'
  | 'stageModels'
  | 'saveStageModel'
  | 'deleteStageModel'
  | 'touchpoints'
  | 'saveTouchpoints'
>;

/** Everything the page is built on; made once, in main.ts. */
export interface Ports {
  ask: AskPort;
  importer: ImportPort;
  store: StorePort;
  /** makes and keeps the bundled demo data set; its id */
  demo(): Promise<Answer<{ id: string }>>;
}
