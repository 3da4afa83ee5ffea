import { slicesOf } from '../../matching/sequences';
import { addExactly, exactSum, exactSums } from '../../model/exact-sum';
import { listed, type NumberList } from '../../model/number-list';
import type { AttributionState } from './fold';

/** The distinct paths of all journeys, each with how many conversions and how many journeys to nothing took it. Path i is `nodes[starts[i]]` … `nodes[ends[i] - 1]`. */
export interface Ways {
  count: number;
  nodes: Uint32Array;
  starts: Uint32Array;
  ends: Uint32Array;
  won: Float64Array;
  lost: Float64Array;
  /** what the conversions of each path are worth together */
  worth: Float64Array;
  conversions: number;
  journeys: number;
  /** what all conversions are worth */
  total: number;
}

/** @param valued conversions are worth their values, else 1 each */
export function waysOf({ paths, pathOf, values, lostPathOf }: AttributionState, valued: boolean): Ways {
  const { count, nodes, starts, ends } = slicesOf(paths);
  const [won, lost] = [new Float64Array(count), new Float64Array(count)];
  for (const path of listed(pathOf)) won[path]! += 1;
  for (const path of listed(lostPathOf)) lost[path]! += 1;
  const conversions = pathOf.size;
  return {
    ...{ count, nodes, starts, ends, won, lost },
    ...(valued ? valuesOf(count, pathOf, values) : { worth: won, total: conversions }),
    conversions,
    journeys: conversions + lostPathOf.size,
  };
}

function valuesOf(paths: number, pathOf: NumberList, values: NumberList): Pick<Ways, 'worth' | 'total'> {
  const [sums, all] = [exactSums(paths), exactSums(1)];
  listed(pathOf).forEach((path, i) => {
    addExactly(sums, path, values.values[i]!);
    addExactly(all, 0, values.values[i]!);
  });
  return { worth: Float64Array.from({ length: paths }, (_, path) => exactSum(sums, path)), total: exactSum(all, 0) };
}

/** The channels that take part, numbered from 0 in their order. */
export interface Players {
  count: number;
  /** by channel; -1: it takes no part */
  ofChannel: Int32Array;
}

/** The channels of all conversions, with `lostToo` also those of journeys to nothing. */
export function playersOf({ count, nodes, starts, ends, won }: Ways, channels: number, lostToo: boolean): Players {
  const ofChannel = new Int32Array(channels).fill(-1);
  for (let path = 0; path < count; path += 1) {
    if (won[path] === 0 && !lostToo) continue;
    for (let i = starts[path]!; i < ends[path]!; i += 1) ofChannel[nodes[i]!] = 0;
  }
  let players = 0;
  ofChannel.forEach((takesPart, channel) => {
    if (takesPart === 0) ofChannel[channel] = players++;
  });
  return { count: players, ofChannel };
}
