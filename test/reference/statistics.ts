/** The quantile by linear interpolation between order statistics (R type 7); null of nothing. */
export function quantile(values: readonly number[], p: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * p;
  const low = sorted[Math.floor(place)];
  const high = sorted[Math.ceil(place)];
  if (low === undefined || high === undefined) return null;
  return low + (place - Math.floor(place)) * (high - low);
}

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

export const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : sum(values) / values.length;

/** Microseconds in milliseconds. */
export const inMs = (us: number | null): number | null => (us === null ? null : us / 1000);

/** null when the base is 0. */
export const rate = (part: number, base: number): number | null => (base === 0 ? null : part / base);

const z = 1.959963984540054;

/** Wilson's 95 % score interval of a share; null without a base. */
export function wilson(part: number, base: number): { low: number; high: number } | null {
  if (base === 0) return null;
  const p = part / base;
  const centre = (p + (z * z) / (2 * base)) / (1 + (z * z) / base);
  const half = (z / (1 + (z * z) / base)) * Math.sqrt((p * (1 - p)) / base + (z * z) / (4 * base * base));
  return { low: centre - half, high: centre + half };
}
