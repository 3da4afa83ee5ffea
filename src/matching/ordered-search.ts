import type { Attempt, AttemptRules } from './attempt';
import type { Moments } from './moments';

/**
 * The best attempt where any later event may follow and only the time from the first step is limited. Of all starts that reach a step the latest leaves
 * the most time, so one scan finds the depth and the first moment that reaches it. Every start early enough for that moment can
 * use the same chain, so the first such start is the best one, and taking each step at once gives the rest.
 */
export class OrderedSearch {
  readonly #rules: AttemptRules;
  readonly #ends: Uint8Array;
  /** latest start (µs) with which i steps are taken so far */
  readonly #start: Float64Array;

  constructor(rules: AttemptRules) {
    this.#rules = rules;
    this.#ends = new Uint8Array(rules.steps);
    this.#start = new Float64Array(rules.steps + 1);
  }

  /** Writes the best attempt into `attempt`; depth 0 when no event starts one. */
  find(moments: Moments, attempt: Attempt): void {
    attempt.depth = 0;
    const last = this.#deepest(moments, attempt);
    if (attempt.depth > 0) this.#take(moments, this.#firstStart(moments, last), attempt);
  }

  /** Sets the depth; returns the first moment that reaches it. */
  #deepest(moments: Moments, attempt: Attempt): number {
    const start = this.#start.fill(-Infinity);
    let last = -1;
    for (let moment = 0; moment < moments.count && attempt.depth < this.#rules.steps; moment++) {
      moments.blocks(moment, this.#ends);
      const at = moments.at[moment]!;
      for (let steps = moments.steps[moment]!; steps !== 0;) {
        const step = 31 - Math.clz32(steps);
        steps ^= 1 << step;
        const before = this.#blockBegin(step);
        const from = before === 0 ? at : start[before]!;
        if (at - from > this.#rules.fromFirstUs) continue;
        start[step + 1] = from;
        if (step < attempt.depth) continue;
        attempt.depth = step + 1;
        last = moment;
      }
    }
    return last;
  }

  /** The first step that can be taken together with `step` and all between. */
  #blockBegin(step: number): number {
    let begin = step;
    while (begin > 0 && this.#ends[begin - 1]! > step) begin--;
    return begin;
  }

  #firstStart(moments: Moments, last: number): number {
    let moment = 0;
    const end = moments.at[last]!;
    while ((moments.steps[moment]! & 1) === 0 || end - moments.at[moment]! > this.#rules.fromFirstUs) moment++;
    return moment;
  }

  #take(moments: Moments, first: number, attempt: Attempt): void {
    let taken = 0;
    for (let moment = first; taken < attempt.depth; moment++) {
      if (((moments.steps[moment]! >>> taken) & 1) === 0) continue;
      moments.blocks(moment, this.#ends);
      const end = Math.min(this.#ends[taken]!, attempt.depth);
      moments.take(moment, taken, end, attempt.depth, attempt.rows);
      taken = end;
    }
  }
}
