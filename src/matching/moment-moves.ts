import { MomentMatch } from './moment-match';
import { bitCount, inForce, stepRange, type SearchRules, type Strictness } from './search-rules';
import type { SearchMoments } from './search-moments';

/** Taking steps `first` … `to` at one moment after step `from`, optional ones left out where they must be. */
export interface Move {
  from: number;
  first: number;
  to: number;
  /** `first` must follow the step before directly */
  direct: boolean;
  /** the most optional steps taken among them */
  gain: number;
  /** nothing strikes at this moment when the attempt goes on; when it ends here */
  goesOn: boolean;
  ends: boolean;
}

/** What can be done at each moment, found when first asked for. */
export class MomentMoves {
  readonly match: MomentMatch;
  readonly #known: (Move[] | undefined)[] = [];
  readonly #single = new Map<number, Move[]>();
  readonly #forces: number[][];

  constructor(
    readonly rules: SearchRules,
    readonly moments: SearchMoments,
    readonly strictness: Strictness,
  ) {
    this.match = new MomentMatch(moments, strictness);
    const states = Array.from({ length: rules.steps + 1 }, (_, i) => i);
    this.#forces = states.map((from) => states.map((to) => inForce(rules, from, to)));
  }

  at(moment: number): readonly Move[] {
    return (this.#known[moment] ??= this.#find(moment));
  }

  /** Says that the events of a moment have changed. */
  forget(moment: number): void {
    this.#known[moment] = undefined;
  }

  /** Exclusions of the moment that count, given which ones must be kept clear of. */
  strikesAt(moment: number, kept: number): number {
    const { strikes, keyStrikes } = this.moments;
    const { open } = this.strictness;
    return ((strikes[moment]! & ~open) | (keyStrikes[moment]! & open)) & kept;
  }

  /** True when a way whose furthest step is `state` and that takes nothing at the moment ends there. */
  kills(moment: number, state: number, kept = this.strictness.hard): boolean {
    const strikes = this.strikesAt(moment, kept);
    return strikes !== 0 && (strikes & this.#forces[state]![state]!) !== 0;
  }

  /** Exclusions in force at a moment between state `from` before and `to` after it. */
  forces(from: number, to: number, ends: boolean): number {
    return this.#forces[from]![to]! & (ends ? this.strictness.atEnd : this.strictness.hard);
  }

  #find(moment: number): Move[] {
    const { from, steps, ties } = this.moments;
    const mask = steps[moment]!;
    if (mask === 0) return [];
    if (from[moment + 1]! - from[moment]! > 1) return this.#several(moment, ties === 'never');
    let moves = this.#single.get(mask);
    if (moves === undefined) this.#single.set(mask, (moves = this.#several(moment, true)));
    return moves;
  }

  #several(moment: number, onlyOne: boolean): Move[] {
    const { steps, optional } = this.rules;
    const mask = this.moments.steps[moment]!;
    const moves: Move[] = [];
    for (let from = 0; from < steps; from++) {
      for (let first = from + 1; first <= steps; first++) {
        if ((mask >>> (first - 1)) & 1) this.#from(moment, from, first, onlyOne ? first : steps, moves);
        if (((optional >>> (first - 1)) & 1) === 0) break;
      }
    }
    return moves;
  }

  #from(moment: number, from: number, first: number, most: number, moves: Move[]): void {
    const { optional, directly } = this.rules;
    const mask = this.moments.steps[moment]!;
    const events = this.moments.from[moment + 1]! - this.moments.from[moment]!;
    for (let to = first; to <= most; to++) {
      const range = stepRange(first, to);
      const needed = range & ~optional;
      const forced = needed | (1 << (first - 1)) | (1 << (to - 1));
      if ((needed & ~mask) !== 0 || bitCount(needed) > events) return;
      if ((forced & ~mask) !== 0) continue;
      const going = this.forces(from, to, false) & this.strikesAt(moment, ~0);
      const ending = this.forces(from, to, true) & this.strikesAt(moment, ~0);
      const size = this.match.most(moment, range & mask, forced, going);
      const endSize = going === ending ? size : this.match.most(moment, range & mask, forced, ending);
      if (endSize < 0) continue;
      const direct = ((directly >>> (first - 1)) & 1) === 1;
      moves.push({ from, first, to, direct, gain: endSize - bitCount(needed), goesOn: size >= 0, ends: true });
    }
  }
}
