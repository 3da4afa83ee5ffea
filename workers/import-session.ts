import type {
  BundleOptions,
  CheckProgress,
  FormatChoice,
  ImportOptions,
  ImportProgress,
  Inspection,
  MappedPreview,
  WholeCheck,
} from '../src/import/contract';
import { previewMapping } from '../src/import/inspect';
import { checkFiles } from '../src/import/whole-check';
import { FailureError, type Answer } from '../src/model/failure';
import { DiskShelf } from '../src/store/disk-shelf';
import { sweepScratch } from '../src/store/scratch';
import { RunningImport } from './import-alone';
import type { ImportContext, ImportOutcome } from './import-context';
import { makeBundle, openBundle } from './import-bundle';
import { importDatabase, isDatabase } from './import-database';
import type { Shelf, StartedImportDoor } from './import-door';
import { importFiles } from './import-files';
import { leaveOutActors } from './import-leave-out';
import { inspectAs } from './inspect-as';
import { fitting } from './remembered';

type Progress = (progress: ImportProgress) => void;

/** The work behind the import worker's door: one import at a time. Failures are answers; bugs are thrown. */
export class ImportSession implements StartedImportDoor {
  #base = '';
  #shelf: Shelf | null = null;
  #inMemory = false;
  #running: RunningImport | null = null;
  #checking: AbortController | null = null;
  #inspected: { key: string; inspection: Inspection } | null = null;

  async start(baseUrl: string, shelf: Shelf | null): Promise<void> {
    this.#base = baseUrl;
    this.#inMemory = shelf !== null;
    this.#shelf = shelf ?? new DiskShelf();
    if (shelf === null) await sweepScratch().catch(() => undefined);
  }

  inspect(files: File[], format?: FormatChoice): Promise<Answer<{ inspection: Inspection }>> {
    return answering(async () => ({ inspection: await this.#inspect(files, format) }));
  }

  preview(inspection: Inspection, options: ImportOptions): Promise<Answer<{ preview: MappedPreview }>> {
    return answering(() => Promise.resolve({ preview: previewMapping(inspection, options) }));
  }

  check(
    files: File[],
    inspection: Inspection,
    options: ImportOptions,
    progress: (progress: CheckProgress) => void,
  ): Promise<Answer<{ check: WholeCheck }>> {
    return answering(async () => {
      this.#checking?.abort();
      this.#checking = new AbortController();
      const { signal } = this.#checking;
      return { check: await checkFiles(files, inspection, options, { progress: (step) => progress(step), signal }) };
    });
  }

  stopCheck(): Promise<void> {
    this.#checking?.abort();
    return Promise.resolve();
  }

  import(
    files: File[],
    options: ImportOptions,
    progress: Progress,
    format?: FormatChoice,
  ): Promise<Answer<ImportOutcome>> {
    const bytes = files.reduce((sum, { size }) => sum + size, 0);
    return this.#alone((context) => this.#work(files, options, context, format), progress, bytes);
  }

  leaveOut(id: string, actors: string[], progress: Progress): Promise<Answer<ImportOutcome>> {
    return this.#alone((context) => leaveOutActors(id, actors, context), progress, 0);
  }

  bundle(id: string, options: BundleOptions, progress: Progress): Promise<Answer<{ file: Blob }>> {
    return this.#alone((context) => makeBundle(id, options, context), progress, 0);
  }

  cancel(): Promise<void> {
    this.#running?.stop();
    return Promise.resolve();
  }

  #alone<T>(work: (context: ImportContext) => Promise<T>, progress: Progress, bytes: number): Promise<Answer<T>> {
    return answering(async () => {
      if (this.#running !== null) throw new Error('an import is running');
      this.#checking?.abort();
      const running = new RunningImport();
      this.#running = running;
      const place = { base: this.#base, shelf: this.#opened(), inMemory: this.#inMemory };
      try {
        return await running.run(work, { ...place, progress: (step) => progress(step), bytes });
      } finally {
        this.#running = null;
      }
    });
  }

  async #inspect(files: File[], format: FormatChoice | undefined): Promise<Inspection> {
    const key = JSON.stringify([format, files.map(({ name, size, lastModified }) => [name, size, lastModified])]);
    if (this.#inspected?.key === key) return this.#inspected.inspection;
    const inspection = await inspectAs(files, format, (headerKey) => this.#opened().mapping(headerKey));
    this.#inspected = { key, inspection };
    return inspection;
  }

  async #work(
    files: File[],
    options: ImportOptions,
    context: ImportContext,
    format: FormatChoice | undefined,
  ): Promise<ImportOutcome> {
    const [only] = files;
    if (only !== undefined && files.length === 1) {
      if (await isDatabase(only)) return importDatabase(only, options, context);
      const opened = await openBundle(only, options, context);
      if (opened !== null) return opened;
    }
    const inspection = await this.#inspect(files, format);
    const outcome = await importFiles(files, inspection, options, context);
    if (options.remember !== false) await remember(inspection, options, outcome, context.shelf);
    return outcome;
  }

  #opened(): Shelf {
    if (this.#shelf === null) throw new Error('the import worker was not started');
    return this.#shelf;
  }
}

/** Keeps how files were read for others with their header. */
async function remember(
  inspection: Inspection,
  options: ImportOptions,
  { report: { mapping } }: ImportOutcome,
  shelf: Shelf,
): Promise<void> {
  if (!fitting(mapping, inspection)) return;
  const { headerKey, format } = inspection;
  const { importZone, timeZone, weekStart, dayOrder, duplicates, kinds } = options;
  const kept = Object.entries({ importZone, timeZone, weekStart, dayOrder, duplicates, kinds, format });
  const remembered = Object.fromEntries(kept.filter(([, value]) => value !== undefined));
  await shelf.putMapping({ headerKey, mapping, options: remembered, usedAt: Date.now() });
}

async function answering<T>(work: () => Promise<T>): Promise<Answer<T>> {
  try {
    return { ok: true, ...(await work()) };
  } catch (error) {
    if (error instanceof FailureError) return { ok: false, failure: error.failure };
    throw error;
  }
}
