import { tallyOf } from '../../model/tally';
import type { Players, Ways } from './ways';

/**
 * A Markov chain of journeys. A state is the last channels of a journey, up to `order` of them; state 0, the start, is none yet, and states near it hold fewer. From each state
 * a journey goes on to another one, converts, or is lost, in proportion to how often journeys did. Loops are kept.
 */
export interface Chain {
  states: number;
  /** the player that leads into a state; -1 for the start */
  player: Int32Array;
  /** moves from state i stand at `first[i]` … `first[i + 1]` - 1 */
  first: Uint32Array;
  to: Uint32Array;
  /** how often each move was made */
  times: Float64Array;
  converts: Float64Array;
  /** moves, conversions and losses from each state */
  out: Float64Array;
}

export function chainOf(ways: Ways, { count: players, ofChannel }: Players, order: number): Chain {
  const base = players + 1;
  const kept = base ** (order - 1);
  const made = base + 1;
  const moves = tallyOf(base ** order * made);
  const { count, nodes, starts, ends, won, lost } = ways;
  for (let path = 0; path < count; path += 1) {
    const journeys = won[path]! + lost[path]!;
    let state = 0;
    for (let i = starts[path]!; i < ends[path]!; i += 1) {
      const player = ofChannel[nodes[i]!]! + 1;
      moves.add(state * made + player, journeys);
      state = (state % kept) * base + player;
    }
    moves.add(state * made, lost[path]!);
    moves.add(state * made + base, won[path]!);
  }
  const found: [key: number, times: number][] = [];
  moves.each((key, times) => {
    if (times > 0) found.push([key, times]);
  });
  found.sort(([a], [b]) => a - b);
  return numbered(found, { base, kept, made });
}

/** Moves by key, `state × made + what next`: 0 is lost, `base` converts, else the player + 1. */
function numbered(
  found: readonly [key: number, times: number][],
  { base, kept, made }: { base: number; kept: number; made: number },
): Chain {
  const keys = [...new Set(found.map(([key]) => Math.floor(key / made)))];
  const numbers = new Map(keys.map((key, i) => [key, i]));
  const states = keys.length;
  const first = new Uint32Array(states + 1);
  const to: number[] = [];
  const times: number[] = [];
  const [converts, out] = [new Float64Array(states), new Float64Array(states)];
  for (const [key, n] of found) {
    const state = Math.floor(key / made);
    const next = key % made;
    const from = numbers.get(state)!;
    out[from]! += n;
    if (next === base) converts[from]! += n;
    if (next === 0 || next === base) continue;
    to.push(numbers.get((state % kept) * base + next)!);
    times.push(n);
    first[from + 1] = to.length;
  }
  for (let i = 1; i <= states; i += 1) first[i] = Math.max(first[i]!, first[i - 1]!);
  const player = Int32Array.from(keys, (key) => (key % base) - 1);
  return { states, player, first, to: Uint32Array.from(to), times: Float64Array.from(times), converts, out };
}
