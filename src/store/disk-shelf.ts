import Dexie, { type Table } from 'dexie';
import { withLabels } from './dataset-labels';
import { generationsOf, type Manifest } from './manifest';
import { moveToRecords } from './old-records';
import type { SavedRecord, Step } from './record';
import type { RecordTable, RememberedMapping, Shelf } from './shelf';

interface StoredChunk {
  generation: string;
  index: number;
  chunk: Blob;
}

/**
 * The shelf in IndexedDB. Version 2 added segments, version 3 boards, version 4 stage models, version 5 put all of them and touchpoints among the records, version 6 added
 * their history, version 7 columns beside a data set. A later one adds `version(n).upgrade` and a frozen example
 * in the test.
 */
export class DiskShelf implements Shelf {
  readonly #database: Dexie;
  readonly #datasets: Table<Manifest, string>;
  readonly #chunks: Table<StoredChunk, [string, number]>;
  readonly #columns: Table<{ generation: string; name: string; kept: unknown }, [string, string]>;
  readonly #records: Table<SavedRecord, [string, string]>;
  readonly #steps: Table<Step, number, Omit<Step, 'at'> & { at?: number }>;
  readonly #mappings: Table<RememberedMapping, string>;
  readonly #settings: Table<{ key: string; value: unknown }, string>;
  readonly #table: RecordTable = withLabels(
    {
      all: () => this.#records.toArray(),
      get: (kind, id) => this.#records.get([kind, id]),
      put: (record) => this.#records.put(record),
      remove: (kind, id) => this.#records.delete([kind, id]),
      steps: () => this.#steps.toArray(),
      stepKeys: (undone) => this.#steps.where('undone').equals(undone).primaryKeys(),
      lastDone: () => this.#steps.where('undone').equals(0).last(),
      firstUndone: () => this.#steps.where('undone').equals(1).first(),
      putStep: (step) => this.#steps.put(step),
      removeSteps: (at) => this.#steps.bulkDelete([...at]),
      holds: () => Promise.resolve(false),
    },
    {
      manifests: () => this.#datasets.toArray(),
      manifest: (id) => this.#datasets.get(id),
      relabel: (manifest) => this.#datasets.put(manifest),
    },
  );

  constructor(name = 'wayfold') {
    this.#database = new Dexie(name);
    this.#database.version(1).stores({
      datasets: 'id',
      chunks: '[generation+index], generation',
      views: 'id',
      mappings: 'headerKey',
      settings: 'key',
    });
    this.#database.version(2).stores({ segments: 'id' });
    this.#database.version(3).stores({ boards: 'id' });
    this.#database.version(4).stores({ stageModels: 'id' });
    const gone = { views: null, segments: null, boards: null, stageModels: null };
    this.#database
      .version(5)
      .stores({ records: '[kind+id]', ...gone })
      .upgrade(moveToRecords);
    this.#database.version(6).stores({ steps: '++at, undone' });
    this.#database.version(7).stores({ columns: '[generation+name], generation' });
    this.#datasets = this.#database.table('datasets');
    this.#chunks = this.#database.table('chunks');
    this.#columns = this.#database.table('columns');
    this.#records = this.#database.table('records');
    this.#steps = this.#database.table('steps');
    this.#mappings = this.#database.table('mappings');
    this.#settings = this.#database.table('settings');
  }

  manifests(): Promise<Manifest[]> {
    return this.#datasets.toArray();
  }

  async manifest(id: string): Promise<Manifest | null> {
    return (await this.#datasets.get(id)) ?? null;
  }

  async putManifest(manifest: Manifest): Promise<void> {
    await this.#database.transaction('rw', this.#datasets, this.#chunks, async () => {
      const stored = await this.#chunks.where('generation').anyOf(generationsOf(manifest)).count();
      const needed = manifest.current.chunks.length + (manifest.previous?.chunks.length ?? 0);
      if (stored !== needed) throw new Error(`${stored} chunks are stored, ${needed} are named`);
      await this.#datasets.put(manifest);
    });
  }

  removeManifest(id: string): Promise<void> {
    return this.#datasets.delete(id);
  }

  async putChunk(generation: string, index: number, chunk: Blob): Promise<void> {
    await this.#chunks.put({ generation, index, chunk });
  }

  async chunks(generation: string): Promise<Blob[]> {
    const stored = await this.#chunks.where('generation').equals(generation).toArray();
    return stored.toSorted((a, b) => a.index - b.index).map(({ chunk }) => chunk);
  }

  async removeChunks(generation: string): Promise<void> {
    await this.#database.transaction('rw', this.#chunks, this.#columns, async () => {
      await this.#chunks.where('generation').equals(generation).delete();
      await this.removeColumns(generation);
    });
  }

  /** What was derived of a generation under this name; undefined where there is nothing. */
  async columns(generation: string, name: string): Promise<unknown> {
    return (await this.#columns.get([generation, name]))?.kept;
  }

  /** Keeps what was derived of a generation as long as its chunks are here. */
  async putColumns(generation: string, name: string, kept: object): Promise<void> {
    await this.#database.transaction('rw', this.#chunks, this.#columns, async () => {
      const chunks = await this.#chunks.where('generation').equals(generation).count();
      if (chunks > 0) await this.#columns.put({ generation, name, kept });
    });
  }

  async removeColumns(generation: string): Promise<void> {
    await this.#columns.where('generation').equals(generation).delete();
  }

  async generations(): Promise<string[]> {
    const keys = await this.#chunks.orderBy('generation').uniqueKeys();
    return keys.map(String);
  }

  records<T>(work: (table: RecordTable) => Promise<T>): Promise<T> {
    const tables = [this.#records, this.#steps, this.#datasets];
    return this.#database.transaction('rw', tables, async () => work(this.#table));
  }

  async mapping(headerKey: string): Promise<RememberedMapping | null> {
    return (await this.#mappings.get(headerKey)) ?? null;
  }

  async putMapping(mapping: RememberedMapping): Promise<void> {
    await this.#mappings.put(mapping);
  }

  async setting(key: string): Promise<unknown> {
    return (await this.#settings.get(key))?.value;
  }

  async putSetting(key: string, value: unknown): Promise<void> {
    await this.#settings.put({ key, value });
  }

  settingKeys(prefix: string): Promise<string[]> {
    return this.#settings.where('key').startsWith(prefix).primaryKeys();
  }

  removeSetting(key: string): Promise<void> {
    return this.#settings.delete(key);
  }

  close(): void {
    this.#database.close();
  }
}
