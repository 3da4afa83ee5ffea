import type { MomentMoves } from './moment-moves';

/**
 * Ways through the steps, followed from moment to moment. Of the ways whose furthest step is the same, the one that started latest has the most time left, and
 * where only the time from the step before counts, the one that took it latest; with a step to be taken directly only ways of the moment before count.
 */
export class ForwardWays {
  /** the most steps reached, and the first moment that reached it */
  depth = 0;
  moment = -1;
  readonly #moves: MomentMoves;
  /** by furthest step: the latest start (µs) of a way, -Infinity without one */
  readonly #start: Float64Array;
  /** the same of the ways that took it at `#lastAt`, the last moment anyone did, number `#lastOrdinal` */
  readonly #justStart: Float64Array;
  readonly #lastAt: Float64Array;
  readonly #lastOrdinal: Int32Array;
  readonly #fresh: Float64Array;

  constructor(moves: MomentMoves) {
    const states = moves.rules.steps + 1;
    this.#moves = moves;
    this.#start = new Float64Array(states);
    this.#justStart = new Float64Array(states);
    this.#lastAt = new Float64Array(states);
    this.#lastOrdinal = new Int32Array(states);
    this.#fresh = new Float64Array(states);
  }

  begin(): void {
    this.depth = 0;
    this.moment = -1;
    this.#start.fill(-Infinity);
    this.#justStart.fill(-Infinity);
    this.#lastAt.fill(-Infinity);
    this.#lastOrdinal.fill(-2);
  }

  /** Takes in a moment. Returns the start of a way that may end here with step `goal`, -Infinity without one. */
  step(moment: number, mayStart: boolean, goal = -1): number {
    const moves = this.#moves;
    let reached = -Infinity;
    this.#fresh.fill(-Infinity);
    for (const move of moves.at(moment)) {
      const start = this.#startOf(moment, move.from, move.direct, mayStart);
      if (start === -Infinity) continue;
      if (move.goesOn && start > this.#fresh[move.to]!) this.#fresh[move.to] = start;
      if (move.to === goal && start > reached) reached = start;
      if (move.to <= this.depth) continue;
      this.depth = move.to;
      this.moment = moment;
    }
    this.#settle(moment);
    return reached;
  }

  #startOf(moment: number, from: number, direct: boolean, mayStart: boolean): number {
    const { moments, rules } = this.#moves;
    const at = moments.at[moment]!;
    if (from === 0) return mayStart ? at : -Infinity;
    const isNext = this.#lastOrdinal[from] === moments.ordinal[moment]! - 1;
    const start = !direct ? this.#start[from]! : isNext ? this.#justStart[from]! : -Infinity;
    return at - start <= rules.fromFirstUs && at - this.#lastAt[from]! <= rules.fromPreviousUs ? start : -Infinity;
  }

  #settle(moment: number): void {
    const moves = this.#moves;
    const { at, ordinal } = moves.moments;
    const canKill = moves.strikesAt(moment, moves.strictness.hard) !== 0;
    for (let state = 1; state < this.#start.length; state++) {
      if (canKill && moves.kills(moment, state)) this.#start[state] = this.#justStart[state] = -Infinity;
      const fresh = this.#fresh[state]!;
      if (fresh === -Infinity) continue;
      if (fresh > this.#start[state]!) this.#start[state] = fresh;
      this.#justStart[state] = fresh;
      this.#lastAt[state] = at[moment]!;
      this.#lastOrdinal[state] = ordinal[moment]!;
    }
  }

  /**
   * Whether events right after `atUs` (after moment number `ordinal` of the unit) could carry a way beyond the depth reached. `possible`: mask of the steps
   * such an event could still serve.
   */
  canGoOn(atUs: number, ordinal: number, possible: number): boolean {
    const { rules } = this.#moves;
    for (let state = 1; state < rules.steps; state++) {
      if (atUs - this.#start[state]! > rules.fromFirstUs || atUs - this.#lastAt[state]! > rules.fromPreviousUs)
        continue;
      const isNext = this.#lastOrdinal[state] === ordinal && this.#justStart[state] !== -Infinity;
      if (this.#furthest(state, isNext, possible) > this.depth) return true;
    }
    return false;
  }

  #furthest(state: number, isNext: boolean, possible: number): number {
    const { steps, optional, directly } = this.#moves.rules;
    let reached = state;
    for (let step = state + 1; step <= steps; step++) {
      const bit = 1 << (step - 1);
      const isFirst = reached === state;
      if ((possible & bit) !== 0 && !(isFirst && (directly & bit) !== 0 && !isNext)) reached = step;
      else if ((optional & bit) === 0) break;
    }
    return reached;
  }
}
