import { channelSets } from './channel-sets';
import { sampledValues } from './shapley-sampled';
import type { Players, Ways } from './ways';

/** Above this many channels, (direct) not counted, values are sampled. */
const mostExact = 12;

/** By player. */
export interface RateShares {
  /** together the conversion rate of all journeys */
  values: Float64Array;
  /** of each value; null where it is exact */
  standardErrors: Float64Array | null;
}

/**
 * Shapley's value of each channel, where a set of channels is worth the conversion rate of the journeys that use only its channels (0 without such journeys).
 *
 * Up to 12 channels (and (direct)) by the formula, over all sets. Above, the mean over random orders of what a channel adds when it joins those before it: 20 batches of orders, always the same ones for
 * as many channels; the standard error is that of the mean of the batches, their standard deviation ÷ √20.
 */
export function rateShares(ways: Ways, players: Players, untouched: number): RateShares {
  const channels = players.count - Number(players.ofChannel[untouched] !== -1);
  if (channels <= mostExact) return { values: exactValues(ways, players), standardErrors: null };
  const { means, errors } = sampledValues(channelSets(ways, players), players.count);
  return { values: means, standardErrors: errors };
}

/** Sets as bits of a number: bit i is player i. */
function exactValues(ways: Ways, players: Players): Float64Array {
  const worths = worthsOfSets(ways, players);
  const weights = joinWeights(players.count);
  return Float64Array.from({ length: players.count }, (_, player) => {
    const own = 1 << player;
    let value = 0;
    for (let set = 0; set < worths.length; set += 1) {
      if ((set & own) === 0) value += weights[bitsIn(set)]! * (worths[set | own]! - worths[set]!);
    }
    return value;
  });
}

/** By set: first what journeys of just this set did, then those of all sets inside it. */
function worthsOfSets({ count, nodes, starts, ends, won, lost }: Ways, players: Players): Float64Array {
  const sets = 1 << players.count;
  const [wonIn, journeysIn] = [new Float64Array(sets), new Float64Array(sets)];
  for (let path = 0; path < count; path += 1) {
    let set = 0;
    for (let i = starts[path]!; i < ends[path]!; i += 1) set |= 1 << players.ofChannel[nodes[i]!]!;
    wonIn[set]! += won[path]!;
    journeysIn[set]! += won[path]! + lost[path]!;
  }
  for (let own = 1; own < wonIn.length; own <<= 1) {
    for (let set = 0; set < wonIn.length; set += 1) {
      if ((set & own) === 0) continue;
      wonIn[set]! += wonIn[set ^ own]!;
      journeysIn[set]! += journeysIn[set ^ own]!;
    }
  }
  return wonIn.map((n, set) => (journeysIn[set] === 0 ? 0 : n / journeysIn[set]!));
}

/** How likely just these s players are the ones before another one, in a random order: s! (n - s - 1)! ÷ n! */
function joinWeights(players: number): number[] {
  const weights = [1 / players];
  for (let s = 1; s < players; s += 1) weights.push((weights[s - 1]! * s) / (players - s));
  return weights;
}

function bitsIn(set: number): number {
  let bits = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) bits += 1;
  return bits;
}
