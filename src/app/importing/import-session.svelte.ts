import type {
  FormatChoice,
  ImportOptions,
  ImportProgress,
  Inspection,
  MappedPreview,
  Mapping,
} from '../../import/contract';
import type { Failure } from '../../model/failure';
import type { ImportHow, ImportPort } from '../ports';
import { FileCheck } from './file-check.svelte';
import {
  datasetName,
  fits,
  inOrder,
  localZone,
  namedSettings,
  settingsOf,
  withoutUndefined,
  type Imported,
  type ImportSettings,
  type Known,
} from './session-rules';

/** Where an import is: looking at the files, asking for the mapping, running, or stopped by a failure. */
export type ImportStep = 'none' | 'inspecting' | 'mapping' | 'importing' | 'failed';

const mappingFields = ['actor', 'event', 'at', 'eventId', 'session', 'properties'] as const;
export type Touchable = (typeof mappingFields)[number] | 'importZone';

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
  #format = $state.raw<FormatChoice>({});
  /** the files cannot be read as chosen */
  #unreadable = $state.raw<Failure | null>(null);
  #abort: AbortController | null = null;
  /** of a sealed bundle */
  #passphrase: string | undefined = undefined;
  #turn = 0;
  #looks = 0;
  readonly #importer: ImportPort;
  readonly #known: Known;
  /** of the whole files */
  readonly check: FileCheck;

  constructor(importer: ImportPort, known: Known) {
    this.#importer = importer;
    this.#known = known;
    this.check = new FileCheck(importer);
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

  /** how far the phase of the import is, 0..1 */
  get share(): number {
    const { done = 0, total = 0 } = this.#progress ?? {};
    return total === 0 ? 0 : Math.min(1, done / total);
  }

  get failure(): Failure | null {
    return this.#failure;
  }

  get objection(): Failure | null {
    return this.#unreadable ?? this.#objection;
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

  /** why the files cannot be read in the format that was chosen */
  get unreadable(): Failure | null {
    return this.#unreadable;
  }

  /** how the files are read otherwise than found */
  get format(): FormatChoice {
    return this.#format;
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
    const known = await this.#known.remembered(inspection.headerKey);
    const remembered = known === null ? null : settingsOf(known.options);
    if (turn !== this.#turn) return;
    const before = begin.append === undefined ? undefined : this.#known.dataset(begin.append);
    if (inspection.zone !== null) this.#settings = { ...this.#settings, importZone: inspection.zone };
    if (remembered !== null) this.#settings = { ...this.#settings, ...remembered, ...begin };
    if (before !== undefined) this.#settings = { ...this.#settings, importZone: before.importZone };
    this.#zoneKnown = before !== undefined || remembered?.importZone !== undefined;
    this.#show(inspection);
    this.#step = 'mapping';
    await this.#look();
  }

  /** Reads the files in another way: columns, mapping and preview are found anew. What cannot be read so is an objection, until it is chosen otherwise. */
  async setFormat(format: FormatChoice): Promise<void> {
    const turn = ++this.#turn;
    this.#format = format;
    const answer = await this.#importer.inspect([...this.#files], format);
    if (turn !== this.#turn) return;
    this.#unreadable = answer.ok ? null : answer.failure;
    if (!answer.ok) return this.check.follow(null);
    this.#touched = [];
    this.#show(answer.inspection);
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

  /** Runs the import; what came of it, or null when it was cancelled or failed. `inMemory`: kept until the tab closes. */
  run({ inMemory = false } = {}): Promise<Imported | null> {
    const { append } = this.#settings;
    const format = this.#inspection === null ? undefined : (this.#inspection.format ?? {});
    const how: ImportHow = { inMemory: inMemory || (append !== undefined && !this.#known.lasting(append)) };
    if (format !== undefined) how.format = format;
    return this.#running((progress, signal) =>
      this.#importer.import([...this.#files], this.options, progress, signal, how),
    );
  }

  /** Writes a data set anew without the events of some actors; what came of it, or null when it was cancelled or failed. */
  runLeaveOut(dataset: { id: string; name: string }, actors: string[]): Promise<Imported | null> {
    this.cancel();
    this.#settings = { name: dataset.name, importZone: localZone() };
    const how = { inMemory: !this.#known.lasting(dataset.id) };
    return this.#running((progress, signal) => this.#importer.leaveOut(dataset.id, actors, progress, signal, how));
  }

  async #running(
    work: (progress: (step: ImportProgress) => void, signal: AbortSignal) => ReturnType<ImportPort['import']>,
  ): Promise<Imported | null> {
    this.check.follow(null);
    const abort = new AbortController();
    this.#abort = abort;
    this.#step = 'importing';
    this.#progress = null;
    this.#failure = null;
    const answer = await work((progress) => {
      if (!abort.signal.aborted) this.#progress = progress;
    }, abort.signal);
    if (this.#abort !== abort) return null;
    this.#abort = null;
    if (answer.ok) {
      this.#clear();
      return answer;
    }
    if (answer.failure.code === 'cancelled') this.back();
    else this.#fail(answer.failure);
    return null;
  }

  /** Imports a file that needs no mapping: a downloaded data set, or a bundle. */
  async runWhole(files: readonly File[], passphrase?: string): Promise<Imported | null> {
    this.cancel();
    this.#passphrase = passphrase;
    this.#turn += 1;
    this.#files = files;
    this.#inspection = null;
    this.#settings = { name: '', importZone: localZone() };
    return this.run();
  }

  get options(): ImportOptions {
    const passphrase = this.#passphrase;
    if (this.#inspection === null) return passphrase === undefined ? {} : { passphrase };
    return { ...namedSettings(this.#settings), mapping: this.#mapping, remember: this.#remember };
  }

  /** Stops a running import; the mapping stays. */
  stop(): void {
    this.#abort?.abort();
  }

  /** Back from a failure to the mapping, if there is one. */
  back(): void {
    this.#failure = null;
    this.#step = this.#inspection === null ? 'none' : 'mapping';
    this.#follow();
  }

  cancel(): void {
    this.#abort?.abort();
    this.#abort = null;
    this.#turn += 1;
    this.#looks += 1;
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
    this.#unreadable = null;
    this.#format = {};
    this.check.reset();
  }

  #show(inspection: Inspection): void {
    const { append } = this.#settings;
    const before = append === undefined ? undefined : this.#known.dataset(append);
    this.#inspection = inspection;
    this.#format = inspection.format ?? {};
    this.#mapping = before !== undefined && fits(before.mapping, inspection) ? before.mapping : inspection.mapping;
  }

  /** The check of the whole files goes with what is chosen. */
  #follow(): void {
    const inspection = this.#inspection;
    const checked = this.complete && this.objection === null && this.#step === 'mapping';
    this.check.follow(
      checked && inspection !== null ? { files: this.#files, inspection, options: this.options } : null,
    );
  }

  #fail(failure: Failure): void {
    if (failure.code === 'cancelled') return this.#clear();
    this.#failure = failure;
    this.#step = 'failed';
  }

  async #look(): Promise<void> {
    const inspection = this.#inspection;
    if (inspection === null) return;
    const turn = ++this.#looks;
    const answer = await this.#importer.preview(inspection, this.options);
    if (turn !== this.#looks) return;
    this.#preview = answer.ok ? answer.preview : null;
    this.#objection = answer.ok || answer.failure.code === 'cancelled' ? null : answer.failure;
    this.#follow();
  }
}
