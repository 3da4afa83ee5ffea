import type { RecordChange, RecordContents, RecordKind, Records, SavedRecord, StaleChange, Step } from '../../store';
import { newId } from '../id';
import type { Kept, StorePort, Unkept } from '../ports';
import { isInFiles, recordKinds } from './record-kinds';

/** The records of one kind; the list stays the same one while nothing of it changes. */
class RecordList<Kind extends RecordKind> {
  #kept = $state.raw<readonly Kept<Kind>[]>([]);

  constructor(readonly kind: Kind) {}

  get kept(): readonly Kept<Kind>[] {
    return this.#kept;
  }

  take(records: readonly SavedRecord[]): void {
    const { read, order } = recordKinds[this.kind];
    const own = records.filter((record): record is SavedRecord<Kind> => record.kind === this.kind);
    const next = own.flatMap((record) => read(record)).toSorted(order);
    if (JSON.stringify(next) !== JSON.stringify(this.#kept)) this.#kept = next;
  }

  put(kept: Kept<Kind>): void {
    this.#kept = [kept, ...this.#without(kept.id)].toSorted(recordKinds[this.kind].order);
  }

  remove(id: string): void {
    this.#kept = this.#without(id);
  }

  #without(id: string): Kept<Kind>[] {
    return this.#kept.filter((kept) => kept.id !== id);
  }
}

/** A change of several records; made by `saving` and `removing`. */
export interface Change {
  /** shows it before it is written */
  show: () => void;
  write: RecordChange;
}

/** The records of this browser. Changes are shown at once and written one after the other; one that is stale waits in `asked` until somebody has chosen. */
export class SavedRecords {
  readonly #lists: { readonly [Kind in RecordKind]: RecordList<Kind> } = {
    view: new RecordList('view'),
    segment: new RecordList('segment'),
    board: new RecordList('board'),
    stageModel: new RecordList('stageModel'),
    touchpoints: new RecordList('touchpoints'),
    catalogue: new RecordList('catalogue'),
    dataset: new RecordList('dataset'),
  };
  #next = $state.raw<Pick<Records, 'undo' | 'redo'>>({ undo: null, redo: null });
  #unfiled = $state(0);
  #refused = $state(0);
  #asked = $state.raw<readonly StaleChange[]>([]);
  readonly #store: StorePort['records'];
  readonly #read: () => void;
  #made: Step | null = null;
  #last: Promise<unknown> = Promise.resolve();
  #writing = 0;

  /** `read`: called whenever all records have been read again */
  constructor(store: StorePort['records'], read: () => void = () => undefined) {
    this.#store = store;
    this.#read = read;
  }

  /** true where anything is saved that a file of the workspace holds */
  get some(): boolean {
    return Object.values(this.#lists).some(({ kind, kept }) => isInFiles(kind) && kept.length > 0);
  }

  /** the last change this tab has made */
  get made(): Step | null {
    return this.#made;
  }

  /** how often the browser has refused to keep a change, which is lost then */
  get refused(): number {
    return this.#refused;
  }

  /** how many records are in no file as they are */
  get unfiled(): number {
    return this.#unfiled;
  }

  /** what can be undone and redone next; null: nothing */
  get next(): Pick<Records, 'undo' | 'redo'> {
    return this.#next;
  }

  /** changes that would have written over what another tab has saved */
  get asked(): readonly StaleChange[] {
    return this.#asked;
  }

  /** The records of a kind, in the order lists have. */
  of<Kind extends RecordKind>(kind: Kind): readonly Kept<Kind>[] {
    return this.#lists[kind].kept;
  }

  find<Kind extends RecordKind>(kind: Kind, id: string): Kept<Kind> | undefined {
    return this.of(kind).find((kept) => kept.id === id);
  }

  /** Reads all records again. What is being written stays as it is shown; it is read after. */
  async load(): Promise<void> {
    const { records, undo, redo } = await this.#store.all();
    if (this.#writing > 0) return;
    for (const list of Object.values(this.#lists)) list.take(records);
    this.#next = { undo, redo };
    this.#unfiled = records.filter(({ kind, filed, revision }) => isInFiles(kind) && filed !== revision).length;
    this.#read();
  }

  saving<Kind extends RecordKind>(kind: Kind, kept: Unkept<Kind>): Change {
    const { id, savedAt, revision } = kept;
    const read = revision ?? null;
    return {
      show: () => this.#lists[kind].put({ ...kept, revision: (read ?? 0) + 1 }),
      write: { kind, id, content: recordKinds[kind].write(kept), savedAt, read },
    };
  }

  removing(kind: RecordKind, id: string): Change | null {
    const kept = this.find(kind, id);
    if (kept === undefined) return null;
    return {
      show: () => this.#lists[kind].remove(id),
      write: { kind, id, content: null, savedAt: Date.now(), read: kept.revision },
    };
  }

  /** Makes changes together. True when all were made; those that are stale are asked about and the others made. */
  change(changes: readonly Change[]): Promise<boolean> {
    for (const { show } of changes) show();
    return this.#write(changes.map(({ write }) => write));
  }

  /** Makes changes whose outcome can be had again from a file or, then no steps of the history, from a demo. */
  changeAsFiled(changes: readonly Change[], from: 'file' | 'demo' = 'file'): Promise<boolean> {
    for (const { show } of changes) show();
    const writes = changes.map(({ write }) => write);
    return this.#queue(async () => {
      const done = await this.#writeNow(writes, from === 'file');
      // what was stale is another tab's now, and in no file
      const made = writes.filter((change) => !this.#asked.some(({ mine }) => sameRecord(mine, change)));
      await this.#store.markFiled(made.map(({ kind, id, read }) => ({ kind, id, revision: (read ?? 0) + 1 })));
      return done;
    });
  }

  /** What is saved here instead of there, or the other way round, or both, where a copy can be. */
  async choose({ mine, theirs }: StaleChange, choice: 'mine' | 'theirs' | 'both', copy: string): Promise<void> {
    this.#asked = this.#asked.filter((one) => one.mine !== mine);
    if (choice === 'theirs') return;
    const read = choice === 'mine' ? (theirs?.revision ?? null) : null;
    const content = choice === 'both' && mine.content !== null ? named(mine.content, copy) : mine.content;
    const own = choice === 'both' ? { id: newId(), savedAt: Date.now() } : {};
    await this.#write([{ ...mine, ...own, content, read }]);
  }

  /** Takes back the last change of all tabs; null when there is none. */
  undo(): Promise<Step | null> {
    return this.#queue(() => this.#store.undo());
  }

  /** Does again what was taken back last; null when there is nothing. */
  redo(): Promise<Step | null> {
    return this.#queue(() => this.#store.redo());
  }

  /** Takes back a change: as the last step of the history or, where others followed, by another change. */
  async takeBack({ at, entries }: Step): Promise<void> {
    if (this.#next.undo?.at === at) await this.undo();
    else
      await this.#write(
        entries.toReversed().map(({ kind, id, before, after }) => ({
          ...{ kind, id, content: before?.content ?? null },
          ...{ savedAt: before?.savedAt ?? Date.now(), read: after?.revision ?? null },
        })),
      );
  }

  /** Notes that these revisions are in a file. */
  markFiled(given: Parameters<StorePort['records']['markFiled']>[0]): Promise<void> {
    return this.#queue(() => this.#store.markFiled(given));
  }

  #write(changes: readonly RecordChange[]): Promise<boolean> {
    return this.#queue(() => this.#writeNow(changes));
  }

  #queue<T>(work: () => Promise<T>): Promise<T> {
    this.#writing += 1;
    const done = this.#last
      .then(work)
      .catch((error: unknown) => {
        this.#refused += 1;
        throw error;
      })
      .finally(() => this.#written());
    this.#last = done.catch(() => undefined);
    return done;
  }

  async #written(): Promise<void> {
    this.#writing -= 1;
    if (this.#writing === 0) await this.load();
  }

  async #writeNow(changes: readonly RecordChange[], undoable = true): Promise<boolean> {
    // what follows a stale change was made on top of it
    const late = changes.flatMap((mine) =>
      this.#asked.filter((one) => sameRecord(one.mine, mine)).map((one) => ({ ...one, mine })),
    );
    const done = await this.#store.change(
      changes.filter((change) => !late.some(({ mine }) => mine === change)),
      undoable,
    );
    if (done.ok && done.step !== null) this.#made = done.step;
    const stale = done.ok ? late : [...late, ...done.stale];
    if (stale.length === 0) return true;
    this.#asked = [...this.#asked.filter(({ mine }) => !stale.some((one) => sameRecord(one.mine, mine))), ...stale];
    const others = done.ok ? [] : changes.filter((change) => !stale.some(({ mine }) => mine === change));
    if (others.length > 0) await this.#writeNow(others, undoable);
    return false;
  }
}

const sameRecord = (a: RecordChange, b: RecordChange): boolean => a.kind === b.kind && a.id === b.id;

/** The same content under another name; touchpoints have none. */
function named(content: RecordContents[RecordKind], name: string): RecordContents[RecordKind] {
  if ('name' in content) return { ...content, name };
  if ('model' in content && typeof content.model === 'object') return { model: { ...content.model, name } };
  return content;
}
