import type { BackwardWays } from './backward-ways';
import type { MomentMoves } from './moment-moves';
import { bitCount, stepRange } from './search-rules';

/** The steps taken at one moment, after step `before`. */
interface Block {
  moment: number;
  before: number;
  steps: number;
}

const furthest = (steps: number): number => 32 - Math.clz32(steps);

/**
 * Walks the ways from a start to an end that take the most optional steps, and of these the one in which each step in turn is taken earliest (not taken: latest). Then
 * chooses the events: the first step's, the last one's, then each one's first to come.
 */
export class BestWay {
  constructor(
    private readonly moves: MomentMoves,
    private readonly backward: BackwardWays,
  ) {}

  /** Puts the row of each step at its index from 0, -1 for one not taken. */
  take(start: number, end: number, depth: number, rows: Int32Array): void {
    const blocks = this.#blocks(start, end, depth);
    rows.fill(-1);
    for (const { moment, before, steps } of blocks) {
      const taken = Array.from({ length: depth }, (_, i) => i + 1).filter((step) => (steps >>> (step - 1)) & 1);
      const rank = (step: number): number => (step === 1 ? 0 : step === depth ? 1 : step + 1);
      const strikes = this.moves.forces(before, furthest(steps), moment === end);
      const inOrder = taken.sort((a, b) => rank(a) - rank(b));
      this.moves.match.choose(moment, inOrder, strikes, rows);
    }
  }

  #blocks(start: number, end: number, depth: number): Block[] {
    const blocks: Block[] = [];
    let block: Block = { moment: start, before: 0, steps: 0 };
    let need = this.backward.starting(start);
    for (let step = 1; step <= depth; step++) {
      const bit = 1 << (step - 1);
      if (this.#canTake(block, step, need, end, depth)) {
        block.steps |= bit;
        continue;
      }
      const rest = need - bitCount(block.steps & this.moves.rules.optional);
      const next = this.#isWhole(block, end, depth) ? this.#next(block, step, rest, end, depth) : -1;
      if (next < 0) continue;
      blocks.push(block);
      block = { moment: next, before: furthest(block.steps), steps: bit };
      need = rest;
    }
    return [...blocks, block];
  }

  /** Whether the block can take this step too and still reach the end with as many optional steps in all. */
  #canTake({ moment, before, steps }: Block, step: number, need: number, end: number, depth: number): boolean {
    const { rules, moments, match } = this.moves;
    const taken = steps | (1 << (step - 1));
    const mask = moments.steps[moment]!;
    if ((taken & ~mask) !== 0) return false;
    for (let to = step; to <= depth; to++) {
      const graph = taken | (stepRange(step, to) & mask);
      const needed = stepRange(step, to) & ~rules.optional;
      const forced = taken | needed | (1 << (to - 1));
      if ((needed & ~mask) !== 0) return false;
      const ends = to === depth;
      const ahead = ends ? (moment === end ? 0 : -1) : this.backward.ahead(moment, to);
      if ((forced & ~mask) !== 0 || ahead < 0) continue;
      const size = match.most(moment, graph, forced, this.moves.forces(before, to, ends));
      if (size < 0) continue;
      const gain = size - bitCount((taken | needed) & ~rules.optional);
      if (gain + ahead === need) return true;
    }
    return false;
  }

  #isWhole({ moment, before, steps }: Block, end: number, depth: number): boolean {
    const to = furthest(steps);
    if (steps === 0 || to === depth || moment === end) return false;
    return this.moves.match.most(moment, steps, steps, this.moves.forces(before, to, false)) >= 0;
  }

  /** The first moment after a block at which this step can be the next one taken. */
  #next({ moment, steps }: Block, step: number, need: number, end: number, depth: number): number {
    const { rules, moments } = this.moves;
    const before = furthest(steps);
    const direct = (rules.directly >>> (step - 1)) & 1;
    for (let next = moment + 1; next <= end; next++) {
      if (moments.at[next]! - moments.at[moment]! > rules.fromPreviousUs) return -1;
      if (direct === 1 && moments.ordinal[next] !== moments.ordinal[moment]! + 1) return -1;
      if (this.#canTake({ moment: next, before, steps: 0 }, step, need, end, depth)) return next;
      if (this.moves.kills(next, before)) return -1;
    }
    return -1;
  }
}
