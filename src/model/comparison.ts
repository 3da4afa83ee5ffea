/** A share: `count` of `base`. */
export interface Share {
  count: number;
  base: number;
}

/** An interval of 95 %. */
export interface Interval {
  low: number;
  high: number;
}

/** Two shares beside each other. Rates are 0..1, null where the base is 0. */
export interface ComparedShares {
  a: number | null;
  b: number | null;
  /** b − a */
  difference: number | null;
  /** of the difference; null where it cannot be said */
  interval: Interval | null;
  /** two-sided; null where a base is under `leastBase` */
  p: number | null;
}

/** Under so many units on either side a difference of shares says too little to be tested. */
export const leastBase = 30;

const z = 1.959963984540054;

/** The 95 % score interval of a share (Wilson 1927). @throws RangeError where the base is 0 */
export function wilson({ count, base }: Share): Interval {
  if (base <= 0) throw new RangeError('a share of nothing');
  const share = count / base;
  const scale = 1 + (z * z) / base;
  const centre = share + (z * z) / (2 * base);
  const half = z * Math.sqrt((share * (1 - share)) / base + (z * z) / (4 * base * base));
  return { low: count === 0 ? 0 : (centre - half) / scale, high: count === base ? 1 : (centre + half) / scale };
}

/** The 95 % interval of b − a, from the score intervals of both (Newcombe 1998, method 10). */
export function newcombe(a: Share, b: Share): Interval {
  const [own, other] = [a.count / a.base, b.count / b.base];
  const [ofA, ofB] = [wilson(a), wilson(b)];
  const difference = other - own;
  return {
    low: difference - Math.hypot(other - ofB.low, ofA.high - own),
    high: difference + Math.hypot(ofB.high - other, own - ofA.low),
  };
}

/** Two-sided p-value of two shares being equal: the z test with the pooled share. 1 where neither varies. */
export function twoShareP(a: Share, b: Share): number {
  const pooled = (a.count + b.count) / (a.base + b.base);
  const spread = Math.sqrt(pooled * (1 - pooled) * (1 / a.base + 1 / b.base));
  if (spread === 0) return 1;
  return erfc(Math.abs(a.count / a.base - b.count / b.base) / spread / Math.SQRT2);
}

/** Complementary error function, relative error < 1.2e-7 everywhere (Press et al., Numerical Recipes, erfcc). x ≥ 0 */
function erfc(x: number): number {
  const t = 1 / (1 + 0.5 * x);
  const terms = [
    ...[-1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587],
    ...[-0.82215223, 0.17087277],
  ];
  const sum = terms.reduceRight((rest, term) => term + t * rest, 0);
  return t * Math.exp(-x * x + sum);
}

/** Both shares, their difference, its interval and p-value. */
export function compareShares(a: Share, b: Share): ComparedShares {
  const rates = { a: a.base > 0 ? a.count / a.base : null, b: b.base > 0 ? b.count / b.base : null };
  if (rates.a === null || rates.b === null) return { ...rates, difference: null, interval: null, p: null };
  const enough = a.base >= leastBase && b.base >= leastBase;
  const difference = rates.b - rates.a;
  if (!enough) return { ...rates, difference, interval: null, p: null };
  return { ...rates, difference, interval: newcombe(a, b), p: twoShareP(a, b) };
}

/** p-values adjusted for there being several (Holm 1979), in their order; null stays null and does not count. */
export function holm(ps: readonly (number | null)[]): (number | null)[] {
  const tested = ps.flatMap((p, i) => (p === null ? [] : [{ p, i }])).sort((a, b) => a.p - b.p);
  const adjusted: (number | null)[] = ps.map(() => null);
  let least = 0;
  tested.forEach(({ p, i }, rank) => {
    least = Math.max(least, Math.min(1, p * (tested.length - rank)));
    adjusted[i] = least;
  });
  return adjusted;
}
