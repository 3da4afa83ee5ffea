import { addExactly, type ExactSums } from '../../model/exact-sum';
import type { Journey } from './journeys';

/** Adds the credit of each conversion to its channels: a touch weighs 2^(-µs before the last touch / half-life). */
export type Decay = (sums: ExactSums, journey: Journey, value: number, untouched: number) => void;

/** Keeps room for the channels between journeys. */
export function decaying(channels: number, halfLifeUs: number): Decay {
  const weights = new Float64Array(channels);
  const rate = Math.LN2 / halfLifeUs;
  return (sums, { touches, from, to }, value, untouched) => {
    if (value === 0) return;
    if (from === to) {
      addExactly(sums, untouched, value);
      return;
    }
    const lastAt = touches.at[to - 1]!;
    let all = 0;
    for (let i = from; i < to; i += 1) {
      const weight = Math.exp((touches.at[i]! - lastAt) * rate);
      weights[touches.channels[i]!]! += weight;
      all += weight;
    }
    for (let i = from; i < to; i += 1) {
      const channel = touches.channels[i]!;
      if (weights[channel] === 0) continue;
      addExactly(sums, channel, (value * weights[channel]!) / all);
      weights[channel] = 0;
    }
  };
}
