import { SvelteMap } from 'svelte/reactivity';
import type { JourneySpec } from '../../analyses/journey';
import type { EventLanes } from '../../analyses/journey/lanes';
import type { TakenEvent } from '../../analyses/run';
import type { TimelineEvent } from '../../engine/protocol';
import type { PropertyValue } from '../../model/condition';
import type { AskPort } from '../ports';

/** One property of an event; null: the event lacks it. */
export interface EventValue {
  property: string;
  value: PropertyValue;
}

/** How many events of an actor are read at a time. */
export const eventsEach = 300;

/** One actor's events: read part by part, the matched ones among them, and what is known of those that were opened. */
export class OpenedActor {
  readonly actor: number;
  readonly gapUs: number;
  readonly #ask: AskPort;
  #events = $state.raw<readonly TimelineEvent[] | null>(null);
  #total = $state(0);
  #taken = $state.raw<readonly TakenEvent[]>([]);
  #lanes = $state.raw<readonly EventLanes[] | null>(null);
  #traced: unknown;
  #reading = false;
  readonly #values = new SvelteMap<number, readonly EventValue[] | null>();

  constructor(ask: AskPort, actor: number, gapUs: number) {
    this.#ask = ask;
    this.actor = actor;
    this.gapUs = gapUs;
  }

  /** null until the first part is read */
  get events(): readonly TimelineEvent[] | null {
    return this.#events;
  }

  get total(): number {
    return this.#total;
  }

  /** the events the question's attempts took as steps */
  get taken(): readonly TakenEvent[] {
    return this.#taken;
  }

  /** what each event is of; null until it is known */
  get lanes(): readonly EventLanes[] | null {
    return this.#lanes;
  }

  /** what is known of an event; null while it is read, undefined when it is closed */
  valuesOf(index: number): readonly EventValue[] | null | undefined {
    return this.#values.get(index);
  }

  /** Reads the next part; false when that failed. */
  async more(): Promise<boolean> {
    if (this.#reading) return true;
    this.#reading = true;
    const known = this.#events ?? [];
    const part = { first: known.length, limit: eventsEach, gapUs: this.gapUs };
    const answer = await this.#ask.timeline(this.actor, part);
    this.#reading = false;
    if (!answer.ok) return false;
    this.#events = [...known, ...answer.events];
    this.#total = answer.total;
    return true;
  }

  /** Finds the events that the answer to a question rests on; the newest call wins. */
  async trace(spec: unknown): Promise<void> {
    this.#traced = spec;
    const answer = await this.#ask.trace(spec, this.actor);
    if (this.#traced === spec) this.#taken = answer.ok ? answer.taken : [];
  }

  /** Finds what each event is of; the newest call wins. */
  async look(spec: JourneySpec, signal: AbortSignal): Promise<void> {
    const answer = await this.#ask.aside<'journey', 'lanes'>(spec, 'lanes', { actor: this.actor }, signal);
    if (!signal.aborted && answer.ok) this.#lanes = answer.found;
  }

  /** Shows all properties of an event, or hides them. */
  async toggleValues(index: number): Promise<void> {
    if (this.#values.delete(index)) return;
    this.#values.set(index, null);
    const answer = await this.#ask.eventValues(this.actor, index);
    if (!this.#values.has(index)) return;
    if (answer.ok) this.#values.set(index, answer.values);
    else this.#values.delete(index);
  }
}
