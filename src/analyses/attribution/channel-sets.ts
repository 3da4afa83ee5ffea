import { hashOf } from '../../matching/hashes';
import { emptySequences, newSource, sequenceNumber, slicesOf } from '../../matching/sequences';
import type { Players, Ways } from './ways';

/** The distinct sets of channels that journeys used, each with its journeys and how many of them converted. */
export interface ChannelSets {
  count: number;
  /** players of set i, ascending: `members[starts[i]]` … `members[ends[i] - 1]` */
  members: Uint32Array;
  starts: Uint32Array;
  ends: Uint32Array;
  won: Float64Array;
  journeys: Float64Array;
}

export function channelSets({ count, nodes, starts, ends, won, lost }: Ways, { ofChannel }: Players): ChannelSets {
  const sets = emptySequences();
  const setOf = new Uint32Array(count);
  for (let path = 0; path < count; path += 1) {
    const used = new Set<number>();
    for (let i = starts[path]!; i < ends[path]!; i += 1) used.add(ofChannel[nodes[i]!]!);
    const members = Uint32Array.from(used).sort();
    newSource(sets);
    setOf[path] = sequenceNumber(sets, members, 0, members.length, hashOf(members, 0, members.length));
  }
  const slices = slicesOf(sets);
  const [wonBy, journeys] = [new Float64Array(sets.count), new Float64Array(sets.count)];
  setOf.forEach((set, path) => {
    wonBy[set]! += won[path]!;
    journeys[set]! += won[path]! + lost[path]!;
  });
  return {
    ...{ count: sets.count, members: slices.nodes, starts: slices.starts, ends: slices.ends },
    ...{ won: wonBy, journeys },
  };
}
