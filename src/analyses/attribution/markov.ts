import { chainOf, type Chain } from './chain';
import { firstOfSystem, type Rows } from './linear-system';
import type { Players, Ways } from './ways';

export interface RemovalEffects {
  /** by player */
  effects: Float64Array;
  /** from the start to a conversion; null without journeys */
  conversionProbability: number | null;
}

/**
 * Removal effect of a channel: 1 - the probability of a conversion when every journey that comes to the channel is lost, divided by the probability as it is. The latter is the share of journeys that
 * convert, exactly: moves are made as often as journeys made them, so the chain brings as many to a conversion.
 */
export function removalEffects(ways: Ways, players: Players, order: number): RemovalEffects {
  const effects = new Float64Array(players.count);
  if (ways.journeys === 0) return { effects, conversionProbability: null };
  const probability = ways.conversions / ways.journeys;
  if (probability === 0) return { effects, conversionProbability: 0 };
  const chain = chainOf(ways, players, order);
  const effectOf = (player: number): number => 1 - firstOfSystem(without(chain, player)) / probability;
  return {
    effects: effects.map((_, player) => Math.max(0, effectOf(player))),
    conversionProbability: probability,
  };
}

/** The chain's states that can still be come to when moves into it are lost: as many equations, each state's probability being the mean of those it goes to. */
function without(chain: Chain, removed: number): Rows {
  const { first, to, times, converts, out, player } = chain;
  const place = new Int32Array(chain.states).fill(-1);
  place[0] = 0;
  const reached = [0];
  const rows: Rows = { first: [0], to: [], parts: [], right: [] };
  for (const state of reached) {
    for (let i = first[state]!; i < first[state + 1]!; i += 1) {
      const next = to[i]!;
      if (player[next] === removed) continue;
      if (place[next] === -1) place[next] = reached.push(next) - 1;
      rows.to.push(place[next]!);
      rows.parts.push(times[i]! / out[state]!);
    }
    rows.first.push(rows.to.length);
    rows.right.push(converts[state]! / out[state]!);
  }
  return rows;
}
