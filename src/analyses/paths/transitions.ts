import { byText } from '../../model/text-order';
import type { Nodes } from './nodes';
import type { PathsResult } from './result';
import type { SequenceList } from './sequences';
import { tallyOf } from './tally';
import { Top } from './top';

const pairsListed = 10_000;

/** Moves between neighbours of the whole paths, commonest first, equal ones by name; and, for stages, the share of moves to an earlier stage. */
export function transitionsOf(
  sequences: SequenceList,
  { names, order }: Nodes,
): Pick<PathsResult, 'transitions' | 'backwardRate'> {
  const counts = tallyOf(names.length * names.length);
  for (let id = 0; id < sequences.count; id += 1) {
    const end = sequences.ends[id]!;
    const n = sequences.paths[id]!;
    for (let i = sequences.starts[id]! + 1; i < end; i += 1) {
      counts.add(sequences.nodes[i - 1]! * names.length + sequences.nodes[i]!, n);
    }
  }
  const top = new Top<{ from: number; to: number; count: number }>(pairsListed, (a, b) => {
    return b.count - a.count || byText(names[a.from]!, names[b.from]!) || byText(names[a.to]!, names[b.to]!);
  });
  let moves = 0;
  let backward = 0;
  counts.each((key, count) => {
    const [from, to] = [Math.floor(key / names.length), key % names.length];
    top.add({ from, to, count });
    moves += count;
    if (order !== null && order[to]! < order[from]!) backward += count;
  });
  const transitions = top.list().map(({ from, to, count }) => ({ from: names[from]!, to: names[to]!, count }));
  return order === null ? { transitions } : { transitions, backwardRate: moves === 0 ? null : backward / moves };
}
