import { getContext, setContext } from 'svelte';
import type {
  ImportOptions,
  ImportProgress,
  ImportReport,
  Inspection,
  MappedPreview,
  Mapping,
} from '../../import/contract';
import type { DatasetSummary } from '../../model/dataset';
import type { Failure } from '../../model/failure';
import type { ImportPort } from '../ports';

/** Where an import is: looking at the files, asking for the mapping, running, or stopped by a failure. */
export type ImportStep = 'none' | 'inspecting' | 'mapping' | 'importing' | 'failed';

/** What is set beside the mapping of columns. */
export type ImportSettings = Required<Pick<ImportOptions, 'name' | 'importZone'>> &
  Pick<ImportOptions, 'append' | 'duplicates' | 'dayOrder' | 'timeZone' | 'weekStart' | 'kinds'>;

const mappingFields = ['actor', 'event', 'at', 'eventId', 'session', 'properties'] as const;
export type Touchable = (typeof mappingFields)[number] | 'importZone';

/** How things were read before. */
export interface Known {
  /** files with this header; null when there were none */
  remembered(headerKey: string): Promise<{ options: Partial<ImportSettings> } | null>;
  /** the data set that is appended to */
  dataset(id: string): Pick<ImportReport, 'mapping' | 'importZone'> | undefined;
}

/** One import at a time, from chosen files to a stored data set. */
export class ImportSession {
  #step = $state.raw<ImportStep>('none');
  #files = $state.raw<readonly File[]>([]);
  #inspection = $state.raw<Inspection | null>(null);
  #mapping = $state.raw<Mapping>({ actor: '', event: '', at: '' });
  #settings = $state.raw<ImportSettings>({ name: '', importZone: 'UTC' });
  #preview = $state.raw<MappedPreview | null>(null);
  #progress = $state.raw<ImportProgress | null>(null);
  #failure = $state.raw<Failure | null>(null);
  /** failure of the preview: the mapping asked for cannot work */
  #objection = $state.raw<Failure | null>(null);
  #touched = $state.raw<readonly Touchable[]>([]);
  #remember = $state(true);
  #zoneKnown = $state(false);
  #abort: AbortController | null = null;
  #turn = 0;
  readonly #importer: ImportPort;
  readonly #known: Known;

  constructor(importer: ImportPort, known: Known) {
    this.#importer = importer;
    this.#known = known;
  }

  get step(): ImportStep {
    return this.#step;
  }

  get files(): readonly File[] {
    return this.#files;
  }

  get inspection(): Inspection | null {
    return this.#inspection;
  }

  get mapping(): Mapping {
    return this.#mapping;
  }

  get settings(): ImportSettings {
    return this.#settings;
  }

  get preview(): MappedPreview | null {
    return this.#preview;
  }

  get progress(): ImportProgress | null {
    return this.#progress;
  }

  get failure(): Failure | null {
    return this.#failure;
  }

  get objection(): Failure | null {
    return this.#objection;
  }

  /** keep the mapping for files with the same columns */
  get remember(): boolean {
    return this.#remember;
  }

  setRemember(remember: boolean): void {
    this.#remember = remember;
  }

  /** the zone of times is that of an earlier file, not this computer's */
  get zoneKnown(): boolean {
    return this.#zoneKnown;
  }

  /** what was changed by hand */
  get touched(): readonly Touchable[] {
    return this.#touched;
  }

  /** true when actor, event and time are chosen */
  get complete(): boolean {
    const { actor, event, at } = this.#mapping;
    const named = typeof event === 'string' ? event !== '' : event.constant !== '';
    return [actor].flat().some((column) => column !== '') && named && at !== '' && !this.mustChooseDayOrder;
  }

  /** D/M or M/D cannot be told from the data and has not been answered yet */
  get mustChooseDayOrder(): boolean {
    return (this.#preview?.time ?? this.#inspection?.time)?.ambiguous === true && this.#settings.dayOrder === undefined;
  }

  /** Looks at files; the newest call wins. */
  async inspect(files: readonly File[], begin: Pick<ImportSettings, 'append' | 'duplicates'> = {}): Promise<void> {
    this.cancel();
    const turn = ++this.#turn;
    this.#files = inOrder(files);
    this.#step = 'inspecting';
    this.#touched = [];
    this.#zoneKnown = false;
    this.#settings = { ...begin, name: datasetName(this.#files), importZone: localZone() };
    const answer = await this.#importer.inspect([...this.#files]);
    if (turn !== this.#turn) return;
    if (!answer.ok) return this.#fail(answer.failure);
    const { inspection } = answer;
    const remembered = await this.#known.remembered(inspection.headerKey);
    if (turn !== this.#turn) return;
    const before = begin.append === undefined ? undefined : this.#known.dataset(begin.append);
    if (inspection.zone !== null) this.#settings = { ...this.#settings, importZone: inspection.zone };
    if (remembered !== null) this.#settings = { ...this.#settings, ...remembered.options, ...begin };
    if (before !== undefined) this.#settings = { ...this.#settings, importZone: before.importZone };
    this.#zoneKnown = before !== undefined || remembered?.options.importZone !== undefined;
    this.#inspection = inspection;
    this.#mapping = before !== undefined && fits(before.mapping, inspection) ? before.mapping : inspection.mapping;
    this.#step = 'mapping';
    await this.#look();
  }

  setMapping(change: Partial<Mapping>): void {
    this.#mapping = { ...this.#mapping, ...change };
    this.#touched = [...this.#touched, ...mappingFields.filter((field) => field in change)];
    void this.#look();
  }

  /** Leaves an optional column out. */
  unset(field: 'eventId' | 'session'): void {
    const { eventId, session, ...rest } = this.#mapping;
    const kept = field === 'eventId' ? { session } : { eventId };
    this.#mapping = { ...rest, ...withoutUndefined(kept) };
    this.#touched = [...this.#touched, field];
    void this.#look();
  }

  set(change: Partial<ImportSettings>): void {
    this.#settings = { ...this.#settings, ...change };
    if (change.importZone !== undefined) this.#touched = [...this.#touched, 'importZone'];
    if (change.name === undefined) void this.#look();
  }

  /** Runs the import; the summary, or null when it was cancelled or failed. */
  async run(): Promise<DatasetSummary | null> {
    const abort = new AbortController();
    this.#abort = abort;
    this.#step = 'importing';
    this.#progress = null;
    this.#failure = null;
    const answer = await this.#importer.import(
      [...this.#files],
      this.options,
      (progress) => {
        if (!abort.signal.aborted) this.#progress = progress;
      },
      abort.signal,
    );
    if (this.#abort !== abort) return null;
    this.#abort = null;
    if (answer.ok) {
      this.#clear();
      return answer.summary;
    }
    if (answer.failure.code === 'cancelled') this.#step = this.#inspection === null ? 'none' : 'mapping';
    else this.#fail(answer.failure);
    return null;
  }

  /** Imports a file that needs no mapping: a downloaded data set. */
  async runWhole(files: readonly File[]): Promise<DatasetSummary | null> {
    this.cancel();
    this.#turn += 1;
    this.#files = files;
    this.#inspection = null;
    this.#settings = { name: '', importZone: localZone() };
    return this.run();
  }

  get options(): ImportOptions {
    const { name, ...settings } = this.#settings;
    const named = name.trim() === '' || settings.append !== undefined ? settings : { ...settings, name: name.trim() };
    return this.#inspection === null ? {} : { ...named, mapping: this.#mapping, remember: this.#remember };
  }

  /** Stops a running import; the mapping stays. */
  stop(): void {
    this.#abort?.abort();
  }

  /** Back from a failure to the mapping, if there is one. */
  back(): void {
    this.#failure = null;
    this.#step = this.#inspection === null ? 'none' : 'mapping';
  }

  cancel(): void {
    this.#abort?.abort();
    this.#abort = null;
    this.#turn += 1;
    if (this.#step !== 'none') this.#importer.dispose();
    this.#clear();
  }

  #clear(): void {
    this.#step = 'none';
    this.#files = [];
    this.#inspection = null;
    this.#preview = null;
    this.#progress = null;
    this.#failure = null;
    this.#objection = null;
  }

  #fail(failure: Failure): void {
    if (failure.code === 'cancelled') return this.#clear();
    this.#failure = failure;
    this.#step = 'failed';
  }

  async #look(): Promise<void> {
    const inspection = this.#inspection;
    if (inspection === null) return;
    const turn = ++this.#turn;
    const answer = await this.#importer.preview(inspection, this.options);
    if (turn !== this.#turn) return;
    this.#preview = answer.ok ? answer.preview : null;
    this.#objection = answer.ok || answer.failure.code === 'cancelled' ? null : answer.failure;
  }
}

/** True when the files have every column a mapping names. */
function fits({ actor, event, at, eventId, session, properties }: Mapping, { columns }: Inspection): boolean {
  const kept = properties === undefined || properties === 'all' ? [] : properties;
  const used = [actor, typeof event === 'string' ? event : [], at, eventId ?? [], session ?? [], kept].flat();
  return used.every((name) => columns.some((column) => column.name === name));
}

const withoutUndefined = (fields: {
  eventId?: string | undefined;
  session?: string | undefined;
}): Partial<Mapping> => ({
  ...(fields.eventId === undefined ? {} : { eventId: fields.eventId }),
  ...(fields.session === undefined ? {} : { session: fields.session }),
});

const localZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Natural order of names: part 2 before part 10. */
const inOrder = (files: readonly File[]): File[] => {
  const { compare } = new Intl.Collator('en', { numeric: true });
  return [...files].sort((a, b) => compare(a.name, b.name));
};

/** The first file's name without its endings. */
const datasetName = (files: readonly File[]): string =>
  (files[0]?.name ?? '').replace(/(\.(gz|zip|csv|tsv|txt|json|jsonl|ndjson|duckdb))+$/i, '');

const key = Symbol('import session');

/** Makes the import known to all components below; called once, by App. */
export const provideImportSession = (session: ImportSession): ImportSession => setContext(key, session);

/** The page's import, inside a component. */
export const useImportSession = (): ImportSession => getContext<ImportSession>(key);
