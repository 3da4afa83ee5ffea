import { SvelteMap } from 'svelte/reactivity';
import type { ActorLine, TimelineEvent } from '../../engine/protocol';
import type { Failure } from '../../model/failure';
import type { AskPort } from '../ports';

export interface Timeline {
  events: readonly TimelineEvent[];
  total: number;
}

const page = 100;
const timelineEvents = 300;

/** The actors behind a number: the list, filled in as it is scrolled, and the events of one of them. */
export class People {
  #actors = $state.raw<readonly number[] | null>(null);
  #failure = $state.raw<Failure | null>(null);
  #opened = $state.raw<{ actor: number; timeline: Timeline | null } | null>(null);
  readonly #lines = new SvelteMap<number, ActorLine>();
  #askedPages: readonly number[] = [];
  readonly #ask: AskPort;
  #abort: AbortController | null = null;

  constructor(ask: AskPort) {
    this.#ask = ask;
  }

  /** actor numbers; null while they are being found */
  get actors(): readonly number[] | null {
    return this.#actors;
  }

  get failure(): Failure | null {
    return this.#failure;
  }

  /** the actor whose events are shown */
  get opened(): { actor: number; timeline: Timeline | null } | null {
    return this.#opened;
  }

  lineOf(actor: number): ActorLine | undefined {
    return this.#lines.get(actor);
  }

  /** Finds the actors behind a number; the newest call wins. */
  async find(spec: unknown, selection: unknown): Promise<void> {
    this.forget();
    const abort = new AbortController();
    this.#abort = abort;
    const answer = await this.#ask.selectUnknown(spec, selection, abort.signal);
    if (abort.signal.aborted) return;
    if (answer.ok) {
      this.#actors = answer.actors;
      await this.load(0, page);
    } else if (answer.failure.code !== 'cancelled') this.#failure = answer.failure;
  }

  /** Reads the lines from one index of the list to another, page by page. */
  async load(first: number, last: number): Promise<void> {
    const actors = this.#actors;
    if (actors === null) return;
    for (let n = Math.floor(first / page); n <= Math.floor(last / page); n += 1) {
      const wanted = actors.slice(n * page, (n + 1) * page);
      if (wanted.length === 0 || this.#askedPages.includes(n)) continue;
      this.#askedPages = [...this.#askedPages, n];
      const answer = await this.#ask.actorLines(wanted);
      if (this.#actors !== actors) return;
      if (answer.ok) for (const line of answer.lines) this.#lines.set(line.actor, line);
      else this.#askedPages = this.#askedPages.filter((other) => other !== n);
    }
  }

  /** Shows the events of an actor, or hides them when they are shown. */
  async toggle(actor: number): Promise<void> {
    if (this.#opened?.actor === actor) {
      this.#opened = null;
      return;
    }
    this.#opened = { actor, timeline: null };
    const answer = await this.#ask.timeline(actor, { first: 0, limit: timelineEvents, gapUs: 1800e6 });
    if (this.#opened?.actor !== actor) return;
    if (answer.ok) this.#opened = { actor, timeline: answer };
    else this.#opened = null;
  }

  /** ids of everyone in the list; null when they could not be read */
  async ids(): Promise<readonly string[] | null> {
    if (this.#actors === null) return null;
    const answer = await this.#ask.actorIds([...this.#actors]);
    return answer.ok ? answer.ids : null;
  }

  forget(): void {
    this.#abort?.abort();
    this.#abort = null;
    this.#actors = null;
    this.#failure = null;
    this.#opened = null;
    this.#lines.clear();
    this.#askedPages = [];
  }
}
