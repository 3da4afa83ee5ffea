import { addExactly, exactSum, exactSums } from '../../model/exact-sum';
import type { AttributionSpec } from './spec';
import type { Ways } from './ways';

/** Models that share a conversion by its path alone. */
export type PathModel = 'first' | 'last' | 'lastNonDirect' | 'linear' | 'position' | 'shapley';

/** Credit by channel: of each path the worth of its conversions, in proportion to the weights of its touches. */
export function creditsByPath(
  { count, nodes, starts, ends, won, worth }: Ways,
  channels: readonly string[],
  spec: AttributionSpec,
  model: PathModel,
): Float64Array {
  const weigh = weighing(model, spec, channels);
  const sums = exactSums(channels.length);
  const ofChannel = new Float64Array(channels.length);
  let weights = new Float64Array(64);
  for (let path = 0; path < count; path += 1) {
    if (won[path] === 0) continue;
    const own = nodes.subarray(starts[path], ends[path]);
    if (own.length > weights.length) weights = new Float64Array(2 * own.length);
    weigh(own, weights.fill(0, 0, own.length));
    let all = 0;
    for (let i = 0; i < own.length; i += 1) {
      ofChannel[own[i]!]! += weights[i]!;
      all += weights[i]!;
    }
    for (const channel of own) {
      if (ofChannel[channel] === 0) continue;
      addExactly(sums, channel, (worth[path]! * ofChannel[channel]!) / all);
      ofChannel[channel] = 0;
    }
  }
  return Float64Array.from(channels, (_, channel) => exactSum(sums, channel));
}

/** Writes what each touch of a path weighs, given zeros. */
type Weigh = (path: Uint32Array, weights: Float64Array) => void;

function weighing(model: PathModel, spec: AttributionSpec, channels: readonly string[]): Weigh {
  switch (model) {
    case 'first':
      return (_, weights) => (weights[0] = 1);
    case 'last':
      return ({ length }, weights) => (weights[length - 1] = 1);
    case 'lastNonDirect': {
      const direct = directOf(channels, spec.direct);
      return (path, weights) => (weights[lastBut(path, direct)] = 1);
    }
    case 'linear':
      return ({ length }, weights) => weights.fill(1, 0, length);
    case 'position':
      return byPosition(spec.weights);
    case 'shapley':
      return firstOfEachChannel(channels.length);
  }
}

/** 1 at the places of channels that count as direct. */
export const directOf = (channels: readonly string[], direct: readonly string[] = []): Uint8Array =>
  Uint8Array.from(channels, (name) => Number(direct.includes(name)));

/** The place of the last touch that is not direct; of the last one when all are. */
export function lastBut(path: Uint32Array, direct: Uint8Array): number {
  let last = path.length - 1;
  while (last >= 0 && direct[path[last]!] === 1) last -= 1;
  return last < 0 ? path.length - 1 : last;
}

const byPosition =
  ([first, middle, last]: AttributionSpec['weights']): Weigh =>
  ({ length }, weights) => {
    if (length === 1 || (length === 2 && first + last === 0)) {
      weights.fill(1, 0, length);
      return;
    }
    weights.fill(middle / (length - 2), 0, length);
    weights[0] = first;
    weights[length - 1] = last;
  };

function firstOfEachChannel(channels: number): Weigh {
  const seenIn = new Float64Array(channels);
  let number = 0;
  return (path, weights) => {
    number += 1;
    path.forEach((channel, i) => {
      if (seenIn[channel] === number) return;
      seenIn[channel] = number;
      weights[i] = 1;
    });
  };
}
