/** How events of one instant follow each other: in whichever order serves best, in arrival order only, or never. */
export type Ties = 'either' | 'arrival' | 'never';

/** No limit in time; finite, so that -Infinity (never) stays outside of it. */
export const noLimit = Number.MAX_VALUE;

/** What an attempt must obey apart from its window's day or session. At most one of the two limits is set. */
export interface AttemptRules {
  /** 1..20 */
  steps: number;
  /** no other event of the unit between a step's event and the next one's */
  directly: boolean;
  ties: Ties;
  /** µs from the first step, the end inside; or `noLimit` */
  fromFirstUs: number;
  /** µs from the previous step, the end inside; or `noLimit` */
  fromPreviousUs: number;
}

/** By row: bit i says that the event serves step i (from 0). Bytes where all bits fit in one. */
export type StepMasks = Uint8Array | Uint32Array;

/** One try at the steps: `rows[i]` is the row taken as step i + 1, for i < depth. */
export interface Attempt {
  depth: number;
  rows: Int32Array;
}

export const newAttempt = (steps: number): Attempt => ({ depth: 0, rows: new Int32Array(steps) });

export function copyAttempt(from: Attempt, to: Attempt): void {
  to.depth = from.depth;
  to.rows.set(from.rows);
}

/**
 * True when `a` is to be reported rather than `b`: deeper, then starting first, then reaching its last step first, then with each step earliest. Earliness goes
 * by instant, what is still equal by arrival in the same order; under `arrival` by both at once. Rows are in (instant, seq) order.
 */
export function isBetter(a: Attempt, b: Attempt, at: Float64Array, ties: Ties): boolean {
  if (a.depth !== b.depth) return a.depth > b.depth;
  const byInstant = ties === 'arrival' ? 0 : compareSteps(a, b, (row) => at[row]!);
  return (byInstant || compareSteps(a, b, (row) => row)) < 0;
}

function compareSteps(a: Attempt, b: Attempt, earliness: (row: number) => number): number {
  for (let rank = 0; rank < a.depth; rank++) {
    const step = stepOfRank(rank, a.depth);
    const difference = earliness(a.rows[step]!) - earliness(b.rows[step]!);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Steps (from 0) in the order in which their earliness counts: the first, the last, then the others. */
export const stepOfRank = (rank: number, depth: number): number => (rank === 0 ? 0 : rank === 1 ? depth - 1 : rank - 1);
