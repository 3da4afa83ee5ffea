import { getContext, setContext } from 'svelte';
import type { DatasetInfo, WeekStart } from '../model/dataset';
import type { Failure } from '../model/failure';
import { parseSegment } from '../model/segment';
import { parseStageModel, type StageModel } from '../model/stage-model';
import type { SavedBoard, SavedSegment, SavedStageModel } from '../store';
import { parseTouchpoints, type Touchpoints } from '../model/touchpoints';
import { follows, withCopies } from './boards/linked-views';
import { readBoard } from './boards/read-board';
import type {
  AskPort,
  ImportPort,
  KeptBoard,
  KeptDataset,
  KeptSegment,
  KeptStageModel,
  KeptView,
  Ports,
  StorageState,
  StorePort,
} from './ports';
import { OpenDataset } from './open-dataset.svelte';
import { readStored } from './stored';

/** The data sets, views, segments and boards of this browser, and the data set that is open. */
export class Workspace {
  #datasets = $state.raw<readonly KeptDataset[]>([]);
  #views = $state.raw<readonly KeptView[]>([]);
  #segments = $state.raw<readonly KeptSegment[]>([]);
  #boards = $state.raw<readonly KeptBoard[]>([]);
  #stageModels = $state.raw<readonly KeptStageModel[]>([]);
  #touchpoints = $state.raw<readonly { dataset: string; touchpoints: Touchpoints }[]>([]);
  #storage = $state.raw<StorageState | null>(null);
  #loaded = $state(false);
  readonly #ports: Ports;
  readonly #current: OpenDataset;

  constructor(ports: Ports) {
    this.#ports = ports;
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
    return this.#views;
  }

  /** by name */
  get segments(): readonly KeptSegment[] {
    return this.#segments;
  }

  /** newest first */
  get boards(): readonly KeptBoard[] {
    return this.#boards;
  }

  /** by name */
  get stageModels(): readonly KeptStageModel[] {
    return this.#stageModels;
  }

  get storage(): StorageState | null {
    return this.#storage;
  }

  /** the data set questions are asked of; null while none is open */
  get dataset(): DatasetInfo | null {
    return this.#current.dataset;
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
    const [datasets, views, segments, boards, stageModels, storage] = await Promise.all([
      kept.datasets(),
      kept.views(),
      kept.segments(),
      kept.boards(),
      kept.stageModels(),
      kept.storage(),
    ]);
    this.#datasets = datasets.toSorted((a, b) => changedAt(b) - changedAt(a));
    this.#views = views.toSorted((a, b) => b.savedAt - a.savedAt);
    this.#boards = newestFirst(boards.flatMap(readableBoard));
    this.#segments = segments.flatMap(readableSegment).toSorted((a, b) => a.name.localeCompare(b.name));
    this.#stageModels = stageModels.flatMap(readableModel).toSorted((a, b) => a.model.name.localeCompare(b.model.name));
    this.#touchpoints = await this.#readTouchpoints();
    this.#storage = storage;
    this.#loaded = true;
  }

  async #readTouchpoints(): Promise<{ dataset: string; touchpoints: Touchpoints }[]> {
    const read = this.#datasets.map(async ({ summary: { id } }) => {
      const parsed = parseTouchpoints(await this.#ports.store.touchpoints(id));
      return parsed.ok ? [{ dataset: id, touchpoints: parsed.value }] : [];
    });
    return (await Promise.all(read)).flat();
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

  async openDemo(): Promise<string | null> {
    this.#current.fail(null);
    const made = await this.#ports.demo();
    if (!made.ok) {
      this.#current.fail(made.failure);
      return null;
    }
    await this.load();
    return (await this.open(made.id)) ? made.id : null;
  }

  /** Changes the zone of periods, kept with the data set. */
  async setZone(id: string, timeZone: string, weekStart: WeekStart): Promise<Failure | null> {
    const kept = await this.#ports.store.setZone(id, timeZone, weekStart);
    if (!kept.ok) return kept.failure;
    if (this.dataset?.id === id) {
      const changed = await this.#ports.ask.setZone(timeZone, weekStart);
      if (!changed.ok) return changed.failure;
      this.#current.change(changed.dataset);
    }
    await this.load();
    return null;
  }

  async rename(id: string, name: string): Promise<Failure | null> {
    const renamed = await this.#ports.store.rename(id, name);
    if (renamed.ok && this.dataset?.id === id) this.#current.change({ ...this.dataset, name });
    await this.load();
    return renamed.ok ? null : renamed.failure;
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
    await this.load();
    if (undone.ok && this.dataset?.id === id) await this.reopen(id);
    return undone.ok ? null : undone.failure;
  }

  /** Asks the browser to keep the data until it is deleted by hand. */
  async persist(): Promise<void> {
    await this.#ports.store.persist();
    this.#storage = await this.#ports.store.storage();
  }

  async saveView(view: KeptView): Promise<void> {
    await this.#ports.store.saveView(view);
    await this.load();
  }

  /** Deletes a view; boards that follow it keep it as it was. */
  async deleteView(id: string): Promise<void> {
    for (const kept of this.#boards.filter(({ board }) => follows(board, id)))
      await this.saveBoard({ ...kept, board: withCopies(kept.board, this.#views) });
    await this.#ports.store.deleteView(id);
    await this.load();
  }

  /** Saves rules over people; those of the same id are replaced. */
  async saveSegment(segment: KeptSegment): Promise<void> {
    await this.#ports.store.saveSegment({ ...segment, v: 1 });
    await this.load();
  }

  async deleteSegment(id: string): Promise<void> {
    await this.#ports.store.deleteSegment(id);
    await this.load();
  }

  /** Saves a stage model under its name; the one of the same id is replaced. */
  async saveStageModel(id: string, model: StageModel): Promise<void> {
    await this.#ports.store.saveStageModel({ id, model, savedAt: Date.now() });
    await this.load();
  }

  async deleteStageModel(id: string): Promise<void> {
    await this.#ports.store.deleteStageModel(id);
    await this.load();
  }

  /** The touchpoints kept with a data set; null when none are, or this version cannot read them. */
  touchpoints(dataset: string): Touchpoints | null {
    return this.#touchpoints.find((kept) => kept.dataset === dataset)?.touchpoints ?? null;
  }

  /** Keeps touchpoints with a data set, instead of those it had. */
  async saveTouchpoints(dataset: string, touchpoints: Touchpoints): Promise<void> {
    await this.#ports.store.saveTouchpoints(dataset, touchpoints);
    const others = this.#touchpoints.filter((kept) => kept.dataset !== dataset);
    this.#touchpoints = [...others, { dataset, touchpoints }];
  }

  board(id: string): KeptBoard | undefined {
    return this.#boards.find((board) => board.id === id);
  }

  /** Saves a board; one of the same id is replaced. It is shown at once, before it is written. */
  async saveBoard(board: KeptBoard): Promise<void> {
    this.#boards = newestFirst([board, ...this.#boards.filter(({ id }) => id !== board.id)]);
    await this.#ports.store.saveBoard({ ...board, v: 1 });
  }

  async deleteBoard(id: string): Promise<void> {
    this.#boards = this.#boards.filter((board) => board.id !== id);
    await this.#ports.store.deleteBoard(id);
  }
}

/** What was saved, as far as this version can read it. */
function readableSegment({ id, name, segment, savedAt }: SavedSegment): KeptSegment[] {
  const parsed = parseSegment(segment);
  return parsed.ok ? [{ id, name, segment: parsed.value, savedAt }] : [];
}

function readableBoard({ id, name, board, dataset, savedAt }: SavedBoard): KeptBoard[] {
  const read = readBoard(board);
  return read === null ? [] : [{ id, name, board: read, dataset, savedAt }];
}

const newestFirst = (boards: readonly KeptBoard[]): KeptBoard[] => boards.toSorted((a, b) => b.savedAt - a.savedAt);

function readableModel({ id, model, savedAt, revision }: SavedStageModel): KeptStageModel[] {
  const parsed = parseStageModel(model);
  return parsed.ok ? [{ id, model: parsed.value, savedAt, revision }] : [];
}

const changedAt = (dataset: KeptDataset): number => dataset.appendedAt ?? dataset.importedAt;

const key = Symbol('workspace');

/** Makes the workspace known to all components below; called once, by App. */
export const provideWorkspace = (workspace: Workspace): Workspace => setContext(key, workspace);

/** The page's data sets, inside a component. */
export const useWorkspace = (): Workspace => getContext<Workspace>(key);
