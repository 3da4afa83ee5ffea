import { stepOfRank } from './attempt';

/**
 * Distinct events of one instant for consecutive steps, where an event may serve several: a matching of steps to events. Each step needs to know only
 * its first `steps` events: of more, one is always free, and it arrived earlier.
 */
export class TiedSteps {
  readonly #steps: number;
  /** candidate events of step s: #events[s * steps + c], c < #counts[s], as numbers within the instant's candidates */
  readonly #candidates: Uint16Array;
  readonly #counts: Uint8Array;
  /** event number given by the caller, by number within the candidates */
  readonly #given: Int32Array;
  /** step that holds a candidate, or -1 */
  readonly #holder: Int8Array;
  /** candidate that a step holds, or -1 */
  readonly #held: Int16Array;
  readonly #tried: Uint32Array;
  #try = 0;
  readonly #chosen: Int32Array;

  constructor(steps: number) {
    this.#steps = steps;
    this.#candidates = new Uint16Array(steps * steps);
    this.#counts = new Uint8Array(steps);
    this.#given = new Int32Array(steps * steps);
    this.#holder = new Int8Array(steps * steps);
    this.#held = new Int16Array(steps);
    this.#tried = new Uint32Array(steps * steps);
    this.#chosen = new Int32Array(steps);
  }

  /** As `Moments.blocks`, for the events from … to - 1 with their step masks. */
  blocks(masks: Uint32Array, from: number, to: number, ends: Uint8Array): void {
    this.#gather(masks, from, to);
    let end = 0;
    for (let begin = 0; begin < this.#steps; begin++) {
      if (end < begin) end = begin;
      while (end < this.#steps && this.#augment(end)) end++;
      ends[begin] = end;
      if (end > begin) this.#release(begin);
    }
  }

  /**
   * The events of steps begin … end - 1 (at their index), which can be taken together: of all ways the one in which the attempt's first step has the event
   * that arrived first, then its last step, then each other step.
   */
  choose(masks: Uint32Array, from: number, to: number, begin: number, end: number, depth: number): Int32Array {
    this.#gather(masks, from, to);
    for (let step = begin; step < end; step++) this.#augment(step);
    let settled = 0;
    for (let rank = 0; rank < depth; rank++) {
      const step = stepOfRank(rank, depth);
      if (step < begin || step >= end) continue;
      settled |= 1 << step;
      this.#settle(step, settled);
      this.#chosen[step] = this.#given[this.#held[step]!]!;
    }
    return this.#chosen;
  }

  #gather(masks: Uint32Array, from: number, to: number): void {
    const steps = this.#steps;
    this.#counts.fill(0);
    this.#held.fill(-1);
    let known = 0;
    for (let event = from; event < to; event++) {
      let isKnown = false;
      for (let mask = masks[event]!; mask !== 0; mask &= mask - 1) {
        const step = 31 - Math.clz32(mask & -mask);
        const count = this.#counts[step]!;
        if (count === steps) continue;
        if (!isKnown) {
          this.#given[known] = event;
          this.#holder[known++] = -1;
          isKnown = true;
        }
        this.#candidates[step * steps + count] = known - 1;
        this.#counts[step] = count + 1;
      }
    }
  }

  /** Gives a step an event, moving other steps to other events where that helps; settled ones stay. */
  #augment(step: number, settled = 0): boolean {
    this.#try++;
    return this.#search(step, settled);
  }

  #search(step: number, settled: number): boolean {
    const first = step * this.#steps;
    for (let c = first; c < first + this.#counts[step]!; c++) {
      const event = this.#candidates[c]!;
      if (this.#tried[event] === this.#try) continue;
      this.#tried[event] = this.#try;
      const holder = this.#holder[event]!;
      if (holder >= 0 && (((settled >>> holder) & 1) === 1 || !this.#search(holder, settled))) continue;
      this.#hold(step, event);
      return true;
    }
    return false;
  }

  /** Gives a step the first of its events with which all others that hold one still can. */
  #settle(step: number, settled: number): void {
    const first = step * this.#steps;
    const own = this.#held[step]!;
    for (let c = first; this.#candidates[c] !== own; c++) {
      const event = this.#candidates[c]!;
      const holder = this.#holder[event]!;
      if (holder >= 0 && ((settled >>> holder) & 1) === 1) continue;
      this.#holder[own] = -1;
      this.#hold(step, event);
      if (holder < 0 || this.#augment(holder, settled)) return;
      this.#hold(holder, event);
      this.#hold(step, own);
    }
  }

  #hold(step: number, event: number): void {
    this.#holder[event] = step;
    this.#held[step] = event;
  }

  #release(step: number): void {
    this.#holder[this.#held[step]!] = -1;
    this.#held[step] = -1;
  }
}
