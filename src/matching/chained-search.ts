import type { Attempt, AttemptRules } from './attempt';
import type { Moments } from './moments';

/**
 * The best attempt where each step must follow the one before directly, or within a time of it. Walks the moments four times: forward for the
 * depth; backward for the first start that reaches it; forward from that start for the first end; backward from that end for the moments that
 * lie on a way between the two, of which each step then takes the first.
 *
 * Forward, of the ways to take i steps the one that took the last of them latest is the easiest to go on from (with `directly` only the
 * moment before counts, and of its ways the one that started latest). Backward likewise the nearest way on.
 */
export class ChainedSearch {
  readonly #rules: AttemptRules;
  readonly #ends: Uint8Array;
  /** by number of steps taken (forward) or by next step (backward): where that way ends or goes on */
  readonly #at: Float64Array;
  readonly #ordinal: Int32Array;
  /** forward: the latest start of such a way; backward: its earliest end */
  readonly #reach: Float64Array;
  /** by moment: steps that can begin, and end, a block that leads to the chosen end */
  #begins = new Uint32Array(64);
  #leads = new Uint32Array(64);

  constructor(rules: AttemptRules) {
    this.#rules = rules;
    this.#ends = new Uint8Array(rules.steps);
    this.#at = new Float64Array(rules.steps + 1);
    this.#ordinal = new Int32Array(rules.steps + 1);
    this.#reach = new Float64Array(rules.steps + 1);
  }

  /** Writes the best attempt into `attempt`; depth 0 when no event starts one. */
  find(moments: Moments, attempt: Attempt): void {
    attempt.depth = this.#forward(moments, 0, this.#rules.steps).depth;
    if (attempt.depth === 0) return;
    const first = this.#firstStart(moments, attempt.depth);
    const last = this.#forward(moments, first, attempt.depth, first).moment;
    this.#ways(moments, first, last, attempt.depth);
    this.#take(moments, first, attempt);
  }

  /** The depth reached from moment `from` on, at most `most`, and the first moment that reaches it. With `only`, attempts start there. */
  #forward(moments: Moments, from: number, most: number, only = -1): { depth: number; moment: number } {
    const reached = { depth: 0, moment: -1 };
    this.#reach.fill(-Infinity);
    for (let moment = from; moment < moments.count && reached.depth < most; moment++) {
      moments.blocks(moment, this.#ends);
      const mayStart = only < 0 || moment === only;
      for (let steps = moments.steps[moment]!; steps !== 0;) {
        const step = 31 - Math.clz32(steps);
        steps ^= 1 << step;
        const start = this.#latestStart(moments, moment, step, mayStart);
        if (start === -Infinity) continue;
        this.#keep(step + 1, moments, moment, start);
        if (step < reached.depth) continue;
        reached.depth = step + 1;
        reached.moment = moment;
      }
    }
    return reached;
  }

  /** The latest start of an attempt whose block at this moment ends with `step`. */
  #latestStart(moments: Moments, moment: number, step: number, mayStart: boolean): number {
    let latest = -Infinity;
    for (let begin = step; begin >= 0 && this.#ends[begin]! > step; begin--) {
      if (begin === 0) return mayStart ? moments.at[moment]! : latest;
      const start = this.#reach[begin]!;
      if (start <= latest || moments.at[moment]! - start > this.#rules.fromFirstUs) continue;
      if (this.#follows(begin, moments, moment)) latest = start;
    }
    return latest;
  }

  /** The first moment from which an attempt of this depth starts. */
  #firstStart(moments: Moments, depth: number): number {
    let first = -1;
    this.#reach.fill(Infinity);
    for (let moment = moments.count - 1; moment >= 0; moment--) {
      moments.blocks(moment, this.#ends);
      const at = moments.at[moment]!;
      for (let step = 0; step < depth; step++) {
        const end = this.#earliestEnd(moments, moment, step, depth);
        if (end === Infinity) continue;
        this.#keep(step, moments, moment, end);
        if (step === 0 && end - at <= this.#rules.fromFirstUs) first = moment;
      }
    }
    return first;
  }

  /** The earliest end of an attempt whose block at this moment begins with `step`. */
  #earliestEnd(moments: Moments, moment: number, step: number, depth: number): number {
    let earliest = Infinity;
    for (let next = step + 1; next <= this.#ends[step]!; next++) {
      if (next === depth) return Math.min(earliest, moments.at[moment]!);
      if (this.#reach[next]! < earliest && this.#follows(next, moments, moment)) earliest = this.#reach[next]!;
    }
    return earliest;
  }

  #ways(moments: Moments, first: number, last: number, depth: number): void {
    while (this.#begins.length < moments.count) {
      this.#begins = new Uint32Array(this.#begins.length * 2);
      this.#leads = new Uint32Array(this.#begins.length);
    }
    this.#reach.fill(Infinity);
    for (let moment = last; moment >= first; moment--) {
      moments.blocks(moment, this.#ends);
      let begins = 0;
      let leads = moment === last ? 1 << (depth - 1) : 0;
      for (let next = 1; next < depth; next++) {
        if (this.#reach[next] !== Infinity && this.#follows(next, moments, moment)) leads |= 1 << (next - 1);
      }
      for (let step = 0; step < depth; step++) {
        const block = (1 << this.#ends[step]!) - (1 << step);
        if ((block & leads) === 0) continue;
        begins |= 1 << step;
        this.#keep(step, moments, moment, 0);
      }
      this.#begins[moment] = begins;
      this.#leads[moment] = leads;
    }
  }

  #take(moments: Moments, first: number, attempt: Attempt): void {
    let taken = 0;
    for (let moment = first; taken < attempt.depth; moment++) {
      if (((this.#begins[moment]! >>> taken) & 1) === 0) continue;
      moments.blocks(moment, this.#ends);
      const block = (1 << this.#ends[taken]!) - (1 << taken);
      const end = 32 - Math.clz32(block & this.#leads[moment]!);
      moments.take(moment, taken, end, attempt.depth, attempt.rows);
      taken = end;
    }
  }

  /** Whether the way kept under `index` and this moment may be next to each other. */
  #follows(index: number, moments: Moments, moment: number): boolean {
    if (Math.abs(moments.at[moment]! - this.#at[index]!) > this.#rules.fromPreviousUs) return false;
    return !this.#rules.directly || Math.abs(moments.ordinal[moment]! - this.#ordinal[index]!) === 1;
  }

  #keep(index: number, moments: Moments, moment: number, reach: number): void {
    this.#reach[index] = reach;
    this.#at[index] = moments.at[moment]!;
    this.#ordinal[index] = moments.ordinal[moment]!;
  }
}
