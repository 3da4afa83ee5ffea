import { addRowsStep, addStep, forgetRecord, redoStep, undoStep } from './history';
import { sameValue } from '../model/same-value';
import type { Changed, KeptRows, RecordChange, RecordKind, Records, SavedRecord, Step, StepEntry } from './record';
import type { RecordTable, Shelf } from './shelf';
import { writeError } from './storage-failure';
import { Tabs } from './tabs';

/** Views, segments, boards, stage models, touchpoints, catalogues and labels of data sets of this browser: records that carry a revision, and the history of their changes. */
export class RecordStore {
  readonly #shelf: Pick<Shelf, 'records'>;
  readonly #tabs: Pick<Tabs, 'tell'>;

  constructor(shelf: Pick<Shelf, 'records'>, tabs: Pick<Tabs, 'tell'> = new Tabs()) {
    this.#shelf = shelf;
    this.#tabs = tabs;
  }

  all(): Promise<Records> {
    return this.#shelf.records(async (table) => ({
      records: await table.all(),
      undo: (await table.lastDone()) ?? null,
      redo: (await table.firstUndone()) ?? null,
    }));
  }

  /**
   * Makes all changes or, where one is stale, none; as one step of the history unless `undoable` is false. A change to what is there already is not stale and leaves the record as it is.
   * @throws FailureError storageFull
   */
  change(changes: readonly RecordChange[], undoable = true): Promise<Changed> {
    return this.#write(async (table): Promise<Changed> => {
      const asked: { mine: RecordChange; theirs: SavedRecord | null }[] = [];
      for (const mine of changes) asked.push({ mine, theirs: (await table.get(mine.kind, mine.id)) ?? null });
      const stale = asked.filter(({ mine, theirs }) => mine.read !== (theirs?.revision ?? null) && !says(theirs, mine));
      if (stale.length > 0) return { ok: false, stale };
      const records: (SavedRecord | null)[] = [];
      const entries: StepEntry[] = [];
      for (const { mine, theirs } of asked) {
        const { kind, id } = mine;
        const after = await written(table, mine, theirs);
        records.push(after);
        if (!says(theirs, mine)) entries.push({ kind, id, before: theirs, after });
      }
      return { ok: true, records, step: undoable ? await addStep(table, entries) : null };
    });
  }

  /** Takes back the last of the changes of all tabs; null when there is none. */
  undo(): Promise<Step | null> {
    return this.#write(undoStep);
  }

  /** Does again what was taken back last; null when there is nothing. */
  redo(): Promise<Step | null> {
    return this.#write(redoStep);
  }

  /** Notes that a data set was given other rows, which can be undone as long as both are kept. */
  async gaveRows(id: string, from: KeptRows, to: KeptRows): Promise<void> {
    await this.#write((table) => addRowsStep(table, id, { from, to }));
  }

  /** Takes back that a data set was given the rows it has: as the last step of the history or, where others followed, by another. */
  async takeRowsBack(id: string, given: KeptRows, before: KeptRows): Promise<void> {
    await this.#write(async (table) => {
      const last = await table.lastDone();
      if (last?.entries.length === 1 && last.entries[0]?.after?.rows?.generation === given.generation) {
        return undoStep(table);
      }
      const now = await table.get('dataset', id);
      if (now === undefined) return null;
      await table.put({ ...now, revision: now.revision + 1, rows: before });
      return addRowsStep(table, id, { from: given, to: before });
    });
  }

  /** Notes that these revisions are in a file. */
  async markFiled(given: readonly Pick<SavedRecord, 'kind' | 'id' | 'revision'>[]): Promise<void> {
    await this.#write(async (table) => {
      for (const { kind, id, revision } of given) {
        const record = await table.get(kind, id);
        if (record?.revision === revision) await table.put({ ...record, filed: revision });
      }
    });
  }

  /** Removes the records of these kinds with an id for good, whatever their revision. */
  forget(kinds: readonly RecordKind[], id: string): Promise<void> {
    return this.#write(async (table) => {
      for (const kind of kinds) {
        await table.remove(kind, id);
        await forgetRecord(table, { kind, id });
      }
    });
  }

  async #write<T>(work: (table: RecordTable) => Promise<T>): Promise<T> {
    try {
      const done = await this.#shelf.records(work);
      this.#tabs.tell();
      return done;
    } catch (error) {
      throw await writeError(error, 0);
    }
  }
}

const says = (theirs: SavedRecord | null, mine: RecordChange): boolean =>
  sameValue(theirs?.content ?? null, mine.content);

async function written(
  table: RecordTable,
  mine: RecordChange,
  theirs: SavedRecord | null,
): Promise<SavedRecord | null> {
  if (says(theirs, mine)) return theirs;
  const record = recordAfter(mine, theirs);
  if (record === null) await table.remove(mine.kind, mine.id);
  else await table.put(record);
  return record;
}

function recordAfter({ kind, id, content, savedAt }: RecordChange, before: SavedRecord | null): SavedRecord | null {
  if (content === null) return null;
  const stamp = { createdAt: before?.createdAt ?? savedAt, savedAt, revision: (before?.revision ?? 0) + 1 };
  return { kind, id, content, v: 1, ...stamp };
}
