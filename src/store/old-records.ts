import type { Transaction } from 'dexie';
import type { RecordKind, SavedRecord } from './record';

/** An entry of a table that version 4 of the storage had for each kind. */
interface OldEntry {
  id: string;
  name?: string;
  savedAt: number;
  /** segments had none of these */
  createdAt?: number;
  revision?: number;
  dataset?: string | null;
  [content: string]: unknown;
}

/** The kind of each old table, and what its entries said. */
const tables: Record<string, { kind: RecordKind; content: (entry: OldEntry) => object }> = {
  views: { kind: 'view', content: ({ name, spec, dataset = null }) => ({ name, spec, dataset }) },
  segments: { kind: 'segment', content: ({ name, segment }) => ({ name, segment }) },
  boards: { kind: 'board', content: ({ name, board, dataset = null }) => ({ name, board, dataset }) },
  stageModels: { kind: 'stageModel', content: ({ model }) => ({ model }) },
};

const touchpointsKey = 'touchpoints ';

/** Moves what version 4 of the storage kept in a table for each kind, and touchpoints among the settings, to the records. */
export async function moveToRecords(transaction: Transaction): Promise<void> {
  const records = transaction.table<SavedRecord>('records');
  for (const [name, { kind, content }] of Object.entries(tables)) {
    const entries = await transaction.table<OldEntry>(name).toArray();
    await records.bulkPut(
      entries.map((entry) => {
        const { id, savedAt, createdAt = savedAt, revision = 1 } = entry;
        return { kind, id, content: content(entry), v: 1, createdAt, savedAt, revision } as SavedRecord;
      }),
    );
  }
  const settings = transaction.table<{ key: string; value: unknown }>('settings');
  const kept = await settings.where('key').startsWith(touchpointsKey).toArray();
  const savedAt = Date.now();
  await records.bulkPut(
    kept.map(({ key, value: touchpoints }): SavedRecord => ({
      ...{ kind: 'touchpoints', id: key.slice(touchpointsKey.length), content: { touchpoints } },
      ...{ v: 1, createdAt: savedAt, savedAt, revision: 1 },
    })),
  );
  await settings.bulkDelete(kept.map(({ key }) => key));
}
