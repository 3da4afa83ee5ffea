/**
 * Sums in cells, exact, so that they do not depend on the order of their values. Values with up to six decimals are added as whole millionths, in two
 * parts (`high` counts 2^26); all others as expansions of doubles that do not overlap (Shewchuk 1997), by cell in `odd`.
 */
export interface ExactSums {
  high: Float64Array;
  low: Float64Array;
  odd: Map<number, number[]>;
}

const perOne = 1e6;
const highUnit = 2 ** 26;

export const exactSums = (cells: number): ExactSums => ({
  high: new Float64Array(cells),
  low: new Float64Array(cells),
  odd: new Map(),
});

export function addExactly(sums: ExactSums, cell: number, value: number): void {
  const units = Math.round(value * perOne);
  if (Math.abs(units) <= Number.MAX_SAFE_INTEGER && units / perOne === value) {
    const upper = Math.floor(units / highUnit);
    sums.high[cell]! += upper;
    sums.low[cell]! += units - upper * highUnit;
    return;
  }
  const partials = sums.odd.get(cell);
  if (partials === undefined) sums.odd.set(cell, [value]);
  else grow(partials, value);
}

/** Adds the cells of `from` to those of `to` that `cellOf` names, or to the same ones. */
export function addSums(to: ExactSums, from: ExactSums, cellOf: (cell: number) => number = (cell) => cell): void {
  for (let cell = 0; cell < from.high.length; cell += 1) {
    to.high[cellOf(cell)]! += from.high[cell]!;
    to.low[cellOf(cell)]! += from.low[cell]!;
  }
  for (const [cell, partials] of from.odd) {
    const own = to.odd.get(cellOf(cell)) ?? [];
    for (const partial of partials) grow(own, partial);
    to.odd.set(cellOf(cell), own);
  }
}

/** The sum in a cell, 0 of nothing: the exact sums of both kinds of values, each as the nearest double. Infinite beyond the largest double. */
export const exactSum = ({ high, low, odd }: ExactSums, cell: number): number =>
  ((high[cell] ?? 0) * highUnit + (low[cell] ?? 0)) / perOne + rounded(odd.get(cell) ?? []);

/** Adds a value to partials of growing size, keeping what each addition loses. */
function grow(partials: number[], value: number): void {
  let sum = value;
  let kept = 0;
  for (const partial of partials) {
    const [large, small] = Math.abs(sum) < Math.abs(partial) ? [partial, sum] : [sum, partial];
    sum = large + small;
    if (!Number.isFinite(sum)) {
      partials.splice(0, partials.length, sum);
      return;
    }
    const lost = small - (sum - large);
    if (lost !== 0) partials[kept++] = lost;
  }
  partials.length = kept;
  partials.push(sum);
}

/** The partials' sum as the nearest double, half to even. */
function rounded(partials: readonly number[]): number {
  let place = partials.length - 1;
  let sum = partials[place] ?? 0;
  let lost = 0;
  while (place > 0 && lost === 0) {
    const before = sum;
    place -= 1;
    sum = before + partials[place]!;
    lost = partials[place]! - (sum - before);
  }
  const next = partials[place - 1] ?? 0;
  if (lost !== 0 && lost > 0 === next > 0 && next !== 0) {
    const twice = lost * 2;
    const other = sum + twice;
    if (twice === other - sum) return other;
  }
  return sum;
}
