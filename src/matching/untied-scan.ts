import type { Attempt, AttemptRules } from './attempt';

/**
 * `OrderedSearch` straight over rows, for units in which no two serving events share an instant (or ties go by arrival): the common case, and the
 * fast one. Allocates nothing.
 */
export class UntiedScan {
  readonly #rules: AttemptRules;
  /** latest start (µs) with which i steps are taken so far */
  readonly #start: Float64Array;

  constructor(rules: AttemptRules) {
    this.#rules = rules;
    this.#start = new Float64Array(rules.steps + 1);
  }

  /** Writes the best attempt of rows from … to - 1 into `attempt`; false when a tie was met and nothing is known. */
  find(at: Float64Array, masks: Uint32Array, from: number, to: number, attempt: Attempt): boolean {
    attempt.depth = 0;
    let first = from;
    while (first < to && (masks[first]! & 1) === 0) first++;
    if (first === to) return true;
    if (this.#isTiedBefore(at, masks, from, first)) return false;
    const last = this.#deepest(at, masks, first, to, attempt);
    if (last < 0) return false;
    this.#take(at, masks, first, last, attempt);
    return true;
  }

  /** Sets the depth; returns the first row that reaches it, or -1 at a tie. */
  #deepest(at: Float64Array, masks: Uint32Array, from: number, to: number, attempt: Attempt): number {
    const { steps: most, fromFirstUs, ties } = this.#rules;
    const start = this.#start.fill(-Infinity);
    let depth = 0;
    let last = -1;
    const allowsTies = ties === 'arrival';
    let before = -Infinity;
    for (let row = from; row < to && depth < most; row++) {
      let steps = masks[row]!;
      if (steps === 0) continue;
      const instant = at[row]!;
      if (instant === before && !allowsTies) return -1;
      before = instant;
      while (steps !== 0) {
        const step = 31 - Math.clz32(steps);
        steps ^= 1 << step;
        const begun = step === 0 ? instant : start[step]!;
        if (instant - begun > fromFirstUs) continue;
        start[step + 1] = begun;
        if (step < depth) continue;
        depth = step + 1;
        last = row;
      }
    }
    attempt.depth = depth;
    return last;
  }

  #isTiedBefore(at: Float64Array, masks: Uint32Array, from: number, first: number): boolean {
    if (this.#rules.ties === 'arrival') return false;
    for (let row = first - 1; row >= from && at[row] === at[first]; row--) if (masks[row] !== 0) return true;
    return false;
  }

  #take(at: Float64Array, masks: Uint32Array, from: number, last: number, attempt: Attempt): void {
    const { depth, rows } = attempt;
    const end = at[last]!;
    let row = from;
    while ((masks[row]! & 1) === 0 || end - at[row]! > this.#rules.fromFirstUs) row++;
    rows[0] = row;
    for (let step = 1; step < depth; step++) {
      do row++;
      while (((masks[row]! >>> step) & 1) === 0);
      rows[step] = row;
    }
  }
}
