import { nthOf, sizeOf, type Pile } from './value-bag';

/**
 * The 95 % interval of a median that asks nothing of how values are distributed: between two of the values in order, whose ranks are those of the binomial distribution with p = ½
 * (Conover 1999, 3.2). Null under 6 values, where even the smallest and the largest do not reach 95 %.
 */
export function medianInterval(pile: Pile): [low: number, high: number] | null {
  const n = sizeOf(pile);
  const rank = lowerRank(n);
  if (rank === 0) return null;
  return [nthOf(pile, rank - 1), nthOf(pile, n - rank)];
}

/** The largest r with P(Binomial(n, ½) < r) ≤ 2.5 %; by the normal approximation beyond 1,000. */
function lowerRank(n: number): number {
  if (n > 1000) return Math.floor((n + 1 - 1.959963984540054 * Math.sqrt(n)) / 2);
  let chance = 0.5 ** n;
  let below = chance;
  let rank = 0;
  while (below <= 0.025) {
    rank += 1;
    chance *= (n - rank + 1) / rank;
    below += chance;
  }
  return rank;
}
