import type { SearchMoments } from './search-moments';

/** How many events an attempt in any order takes at a moment, and which of them it must take. */
export interface TakenMoment {
  moment: number;
  count: number;
  mustTake(event: number): boolean;
}

const none = -1;

/**
 * The events an attempt in any order takes at its moments, distinct ones for distinct steps: of all ways the one whose first event, then whose last, then each in
 * turn came first. Rows in order.
 */
export function chooseEvents(moments: SearchMoments, steps: number, taken: readonly TakenMoment[]): number[] {
  return new EventChoice(moments, steps, taken).rows();
}

class EventChoice {
  readonly #events: number[] = [];
  /** by place in `#events`: which of the moments taken */
  readonly #slot: number[] = [];
  readonly #required = new Set<number>();
  readonly #excluded = new Set<number>();
  readonly #total: number;
  #held: Int32Array;
  #holder: Int32Array;
  #free: number[] = [];

  constructor(
    private readonly moments: SearchMoments,
    private readonly steps: number,
    private readonly taken: readonly TakenMoment[],
  ) {
    taken.forEach((own, slot) => {
      const { moment } = own;
      for (let event = moments.from[moment]!; event < moments.from[moment + 1]!; event++) {
        if (own.mustTake(event)) this.#required.add(this.#events.length);
        this.#events.push(event);
        this.#slot.push(slot);
      }
    });
    this.#total = taken.reduce((sum, { count }) => sum + count, 0);
    this.#held = new Int32Array(steps);
    this.#holder = new Int32Array(this.#events.length);
  }

  rows(): number[] {
    this.#settleUpTo(1);
    this.#settleLast();
    this.#settleUpTo(this.#total);
    const chosen = [...this.#required].sort((a, b) => a - b);
    return chosen.map((i) => this.moments.rows[this.#events[i]!]!);
  }

  /** Takes events from the first on, each the first that can be, until so many are settled. */
  #settleUpTo(most: number): void {
    let settled = 0;
    for (let i = 0; i < this.#events.length && settled < most; i++) {
      if (this.#excluded.has(i)) continue;
      const wasRequired = this.#required.has(i);
      this.#required.add(i);
      if (wasRequired || this.#isPossible()) settled++;
      else {
        this.#required.delete(i);
        this.#excluded.add(i);
      }
    }
  }

  /** Leaves out the last moment's events after the first one that can be its last. */
  #settleLast(): void {
    const last = this.taken.length - 1;
    const from = this.#slot.indexOf(last);
    for (let end = from; end < this.#events.length; end++) {
      const later = this.#events.map((_, i) => i).filter((i) => i > end && !this.#excluded.has(i));
      if (later.some((i) => this.#required.has(i))) continue;
      later.forEach((i) => this.#excluded.add(i));
      if (this.#isPossible()) return;
      later.forEach((i) => this.#excluded.delete(i));
    }
  }

  /** Whether every moment can have its number of events, the required ones among them: a flow through moments with room for so many. */
  #isPossible(): boolean {
    this.#free = this.taken.map(({ count }) => count);
    for (const i of this.#required) this.#free[this.#slot[i]!]! -= 1;
    if (this.#free.some((free) => free < 0)) return false;
    this.#held.fill(none);
    this.#holder.fill(none);
    let flow = 0;
    for (let step = 0; step < this.steps; step++) if (this.#augment(step, new Set(), new Set())) flow++;
    return flow === this.#total;
  }

  #augment(step: number, tried: Set<number>, full: Set<number>): boolean {
    for (let i = 0; i < this.#events.length; i++) {
      const serves = (this.moments.masks[this.#events[i]!]! >>> step) & 1;
      if (serves === 0 || tried.has(i) || this.#excluded.has(i)) continue;
      tried.add(i);
      const holder = this.#holder[i]!;
      const isPlaced = holder === none ? this.#makeRoom(i, tried, full) : this.#augment(holder, tried, full);
      if (!isPlaced) continue;
      this.#holder[i] = step;
      this.#held[step] = i;
      return true;
    }
    return false;
  }

  /** Room for one more event that is not required; required ones have their own. */
  #makeRoom(i: number, tried: Set<number>, full: Set<number>): boolean {
    const slot = this.#slot[i]!;
    if (this.#required.has(i)) return true;
    if (this.#free[slot]! > 0) {
      this.#free[slot]! -= 1;
      return true;
    }
    if (full.has(slot)) return false;
    full.add(slot);
    for (let other = 0; other < this.#events.length; other++) {
      const holder = this.#holder[other]!;
      if (this.#slot[other] !== slot || holder === none || this.#required.has(other)) continue;
      if (!this.#augment(holder, tried, full)) continue;
      this.#holder[other] = none;
      return true;
    }
    return false;
  }
}
