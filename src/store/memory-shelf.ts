import { generationsOf, type Manifest } from './manifest';
import type { RememberedMapping, SavedBoard, SavedSegment, SavedStageModel, SavedView, Shelf } from './shelf';

/** The shelf of a page without lasting storage: everything is gone with the tab. */
export class MemoryShelf implements Shelf {
  readonly #manifests = new Map<string, Manifest>();
  readonly #chunks = new Map<string, Blob[]>();
  readonly #views = new Map<string, SavedView>();
  readonly #segments = new Map<string, SavedSegment>();
  readonly #boards = new Map<string, SavedBoard>();
  readonly #stageModels = new Map<string, SavedStageModel>();
  readonly #mappings = new Map<string, RememberedMapping>();
  readonly #settings = new Map<string, unknown>();

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

  generations(): Promise<string[]> {
    return Promise.resolve([...this.#chunks.keys()]);
  }

  views(): Promise<SavedView[]> {
    return Promise.resolve([...this.#views.values()]);
  }

  putView(view: SavedView): Promise<void> {
    this.#views.set(view.id, view);
    return Promise.resolve();
  }

  removeView(id: string): Promise<void> {
    this.#views.delete(id);
    return Promise.resolve();
  }

  segments(): Promise<SavedSegment[]> {
    return Promise.resolve([...this.#segments.values()]);
  }

  putSegment(segment: SavedSegment): Promise<void> {
    this.#segments.set(segment.id, segment);
    return Promise.resolve();
  }

  removeSegment(id: string): Promise<void> {
    this.#segments.delete(id);
    return Promise.resolve();
  }

  boards(): Promise<SavedBoard[]> {
    return Promise.resolve([...this.#boards.values()]);
  }

  putBoard(board: SavedBoard): Promise<void> {
    this.#boards.set(board.id, board);
    return Promise.resolve();
  }

  removeBoard(id: string): Promise<void> {
    this.#boards.delete(id);
    return Promise.resolve();
  }

  stageModels(): Promise<SavedStageModel[]> {
    return Promise.resolve([...this.#stageModels.values()]);
  }

  putStageModel(model: SavedStageModel): Promise<void> {
    this.#stageModels.set(model.id, model);
    return Promise.resolve();
  }

  removeStageModel(id: string): Promise<void> {
    this.#stageModels.delete(id);
    return Promise.resolve();
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

  removeSetting(key: string): Promise<void> {
    this.#settings.delete(key);
    return Promise.resolve();
  }
}
