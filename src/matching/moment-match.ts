import { bitCount, type Strictness } from './search-rules';
import type { SearchMoments } from './search-moments';

const none = -1;

/**
 * Distinct events of one moment for steps, such that given steps have one and every event that would strike is one of them: a matching of
 * steps to events. By Mendelsohn and Dulmage a matching that covers the steps and one that covers the events make one that covers both, and augmenting paths keep
 * what is covered.
 */
export class MomentMatch {
  readonly #moments: SearchMoments;
  readonly #strictness: Strictness;
  readonly #held = new Int32Array(32);
  #holder = new Int8Array(16);
  #tried = new Int32Array(16);
  #triedSteps = 0;
  #try = 0;
  #from = 0;
  #to = 0;
  #graph = 0;
  #settled = 0;
  #strikes = 0;

  constructor(moments: SearchMoments, strictness: Strictness) {
    this.#moments = moments;
    this.#strictness = strictness;
  }

  /** The most steps of `graph` that can be taken together at the moment, those of `forced` among them; -1 when there is no such way. `strikes`: exclusions in force. */
  most(moment: number, graph: number, forced: number, strikes: number): number {
    const { from, ties } = this.#moments;
    const events = from[moment + 1]! - from[moment]!;
    const isSingle = ties === 'never' || events === 1;
    if (bitCount(forced) > (isSingle ? 1 : events)) return -1;
    return this.#fill(moment, isSingle ? forced : graph, forced, strikes, 0);
  }

  /** The events of the steps taken at the moment: of all ways the one in which the steps, in the order given, have the event that came first. Puts rows at index step - 1. */
  choose(moment: number, steps: readonly number[], strikes: number, rows: Int32Array): void {
    const graph = steps.reduce((mask, step) => mask | (1 << (step - 1)), 0);
    const { masks, from, rows: rowOf } = this.#moments;
    const chosen = new Map<number, number>();
    let settled = 0;
    for (const step of steps) {
      for (let event = from[moment]!; event < from[moment + 1]!; event++) {
        if (((masks[event]! >>> (step - 1)) & 1) === 0 || [...chosen.values()].includes(event)) continue;
        chosen.set(step - 1, event);
        if (this.#fill(moment, graph, graph, strikes, settled | (1 << (step - 1)), chosen) >= 0) break;
      }
      settled |= 1 << (step - 1);
      rows[step - 1] = rowOf[chosen.get(step - 1)!]!;
    }
  }

  #fill(
    moment: number,
    graph: number,
    forced: number,
    strikes: number,
    settled: number,
    chosen?: Map<number, number>,
  ): number {
    this.#begin(moment, graph, strikes, settled);
    chosen?.forEach((event, step) => this.#hold(step, event));
    for (let step = 0; step < 32 && forced >>> step !== 0; step++) {
      if (((forced & ~settled) >>> step) & 1 && !this.#augment(step)) return -1;
    }
    for (let event = this.#from; event < this.#to; event++) {
      if (!this.#mustServe(event) || this.#holder[event - this.#from] !== none) continue;
      this.#triedSteps = 0;
      if (!this.#cover(event)) return -1;
    }
    const rest = graph & ~forced;
    for (let step = 0; step < 32 && rest >>> step !== 0; step++) {
      if ((rest >>> step) & 1 && this.#held[step] === none) this.#augment(step);
    }
    let size = 0;
    for (let step = 0; step < 32 && graph >>> step !== 0; step++) if (this.#held[step] !== none) size++;
    return size;
  }

  #begin(moment: number, graph: number, strikes: number, settled: number): void {
    this.#from = this.#moments.from[moment]!;
    this.#to = this.#moments.from[moment + 1]!;
    const events = this.#to - this.#from;
    if (this.#holder.length < events) {
      this.#holder = new Int8Array(events * 2);
      this.#tried = new Int32Array(events * 2);
    }
    this.#holder.fill(none, 0, events);
    this.#held.fill(none);
    this.#graph = graph;
    this.#settled = settled;
    this.#strikes = strikes;
  }

  #mustServe(event: number): boolean {
    if (this.#strikes === 0) return false;
    const { eventStrikes, eventKeyStrikes } = this.#moments;
    const { open } = this.#strictness;
    return (((eventStrikes[event]! & ~open) | (eventKeyStrikes[event]! & open)) & this.#strikes) !== 0;
  }

  #augment(step: number): boolean {
    this.#try++;
    return this.#search(step);
  }

  #search(step: number): boolean {
    const { masks } = this.#moments;
    for (let event = this.#from; event < this.#to; event++) {
      const i = event - this.#from;
      if (((masks[event]! >>> step) & 1) === 0 || this.#tried[i] === this.#try) continue;
      this.#tried[i] = this.#try;
      const holder = this.#holder[i]!;
      if (holder !== none && ((this.#settled >>> holder) & 1 || !this.#search(holder))) continue;
      this.#hold(step, event);
      return true;
    }
    return false;
  }

  /** Gives an event that must serve a step, taking it from an event that need not. */
  #cover(event: number): boolean {
    const steps = this.#moments.masks[event]! & this.#graph & ~this.#settled;
    for (let step = 0; step < 32 && steps >>> step !== 0; step++) {
      if (((steps >>> step) & 1) === 0 || (this.#triedSteps >>> step) & 1) continue;
      this.#triedSteps |= 1 << step;
      const other = this.#held[step]!;
      if (other !== none && this.#mustServe(other) && !this.#cover(other)) continue;
      if (other !== none && this.#holder[other - this.#from] === step) this.#holder[other - this.#from] = none;
      this.#hold(step, event);
      return true;
    }
    return false;
  }

  #hold(step: number, event: number): void {
    this.#holder[event - this.#from] = step;
    this.#held[step] = event;
  }
}
