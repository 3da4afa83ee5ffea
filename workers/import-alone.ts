import type { ImportProgress } from '../src/import/contract';
import { FailureError } from '../src/model/failure';
import { holdExclusive, importLock } from '../src/store/locks';
import { removeScratch } from '../src/store/scratch';
import { freeBytes, writeError } from '../src/store/storage-failure';
import { sweep } from '../src/store/sweep';
import { PoisonedError } from './engine-failure';
import { newId, type ImportContext } from './import-context';
import type { ImportEngine } from './import-place';

/** Where an import happens, and what it reports to. */
export interface AloneOptions extends Pick<ImportContext, 'base' | 'shelf' | 'inMemory'> {
  progress: (progress: ImportProgress) => void;
  /** size of what is read, for telling how much room is missing */
  bytes: number;
}

/** A write of a new generation that can be stopped. */
export class RunningImport {
  #cancelled = false;
  #reject: (failure: FailureError) => void = () => undefined;
  readonly #engines: Pick<ImportEngine, 'close'>[] = [];
  readonly #stopped = new Promise<never>((_, fail) => {
    this.#reject = fail;
  });

  constructor() {
    this.#stopped.catch(() => undefined);
  }

  stop(): void {
    this.#cancelled = true;
    this.#reject(new FailureError({ code: 'cancelled' }));
  }

  /** Does the work under a lock of its own and tidies up behind it, however it ends. @throws FailureError of the work, cancelled, storageFull, engine */
  async run<T>(
    work: (context: ImportContext) => Promise<T>,
    { base, shelf, inMemory, progress, bytes }: AloneOptions,
  ): Promise<T> {
    const generation = newId();
    const release = await holdExclusive(importLock(generation));
    const check = (): void => {
      if (this.#cancelled) throw new FailureError({ code: 'cancelled' });
    };
    const started = (engine: Pick<ImportEngine, 'close'>): unknown => this.#engines.push(engine);
    const running = work({ base, shelf, inMemory, generation, check, progress, started });
    try {
      return await Promise.race([running, this.#stopped]);
    } catch (error) {
      for (const engine of this.#engines) await engine.close();
      await Promise.race([running.catch(() => undefined), new Promise((resolve) => setTimeout(resolve, 300))]);
      throw await importError(error, bytes);
    } finally {
      if (!inMemory) await removeScratch(generation);
      await release();
      await sweep(shelf);
    }
  }
}

/** A damaged engine is a failure of this import; a full disk is told with numbers. */
async function importError(thrown: unknown, neededBytes: number): Promise<unknown> {
  if (thrown instanceof PoisonedError) return new FailureError({ code: 'engine', detail: thrown.message });
  const error = await writeError(thrown, neededBytes);
  if (!(error instanceof FailureError && error.failure.code === 'storageFull' && error.failure.neededBytes === 0))
    return error;
  return new FailureError({ code: 'storageFull', neededBytes, freeBytes: (await freeBytes()) ?? 0 });
}
