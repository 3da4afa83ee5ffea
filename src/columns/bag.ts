import { quantile } from '../model/statistics';

/** Values, each with the cell it is of. */
export interface Bag {
  cells: Int32Array;
  values: Float64Array;
  size: number;
}

export const emptyBag = (): Bag => ({ cells: new Int32Array(0), values: new Float64Array(0), size: 0 });

export function addToBag(bag: Bag, cell: number, value: number): void {
  if (bag.size === bag.values.length) makeRoom(bag, Math.max(1024, 2 * bag.size));
  bag.cells[bag.size] = cell;
  bag.values[bag.size] = value;
  bag.size += 1;
}

export function mergedBags(a: Bag, b: Bag): Bag {
  const size = a.size;
  makeRoom(a, size + b.size);
  a.cells.set(b.cells.subarray(0, b.size), size);
  a.values.set(b.values.subarray(0, b.size), size);
  a.size = size + b.size;
  return a;
}

function makeRoom(bag: Bag, size: number): void {
  const { cells, values } = bag;
  bag.cells = new Int32Array(size);
  bag.values = new Float64Array(size);
  bag.cells.set(cells.subarray(0, bag.size));
  bag.values.set(values.subarray(0, bag.size));
}

/** The values under each key from 0 to `keys` - 1, in no stated order. */
export function valuesBy({ cells, values, size }: Bag, keys: number, keyOf: (cell: number) => number): Float64Array[] {
  const next = new Uint32Array(keys + 1);
  for (let i = 0; i < size; i += 1) next[keyOf(cells[i]!) + 1]! += 1;
  for (let key = 0; key < keys; key += 1) next[key + 1]! += next[key]!;
  const begins = next.slice();
  const arranged = new Float64Array(size);
  for (let i = 0; i < size; i += 1) {
    const key = keyOf(cells[i]!);
    arranged[next[key]!] = values[i]!;
    next[key]! += 1;
  }
  return Array.from({ length: keys }, (_, key) => arranged.subarray(begins[key], begins[key + 1]));
}

/** The p-quantile of the values under each key from 0 to `keys` - 1; null of nothing. */
export const quantilesBy = (bag: Bag, keys: number, keyOf: (cell: number) => number, p: number): (number | null)[] =>
  valuesBy(bag, keys, keyOf).map((values) => quantile(values, p));
