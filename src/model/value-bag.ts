import { middleOf, mostExact, stepOf } from './rounding';
import { exactMean, quantile } from './statistics';
import { tallyOf, type Tally } from './tally';

/**
 * Values, each with the cell (from 0) it is of. Up to a limit they are kept as they are; from the first above it on all of them are rounded and counted, so that
 * what a bag says depends on its values alone, not on their order nor on how bags were merged.
 */
export interface ValueBag {
  cells: Int32Array;
  values: Float64Array;
  /** of all values, kept or counted */
  size: number;
  limit: number;
  /** how often each step came in each cell; null while the values are kept */
  counts: Tally | null;
}

/** The values under one key: each once, or as often as `counts` says where they are rounded, growing. Both may be reordered by who reads them. */
export interface Pile {
  values: Float64Array;
  counts: Float64Array | null;
}

export const emptyBag = (limit = mostExact): ValueBag => ({
  cells: new Int32Array(0),
  values: new Float64Array(0),
  size: 0,
  limit,
  counts: null,
});

/** True when its values are more than it keeps. */
export const isRounded = ({ counts }: ValueBag): boolean => counts !== null;

export function addToBag(bag: ValueBag, cell: number, value: number): void {
  if (bag.counts === null && bag.size === bag.limit) round(bag);
  if (bag.counts !== null) bag.counts.add(keyOf(cell, stepOf(value)), 1);
  else {
    if (bag.size === bag.values.length) makeRoom(bag, Math.max(1024, 2 * bag.size));
    bag.cells[bag.size] = cell;
    bag.values[bag.size] = value;
  }
  bag.size += 1;
}

/** Both, in `a`. */
export function mergedBags(a: ValueBag, b: ValueBag): ValueBag {
  const size = a.size + b.size;
  if (size > a.limit) {
    const counts = round(a);
    if (b.counts === null) countInto(counts, b);
    else b.counts.each((key, n) => counts.add(key, n));
  } else {
    makeRoom(a, size);
    a.cells.set(b.cells.subarray(0, b.size), a.size);
    a.values.set(b.values.subarray(0, b.size), a.size);
  }
  a.size = size;
  return a;
}

const steps = 2 ** 21;
const keyOf = (cell: number, step: number): number => cell * steps + step + steps / 2;

function round(bag: ValueBag): Tally {
  if (bag.counts !== null) return bag.counts;
  const counts = tallyOf(Infinity);
  countInto(counts, bag);
  bag.counts = counts;
  bag.cells = new Int32Array(0);
  bag.values = new Float64Array(0);
  return counts;
}

function countInto(counts: Tally, { cells, values, size }: ValueBag): void {
  for (let i = 0; i < size; i += 1) counts.add(keyOf(cells[i]!, stepOf(values[i]!)), 1);
}

function makeRoom(bag: ValueBag, size: number): void {
  const { cells, values } = bag;
  bag.cells = new Int32Array(size);
  bag.values = new Float64Array(size);
  bag.cells.set(cells.subarray(0, bag.size));
  bag.values.set(values.subarray(0, bag.size));
}

/** The values of a bag by key, from 0 to `keys` - 1. */
export function pilesBy(bag: ValueBag, keys: number, keyOfCell: (cell: number) => number): Pile[] {
  if (bag.counts === null) return keptPiles(bag, keys, keyOfCell);
  const sums = tallyOf(Infinity);
  const sizes = new Float64Array(keys);
  bag.counts.each((at, n) => {
    const step = at % steps;
    const key = keyOfCell((at - step) / steps);
    if (sums.get(key * steps + step) === 0) sizes[key]! += 1;
    sums.add(key * steps + step, n);
  });
  return roundedPiles(sums, sizes);
}

function keptPiles({ cells, values, size }: ValueBag, keys: number, keyOfCell: (cell: number) => number): Pile[] {
  const next = new Uint32Array(keys + 1);
  for (let i = 0; i < size; i += 1) next[keyOfCell(cells[i]!) + 1]! += 1;
  for (let key = 0; key < keys; key += 1) next[key + 1]! += next[key]!;
  const begins = next.slice();
  const arranged = new Float64Array(size);
  for (let i = 0; i < size; i += 1) {
    const key = keyOfCell(cells[i]!);
    arranged[next[key]!] = values[i]!;
    next[key]! += 1;
  }
  return Array.from({ length: keys }, (_, key) => ({
    values: arranged.subarray(begins[key], begins[key + 1]),
    counts: null,
  }));
}

function roundedPiles(sums: Tally, sizes: Float64Array): Pile[] {
  const found = Array.from(sizes, (size) => ({ steps: new Float64Array(size), filled: 0 }));
  sums.each((at) => {
    const pile = found[Math.floor(at / steps)]!;
    pile.steps[pile.filled] = at % steps;
    pile.filled += 1;
  });
  return found.map((pile, key) => {
    const own = pile.steps.sort();
    return {
      values: own.map((step) => middleOf(step - steps / 2)),
      counts: own.map((step) => sums.get(key * steps + step)),
    };
  });
}

export const sizeOf = ({ values, counts }: Pile): number =>
  counts === null ? values.length : counts.reduce((sum, n) => sum + n, 0);

/** Mean of whole numbers (integers up to 2^53), exact unless they are rounded; null of nothing. */
export function meanOf(pile: Pile): number | null {
  const { values, counts } = pile;
  if (counts === null) return exactMean(values);
  const size = sizeOf(pile);
  return size === 0 ? null : values.reduce((sum, value, i) => sum + (value * counts[i]!) / size, 0);
}

/** The p-quantile (0..1), interpolated linearly (Hyndman & Fan 1996, type 7); null of nothing. */
export function quantileOf(pile: Pile, p: number): number | null {
  const { values, counts } = pile;
  if (counts === null) return quantile(values, p);
  const size = sizeOf(pile);
  if (size === 0) return null;
  const place = (size - 1) * p;
  const lower = counted(values, counts, Math.floor(place));
  const upper = counted(values, counts, Math.ceil(place));
  return lower + (upper - lower) * (place - Math.floor(place));
}

/** The n-th smallest value, from 0; there must be so many. */
export function nthOf({ values, counts }: Pile, n: number): number {
  return counts === null ? values.sort()[n]! : counted(values, counts, n);
}

function counted(values: Float64Array, counts: Float64Array, n: number): number {
  let before = 0;
  const at = counts.findIndex((count) => (before += count) > n);
  return values[at]!;
}
