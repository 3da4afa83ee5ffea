import { emptyBag, mergedBags, type ValueBag } from '../../model/value-bag';

/** What a funnel has counted so far. Lists are by step. */
export interface FunnelState {
  units: number[];
  immature: number;
  /** µs from the step before, and from the first step, of the units that reached a step after the first: see `timesCell` */
  times: ValueBag;
  /** units by step for each code of the breakdown's value */
  byValue: Map<number, number[]>;
  /** units by step for each period an attempt starts in */
  byPeriod: Map<number, number[]>;
}

/** The cell of the times of a step (from 0). */
export const timesCell = (step: number, since: 'previous' | 'first'): number => 2 * step + Number(since === 'first');

/** `limit`: how many times are kept before they are rounded. */
export const emptyState = (steps: number, limit?: number): FunnelState => ({
  units: zeros(steps),
  immature: 0,
  times: emptyBag(limit),
  byValue: new Map(),
  byPeriod: new Map(),
});

export function mergeStates(a: FunnelState, b: FunnelState): FunnelState {
  return {
    units: added(a.units, b.units),
    immature: a.immature + b.immature,
    times: mergedBags(a.times, b.times),
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

const added = (a: readonly number[] | undefined, b: readonly number[]): number[] =>
  b.map((value, i) => value + (a?.[i] ?? 0));
