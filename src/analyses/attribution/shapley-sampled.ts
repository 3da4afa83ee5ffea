import { randomOf, type Random } from '../../model/random';
import type { ChannelSets } from './channel-sets';

const batches = 20;

/** Orders a batch, by how much work one is. */
const ordersEach = ({ ends, starts, count }: ChannelSets): number => {
  let work = 0;
  for (let set = 0; set < count; set += 1) work += ends[set]! - starts[set]!;
  return Math.max(10, Math.min(2000, Math.floor(3e7 / batches / Math.max(1, work))));
};

/** Shapley's values as the mean of what players add in random orders, with the standard error of the mean of 20 batches. */
export function sampledValues(sets: ChannelSets, players: number): { means: Float64Array; errors: Float64Array } {
  const random = randomOf(players);
  const orders = ordersEach(sets);
  const order = Uint32Array.from({ length: players }, (_, i) => i);
  const ofBatches = Array.from({ length: batches }, () => {
    const gained = new Float64Array(players);
    for (let n = 0; n < orders; n += 1) {
      shuffle(order, random);
      addGains(sets, order, gained);
    }
    return gained.map((gain) => gain / orders);
  });
  const mean = (of: (values: Float64Array, player: number) => number): Float64Array =>
    Float64Array.from(order, (_, player) => ofBatches.reduce((sum, values) => sum + of(values, player), 0) / batches);
  const means = mean((values, player) => values[player]!);
  const squares = mean((values, player) => (values[player]! - means[player]!) ** 2);
  return { means, errors: squares.map((square) => Math.sqrt(square / (batches - 1))) };
}

/** Fisher and Yates. */
function shuffle(order: Uint32Array, random: Random): void {
  for (let i = order.length - 1; i > 0; i -= 1) {
    const other = random.between(0, i);
    [order[i], order[other]] = [order[other]!, order[i]!];
  }
}

/** What each player adds to the rate when it joins those before it. A journey counts from where the last of its channels has joined. */
function addGains(
  { count, members, starts, ends, won, journeys }: ChannelSets,
  order: Uint32Array,
  gained: Float64Array,
): void {
  const place = new Uint32Array(order.length);
  order.forEach((player, i) => (place[player] = i));
  const [wonAt, journeysAt] = [new Float64Array(order.length), new Float64Array(order.length)];
  for (let set = 0; set < count; set += 1) {
    let last = 0;
    for (let i = starts[set]!; i < ends[set]!; i += 1) last = Math.max(last, place[members[i]!]!);
    wonAt[last]! += won[set]!;
    journeysAt[last]! += journeys[set]!;
  }
  let [wonIn, journeysIn, before] = [0, 0, 0];
  order.forEach((player, i) => {
    wonIn += wonAt[i]!;
    journeysIn += journeysAt[i]!;
    const rate = journeysIn === 0 ? 0 : wonIn / journeysIn;
    gained[player]! += rate - before;
    before = rate;
  });
}
