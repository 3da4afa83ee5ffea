import { analyses, type Kind, type SelectionOf, type SpecOf } from '../../analyses/registry';
import type { Parsed } from '../../model/problem';
import { sidesOf } from '../../model/segment';
import { LiveResult } from '../live-result.svelte';
import type { AskPort } from '../ports';
import { SpecHistory } from '../spec-history.svelte';
import { People } from './people.svelte';

type Own<K extends Kind> = SpecOf<K> & { kind: K };

const parsers: { readonly [K in Kind]: { parse(input: unknown): Parsed<SpecOf<K>> } } = analyses;

/** Which side of a comparison; without one all is `own`. */
export type Side = 'own' | 'other';

const isOwn = <K extends Kind>(kind: K, spec: SpecOf<K>): spec is Own<K> => spec.kind === kind;

/** One question on its way: its spec with undo, its live answer, and the people behind a number of it. */
export class Exploration<K extends Kind> {
  readonly kind: K;
  readonly live: LiveResult<K>;
  readonly people: People;
  readonly #history = new SpecHistory<SpecOf<K>>();
  #selection = $state.raw<SelectionOf<K> | null>(null);
  #side = $state<Side>('own');

  constructor(kind: K, ask: AskPort) {
    this.kind = kind;
    this.live = new LiveResult<K>({ run: (spec, signal, progress) => ask.run<K>(spec, signal, progress) });
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

  /** Asks another question; it can be undone. */
  change(spec: SpecOf<K>): void {
    this.#history.push(spec);
    this.#asked(spec);
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

  dispose(): void {
    this.live.cancel();
    this.people.forget();
  }

  #moved(spec: SpecOf<K> | null): SpecOf<K> | null {
    if (spec !== null) this.#asked(spec);
    return spec;
  }

  #asked(spec: SpecOf<K>): void {
    this.deselect();
    if (isOwn(this.kind, spec)) void this.live.ask(spec);
  }
}
