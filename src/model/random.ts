/** Seeded random numbers: the same seed gives the same ones everywhere. */
export interface Random {
  /** 0 ≤ x < 1 */
  next(): number;
  chance(probability: number): boolean;
  /** a whole number, both ends inside */
  between(low: number, high: number): number;
  pick<T>(weighted: readonly (readonly [T, number])[]): T;
  /** exponential waiting time around a mean */
  wait(mean: number): number;
}

/** mulberry32 */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    chance: (probability) => next() < probability,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    pick(weighted) {
      let rest = next() * weighted.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [value, weight] of weighted) {
        rest -= weight;
        if (rest < 0) return value;
      }
      return weighted[weighted.length - 1]![0];
    },
    wait: (mean) => -Math.log(1 - next()) * mean,
  };
}
