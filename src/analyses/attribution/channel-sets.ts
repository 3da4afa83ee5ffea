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

export function channelSets(
  { count, nodes, starts, ends, won, lost }: Ways,
  { count: players, ofChannel }: Players,
): ChannelSets {
  const sets = emptySequences();
  const setOf = new Uint32Array(count);
  const used = new Uint32Array(players);
  const seenIn = new Float64Array(players).fill(-1);
  for (let path = 0; path < count; path += 1) {
    let size = 0;
    for (let i = starts[path]!; i < ends[path]!; i += 1) {
      const player = ofChannel[nodes[i]!]!;
      if (seenIn[player] === path) continue;
      seenIn[player] = path;
      used[size++] = player;
    }
    used.subarray(0, size).sort();
    newSource(sets);
    setOf[path] = sequenceNumber(sets, used, 0, size, hashOf(used, 0, size));
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
