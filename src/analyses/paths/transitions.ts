import { byText } from '../../model/text-order';
import type { Nodes } from './nodes';
import type { PathsResult } from './result';
import type { SequenceList } from '../../matching/sequences';
import { tallyOf, type Tally } from '../../model/tally';
import { Top } from '../../model/top';
import type { Weights } from './weights';

const pairsListed = 10_000;

/**
 * Moves between neighbours of the whole paths (or the actors who make them), commonest first, equal ones by name; and, for stages, the share of moves to an earlier
 * stage.
 */
export function transitionsOf(
  weights: Weights,
  sequences: SequenceList,
  { names, order }: Nodes,
): Pick<PathsResult, 'transitions' | 'backwardRate'> {
  const moves = movesOf(sequences, names.length);
  const counts = weights.eachActor === null ? moves : moversOf(sequences, names.length, weights.eachActor);
  const top = new Top<{ from: number; to: number; count: number }>(pairsListed, (a, b) => {
    return b.count - a.count || byText(names[a.from]!, names[b.from]!) || byText(names[a.to]!, names[b.to]!);
  });
  counts.each((key, count) => top.add({ from: Math.floor(key / names.length), to: key % names.length, count }));
  const transitions = top.list().map(({ from, to, count }) => ({ from: names[from]!, to: names[to]!, count }));
  return order === null ? { transitions } : { transitions, backwardRate: backwardRate(moves, order) };
}

function backwardRate(moves: Tally, order: Uint32Array): number | null {
  let all = 0;
  let backward = 0;
  moves.each((key, n) => {
    all += n;
    if (order[key % order.length]! < order[Math.floor(key / order.length)]!) backward += n;
  });
  return all === 0 ? null : backward / all;
}

/** Moves by pair of nodes. Sequences may share nodes, so it is counted how many paths go over each place of the list. */
function movesOf({ count, nodes, end, starts, ends, paths }: SequenceList, names: number): Tally {
  const changes = new Float64Array(end + 1);
  for (let id = 0; id < count; id += 1) {
    changes[starts[id]!]! += paths[id]!;
    changes[ends[id]! - 1]! -= paths[id]!;
  }
  const moves = tallyOf(names * names);
  let over = 0;
  for (let place = 0; place + 1 < end; place += 1) {
    over += changes[place]!;
    if (over > 0) moves.add(nodes[place]! * names + nodes[place + 1]!, over);
  }
  return moves;
}

/** Distinct actors by pair of nodes. Places that an actor's paths share are seen once. */
function moversOf(
  { nodes, starts, ends }: SequenceList,
  names: number,
  eachActor: NonNullable<Weights['eachActor']>,
): Tally {
  const [movers, latest] = [tallyOf(names * names), tallyOf(names * names)];
  let actor = 0;
  eachActor((ids) => {
    actor += 1;
    let seen = 0;
    for (const id of ids.slice().sort((a, b) => starts[a]! - starts[b]!)) {
      for (let place = Math.max(starts[id]!, seen); place + 1 < ends[id]!; place += 1) {
        const key = nodes[place]! * names + nodes[place + 1]!;
        const before = latest.get(key);
        if (before === actor) continue;
        latest.add(key, actor - before);
        movers.add(key, 1);
      }
      seen = Math.max(seen, ends[id]! - 1);
    }
  });
  return movers;
}
