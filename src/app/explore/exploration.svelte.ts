import {
  analyses,
  type AsideAsked,
  type AsideFound,
  type AsideName,
  type Kind,
  type SelectionOf,
  type SpecOf,
} from '../../analyses/registry';
import type { Failure } from '../../model/failure';
import type { Parsed } from '../../model/problem';
import { sidesOf } from '../../model/segment';
import { LiveResult, type RunQuestion } from '../live-result.svelte';
import type { AskPort } from '../ports';
import { SpecHistory } from '../spec-history.svelte';
import { People } from './people.svelte';

type Own<K extends Kind> = SpecOf<K> & { kind: K };

const parsers: { readonly [K in Kind]: { parse(input: unknown): Parsed<SpecOf<K>> } } = analyses;

/** Which side of a comparison; without one all is `own`. */
export type Side = 'own' | 'other';

/** A setting that is dragged rests when it stays the same for so long. */
const restMs = 150;

const isOwn = <K extends Kind>(kind: K, spec: SpecOf<K>): spec is Own<K> => spec.kind === kind;

/** One question on its way: its spec with undo, its live answer, and the people behind a number of it. */
export class Exploration<K extends Kind> {
  readonly kind: K;
  readonly live: LiveResult<K>;
  readonly people: People;
  readonly #history = new SpecHistory<SpecOf<K>>();
  #selection = $state.raw<SelectionOf<K> | null>(null);
  #side = $state<Side>('own');
  #asideFailure = $state.raw<Failure | null>(null);
  readonly #ask: AskPort;
  /** ends when another question is asked */
  #question = new AbortController();

  /** `run`: how the question is asked, where not at once */
  constructor(
    kind: K,
    ask: AskPort,
    run: RunQuestion<K> = (spec, signal, progress) => ask.run<K>(spec, signal, progress),
  ) {
    this.#ask = ask;
    this.kind = kind;
    this.live = new LiveResult<K>({ run });
    this.people = new People(ask);
  }

  /** null until the first question is known */
  get spec(): SpecOf<K> | null {
    return this.#history.now;
  }

  get canUndo(): boolean {
    return this.#history.canUndo;
  }

  get canRedo(): boolean {
    return this.#history.canRedo;
  }

  /** what the people panel shows */
  get selection(): SelectionOf<K> | null {
    return this.#selection;
  }

  /** the side of the comparison the people are of */
  get side(): Side {
    return this.#side;
  }

  /** why a further answer about this question could not be given */
  get asideFailure(): Failure | null {
    return this.#asideFailure;
  }

  /** Reads a question of unknown origin; null when it is none of this kind. */
  read(input: unknown): SpecOf<K> | null {
    const parsed = parsers[this.kind].parse(input);
    return parsed.ok ? parsed.value : null;
  }

  isValid(spec: SpecOf<K>): boolean {
    return parsers[this.kind].parse(spec).ok;
  }

  /** Starts over with a question. */
  begin(spec: SpecOf<K>): void {
    this.#history.begin(spec);
    this.#asked(spec);
  }

  /** Asks another question, once it rests where it is `moving`; it can be undone. */
  change(spec: SpecOf<K>, moving = false): void {
    this.#history.push(spec);
    this.#asked(spec, moving ? restMs : 0);
  }

  undo(): SpecOf<K> | null {
    return this.#moved(this.#history.undo());
  }

  redo(): SpecOf<K> | null {
    return this.#moved(this.#history.redo());
  }

  /** Asks the same question again: the zone has changed, or the run has failed. */
  again(): void {
    if (this.spec !== null) this.#asked(this.spec);
  }

  /** Shows who is behind a number of the answer, or of what it is compared with. */
  select(spec: SpecOf<K>, selection: SelectionOf<K>, side: Side = 'own'): void {
    const { own, other } = sidesOf(spec);
    this.#selection = selection;
    this.#side = side;
    const asked = side === 'own' ? own : other;
    if (asked !== null) void this.people.find(asked, selection);
  }

  deselect(): void {
    this.#selection = null;
    this.people.forget();
  }

  /** A further answer about a question; null when it was stopped, by another question too, or has failed. */
  async aside<Name extends AsideName<K>>(
    spec: SpecOf<K>,
    name: Name,
    asked: AsideAsked<K, Name>,
    signal: AbortSignal,
  ): Promise<AsideFound<K, Name> | null> {
    if (!isOwn(this.kind, spec)) return null;
    const question = this.#question.signal;
    const answer = await this.#ask.aside<K, Name>(spec, name, asked, AbortSignal.any([signal, question]));
    if (answer.ok) return answer.found;
    if (!question.aborted && answer.failure.code !== 'cancelled') this.#asideFailure = answer.failure;
    return null;
  }

  dispose(): void {
    this.#question.abort();
    this.live.cancel();
    this.people.forget();
  }

  #moved(spec: SpecOf<K> | null): SpecOf<K> | null {
    if (spec !== null) this.#asked(spec);
    return spec;
  }

  #asked(spec: SpecOf<K>, afterMs = 0): void {
    this.deselect();
    this.#question.abort();
    this.#question = new AbortController();
    this.#asideFailure = null;
    if (isOwn(this.kind, spec)) void this.live.ask(spec, afterMs);
  }
}
