import { proxy, releaseProxy, wrap, type Remote } from 'comlink';
import type { Shelf, StartedImportDoor } from '../../workers/import-door';
import type {
  BundleOptions,
  CheckProgress,
  FormatChoice,
  ImportOptions,
  ImportOutcome,
  ImportProgress,
  Inspection,
  MappedPreview,
  WholeCheck,
} from '../import/contract';
import type { Answer } from '../model/failure';
import { startWorker, type StartedWorker } from './start-worker';

/** Where the page keeps data sets: the worker writes to disk by itself, into the page's memory through the page. */
export interface KeepsDatasets {
  readonly kind: 'disk' | 'memory';
  /** the page's memory */
  readonly memory: Shelf;
  /** the other tabs, which are told of what was kept */
  readonly tabs: { tell(): void };
}

/** What is said of an import beside its options. */
export interface ImportHow {
  /** how the files are read; without it as remembered for their header, else as found */
  format?: FormatChoice;
  /** into the page's memory, until the tab closes, although there is lasting storage */
  inMemory?: boolean;
}

type Imported = Answer<ImportOutcome>;

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

  inspect(files: File[], format?: FormatChoice): Promise<Answer<{ inspection: Inspection }>> {
    return this.#open().door.inspect(files, format);
  }

  preview(inspection: Inspection, options: ImportOptions): Promise<Answer<{ preview: MappedPreview }>> {
    return this.#open().door.preview(inspection, options);
  }

  /** Looks at all records of the files and stores nothing. A newer check ends an older one. */
  async check(
    files: File[],
    inspection: Inspection,
    options: ImportOptions,
    progress: (progress: CheckProgress) => void,
    signal: AbortSignal,
  ): Promise<Answer<{ check: WholeCheck }>> {
    if (signal.aborted) return { ok: false, failure: { code: 'cancelled' } };
    const { door } = this.#open();
    const stop = (): void => void door.stopCheck();
    signal.addEventListener('abort', stop);
    try {
      return await door.check(files, inspection, options, proxy(progress));
    } finally {
      signal.removeEventListener('abort', stop);
    }
  }

  import(
    files: File[],
    options: ImportOptions,
    progress: (progress: ImportProgress) => void = () => undefined,
    signal?: AbortSignal,
    { format, inMemory = false }: ImportHow = {},
  ): Promise<Imported> {
    return this.#keep((door) => door.import(files, options, proxy(progress), format), inMemory, signal);
  }

  /** Writes a data set anew without the events of some actors. */
  leaveOut(
    id: string,
    actors: string[],
    progress: (progress: ImportProgress) => void,
    signal: AbortSignal,
    { inMemory = false }: ImportHow = {},
  ): Promise<Imported> {
    return this.#keep((door) => door.leaveOut(id, actors, proxy(progress)), inMemory, signal);
  }

  /** Makes one file of a stored data set, or a part of it, and views. */
  bundle(
    id: string,
    options: BundleOptions,
    progress: (progress: ImportProgress) => void,
    signal: AbortSignal,
    { inMemory = false }: ImportHow = {},
  ): Promise<Answer<{ file: Blob }>> {
    return this.#last((door) => door.bundle(id, options, proxy(progress)), inMemory, signal);
  }

  /** Ends the worker that inspected files which are not imported after all. */
  dispose(): void {
    if (this.#running !== null) end(this.#running);
    this.#running = null;
  }

  async #keep(
    work: (door: Remote<StartedImportDoor>) => Promise<Imported>,
    inMemory: boolean,
    signal: AbortSignal | undefined,
  ): Promise<Imported> {
    const done = await this.#last(work, inMemory, signal);
    if (done.ok) this.store.tabs.tell();
    return done;
  }

  /** The last thing a worker does. */
  async #last<T>(
    work: (door: Remote<StartedImportDoor>) => Promise<Answer<T>>,
    inMemory: boolean,
    signal: AbortSignal | undefined,
  ): Promise<Answer<T>> {
    if (signal?.aborted === true) return { ok: false, failure: { code: 'cancelled' } };
    if (inMemory && this.store.kind === 'disk') this.dispose();
    const running = this.#open(inMemory);
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
      return await Promise.race([work(running.door), late]);
    } finally {
      signal?.removeEventListener('abort', cancel);
      end(running);
    }
  }

  #open(inMemory = false): Running {
    if (this.#running !== null) return this.#running;
    const worker = startWorker('import', this.baseUrl);
    const door = wrap<StartedImportDoor>(worker);
    const toMemory = inMemory || this.store.kind === 'memory';
    void door.start(this.baseUrl, toMemory ? proxy(this.store.memory) : null);
    this.#running = { worker, door };
    return this.#running;
  }
}

function end({ worker, door }: Running): void {
  door[releaseProxy]();
  worker.terminate();
}
