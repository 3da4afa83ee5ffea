import { SvelteMap } from 'svelte/reactivity';
import type { Neighbours } from '../../analyses/neighbours';
import type { ActorLine } from '../../engine/protocol';
import { durationUs, type Duration } from '../../model/duration';
import type { Failure } from '../../model/failure';
import type { AskPort } from '../ports';
import { inBoth } from './in-both';
import { OpenedActor } from './opened-actor.svelte';

/** What is known of the question whose number was opened. */
type Asked = object & { sessionGap?: Duration };

const page = 100;
const usualGap: Duration = { amount: 30, unit: 'minute' };

/** The actors behind a number: the list, filled in as it is scrolled, and the events of one of them. */
export class People {
  #actors = $state.raw<readonly number[] | null>(null);
  #found = $state.raw<readonly number[] | null>(null);
  #failure = $state.raw<Failure | null>(null);
  #opened = $state.raw<OpenedActor | null>(null);
  #columns = $state.raw<readonly string[]>([]);
  #neighbours = $state.raw<Neighbours | null>(null);
  readonly #lines = new SvelteMap<number, ActorLine>();
  #askedPages: readonly number[] = [];
  readonly #ask: AskPort;
  #abort: AbortController | null = null;
  #asked: { spec: Asked; selection: unknown } | null = null;
  #searched = '';

  constructor(ask: AskPort) {
    this.#ask = ask;
  }

  /** actor numbers; null while they are being found */
  get actors(): readonly number[] | null {
    return this.#actors;
  }

  /** those whose id holds what was searched for; null while they are being found */
  get shown(): readonly number[] | null {
    return this.#found ?? this.#actors;
  }

  get failure(): Failure | null {
    return this.#failure;
  }

  /** the actor whose events are shown */
  get opened(): OpenedActor | null {
    return this.#opened;
  }

  /** properties whose last known values the lines have */
  get columns(): readonly string[] {
    return this.#columns;
  }

  /** what they did directly before and next; null until it was asked and known */
  get neighbours(): Neighbours | null {
    return this.#neighbours;
  }

  /** whose number was opened */
  get question(): object {
    return this.#asked?.spec ?? {};
  }

  lineOf(actor: number): ActorLine | undefined {
    return this.#lines.get(actor);
  }

  /** Finds the actors behind a number; the newest call wins. */
  async find(spec: Asked, selection: unknown): Promise<void> {
    this.forget();
    const abort = new AbortController();
    this.#abort = abort;
    this.#asked = { spec, selection };
    const answer = await this.#ask.selectUnknown(spec, selection, abort.signal);
    if (abort.signal.aborted) return;
    if (answer.ok) {
      this.#actors = answer.actors;
      await this.load(0, page);
    } else if (answer.failure.code !== 'cancelled') this.#failure = answer.failure;
  }

  /** Reads the lines from one index of the shown list to another, page by page. */
  async load(first: number, last: number): Promise<void> {
    const { shown, columns } = this;
    if (shown === null) return;
    for (let n = Math.floor(first / page); n <= Math.floor(last / page); n += 1) {
      const wanted = shown.slice(n * page, (n + 1) * page);
      if (wanted.length === 0 || this.#askedPages.includes(n)) continue;
      this.#askedPages = [...this.#askedPages, n];
      const answer = await this.#ask.actorLines(wanted, columns);
      if (this.shown !== shown || this.#columns !== columns) return;
      if (answer.ok) for (const line of answer.lines) this.#lines.set(line.actor, line);
      else this.#askedPages = this.#askedPages.filter((other) => other !== n);
    }
  }

  /** Shows other properties; the lines are read again. */
  show(columns: readonly string[]): void {
    this.#columns = columns;
    this.#lines.clear();
    this.#askedPages = [];
  }

  /** Lists only actors whose id holds the text; empty: all. */
  async search(text: string): Promise<void> {
    this.#searched = text;
    if (text === '') return this.#list(null);
    const answer = await this.#ask.findActors(text);
    const actors = this.#actors;
    if (this.#searched !== text || actors === null || !answer.ok) return;
    this.#list(inBoth(actors, answer.actors));
  }

  /** Shows the events of an actor, or hides them when they are shown. */
  async toggle(actor: number): Promise<void> {
    if (this.#opened?.actor === actor) {
      this.#opened = null;
      return;
    }
    const spec = this.#asked?.spec ?? {};
    const opened = new OpenedActor(this.#ask, actor, durationUs(spec.sessionGap ?? usualGap));
    this.#opened = opened;
    const there = await opened.more();
    if (!there && this.#opened === opened) this.#opened = null;
    else await opened.trace(spec);
  }

  /** Asks what they did directly before and next, once. */
  async lookAround(): Promise<void> {
    const abort = this.#abort;
    if (this.#asked === null || abort === null || this.#neighbours !== null) return;
    const answer = await this.#ask.neighbours(this.#asked.spec, this.#asked.selection, abort.signal);
    if (abort.signal.aborted) return;
    if (answer.ok) this.#neighbours = answer.neighbours;
    else if (answer.failure.code !== 'cancelled') this.#failure = answer.failure;
  }

  /** ids of everyone behind the number; null when they could not be read */
  async ids(): Promise<readonly string[] | null> {
    if (this.#actors === null) return null;
    const answer = await this.#ask.actorIds([...this.#actors]);
    return answer.ok ? answer.ids : null;
  }

  forget(): void {
    this.#abort?.abort();
    this.#abort = null;
    this.#asked = null;
    this.#actors = null;
    this.#failure = null;
    this.#opened = null;
    this.#neighbours = null;
    this.#searched = '';
    this.#found = null;
    this.#lines.clear();
    this.#askedPages = [];
  }

  #list(found: readonly number[] | null): void {
    this.#found = found;
    this.#opened = null;
    this.#askedPages = [];
  }
}
