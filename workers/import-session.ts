import type { ImportOptions, ImportProgress, Inspection, MappedPreview } from '../src/import/contract';
import { inspect, previewMapping } from '../src/import/inspect';
import { FailureError, type Answer } from '../src/model/failure';
import { DiskShelf } from '../src/store/disk-shelf';
import { holdExclusive, importLock } from '../src/store/locks';
import { removeScratch, sweepScratch } from '../src/store/scratch';
import { freeBytes, writeError } from '../src/store/storage-failure';
import { sweep } from '../src/store/sweep';
import type { Engine } from './duckdb-engine';
import { PoisonedError } from './engine-failure';
import type { Shelf, StartedImportDoor } from './import-door';
import { importDatabase, isDatabase } from './import-database';
import { newId, type ImportContext, type ImportOutcome } from './import-context';
import { importFiles } from './import-files';
import { fitting, withRemembered } from './remembered';

interface Running {
  cancelled: boolean;
  /** rejects on cancel */
  stopped: Promise<never>;
  stop: () => void;
  engines: Engine[];
}

/** The work behind the import worker's door: one import at a time. Failures are answers; bugs are thrown. */
export class ImportSession implements StartedImportDoor {
  #base = '';
  #shelf: Shelf | null = null;
  #inMemory = false;
  #running: Running | null = null;
  #inspected: { key: string; inspection: Inspection } | null = null;

  async start(baseUrl: string, shelf: Shelf | null): Promise<void> {
    this.#base = baseUrl;
    this.#inMemory = shelf !== null;
    this.#shelf = shelf ?? new DiskShelf();
    if (shelf === null) await sweepScratch().catch(() => undefined);
  }

  inspect(files: File[]): Promise<Answer<{ inspection: Inspection }>> {
    return answering(async () => ({ inspection: await this.#inspect(files) }));
  }

  preview(inspection: Inspection, options: ImportOptions): Promise<Answer<{ preview: MappedPreview }>> {
    return answering(() => Promise.resolve({ preview: previewMapping(inspection, options) }));
  }

  import(
    files: File[],
    options: ImportOptions,
    progress: (progress: ImportProgress) => void,
  ): Promise<Answer<ImportOutcome>> {
    return answering(async () => {
      if (this.#running !== null) throw new Error('an import is running');
      const running = runningImport();
      this.#running = running;
      try {
        return await this.#import(files, options, progress, running);
      } finally {
        this.#running = null;
      }
    });
  }

  cancel(): Promise<void> {
    this.#running?.stop();
    return Promise.resolve();
  }

  async #inspect(files: File[]): Promise<Inspection> {
    const key = JSON.stringify(files.map(({ name, size, lastModified }) => [name, size, lastModified]));
    if (this.#inspected?.key === key) return this.#inspected.inspection;
    const answer = await inspect(files);
    if (!answer.ok) throw new FailureError(answer.failure);
    const found = answer.inspection;
    const remembered = await this.#opened().mapping(found.headerKey);
    const inspection = remembered === null ? found : withRemembered(found, remembered);
    this.#inspected = { key, inspection };
    return inspection;
  }

  async #import(
    files: File[],
    options: ImportOptions,
    progress: (progress: ImportProgress) => void,
    running: Running,
  ): Promise<ImportOutcome> {
    const generation = newId();
    const shelf = this.#opened();
    const release = await holdExclusive(importLock(generation));
    const check = (): void => {
      if (running.cancelled) throw new FailureError({ code: 'cancelled' });
    };
    const context: ImportContext = {
      ...{ base: this.#base, shelf, inMemory: this.#inMemory, generation, check },
      progress: (step) => progress(step),
      started: (engine) => running.engines.push(engine),
    };
    const work = this.#work(files, options, context);
    try {
      return await Promise.race([work, running.stopped]);
    } catch (error) {
      for (const engine of running.engines) await engine.close();
      await Promise.race([work.catch(() => undefined), new Promise((resolve) => setTimeout(resolve, 300))]);
      throw await importError(error, files);
    } finally {
      if (!this.#inMemory) await removeScratch(generation);
      await release();
      await sweep(shelf);
    }
  }

  async #work(files: File[], options: ImportOptions, context: ImportContext): Promise<ImportOutcome> {
    const [only] = files;
    if (only !== undefined && files.length === 1 && (await isDatabase(only))) {
      return importDatabase(only, options, context);
    }
    const inspection = await this.#inspect(files);
    const outcome = await importFiles(files, inspection, options, context);
    const { mapping } = outcome.report;
    const { importZone, timeZone, weekStart, dayOrder, duplicates, kinds } = options;
    const kept = Object.entries({ importZone, timeZone, weekStart, dayOrder, duplicates, kinds });
    const remembered = Object.fromEntries(kept.filter(([, value]) => value !== undefined));
    if (options.remember !== false && fitting(mapping, inspection)) {
      const { headerKey } = inspection;
      await context.shelf.putMapping({ headerKey, mapping, options: remembered, usedAt: Date.now() });
    }
    return outcome;
  }

  #opened(): Shelf {
    if (this.#shelf === null) throw new Error('the import worker was not started');
    return this.#shelf;
  }
}

/** A damaged engine is a failure of this import; a full disk is told with numbers. */
async function importError(thrown: unknown, files: readonly File[]): Promise<unknown> {
  if (thrown instanceof PoisonedError) return new FailureError({ code: 'engine', detail: thrown.message });
  const neededBytes = files.reduce((sum, { size }) => sum + size, 0);
  const error = await writeError(thrown, neededBytes);
  if (!(error instanceof FailureError && error.failure.code === 'storageFull' && error.failure.neededBytes === 0))
    return error;
  return new FailureError({ code: 'storageFull', neededBytes, freeBytes: (await freeBytes()) ?? 0 });
}

function runningImport(): Running {
  let reject: (failure: FailureError) => void = () => undefined;
  const stopped = new Promise<never>((_, fail) => {
    reject = fail;
  });
  stopped.catch(() => undefined);
  const running: Running = {
    ...{ cancelled: false, stopped, engines: [] },
    stop: () => {
      running.cancelled = true;
      reject(new FailureError({ code: 'cancelled' }));
    },
  };
  return running;
}

async function answering<T>(work: () => Promise<T>): Promise<Answer<T>> {
  try {
    return { ok: true, ...(await work()) };
  } catch (error) {
    if (error instanceof FailureError) return { ok: false, failure: error.failure };
    throw error;
  }
}
