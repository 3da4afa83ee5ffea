import type { Pile } from '../../model/value-bag';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** Readable lengths of time, each a small multiple of the one before. */
const readableMs = [
  ...[0, 1, 10, 100],
  ...[1, 2, 5, 10, 20, 30].map((n) => n * second),
  ...[1, 2, 5, 10, 20, 30].map((n) => n * minute),
  ...[1, 2, 4, 8, 12].map((n) => n * hour),
  ...[1, 2, 3, 5, 7, 10, 14, 21, 30, 60, 90, 180, 365].map((n) => n * day),
];

/**
 * Counts of times by length, between readable edges that cover them all; a length on an edge belongs to the bin it begins, one on the last edge to the
 * last bin. The values are µs, not negative, and not none.
 */
export function histogram({ values, counts: times }: Pile): { edgesMs: number[]; counts: number[] } {
  let least = Infinity;
  let most = 0;
  for (const us of values) {
    if (us < least) least = us;
    if (us > most) most = us;
  }
  const edgesMs = edgesOf(least / 1000, most / 1000);
  const counts = new Array<number>(edgesMs.length - 1).fill(0);
  values.forEach((us, i) => (counts[binOf(us / 1000, edgesMs)]! += times?.[i] ?? 1));
  return { edgesMs, counts };
}

function edgesOf(leastMs: number, mostMs: number): number[] {
  const edges = [...readableMs];
  while (edges.at(-1)! < mostMs) edges.push(edges.at(-1)! * 2);
  const first = edges.findLastIndex((edge) => edge <= leastMs);
  const last = edges.findIndex((edge) => edge >= mostMs);
  return edges.slice(Math.min(first, edges.length - 2), Math.max(last, first + 1) + 1);
}

function binOf(ms: number, edges: readonly number[]): number {
  let low = 0;
  let high = edges.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (edges[middle]! <= ms) low = middle;
    else high = middle - 1;
  }
  return low;
}
