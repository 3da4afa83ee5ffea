/** Mean of whole numbers, summed exactly, so that it does not depend on their order; null of nothing. */
export function exactMean(values: Float64Array): number | null {
  if (values.length === 0) return null;
  let sum = 0;
  let spilled = 0n;
  for (const value of values) {
    sum += value;
    if (sum > 2 ** 52) {
      spilled += BigInt(sum);
      sum = 0;
    }
  }
  return Number(spilled + BigInt(sum)) / values.length;
}

/** Median (the mean of the middle two of an even number), in place: the values change their order; null of nothing. */
export function median(values: Float64Array): number | null {
  const { length } = values;
  if (length === 0) return null;
  const middle = length >> 1;
  const upper = nth(values, middle);
  if (length % 2 === 1) return upper;
  let lower = -Infinity;
  for (let i = 0; i < middle; i += 1) if (values[i]! > lower) lower = values[i]!;
  return lower + (upper - lower) / 2;
}

/** Brings the n-th smallest value to place n, none greater before it: selection by halves, and by sorting where that does not go well. */
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
    while (values[left]! < pivot) left += 1;
    while (values[right]! > pivot) right -= 1;
    if (left > right) break;
    const held = values[left]!;
    values[left] = values[right]!;
    values[right] = held;
    left += 1;
    right -= 1;
  }
  return [left, right];
}
