import type { Changed, RecordChange, RecordKind, SavedRecord } from './record';
import type { RecordTable, Shelf } from './shelf';

/** Views, segments, boards, stage models and touchpoints of this browser: records that carry a revision. */
export class RecordStore {
  #channel: BroadcastChannel | null = null;
  readonly #shelf: Pick<Shelf, 'records'>;

  constructor(shelf: Pick<Shelf, 'records'>) {
    this.#shelf = shelf;
  }

  /** Calls when another tab has changed something, and tells other tabs of the changes of this one. */
  watch(changed: () => void): void {
    this.#channel = new BroadcastChannel('wayfold records');
    this.#channel.addEventListener('message', changed);
  }

  all(): Promise<SavedRecord[]> {
    return this.#shelf.records((table) => table.all());
  }

  /** Makes all changes or, where one is stale, none. A change to what is there already is not stale. */
  async change(changes: readonly RecordChange[]): Promise<Changed> {
    const changed = await this.#change(changes);
    if (changed.ok) this.#channel?.postMessage('changed');
    return changed;
  }

  #change(changes: readonly RecordChange[]): Promise<Changed> {
    return this.#shelf.records(async (table): Promise<Changed> => {
      const asked: { mine: RecordChange; theirs: SavedRecord | null }[] = [];
      for (const mine of changes) asked.push({ mine, theirs: (await table.get(mine.kind, mine.id)) ?? null });
      const stale = asked.filter(({ mine, theirs }) => mine.read !== (theirs?.revision ?? null) && !says(theirs, mine));
      if (stale.length > 0) return { ok: false, stale };
      const records: (SavedRecord | null)[] = [];
      for (const { mine, theirs } of asked) records.push(await written(table, mine, theirs));
      return { ok: true, records };
    });
  }

  /** Removes a record, whatever its revision. */
  async remove(kind: RecordKind, id: string): Promise<void> {
    await this.#shelf.records((table) => table.remove(kind, id));
    this.#channel?.postMessage('changed');
  }
}

const says = (theirs: SavedRecord | null, mine: RecordChange): boolean =>
  JSON.stringify(theirs?.content ?? null) === JSON.stringify(mine.content);

async function written(
  table: RecordTable,
  mine: RecordChange,
  theirs: SavedRecord | null,
): Promise<SavedRecord | null> {
  if (mine.read !== (theirs?.revision ?? null)) return theirs;
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
