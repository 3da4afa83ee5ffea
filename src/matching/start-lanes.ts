import type { MomentMoves } from './moment-moves';

const lanes = 30;

/**
 * The first moment that starts an attempt of a depth, where the time from the first step is limited; -1 without one. Follows thirty starts at once, one bit each, since
 * whether an attempt ends clean depends on when its own window closes.
 */
export function firstStartInTime(moves: MomentMoves, depth: number): number {
  const { moments } = moves;
  const starts: number[] = [];
  for (let moment = 0; moment < moments.count; moment++) if ((moments.steps[moment]! & 1) === 1) starts.push(moment);
  for (let i = 0; i < starts.length; i += lanes) {
    const chunk = starts.slice(i, i + lanes);
    const found = new Lanes(moves, depth, chunk).find();
    if (found !== 0) return chunk[31 - Math.clz32(found & -found)]!;
  }
  return -1;
}

class Lanes {
  readonly #moves: MomentMoves;
  readonly #depth: number;
  readonly #starts: readonly number[];
  /** by furthest step: lanes with a way there; and with one that took it at the last moment anyone did */
  readonly #alive: Int32Array;
  readonly #just: Int32Array;
  readonly #lastOrdinal: Int32Array;
  readonly #fresh: Int32Array;
  #done = 0;
  #begun = 0;
  #closed = 0;

  constructor(moves: MomentMoves, depth: number, starts: readonly number[]) {
    const states = moves.rules.steps + 1;
    this.#moves = moves;
    this.#depth = depth;
    this.#starts = starts;
    this.#alive = new Int32Array(states);
    this.#just = new Int32Array(states);
    this.#lastOrdinal = new Int32Array(states);
    this.#fresh = new Int32Array(states);
  }

  find(): number {
    const { moments } = this.#moves;
    for (let moment = this.#starts[0]!; moment < moments.count; moment++) {
      this.#close(moments.at[moment]!);
      if (this.#closed === this.#starts.length || this.#isSettled()) break;
      this.#step(moment);
      this.#settle(moment);
    }
    return this.#done | this.#alive[this.#depth]!;
  }

  /** Ends the lanes whose window is over: those with a way at the depth are clean to their end. */
  #close(atUs: number): void {
    const { moments, rules } = this.#moves;
    for (; this.#closed < this.#begun; this.#closed++) {
      if (atUs - moments.at[this.#starts[this.#closed]!]! <= rules.fromFirstUs) return;
      this.#end(1 << this.#closed);
    }
  }

  #end(lane: number): void {
    this.#done |= this.#alive[this.#depth]! & lane;
    for (let state = 0; state < this.#alive.length; state++) {
      this.#alive[state]! &= ~lane;
      this.#just[state]! &= ~lane;
    }
  }

  /** No lane before the first one done can still be done. */
  #isSettled(): boolean {
    let alive = 0;
    for (const lanesThere of this.#alive) alive |= lanesThere;
    const isWaiting = this.#begun < this.#starts.length;
    if (alive === 0 && !isWaiting) return true;
    return this.#done !== 0 && (alive === 0 || (this.#done & -this.#done) < (alive & -alive));
  }

  #step(moment: number): void {
    const { moments } = this.#moves;
    let started = 0;
    if (this.#starts[this.#begun] === moment) started = 1 << this.#begun++;
    this.#fresh.fill(0);
    for (const { from, to, direct, goesOn } of this.#moves.at(moment)) {
      if (to > this.#depth || (to < this.#depth && !goesOn)) continue;
      const isNext = this.#lastOrdinal[from] === moments.ordinal[moment]! - 1;
      const ways = from === 0 ? started : !direct ? this.#alive[from]! : isNext ? this.#just[from]! : 0;
      this.#fresh[to]! |= ways;
    }
  }

  #settle(moment: number): void {
    const moves = this.#moves;
    const { hard, atEnd, open } = moves.strictness;
    for (let state = 1; state <= this.#depth; state++) {
      if (moves.kills(moment, state, state === this.#depth ? atEnd : hard)) this.#alive[state] = this.#just[state] = 0;
      const fresh = this.#fresh[state]!;
      if (fresh === 0) continue;
      this.#alive[state]! |= fresh;
      this.#just[state] = fresh;
      this.#lastOrdinal[state] = moves.moments.ordinal[moment]!;
    }
    if (open === 0) for (let ends = this.#fresh[this.#depth]!; ends !== 0; ends &= ends - 1) this.#end(ends & -ends);
  }
}
