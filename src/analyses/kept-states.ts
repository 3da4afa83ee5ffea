import type { SpecBase } from '../model/spec';
import type { Question } from './analysis';
import { questionKey } from './question-key';
import type { Run, RunCost } from './run';

/** What the passes of a question ended with. */
export interface KeptState<Spec, State> {
  state: State;
  question: Question<Spec>;
  cost: Omit<RunCost, 'shapeMs'>;
}

/**
 * The states the last answer was shaped from, by what they depend on: another value of a setting that only `shape` reads, and the people behind a number, need no new fold. Those of a place are
 * forgotten with it.
 */
export class KeptStates<Spec extends SpecBase<string>, State> {
  readonly #places = new WeakMap<object, Map<string, KeptState<Spec, State>>>();

  /** `folded`: the settings a state depends on */
  constructor(private readonly folded: (spec: Spec) => object) {}

  /** Forgets all but those of these questions: what is folded next needs the room. */
  only(specs: readonly Spec[], run: Run): void {
    const states = this.#at(run);
    const keys = specs.map((spec) => this.#keyOf(spec, run));
    for (const key of states?.keys() ?? []) if (!keys.includes(key)) states?.delete(key);
  }

  /** As if it had just been folded: nothing is read again. */
  get(spec: Spec, run: Run): KeptState<Spec, State> | null {
    const known = this.#at(run)?.get(this.#keyOf(spec, run));
    if (known === undefined) return null;
    const { sql, kept, rows, fromCache, read } = known.cost;
    const told = { sql: [], kept: [...kept, ...sql], fromCache: fromCache + read, read: 0 };
    const cost = { ...told, rows, columnsMs: 0, foldMs: 0 };
    return { state: known.state, question: { ...known.question, spec }, cost };
  }

  keep(kept: KeptState<Spec, State>, run: Run): void {
    this.#at(run)?.set(this.#keyOf(kept.question.spec, run), kept);
  }

  #at({ kept: place }: Run): Map<string, KeptState<Spec, State>> | null {
    if (place === undefined) return null;
    const known = this.#places.get(place);
    if (known !== undefined) return known;
    const states = new Map<string, KeptState<Spec, State>>();
    this.#places.set(place, states);
    return states;
  }

  #keyOf(spec: Spec, { columns }: Run): string {
    return questionKey(this.folded(spec), columns.dataset);
  }
}
