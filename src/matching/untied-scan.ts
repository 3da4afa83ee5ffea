import type { Attempt, AttemptRules, StepMasks } from './attempt';

const tied = -1;

/**
 * `OrderedSearch` straight over rows, for units in which the events looked at share their instants with no other serving one (or ties go by arrival): the
 * common case, and the fast one. Takes each step at its first event from the first start; only when the window closes on that before the unit ends can
 * another start do better.
 */
export class UntiedScan {
  readonly #rules: AttemptRules;
  #at: Float64Array = new Float64Array(0);
  #masks: StepMasks = new Uint8Array(0);
  #from = 0;
  #to = 0;

  constructor(rules: AttemptRules) {
    this.#rules = rules;
  }

  /** Writes the best attempt of rows from … to - 1 into `attempt`; false when a tie was met and nothing is known. */
  find(at: Float64Array, masks: StepMasks, from: number, to: number, attempt: Attempt): boolean {
    attempt.depth = 0;
    const first = nextServing(masks, 1, from, to);
    if (first === to) return true;
    this.#at = at;
    this.#masks = masks;
    this.#from = from;
    this.#to = to;
    const isBest = this.#take(first, attempt);
    if (this.#hasTie(attempt)) return false;
    if (isBest) return true;
    const last = this.#deeper(first, attempt.depth);
    if (last === tied) return false;
    if (last === to) return true;
    this.#take(this.#firstStart(first, last), attempt);
    return !this.#hasTie(attempt);
  }

  /** Takes each step at its first event after the one before, from a given start. False when another start could do better: the window closed while events were left. */
  #take(start: number, attempt: Attempt): boolean {
    const { steps, fromFirstUs } = this.#rules;
    const at = this.#at;
    const to = this.#to;
    const begun = at[start]!;
    let row = start;
    attempt.rows[0] = row;
    for (let step = 1; step < steps; step++) {
      row = nextServing(this.#masks, 1 << step, row + 1, to);
      attempt.depth = step;
      if (row === to) return at[to - 1]! - begun <= fromFirstUs;
      if (at[row]! - begun > fromFirstUs) return false;
      attempt.rows[step] = row;
    }
    attempt.depth = steps;
    return true;
  }

  /**
   * The first row at which an attempt starting after `first` reaches the greatest depth, if that is more than `depth`; else `#to`; `tied` at a tie. Goes through
   * the tightest chains that reach one step more, in order: forward with each step at its first event, then back with each at its last. They
   * overlap at most as many times as there are steps, so this stays linear.
   */
  #deeper(first: number, depth: number): number {
    const at = this.#at;
    let reached = this.#to;
    let last = depth;
    let start = nextServing(this.#masks, 1, first + 1, this.#to);
    while (start < this.#to && last < this.#rules.steps) {
      const end = this.#forward(start, last);
      if (end === this.#to) return reached;
      const latest = end === tied ? tied : this.#back(end, last);
      if (latest === tied) return tied;
      if (at[end]! - at[latest]! <= this.#rules.fromFirstUs) {
        reached = end;
        last++;
      } else {
        start = nextServing(this.#masks, 1, latest + 1, this.#to);
      }
    }
    return reached;
  }

  /** The row of step `last` when each step is taken at once. */
  #forward(start: number, last: number): number {
    let row = start;
    for (let step = 1; step <= last; step++) {
      if (this.#isTied(row)) return tied;
      row = nextServing(this.#masks, 1 << step, row + 1, this.#to);
      if (row === this.#to) return row;
    }
    return this.#isTied(row) ? tied : row;
  }

  /** The row of the first step when each step is taken as late as possible before `end`, which takes step `last`. */
  #back(end: number, last: number): number {
    let row = end;
    for (let step = last - 1; step >= 0; step--) {
      do row--;
      while ((this.#masks[row]! & (1 << step)) === 0);
      if (this.#isTied(row)) return tied;
    }
    return row;
  }

  #firstStart(first: number, last: number): number {
    let start = first;
    while (this.#at[last]! - this.#at[start]! > this.#rules.fromFirstUs) {
      start = nextServing(this.#masks, 1, start + 1, last);
    }
    return start;
  }

  #hasTie({ depth, rows }: Attempt): boolean {
    for (let i = 0; i < depth; i++) if (this.#isTied(rows[i]!)) return true;
    return false;
  }

  /** Whether another serving event shares the row's instant and ties matter. */
  #isTied(row: number): boolean {
    if (this.#rules.ties === 'arrival') return false;
    const at = this.#at;
    const instant = at[row]!;
    for (let i = row - 1; i >= this.#from && at[i] === instant; i--) if (this.#masks[i] !== 0) return true;
    for (let i = row + 1; i < this.#to && at[i] === instant; i++) if (this.#masks[i] !== 0) return true;
    return false;
  }
}

function nextServing(masks: StepMasks, bit: number, from: number, to: number): number {
  let row = from;
  while (row < to && (masks[row]! & bit) === 0) row++;
  return row;
}
