import type { Ties } from './attempt';
import { TiedSteps } from './tied-steps';

/**
 * The events of one unit that can serve a step, gathered into moments: the events of one instant, or under `arrival` one event. Inside a
 * moment an attempt takes a block of consecutive steps with distinct events; from one moment to the next its steps go on. Kept and refilled, so that
 * a walk over many units allocates nothing.
 */
export class Moments {
  count = 0;
  /** µs of each moment */
  at = new Float64Array(64);
  /** number of the moment among all moments of the unit, those without a step's event included */
  ordinal = new Int32Array(64);
  /** bit i: some event of the moment serves step i (from 0) */
  steps = new Uint32Array(64);
  #from = new Uint32Array(65);
  /** every event of the moment serves one step only */
  #simple = new Uint8Array(64);
  #rows = new Int32Array(64);
  #masks = new Uint32Array(64);
  #events = 0;
  readonly #ties: Ties;
  readonly #tied: TiedSteps;

  constructor(
    readonly stepCount: number,
    ties: Ties,
  ) {
    this.#ties = ties;
    this.#tied = new TiedSteps(stepCount);
  }

  clear(): void {
    this.count = 0;
    this.#events = 0;
  }

  /** Adds an event that serves at least one step; events come in (instant, seq) order. */
  add(row: number, at: number, ordinal: number, mask: number): void {
    const event = this.#events++;
    if (event === this.#rows.length) this.#growEvents();
    this.#rows[event] = row;
    this.#masks[event] = mask;
    const last = this.count - 1;
    if (last >= 0 && this.#ties !== 'arrival' && this.at[last] === at) {
      this.steps[last]! |= mask;
      if (!isSingle(mask)) this.#simple[last] = 0;
    } else {
      if (++this.count > this.at.length) this.#growMoments();
      this.at[last + 1] = at;
      this.ordinal[last + 1] = ordinal;
      this.steps[last + 1] = mask;
      this.#simple[last + 1] = isSingle(mask) ? 1 : 0;
      this.#from[last + 1] = event;
    }
    this.#from[this.count] = this.#events;
  }

  /** Fills `ends`: steps i … ends[i] - 1 can be taken together at the moment; ends[i] = i when step i cannot. */
  blocks(moment: number, ends: Uint8Array): void {
    const steps = this.steps[moment]!;
    const from = this.#from[moment]!;
    const to = this.#from[moment + 1]!;
    if (to - from === 1 || this.#ties === 'never') {
      for (let i = 0; i < this.stepCount; i++) ends[i] = i + ((steps >>> i) & 1);
    } else if (this.#simple[moment] === 1) {
      let end = this.stepCount;
      for (let i = this.stepCount - 1; i >= 0; i--) {
        if (((steps >>> i) & 1) === 0) end = i;
        ends[i] = end;
      }
    } else {
      this.#tied.blocks(this.#masks, from, to, ends);
    }
  }

  /** Chooses the events of steps `begin` … `end - 1` at a moment where they can be taken together: the first to arrive, the attempt's first and last step choosing first. */
  take(moment: number, begin: number, end: number, depth: number, rows: Int32Array): void {
    const from = this.#from[moment]!;
    const to = this.#from[moment + 1]!;
    if (end - begin === 1 || this.#simple[moment] === 1) {
      for (let step = begin; step < end; step++) rows[step] = this.#rows[this.#firstServing(step, from)]!;
      return;
    }
    const events = this.#tied.choose(this.#masks, from, to, begin, end, depth);
    for (let step = begin; step < end; step++) rows[step] = this.#rows[events[step]!]!;
  }

  #firstServing(step: number, from: number): number {
    let event = from;
    while (((this.#masks[event]! >>> step) & 1) === 0) event++;
    return event;
  }

  #growEvents(): void {
    this.#rows = copied(new Int32Array(this.#rows.length * 2), this.#rows);
    this.#masks = copied(new Uint32Array(this.#masks.length * 2), this.#masks);
  }

  #growMoments(): void {
    const length = this.at.length * 2;
    this.at = copied(new Float64Array(length), this.at);
    this.ordinal = copied(new Int32Array(length), this.ordinal);
    this.steps = copied(new Uint32Array(length), this.steps);
    this.#simple = copied(new Uint8Array(length), this.#simple);
    this.#from = copied(new Uint32Array(length + 1), this.#from);
  }
}

const isSingle = (mask: number): boolean => (mask & (mask - 1)) === 0;

function copied<T extends { set(from: T): void }>(to: T, from: T): T {
  to.set(from);
  return to;
}
