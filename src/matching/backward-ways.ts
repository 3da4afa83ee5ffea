import type { MomentMoves } from './moment-moves';

/**
 * What is ahead of each moment: the most optional steps an attempt can still take after it on the way to its last step. Walks backward; for each furthest step it keeps the
 * nearest moment at which an attempt can go on with at least so many of them, since the nearest is the easiest to reach in time.
 */
export class BackwardWays {
  readonly #moves: MomentMoves;
  readonly #states: number;
  #first = 0;
  /** by moment and furthest step: the most optional steps still to come; -1: the end cannot be reached */
  #ahead = new Int8Array(0);
  /** by moment: the same for an attempt that starts there, its own steps included */
  #starting = new Int8Array(0);

  constructor(moves: MomentMoves) {
    this.#moves = moves;
    this.#states = moves.rules.steps + 1;
  }

  ahead(moment: number, state: number): number {
    return this.#ahead[(moment - this.#first) * this.#states + state]!;
  }

  starting(moment: number): number {
    return this.#starting[moment - this.#first]!;
  }

  /** Fills in the moments first … last for attempts of a depth that end where `endsAt` says. */
  fill(first: number, last: number, depth: number, endsAt: (moment: number) => boolean): void {
    const states = this.#states;
    const { ordinal } = this.#moves.moments;
    this.#first = first;
    this.#ahead = new Int8Array((last - first + 1) * states).fill(-1);
    this.#starting = new Int8Array(last - first + 1).fill(-1);
    const nearest = new Int32Array(states * states).fill(-1);
    const entering = new Int8Array(states);
    const enteringNext = new Int8Array(states).fill(-1);
    const enteringAny = new Int8Array(states).fill(-1);
    for (let moment = last; moment >= first; moment--) {
      const isNext = moment < last && ordinal[moment + 1] === ordinal[moment]! + 1;
      this.#look(moment, depth, nearest, isNext ? enteringNext : null);
      this.#enter(moment, depth, endsAt(moment), entering, enteringAny);
      this.#starting[moment - first] = enteringAny[0]!;
      enteringNext.set(enteringAny);
      for (let state = 1; state < depth; state++) {
        if (this.#moves.kills(moment, state)) nearest.fill(-1, state * states, (state + 1) * states);
        for (let count = 0; count <= entering[state]!; count++) nearest[state * states + count] = moment;
      }
    }
  }

  #look(moment: number, depth: number, nearest: Int32Array, next: Int8Array | null): void {
    const { moments, rules } = this.#moves;
    const { at } = moments;
    const states = this.#states;
    for (let state = 1; state < depth; state++) {
      let most = -1;
      for (let count = states - 1; count >= 0 && most < 0; count--) {
        const there = nearest[state * states + count]!;
        if (there >= 0 && at[there]! - at[moment]! <= rules.fromPreviousUs) most = count;
      }
      if (next !== null && next[state]! > most && at[moment + 1]! - at[moment]! <= rules.fromPreviousUs)
        most = next[state]!;
      this.#ahead[(moment - this.#first) * states + state] = most;
    }
  }

  #enter(moment: number, depth: number, ends: boolean, entering: Int8Array, enteringAny: Int8Array): void {
    entering.fill(-1);
    enteringAny.fill(-1);
    for (const { from, to, direct, gain, goesOn } of this.#moves.at(moment)) {
      if (to > depth) continue;
      const rest = to === depth ? (ends ? 0 : -1) : goesOn ? this.ahead(moment, to) : -1;
      if (rest < 0) continue;
      enteringAny[from] = Math.max(enteringAny[from]!, gain + rest);
      if (!direct) entering[from] = Math.max(entering[from]!, gain + rest);
    }
  }
}
