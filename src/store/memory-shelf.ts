import { turns } from '../model/turns';
import { generationsOf, type Manifest } from './manifest';
import { withLabels } from './dataset-labels';
import type { RecordKind, SavedRecord, Step } from './record';
import type { RecordTable, RememberedMapping, Shelf } from './shelf';

const keyOf = (kind: RecordKind, id: string): string => `${kind} ${id}`;

/** The shelf of a page without lasting storage: everything is gone with the tab. */
export class MemoryShelf implements Shelf {
  readonly #manifests = new Map<string, Manifest>();
  readonly #chunks = new Map<string, Blob[]>();
  readonly #records = new Map<string, SavedRecord>();
  readonly #steps = new Map<number, Step>();
  #nextStep = 0;
  readonly #mappings = new Map<string, RememberedMapping>();
  readonly #settings = new Map<string, unknown>();
  readonly #table: RecordTable = withLabels(
    {
      all: () => Promise.resolve([...this.#records.values()]),
      get: (kind, id) => Promise.resolve(this.#records.get(keyOf(kind, id))),
      put: (record) => Promise.resolve(this.#records.set(keyOf(record.kind, record.id), record)),
      remove: (kind, id) => Promise.resolve(this.#records.delete(keyOf(kind, id))),
      steps: () => Promise.resolve([...this.#steps.values()].toSorted((a, b) => a.at - b.at)),
      stepKeys: async (wanted) =>
        (await this.#table.steps()).flatMap(({ at, undone }) => (undone === wanted ? [at] : [])),
      lastDone: async () => (await this.#table.steps()).findLast(({ undone }) => undone === 0),
      firstUndone: async () => (await this.#table.steps()).find(({ undone }) => undone === 1),
      putStep: ({ at = (this.#nextStep += 1), ...step }) => {
        this.#steps.set(at, { ...step, at });
        return Promise.resolve(at);
      },
      removeSteps: (gone) => Promise.resolve(gone.forEach((at) => this.#steps.delete(at))),
      holds: () => Promise.resolve(false),
    },
    {
      manifests: () => this.manifests(),
      manifest: (id) => this.manifest(id),
      relabel: (manifest) => this.putManifest(manifest),
    },
  );
  /** one transaction after the other */
  readonly #inTurn = turns();

  manifests(): Promise<Manifest[]> {
    return Promise.resolve([...this.#manifests.values()]);
  }

  manifest(id: string): Promise<Manifest | null> {
    return Promise.resolve(this.#manifests.get(id) ?? null);
  }

  putManifest(manifest: Manifest): Promise<void> {
    const stored = generationsOf(manifest).reduce((sum, id) => sum + (this.#chunks.get(id)?.length ?? 0), 0);
    const needed = manifest.current.chunks.length + (manifest.previous?.chunks.length ?? 0);
    if (stored !== needed) return Promise.reject(new Error(`${stored} chunks are stored, ${needed} are named`));
    this.#manifests.set(manifest.id, manifest);
    return Promise.resolve();
  }

  removeManifest(id: string): Promise<void> {
    this.#manifests.delete(id);
    return Promise.resolve();
  }

  putChunk(generation: string, index: number, chunk: Blob): Promise<void> {
    const chunks = this.#chunks.get(generation) ?? [];
    chunks[index] = chunk;
    this.#chunks.set(generation, chunks);
    return Promise.resolve();
  }

  chunks(generation: string): Promise<Blob[]> {
    return Promise.resolve([...(this.#chunks.get(generation) ?? [])]);
  }

  removeChunks(generation: string): Promise<void> {
    this.#chunks.delete(generation);
    return Promise.resolve();
  }

  /** It keeps none. */
  removeColumns(): Promise<void> {
    return Promise.resolve();
  }

  generations(): Promise<string[]> {
    return Promise.resolve([...this.#chunks.keys()]);
  }

  records<T>(work: (table: RecordTable) => Promise<T>): Promise<T> {
    return this.#inTurn(() => work(this.#table));
  }

  mapping(headerKey: string): Promise<RememberedMapping | null> {
    return Promise.resolve(this.#mappings.get(headerKey) ?? null);
  }

  putMapping(mapping: RememberedMapping): Promise<void> {
    this.#mappings.set(mapping.headerKey, mapping);
    return Promise.resolve();
  }

  setting(key: string): Promise<unknown> {
    return Promise.resolve(this.#settings.get(key));
  }

  putSetting(key: string, value: unknown): Promise<void> {
    this.#settings.set(key, value);
    return Promise.resolve();
  }

  settingKeys(prefix: string): Promise<string[]> {
    return Promise.resolve([...this.#settings.keys()].filter((key) => key.startsWith(prefix)));
  }

  removeSetting(key: string): Promise<void> {
    this.#settings.delete(key);
    return Promise.resolve();
  }
}
