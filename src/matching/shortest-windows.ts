import type { AttemptRules, StepMasks } from './attempt';
import { Moments } from './moments';

/**
 * The shortest window from the first step in which each number of steps can be taken, where any later event may follow: of all starts that reach a step by an instant the
 * latest leaves the shortest time, so one scan that remembers it for each step finds them all. A window reaches i + 1 steps exactly when it is not shorter than entry i.
 */
export class ShortestWindows {
  readonly #isArrival: boolean;
  readonly #moments: Moments;
  readonly #ends: Uint8Array;
  /** latest start (µs) with which i steps are taken so far */
  readonly #start: Float64Array;
  readonly #shortest: Float64Array;

  constructor({ steps, ties }: Pick<AttemptRules, 'steps' | 'ties'>) {
    this.#isArrival = ties === 'arrival';
    this.#moments = new Moments(steps, ties);
    this.#ends = new Uint8Array(steps);
    this.#start = new Float64Array(steps + 1);
    this.#shortest = new Float64Array(steps);
  }

  /** By step, µs: for the rows from … to - 1, which are one unit; Infinity where no window reaches it. Valid until the next call. */
  find(at: Float64Array, masks: StepMasks, from: number, to: number): Float64Array {
    if (!this.#findUntied(at, masks, from, to)) this.#findTied(at, masks, from, to);
    return this.#shortest;
  }

  #begin(): void {
    this.#start.fill(-Infinity);
    this.#shortest.fill(Infinity);
  }

  /** Straight over rows; false when a tie was met that matters. */
  #findUntied(at: Float64Array, masks: StepMasks, from: number, to: number): boolean {
    this.#begin();
    let before = NaN;
    for (let row = from; row < to; row++) {
      const mask = masks[row]!;
      if (mask === 0) continue;
      const instant = at[row]!;
      if (instant === before && !this.#isArrival) return false;
      before = instant;
      for (let steps = mask; steps !== 0;) {
        const step = 31 - Math.clz32(steps);
        steps ^= 1 << step;
        this.#take(step, step, instant);
      }
    }
    return true;
  }

  #findTied(at: Float64Array, masks: StepMasks, from: number, to: number): void {
    this.#begin();
    const moments = this.#moments;
    moments.clear();
    for (let row = from; row < to; row++) if (masks[row] !== 0) moments.add(row, at[row]!, 0, masks[row]!);
    for (let moment = 0; moment < moments.count; moment++) {
      moments.blocks(moment, this.#ends);
      for (let steps = moments.steps[moment]!; steps !== 0;) {
        const step = 31 - Math.clz32(steps);
        steps ^= 1 << step;
        let begin = step;
        while (begin > 0 && this.#ends[begin - 1]! > step) begin--;
        this.#take(begin, step, moments.at[moment]!);
      }
    }
  }

  /** Takes the steps begin … step at an instant, higher ones before lower ones. */
  #take(begin: number, step: number, instant: number): void {
    const start = begin === 0 ? instant : this.#start[begin]!;
    this.#start[step + 1] = start;
    if (instant - start < this.#shortest[step]!) this.#shortest[step] = instant - start;
  }
}
