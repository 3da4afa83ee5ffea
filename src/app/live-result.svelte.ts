import { analyses, type Kind, type ResultOf, type SpecOf } from '../analyses/registry';
import type { Explain, Progress } from '../engine/protocol';
import type { Answer, Failure } from '../model/failure';
import type { Parsed, Problem } from '../model/problem';

export interface LiveAnswer<K extends Kind> {
  /** the question this is the answer to */
  spec: SpecOf<K>;
  result: ResultOf<K>;
  /** of the other side of `spec.compare` */
  compared: ResultOf<K> | null;
  explain: Explain;
}

/** Asks the engine; an aborted call answers `cancelled`. */
export type RunQuestion<K extends Kind> = (
  spec: SpecOf<K> & { kind: K },
  signal?: AbortSignal,
  progress?: Progress,
) => Promise<Answer<{ result: ResultOf<K>; compared?: ResultOf<K>; explain: Explain }>>;

/** A bar is shown only when a run takes longer than this. */
const quietMs = 300;

/**
 * The answer to a question that changes: the newest question wins and aborts the run before it; the old answer stays until the new
 * one is there, and while the question has problems.
 */
export class LiveResult<K extends Kind> {
  #answer = $state.raw<LiveAnswer<K> | null>(null);
  #problems = $state.raw<readonly Problem[]>([]);
  #failure = $state.raw<Failure | null>(null);
  #running = $state(false);
  #progress = $state.raw<{ done: number; total: number } | null>(null);
  #abort: AbortController | null = null;
  #asked: (SpecOf<K> & { kind: K }) | null = null;
  readonly #ask: { run: RunQuestion<K> };

  constructor(ask: { run: RunQuestion<K> }) {
    this.#ask = ask;
  }

  /** the last valid answer; it may be of an earlier question, see `stale` */
  get answer(): LiveAnswer<K> | null {
    return this.#answer;
  }

  /** why the question cannot be asked yet; empty when it can */
  get problems(): readonly Problem[] {
    return this.#problems;
  }

  get failure(): Failure | null {
    return this.#failure;
  }

  get running(): boolean {
    return this.#running;
  }

  /** rows read, once a run takes longer than 300 ms */
  get progress(): { done: number; total: number } | null {
    return this.#progress;
  }

  /** true while the answer shown is not that of the newest question */
  get stale(): boolean {
    return this.#running || this.#problems.length > 0 || this.#failure !== null;
  }

  /** Asks, if nothing else is asked for `afterMs`; an invalid question only sets `problems`. Resolves when the answer is in, or was overtaken. */
  async ask(spec: SpecOf<K> & { kind: K }, afterMs = 0): Promise<void> {
    this.#abort?.abort();
    this.#asked = spec;
    const kind: Kind = spec.kind;
    const parsed: Parsed<unknown> = analyses[kind].parse(spec);
    this.#problems = parsed.ok ? [] : parsed.problems;
    if (!parsed.ok) return this.#rest();
    const abort = new AbortController();
    this.#abort = abort;
    this.#running = true;
    this.#failure = null;
    if (afterMs > 0) {
      this.#progress = null;
      await new Promise((rested) => setTimeout(rested, afterMs));
      if (this.#abort !== abort) return;
    }
    let latest = { done: 0, total: 0 };
    let slow = false;
    const timer = setTimeout(() => {
      slow = true;
      if (!abort.signal.aborted) this.#progress = latest;
    }, quietMs);
    const answer = await this.#ask.run(spec, abort.signal, (done, total) => {
      latest = { done, total };
      if (slow && !abort.signal.aborted) this.#progress = latest;
    });
    clearTimeout(timer);
    if (this.#abort !== abort) return;
    this.#rest();
    if (answer.ok) {
      const { result, compared = null, explain } = answer;
      this.#answer = { spec, result, compared, explain };
    } else if (answer.failure.code === 'invalidSpec') this.#problems = answer.failure.problems;
    else if (answer.failure.code !== 'cancelled') this.#failure = answer.failure;
  }

  /** Stops the run; the answer before it stays. */
  cancel(): void {
    this.#abort?.abort();
    this.#rest();
  }

  async retry(): Promise<void> {
    if (this.#asked !== null) await this.ask(this.#asked);
  }

  /** Drops everything: another data set is open. */
  forget(): void {
    this.cancel();
    this.#answer = null;
    this.#problems = [];
    this.#failure = null;
    this.#asked = null;
  }

  #rest(): void {
    this.#abort = null;
    this.#running = false;
    this.#progress = null;
  }
}
