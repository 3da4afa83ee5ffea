import type { DemoCase } from '../demo/cases';
import type { Catalogue } from '../model/catalogue';
import type { DatasetInfo, WeekStart } from '../model/dataset';
import type { Failure } from '../model/failure';
import type { Touchpoints } from '../model/touchpoints';
import { follows, withCopies } from './boards/linked-views';
import type {
  AskPort,
  ImportPort,
  Kept,
  KeptBoard,
  KeptDataset,
  KeptSegment,
  KeptStageModel,
  KeptView,
  Ports,
  RecordKind,
  StorageState,
  StorePort,
  Unkept,
} from './ports';
import { OpenDataset } from './open-dataset.svelte';
import type { RecordContents, Step } from '../store';
import { SavedRecords } from './saved/saved-records.svelte';
import { readStored } from './stored';

/** The data sets, views, segments and boards of this browser, and the data set that is open. */
export class Workspace {
  #read = $state.raw<readonly KeptDataset[]>([]);
  readonly #datasets = $derived(this.#read.map((kept) => labelled(kept, this.saved.find('dataset', kept.summary.id))));
  #storage = $state.raw<StorageState | null>(null);
  #loaded = $state(false);
  /** why the worker could not take the calendar last kept; the end of what follows a change */
  #followed: Promise<Failure | null> = Promise.resolve(null);
  readonly #ports: Ports;
  readonly #current: OpenDataset;
  /** views, segments, boards, stage models and touchpoints */
  readonly saved: SavedRecords;

  constructor(ports: Ports) {
    this.#ports = ports;
    this.saved = new SavedRecords(ports.store.records, () => {
      this.#followed = this.#followed.then(() => this.#follow());
    });
    ports.store.tabs.watch(() => void this.load());
    this.#current = new OpenDataset({
      source: (id) => ports.store.source(id),
      open: (source) => ports.ask.open(source),
    });
  }

  get ask(): AskPort {
    return this.#ports.ask;
  }

  get importer(): ImportPort {
    return this.#ports.importer;
  }

  get store(): StorePort {
    return this.#ports.store;
  }

  /** newest first */
  get datasets(): readonly KeptDataset[] {
    return this.#datasets;
  }

  /** newest first */
  get views(): readonly KeptView[] {
    return this.saved.of('view');
  }

  /** by name */
  get segments(): readonly KeptSegment[] {
    return this.saved.of('segment');
  }

  /** newest first */
  get boards(): readonly KeptBoard[] {
    return this.saved.of('board');
  }

  /** by name */
  get stageModels(): readonly KeptStageModel[] {
    return this.saved.of('stageModel');
  }

  get storage(): StorageState | null {
    return this.#storage;
  }

  /** the data set questions are asked of; null while none is open */
  get dataset(): DatasetInfo | null {
    return this.#current.dataset;
  }

  /** true when another tab has given the open data set other rows; this one goes on with those it has */
  get outdated(): boolean {
    const { dataset } = this;
    return dataset !== null && (this.kept(dataset.id)?.summary.events ?? dataset.rows) !== dataset.rows;
  }

  /** id of the data set that is being opened */
  get opening(): string | null {
    return this.#current.opening;
  }

  /** why the last opening failed */
  get failure(): Failure | null {
    return this.#current.failure;
  }

  /** true once the lists have been read */
  get loaded(): boolean {
    return this.#loaded;
  }

  /** Reads the lists again. */
  async load(): Promise<void> {
    const kept = this.#ports.store;
    const [datasets, storage] = await Promise.all([kept.datasets(), kept.storage(), this.saved.load()]);
    this.#read = datasets.toSorted((a, b) => changedAt(b) - changedAt(a));
    this.#storage = storage;
    this.#loaded = true;
  }

  kept(id: string): KeptDataset | undefined {
    return this.#datasets.find((dataset) => dataset.summary.id === id);
  }

  /** Opens a data set for questions; the newest call wins. True when it is open. */
  open(id: string): Promise<boolean> {
    return this.#current.open(id);
  }

  /** Opens a data set anew: its rows have changed. */
  reopen(id: string): Promise<boolean> {
    return this.#current.reopen(id);
  }

  /** The data set to begin with: the one open last, else the newest. */
  get preferred(): string | null {
    const last = readStored('open');
    return (last !== null && this.kept(last) ? last : this.#datasets[0]?.summary.id) ?? null;
  }

  /** Keeps a bundled demo, where it is not kept yet. Its id; null when that failed. */
  async keepDemo(demo: DemoCase): Promise<string | null> {
    this.#current.fail(null);
    const made = await this.#ports.demo(demo);
    if (!made.ok) {
      this.#current.fail(made.failure);
      return null;
    }
    await this.load();
    return made.id;
  }

  /** Changes the zone of periods, kept with the data set. */
  setZone(id: string, timeZone: string, weekStart: WeekStart): Promise<Failure | null> {
    return this.#label(id, { timeZone, weekStart });
  }

  rename(id: string, name: string): Promise<Failure | null> {
    return this.#label(id, { name });
  }

  async #label(id: string, change: Partial<RecordContents['dataset']>): Promise<Failure | null> {
    const kept = this.saved.find('dataset', id);
    if (kept === undefined) return { code: 'unknownDataset', id };
    await this.save('dataset', { ...kept, ...change, savedAt: Date.now() });
    return this.#followed;
  }

  /** The open data set is called as it is kept now, and the worker counts by its calendar. */
  async #follow(): Promise<Failure | null> {
    const { dataset } = this;
    const kept = dataset === null ? undefined : this.saved.find('dataset', dataset.id);
    if (dataset === null || kept === undefined) return null;
    const { name, timeZone, weekStart } = kept;
    if (timeZone === dataset.timeZone && weekStart === dataset.weekStart) {
      if (name !== dataset.name) this.#current.change({ ...dataset, name });
      return null;
    }
    const changed = await this.#ports.ask.setZone(timeZone, weekStart);
    if (!changed.ok) return changed.failure;
    this.#current.change({ ...changed.dataset, name });
    return null;
  }

  async delete(id: string): Promise<Failure | null> {
    const deleted = await this.#ports.store.delete(id);
    await this.load();
    if (deleted.ok) this.#current.forget(id);
    else if (this.dataset?.id === id) await this.reopen(id);
    return deleted.ok ? null : deleted.failure;
  }

  async undoAppend(id: string): Promise<Failure | null> {
    const undone = await this.#ports.store.undoAppend(id);
    if (undone.ok) await this.#takeRows(id);
    else await this.load();
    return undone.ok ? null : undone.failure;
  }

  /** An import is done: what it made is listed and, where it gave a data set other rows, can be undone. */
  async imported(id: string): Promise<void> {
    if (await this.#ports.store.noteRows(id)) await this.#takeRows(id);
    else await this.load();
  }

  async #takeRows(id: string): Promise<void> {
    await this.load();
    if (this.dataset?.id === id || this.opening === id) await this.reopen(id);
  }

  /** Takes back the last saved change of all tabs; null when there is none. */
  async undo(): Promise<Step | null> {
    return this.#withRows(await this.saved.undo());
  }

  /** Does again what was taken back last; null when there is nothing. */
  async redo(): Promise<Step | null> {
    return this.#withRows(await this.saved.redo());
  }

  async #withRows(step: Step | null): Promise<Step | null> {
    for (const { id, after } of step?.entries ?? []) if (after?.rows !== undefined) await this.#takeRows(id);
    return step;
  }

  /** Asks the browser to keep the data until it is deleted by hand. */
  async persist(): Promise<void> {
    await this.#ports.store.persist();
    this.#storage = await this.#ports.store.storage();
  }

  /** Saves a record in place of what was read of it. It is shown at once. True when it is kept; where another tab has saved it meanwhile, the page asks. */
  save<Kind extends RecordKind>(kind: Kind, kept: Unkept<Kind>): Promise<boolean> {
    return this.saved.change([this.saved.saving(kind, kept)]);
  }

  /** Makes a view or board a favourite, or no longer. */
  star<Kind extends 'view' | 'board'>(kind: Kind, kept: Kept<Kind>): Promise<boolean> {
    const { starred, ...others } = kept;
    return this.save(kind, (starred ? others : { ...kept, starred: true }) as Unkept<Kind>);
  }

  /** Deletes a record; boards that follow a view keep it as it was. */
  remove(kind: RecordKind, id: string): Promise<boolean> {
    const followers = kind === 'view' ? this.boards.filter(({ board }) => follows(board, id)) : [];
    const copies = followers.map((kept) =>
      this.saved.saving('board', { ...kept, board: withCopies(kept.board, this.views) }),
    );
    return this.saved.change([...copies, this.saved.removing(kind, id)].filter((change) => change !== null));
  }

  /** The touchpoints kept with a data set; null when none are, or this version cannot read them. */
  touchpoints(dataset: string): Touchpoints | null {
    return this.saved.find('touchpoints', dataset)?.touchpoints ?? null;
  }

  /** What is noted of the events and properties of a data set; null when nothing is, or this version cannot read it. */
  catalogue(dataset: string): Catalogue | null {
    return this.saved.find('catalogue', dataset)?.catalogue ?? null;
  }

  board(id: string): KeptBoard | undefined {
    return this.saved.find('board', id);
  }
}

/** A data set as it is called now; changes are shown before they are written. */
function labelled(kept: KeptDataset, labels: RecordContents['dataset'] | undefined): KeptDataset {
  if (labels === undefined) return kept;
  const { name, timeZone, weekStart } = labels;
  return { ...kept, weekStart, summary: { ...kept.summary, name, timeZone } };
}

const changedAt = (dataset: KeptDataset): number => dataset.appendedAt ?? dataset.importedAt;
