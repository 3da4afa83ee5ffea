import { onDestroy } from 'svelte';

/**
 * The answer of the newest of several asynchronous questions. Asking another one ends the one before; its answer stays until the new one is there. A question that is answered, or on its way, is not
 * asked again; one that was stopped or has failed (null) is.
 */
export class Newest<T> {
  #value = $state.raw<T | null>(null);
  #asking = $state(false);
  #answered: string | null = null;
  #asked: string | null = null;
  #abort: AbortController | null = null;

  /** `restMs`: how long nothing else must be asked before a question is put */
  constructor(private readonly restMs = 0) {}

  /** null until the first answer is there */
  get value(): T | null {
    return this.#value;
  }

  /** true while `value` is of an earlier question */
  get asking(): boolean {
    return this.#asking;
  }

  /** Asks a question named by `key`. */
  async ask(key: string, work: (signal: AbortSignal) => Promise<T | null>): Promise<void> {
    if (this.#asked === key) return;
    this.#abort?.abort();
    this.#asked = null;
    this.#asking = false;
    if (this.#answered === key) return;
    const abort = new AbortController();
    this.#abort = abort;
    this.#asked = key;
    this.#asking = true;
    if (this.restMs > 0) await new Promise((rested) => setTimeout(rested, this.restMs));
    const value = abort.signal.aborted ? null : await work(abort.signal);
    if (this.#abort !== abort || abort.signal.aborted) return;
    this.#asked = null;
    this.#asking = false;
    if (value === null) return;
    this.#answered = key;
    this.#value = value;
  }

  /** Ends the question and drops the answer. */
  forget(): void {
    this.#abort?.abort();
    this.#asked = null;
    this.#answered = null;
    this.#asking = false;
    this.#value = null;
  }
}

/** The newest answer of a component, whose question ends with it. Call it while the component is set up. */
export function newestHere<T>(restMs = 0): Newest<T> {
  const newest = new Newest<T>(restMs);
  onDestroy(() => newest.forget());
  return newest;
}
