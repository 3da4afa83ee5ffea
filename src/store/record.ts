import type { WeekStart } from '../model/dataset';

/** What each kind of record says, untrusted until parsed. A further kind is a line here and one where the page reads records. */
export interface RecordContents {
  /** a question; `dataset`: the one it was saved on, which may be gone */
  view: { name: string; spec: unknown; dataset: string | null; starred?: true };
  /** rules over people */
  segment: { name: string; segment: unknown };
  /** `dataset`: the one it was made on, which may be gone */
  board: { name: string; board: unknown; dataset: string | null; starred?: true };
  /** its name is that of the model */
  stageModel: { model: unknown };
  /** has the id of its data set */
  touchpoints: { touchpoints: unknown };
  /** has the id of its data set */
  catalogue: { catalogue: unknown };
  /** has the id of its data set and lies in its manifest: it is made and deleted with it */
  dataset: { name: string; timeZone: string; weekStart: WeekStart };
}

export type RecordKind = keyof RecordContents;

/** Kinds whose records have the id of their data set and go with it. */
export const kindsOfDataset = ['touchpoints', 'catalogue', 'dataset'] as const satisfies readonly RecordKind[];

export const isOfDataset = (kind: RecordKind): kind is (typeof kindsOfDataset)[number] =>
  kindsOfDataset.some((one) => one === kind);

/** A record as it is kept. */
export interface SavedRecord<Kind extends RecordKind = RecordKind> {
  kind: Kind;
  id: string;
  content: RecordContents[Kind];
  v: 1;
  /** ms since 1970 */
  createdAt: number;
  savedAt: number;
  /** counts the savings, from 1 */
  revision: number;
  /** the revision that was last given as a file, or came from one */
  filed?: number;
  /** only in steps, of a data set that was given other rows: which it has */
  rows?: KeptRows;
}

/** The rows of a data set: of one generation. */
export interface KeptRows {
  generation: string;
  events: number;
}

/** What a writer wants of a record. */
export interface RecordChange<Kind extends RecordKind = RecordKind> {
  kind: Kind;
  id: string;
  /** null: the record goes */
  content: RecordContents[Kind] | null;
  /** ms since 1970 */
  savedAt: number;
  /** the revision the writer has read; null: there was none */
  read: number | null;
}

/** A change that would have written over what its writer has not read. `theirs`: what is there now; null: it was deleted. */
export interface StaleChange {
  mine: RecordChange;
  theirs: SavedRecord | null;
}

/** What became of changes: all were made, or none. `step`: of the history; null: all was as wanted already. */
export type Changed =
  { ok: true; records: (SavedRecord | null)[]; step: Step | null } | { ok: false; stale: StaleChange[] };

/** What a step of the history did to a record. */
export interface StepEntry {
  kind: RecordKind;
  id: string;
  /** null: it was new */
  before: SavedRecord | null;
  /** null: it was deleted */
  after: SavedRecord | null;
}

/** Changes that were made together, and are undone and redone together. */
export interface Step {
  v: 1;
  /** counts up */
  at: number;
  undone: 0 | 1;
  entries: StepEntry[];
  /** ms since 1970 of its last change */
  changedAt: number;
}

/** All records, and what can be undone and redone next; null: nothing. */
export interface Records {
  records: SavedRecord[];
  undo: Step | null;
  redo: Step | null;
}
