import type { CheckProgress, ImportOptions, Inspection, WholeCheck } from '../../import/contract';
import { textBytes } from '../../import/room';
import type { Failure } from '../../model/failure';
import type { ImportPort } from '../ports';

/** Text of this many bytes is checked without being asked: it takes a second or two. */
const smallBytes = 100e6;
/** A change of the mapping is often followed by another. */
const pauseMs = 250;

/** What is checked, and under which mapping. */
interface Subject {
  files: readonly File[];
  inspection: Inspection;
  options: ImportOptions;
}

/** The check of whole files behind the mapping screen: begun by hand, for small files by itself, and anew with each change of the mapping. */
export class FileCheck {
  #progress = $state.raw<CheckProgress | null>(null);
  #running = $state(false);
  #result = $state.raw<WholeCheck | null>(null);
  #failure = $state.raw<Failure | null>(null);
  /** by hand; null: not said, then small files are checked */
  #wanted: boolean | null = null;
  #subject = $state.raw<Subject | null>(null);
  #abort: AbortController | null = null;
  readonly #importer: Pick<ImportPort, 'check'>;

  constructor(importer: Pick<ImportPort, 'check'>) {
    this.#importer = importer;
  }

  /** the mapping is complete */
  get possible(): boolean {
    return this.#subject !== null;
  }

  get running(): boolean {
    return this.#running;
  }

  get progress(): CheckProgress | null {
    return this.#progress;
  }

  /** of the mapping as it is; null until it is there */
  get result(): WholeCheck | null {
    return this.#result;
  }

  get failure(): Failure | null {
    return this.#failure;
  }

  /** The mapping is this now; null: it cannot be checked. */
  follow(subject: Subject | null): void {
    this.#end();
    this.#result = null;
    this.#failure = null;
    this.#subject = subject;
    if (subject !== null && (this.#wanted ?? textBytes(subject.inspection.files) <= smallBytes)) this.#begin(pauseMs);
  }

  start(): void {
    this.#wanted = true;
    this.#begin(0);
  }

  /** Stops by hand; changes of the mapping do not begin it again. */
  stop(): void {
    this.#wanted = false;
    this.#end();
  }

  /** Other files, or none. */
  reset(): void {
    this.#wanted = null;
    this.follow(null);
  }

  #end(): void {
    this.#abort?.abort();
    this.#abort = null;
    this.#running = false;
    this.#progress = null;
  }

  #begin(afterMs: number): void {
    this.#end();
    const abort = new AbortController();
    this.#abort = abort;
    this.#running = true;
    setTimeout(() => void this.#run(abort), afterMs);
  }

  async #run(abort: AbortController): Promise<void> {
    const subject = this.#subject;
    if (abort.signal.aborted || subject === null) return;
    const progress = (step: CheckProgress): void => {
      if (this.#abort === abort) this.#progress = step;
    };
    const { files, inspection, options } = subject;
    const answer = await this.#importer.check([...files], inspection, options, progress, abort.signal);
    if (this.#abort !== abort) return;
    this.#end();
    if (answer.ok) this.#result = answer.check;
    else if (answer.failure.code !== 'cancelled') this.#failure = answer.failure;
  }
}
