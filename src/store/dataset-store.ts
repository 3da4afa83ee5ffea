import type { DatasetSource } from '../engine/protocol';
import type { ImportReport } from '../import/contract';
import type { DatasetSummary, WeekStart } from '../model/dataset';
import { FailureError, type Answer } from '../model/failure';
import { turns } from '../model/turns';
import { keepDemo, type Demo } from './keep-demo';
import { datasetLock, generationLock, holdShared, ifFree } from './locks';
import { generationsIn } from './history';
import { summaryOf, undoneBy, type Generation, type Manifest } from './manifest';
import { kindsOfDataset, type KeptRows } from './record';
import { RecordStore } from './record-store';
import { damage, sizeDamage } from './seal';
import { sweepScratch } from './scratch';
import type { Shelf } from './shelf';
import { writeError } from './storage-failure';
import { sweep } from './sweep';
import { Tabs } from './tabs';

/** A data set as it is kept. */
export interface KeptDataset {
  summary: DatasetSummary;
  report: ImportReport;
  weekStart: WeekStart;
  storedBytes: number;
  /** ms since 1970 */
  importedAt: number;
  /** ms since 1970 of the last append; null when there was none */
  appendedAt: number | null;
  /** what undoing takes back: added files, or that actors were left out */
  undoes: 'append' | 'leaveOut' | null;
  /** false: it lives in memory until the tab closes */
  lasting: boolean;
  demo: boolean;
}

/** Where things are kept, and how much of it. */
export interface StorageState {
  /** false: data sets live in memory until the tab closes */
  lasting: boolean;
  usedBytes: number;
  /** what this browser allows, as far as it says */
  quotaBytes: number | null;
  persisted: boolean;
}

/** With Chromium's details. Files of OPFS are scratch and gone after an import, but one swept after a restart is counted as 4 GB less its size, in the quota too. */
type Estimate = StorageEstimate & { usageDetails?: { fileSystem?: number } };

interface Held {
  id: string;
  release: () => Promise<void>;
}

/** Data sets of this browser, and the records beside them. Answers are plain data; nothing throws but bugs. */
export class DatasetStore {
  #held: Held | null = null;
  /** what this tab reads is changed by one after the other: who lets go must know what is held */
  readonly #inTurn = turns();
  readonly tabs = new Tabs();
  readonly records: RecordStore;

  constructor(
    readonly shelf: Shelf,
    readonly kind: 'disk' | 'memory',
    /** where data sets go that are kept until the tab closes: the shelf itself, or beside one on disk */
    readonly memory: Shelf = shelf,
  ) {
    this.records = new RecordStore(shelf, this.tabs);
  }

  async storage(): Promise<StorageState> {
    const kept = await this.shelf.manifests();
    const passing = this.kind === 'disk' ? await this.#inMemory() : new Set<string>();
    const stored = kept.reduce((sum, manifest) => sum + (passing.has(manifest.id) ? 0 : storedBytes(manifest)), 0);
    if (typeof navigator === 'undefined' || !('storage' in navigator)) {
      return { lasting: this.kind === 'disk', usedBytes: stored, quotaBytes: null, persisted: false };
    }
    const [{ usage = 0, quota, usageDetails }, persisted]: [Estimate, boolean] = await Promise.all([
      navigator.storage.estimate(),
      navigator.storage.persisted(),
    ]);
    const scratch = usageDetails?.fileSystem ?? 0;
    return {
      lasting: this.kind === 'disk',
      usedBytes: Math.max(stored, usage - scratch),
      quotaBytes: quota === undefined ? null : quota - scratch,
      persisted,
    };
  }

  /** Asks the browser to keep the data until it is deleted by hand; true when it will. */
  persist(): Promise<boolean> {
    return 'storage' in navigator ? navigator.storage.persist() : Promise.resolve(false);
  }

  async datasets(): Promise<KeptDataset[]> {
    const passing = await this.#inMemory();
    return (await this.shelf.manifests()).map((manifest) => ({
      summary: summaryOf(manifest),
      report: manifest.current.report,
      weekStart: manifest.weekStart,
      storedBytes: storedBytes(manifest),
      importedAt: manifest.createdAt,
      appendedAt: manifest.appendedAt,
      undoes: undoneBy(manifest),
      lasting: !passing.has(manifest.id),
      demo: manifest.demo,
    }));
  }

  /** The chunks of a data set, sizes checked. This tab then counts as its reader until it asks for another or calls `letGo`. */
  source(id: string): Promise<Answer<{ source: DatasetSource }>> {
    return this.#answering(() => this.#inTurn(() => this.#hold(id)));
  }

  async #hold(id: string): Promise<{ source: DatasetSource }> {
    await this.#release();
    const release = await holdShared([datasetLock(id)]);
    try {
      const manifest = await this.#manifest(id);
      const releaseGeneration = await holdShared([generationLock(manifest.current.id)]);
      this.#held = { id, release: () => Promise.all([release(), releaseGeneration()]).then(() => undefined) };
      const chunks = await this.shelf.chunks(manifest.current.id);
      const detail = sizeDamage(chunks, manifest.current.chunks);
      if (detail !== null) throw new FailureError({ code: 'datasetDamaged', id, detail });
      const { name, timeZone, weekStart } = manifest;
      return { source: { id, name, timeZone, weekStart, generation: manifest.current.id, chunks } };
    } catch (error) {
      if (this.#held === null) await release();
      else await this.#release();
      throw error;
    }
  }

  /** This tab reads no data set any more. */
  letGo(): Promise<void> {
    return this.#inTurn(() => this.#release());
  }

  async #release(): Promise<void> {
    const held = this.#held;
    this.#held = null;
    await held?.release();
  }

  /** Keeps a bundled demo as a data set. */
  addDemo(demo: Demo): Promise<Answer<{ id: string }>> {
    return this.#changing(async () => ({ id: await keepDemo(this.shelf, demo) }));
  }

  /** datasetInUse when another tab reads it. */
  delete(id: string): Promise<Answer<object>> {
    return this.#changing(async () => {
      await this.#inTurn(async () => (this.#held?.id === id ? this.#release() : undefined));
      const done = await ifFree(datasetLock(id), async () => {
        await this.#manifest(id);
        await this.shelf.removeManifest(id);
        await this.records.forget(kindsOfDataset, id);
      });
      if (done === null) throw new FailureError({ code: 'datasetInUse', id });
      await sweep(this.shelf);
      return {};
    });
  }

  /** Makes a step of the history of what an import has just changed; true when it gave a data set other rows. */
  async noteRows(id: string): Promise<boolean> {
    const manifest = await this.shelf.manifest(id);
    if (manifest === null || manifest.previous === null || undoneBy(manifest) === null) return false;
    await this.records.gaveRows(id, rowsOf(manifest.previous), rowsOf(manifest.current));
    return true;
  }

  /** Back to the generation before the last append; tabs that read the newer one may go on. It can be done again as long as both are kept. */
  undoAppend(id: string): Promise<Answer<object>> {
    return this.#changing(async () => {
      const manifest = await this.#manifest(id);
      const { current, previous } = manifest;
      if (previous !== null && undoneBy(manifest) !== null) {
        await this.records.takeRowsBack(id, rowsOf(current), rowsOf(previous));
      }
      return {};
    });
  }

  /** Reads every byte and compares the checksums; datasetDamaged when one differs. What was derived of them is derived anew. */
  check(id: string): Promise<Answer<object>> {
    return this.#answering(async () => {
      const { current } = await this.#manifest(id);
      await this.shelf.removeColumns(current.id);
      const detail = await damage(await this.shelf.chunks(current.id), current.chunks);
      if (detail !== null) throw new FailureError({ code: 'datasetDamaged', id, detail });
      return {};
    });
  }

  /** The data set as one `.duckdb` file. */
  file(id: string): Promise<Answer<{ file: Blob }>> {
    return this.#answering(async () => {
      const { current } = await this.#manifest(id);
      const chunks = await this.shelf.chunks(current.id);
      const detail = sizeDamage(chunks, current.chunks);
      if (detail !== null) throw new FailureError({ code: 'datasetDamaged', id, detail });
      return { file: new Blob(chunks, { type: 'application/vnd.duckdb' }) };
    });
  }

  /** Removes what killed imports left over; call at start-up. */
  async sweep(): Promise<void> {
    await this.#forgetUndone();
    await sweep(this.shelf);
    if (this.kind === 'disk') await sweepScratch();
  }

  /** Rows whose undoing cannot be undone any more are not needed. */
  async #forgetUndone(): Promise<void> {
    const steps = await this.shelf.records((table) => table.steps());
    for (const manifest of await this.shelf.manifests()) {
      const { id, previous } = manifest;
      if (previous === null || undoneBy(manifest) !== null) continue;
      const comesBack = steps.some((step) => generationsIn(step, id).includes(previous.id));
      if (!comesBack) await this.shelf.putManifest({ ...manifest, previous: null });
    }
  }

  /** ids of the data sets that live in memory */
  async #inMemory(): Promise<ReadonlySet<string>> {
    if (this.memory === this.shelf && this.kind === 'disk') return new Set();
    return new Set((await this.memory.manifests()).map(({ id }) => id));
  }

  async #manifest(id: string): Promise<Manifest> {
    const manifest = await this.shelf.manifest(id);
    if (manifest === null) throw new FailureError({ code: 'unknownDataset', id });
    return manifest;
  }

  /** Work that changes the list of data sets: the other tabs are told. */
  async #changing<T>(work: () => Promise<T>): Promise<Answer<T>> {
    const done = await this.#answering(work);
    if (done.ok) this.tabs.tell();
    return done;
  }

  async #answering<T>(work: () => Promise<T>): Promise<Answer<T>> {
    try {
      return { ok: true, ...(await work()) };
    } catch (thrown) {
      const error = await writeError(thrown, 0);
      if (error instanceof FailureError) return { ok: false, failure: error.failure };
      throw error;
    }
  }
}

const rowsOf = ({ id, summary }: Generation): KeptRows => ({ generation: id, events: summary.events });

const storedBytes = ({ current, previous }: Manifest): number => current.bytes + (previous?.bytes ?? 0);
