/** Mean of whole numbers (integers up to 2^53), summed exactly, so that it does not depend on their order; null of nothing. */
export function exactMean(values: Float64Array): number | null {
  if (values.length === 0) return null;
  const unit = 2 ** 26;
  let high = 0;
  let low = 0;
  for (const value of values) {
    const upper = Math.floor(value / unit);
    high += upper;
    low += value - upper * unit;
  }
  return (high * unit + low) / values.length;
}

/** The p-quantile (0..1), interpolated linearly (Hyndman & Fan 1996, type 7); the values change their order. null of nothing. */
export function quantile(values: Float64Array, p: number): number | null {
  if (values.length === 0) return null;
  const place = (values.length - 1) * p;
  const below = Math.floor(place);
  const lower = nth(values, below);
  if (place === below) return lower;
  let upper = Infinity;
  for (let i = below + 1; i < values.length; i++) if (values[i]! < upper) upper = values[i]!;
  return lower + (upper - lower) * (place - below);
}

/** Brings the n-th smallest value (from 0) to place n, none greater before it: selection by parts, and by sorting where that does not go well. */
function nth(values: Float64Array, n: number): number {
  let low = 0;
  let high = values.length - 1;
  let rounds = 2 * Math.ceil(Math.log2(values.length + 1)) + 8;
  while (low < high) {
    if (rounds-- === 0) {
      values.subarray(low, high + 1).sort();
      break;
    }
    const [left, right] = parted(values, low, high);
    if (n <= right) high = right;
    else if (n >= left) low = left;
    else break;
  }
  return values[n]!;
}

/** Parts by the middle one of three values: up to `right` none is greater, from `left` on none smaller, between them all are equal to it. */
function parted(values: Float64Array, low: number, high: number): [left: number, right: number] {
  const [a, b, c] = [values[low]!, values[(low + high) >> 1]!, values[high]!];
  const pivot = Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
  let left = low;
  let right = high;
  while (left <= right) {
    while (values[left]! < pivot) left++;
    while (values[right]! > pivot) right--;
    if (left > right) break;
    const held = values[left]!;
    values[left++] = values[right]!;
    values[right--] = held;
  }
  return [left, right];
}
