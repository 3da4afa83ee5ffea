/** Numbers in no order, kept whole so that quantiles are exact. */
export interface Bag {
  values: Float64Array;
  length: number;
}

/** What a funnel has counted so far. Lists are by step. */
export interface FunnelState {
  units: number[];
  immature: number;
  /** µs from the step before, and from the first step, of the units that reached the step; empty at step 1 */
  fromPrevious: Bag[];
  fromFirst: Bag[];
  /** units by step for each code of the breakdown's value */
  byValue: Map<number, number[]>;
  /** units by step for each period an attempt starts in */
  byPeriod: Map<number, number[]>;
}

export const emptyState = (steps: number): FunnelState => ({
  units: zeros(steps),
  immature: 0,
  fromPrevious: Array.from({ length: steps }, emptyBag),
  fromFirst: Array.from({ length: steps }, emptyBag),
  byValue: new Map(),
  byPeriod: new Map(),
});

export function mergeStates(a: FunnelState, b: FunnelState): FunnelState {
  return {
    units: added(a.units, b.units),
    immature: a.immature + b.immature,
    fromPrevious: a.fromPrevious.map((bag, i) => joined(bag, b.fromPrevious[i]!)),
    fromFirst: a.fromFirst.map((bag, i) => joined(bag, b.fromFirst[i]!)),
    byValue: mergedCounts(a.byValue, b.byValue),
    byPeriod: mergedCounts(a.byPeriod, b.byPeriod),
  };
}

function mergedCounts(a: Map<number, number[]>, b: Map<number, number[]>): Map<number, number[]> {
  const merged = new Map(a);
  for (const [key, units] of b) merged.set(key, added(merged.get(key), units));
  return merged;
}

export const zeros = (length: number): number[] => new Array<number>(length).fill(0);

const emptyBag = (): Bag => ({ values: new Float64Array(0), length: 0 });

export function put(bag: Bag, value: number): void {
  if (bag.length === bag.values.length) {
    const grown = new Float64Array(Math.max(64, bag.length * 2));
    grown.set(bag.values);
    bag.values = grown;
  }
  bag.values[bag.length++] = value;
}

/** The numbers of a bag, in a copy that may be reordered. */
export const contents = (bag: Bag): Float64Array => bag.values.slice(0, bag.length);

function joined(a: Bag, b: Bag): Bag {
  const values = new Float64Array(a.length + b.length);
  values.set(a.values.subarray(0, a.length));
  values.set(b.values.subarray(0, b.length), a.length);
  return { values, length: values.length };
}

const added = (a: readonly number[] | undefined, b: readonly number[]): number[] =>
  b.map((value, i) => value + (a?.[i] ?? 0));
