import Dexie, { type Table } from 'dexie';
import { generationsOf, type Manifest } from './manifest';
import type { RememberedMapping, SavedBoard, SavedSegment, SavedStageModel, SavedView, Shelf } from './shelf';

interface StoredChunk {
  generation: string;
  index: number;
  chunk: Blob;
}

/** The shelf in IndexedDB. Version 2 added segments, version 3 boards, version 4 stage models; a later one adds `version(n).upgrade` and a frozen example in the test. */
export class DiskShelf implements Shelf {
  readonly #database: Dexie;
  readonly #datasets: Table<Manifest, string>;
  readonly #chunks: Table<StoredChunk, [string, number]>;
  readonly #views: Table<SavedView, string>;
  readonly #segments: Table<SavedSegment, string>;
  readonly #boards: Table<SavedBoard, string>;
  readonly #stageModels: Table<SavedStageModel, string>;
  readonly #mappings: Table<RememberedMapping, string>;
  readonly #settings: Table<{ key: string; value: unknown }, string>;

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
    this.#datasets = this.#database.table('datasets');
    this.#chunks = this.#database.table('chunks');
    this.#views = this.#database.table('views');
    this.#segments = this.#database.table('segments');
    this.#boards = this.#database.table('boards');
    this.#stageModels = this.#database.table('stageModels');
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
    await this.#chunks.where('generation').equals(generation).delete();
  }

  async generations(): Promise<string[]> {
    const keys = await this.#chunks.orderBy('generation').uniqueKeys();
    return keys.map(String);
  }

  views(): Promise<SavedView[]> {
    return this.#views.toArray();
  }

  async putView(view: SavedView): Promise<void> {
    await this.#views.put(view);
  }

  removeView(id: string): Promise<void> {
    return this.#views.delete(id);
  }

  segments(): Promise<SavedSegment[]> {
    return this.#segments.toArray();
  }

  async putSegment(segment: SavedSegment): Promise<void> {
    await this.#segments.put(segment);
  }

  removeSegment(id: string): Promise<void> {
    return this.#segments.delete(id);
  }

  boards(): Promise<SavedBoard[]> {
    return this.#boards.toArray();
  }

  async putBoard(board: SavedBoard): Promise<void> {
    await this.#boards.put(board);
  }

  removeBoard(id: string): Promise<void> {
    return this.#boards.delete(id);
  }

  stageModels(): Promise<SavedStageModel[]> {
    return this.#stageModels.toArray();
  }

  async putStageModel(model: SavedStageModel): Promise<void> {
    await this.#stageModels.put(model);
  }

  removeStageModel(id: string): Promise<void> {
    return this.#stageModels.delete(id);
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

  removeSetting(key: string): Promise<void> {
    return this.#settings.delete(key);
  }

  close(): void {
    this.#database.close();
  }
}
