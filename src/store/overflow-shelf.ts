import { withLabels } from './dataset-labels';
import { generationsOf, type Manifest } from './manifest';
import type { RecordTable, RememberedMapping, Shelf } from './shelf';

/**
 * The shelf on disk, and beside it what did not fit there and lives in the page's memory until the tab closes. New things go to disk; data sets are
 * looked for on both. Who imports into memory writes to `memory` itself.
 */
export class OverflowShelf implements Shelf {
  constructor(
    readonly disk: Shelf,
    readonly memory: Shelf,
  ) {}

  async manifests(): Promise<Manifest[]> {
    return [...(await this.memory.manifests()), ...(await this.disk.manifests())];
  }

  async manifest(id: string): Promise<Manifest | null> {
    return (await this.memory.manifest(id)) ?? this.disk.manifest(id);
  }

  async putManifest(manifest: Manifest): Promise<void> {
    const held = await this.memory.generations();
    const inMemory = generationsOf(manifest).some((generation) => held.includes(generation));
    return inMemory ? this.memory.putManifest(manifest) : this.disk.putManifest(manifest);
  }

  async removeManifest(id: string): Promise<void> {
    const inMemory = (await this.memory.manifest(id)) !== null;
    return inMemory ? this.memory.removeManifest(id) : this.disk.removeManifest(id);
  }

  putChunk(generation: string, index: number, chunk: Blob): Promise<void> {
    return this.disk.putChunk(generation, index, chunk);
  }

  async chunks(generation: string): Promise<Blob[]> {
    const held = await this.memory.chunks(generation);
    return held.length > 0 ? held : this.disk.chunks(generation);
  }

  async removeChunks(generation: string): Promise<void> {
    await this.memory.removeChunks(generation);
    await this.disk.removeChunks(generation);
  }

  removeColumns(generation: string): Promise<void> {
    return this.disk.removeColumns(generation);
  }

  async generations(): Promise<string[]> {
    return [...(await this.memory.generations()), ...(await this.disk.generations())];
  }

  records<T>(work: (table: RecordTable) => Promise<T>): Promise<T> {
    const kept = {
      manifests: () => this.memory.manifests(),
      manifest: (id: string) => this.memory.manifest(id),
      relabel: (manifest: Manifest) => this.memory.putManifest(manifest),
    };
    return this.disk.records((table) => work(withLabels(table, kept)));
  }

  mapping(headerKey: string): Promise<RememberedMapping | null> {
    return this.disk.mapping(headerKey);
  }

  putMapping(mapping: RememberedMapping): Promise<void> {
    return this.disk.putMapping(mapping);
  }

  setting(key: string): Promise<unknown> {
    return this.disk.setting(key);
  }

  putSetting(key: string, value: unknown): Promise<void> {
    return this.disk.putSetting(key, value);
  }

  removeSetting(key: string): Promise<void> {
    return this.disk.removeSetting(key);
  }

  settingKeys(prefix: string): Promise<string[]> {
    return this.disk.settingKeys(prefix);
  }
}
