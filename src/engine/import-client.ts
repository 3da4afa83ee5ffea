import { proxy, releaseProxy, wrap, type Remote } from 'comlink';
import importWorkerUrl from '../../workers/import.worker.ts?worker&url';
import type { Shelf, StartedImportDoor } from '../../workers/import-door';
import type { ImportOptions, ImportProgress, ImportReport, Inspection, MappedPreview } from '../import/contract';
import type { DatasetSummary } from '../model/dataset';
import type { Answer } from '../model/failure';
import { startWorker, type StartedWorker } from './start-worker';

/** Where the page keeps data sets: the worker writes to disk by itself, into the page's memory through the page. */
export interface KeepsDatasets {
  readonly kind: 'disk' | 'memory';
  readonly shelf: Shelf;
}

interface Running {
  worker: StartedWorker;
  door: Remote<StartedImportDoor>;
}

/** A cancelled import tidies up; one that takes longer is ended, and the next start tidies up. */
const patienceMs = 800;

/** Asks the import worker, typed. Answers are plain data and never throw; an aborted call answers `cancelled`. The worker ends after each import. */
export class ImportClient {
  #running: Running | null = null;

  constructor(
    private readonly store: KeepsDatasets,
    private readonly baseUrl: string = document.baseURI,
  ) {}

  inspect(files: File[]): Promise<Answer<{ inspection: Inspection }>> {
    return this.#open().door.inspect(files);
  }

  preview(inspection: Inspection, options: ImportOptions): Promise<Answer<{ preview: MappedPreview }>> {
    return this.#open().door.preview(inspection, options);
  }

  async import(
    files: File[],
    options: ImportOptions,
    progress: (progress: ImportProgress) => void = () => undefined,
    signal?: AbortSignal,
  ): Promise<Answer<{ summary: DatasetSummary; report: ImportReport }>> {
    if (signal?.aborted) return { ok: false, failure: { code: 'cancelled' } };
    const running = this.#open();
    this.#running = null;
    let cancel = (): void => undefined;
    const late = new Promise<Answer<never>>((resolve) => {
      cancel = () => {
        void running.door.cancel();
        setTimeout(() => resolve({ ok: false, failure: { code: 'cancelled' } }), patienceMs);
      };
    });
    signal?.addEventListener('abort', cancel);
    try {
      return await Promise.race([running.door.import(files, options, proxy(progress)), late]);
    } finally {
      signal?.removeEventListener('abort', cancel);
      end(running);
    }
  }

  /** Ends the worker that inspected files which are not imported after all. */
  dispose(): void {
    if (this.#running !== null) end(this.#running);
    this.#running = null;
  }

  #open(): Running {
    if (this.#running !== null) return this.#running;
    const worker = startWorker(importWorkerUrl, this.baseUrl);
    const door = wrap<StartedImportDoor>(worker);
    void door.start(this.baseUrl, this.store.kind === 'memory' ? proxy(this.store.shelf) : null);
    this.#running = { worker, door };
    return this.#running;
  }
}

function end({ worker, door }: Running): void {
  door[releaseProxy]();
  worker.terminate();
}
