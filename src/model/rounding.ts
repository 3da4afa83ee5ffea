/*
 * Where there are too many values to keep each, they are kept as the steps of a scale: every value is at most 0.1 % off the middle of its step (neighbouring
 * middles differ by a factor of 1.001²). So are the quantiles of values of one sign, which lie between two of them, and their means. 0 stays 0.
 */

/** So many values are kept as they are; of more, each is rounded. */
export const mostExact = 20_000_000;

/** The largest relative error of a rounded value. */
export const relativeError = 0.001;

const stepLog = 2 * Math.log1p(relativeError);

/** More steps than any double is below 1: numbers of steps of positive values stay positive. */
const stepOfOne = 400_000;

/** The step of a value: a whole number between -1,000,000 and 1,000,000 that grows with the value. */
export function stepOf(value: number): number {
  if (value === 0) return 0;
  const step = stepOfOne + Math.round(Math.log(Math.abs(value)) / stepLog);
  return value < 0 ? -step : step;
}

/** The middle of a step. */
export function middleOf(step: number): number {
  if (step === 0) return 0;
  return Math.sign(step) * Math.min(Number.MAX_VALUE, Math.exp((Math.abs(step) - stepOfOne) * stepLog));
}

/** The step of a time in whole µs, below 2^16; at least 0. */
export const timeStepOf = (us: number): number => (us === 0 ? 0 : stepOf(us) - stepOfOne + 1);

export const timeOf = (step: number): number => (step === 0 ? 0 : middleOf(step + stepOfOne - 1));
