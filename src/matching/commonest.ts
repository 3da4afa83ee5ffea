import { byText } from '../model/text-order';
import { lengthOf, type SequenceSlices } from './sequences';
import { Top } from '../model/top';

type Slices = Pick<SequenceSlices, 'count' | 'nodes' | 'starts' | 'ends'>;

/**
 * The numbers of the `limit` commonest sequences, commonest first; of equally common ones in the text order of their nodes, a sequence before those it begins. Equally common
 * ones may be many and alike for long (one path from each start of a unit), so they are told apart node by node only as far as it decides who is listed.
 */
export function commonestOf(
  sequences: Slices,
  countOf: (id: number) => number,
  names: readonly string[],
  limit: number,
): number[] {
  const largest = new Top<number>(limit, (a, b) => b - a);
  for (let id = 0; id < sequences.count; id += 1) largest.add(countOf(id));
  const least = largest.list().at(-1) ?? 0;
  const picked: number[] = [];
  const tied: number[] = [];
  for (let id = 0; id < sequences.count; id += 1) {
    if (countOf(id) > least) picked.push(id);
    else if (countOf(id) === least) tied.push(id);
  }
  picked.push(...firstByText(sequences, tied, names, limit - picked.length));
  return picked.sort((a, b) => countOf(b) - countOf(a) || byNodes(sequences, names, a, b));
}

/** The first `limit` in text order, in no stated order. */
function firstByText(sequences: Slices, all: number[], names: readonly string[], limit: number): number[] {
  const first: number[] = [];
  let ids = all;
  for (let depth = 0; first.length + ids.length > limit; depth += 1) {
    const groups = new Map<number, number[]>();
    for (const id of ids) {
      if (lengthOf(sequences, id) === depth) {
        first.push(id);
        continue;
      }
      const node = sequences.nodes[sequences.starts[id]! + depth]!;
      const group = groups.get(node);
      if (group) group.push(id);
      else groups.set(node, [id]);
    }
    ids = [];
    for (const [, group] of [...groups].sort(([a], [b]) => byText(names[a]!, names[b]!))) {
      if (first.length + group.length > limit) {
        ids = group;
        break;
      }
      first.push(...group);
    }
    if (first.length >= limit) return first.slice(0, limit);
  }
  return [...first, ...ids];
}

function byNodes(sequences: Slices, names: readonly string[], a: number, b: number): number {
  const [startA, startB] = [sequences.starts[a]!, sequences.starts[b]!];
  const [lengthA, lengthB] = [lengthOf(sequences, a), lengthOf(sequences, b)];
  for (let i = 0; i < Math.min(lengthA, lengthB); i += 1) {
    const [left, right] = [sequences.nodes[startA + i]!, sequences.nodes[startB + i]!];
    if (left !== right) return byText(names[left]!, names[right]!);
  }
  return lengthA - lengthB;
}
