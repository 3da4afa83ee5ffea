import type { PathsResult } from './result';
import type { PathsSpec } from './spec';
import type { Move } from '../move-matrix';
import { byStages } from './by-stages';

/** All moves from one step to the next of whole paths, commonest first, with which go back. */
export function movesOf(spec: PathsSpec, result: PathsResult): Move[] {
  const rank = new Map((byStages(spec)?.stages ?? []).map(({ name }, i) => [name, i]));
  const backward = (from: string, to: string): boolean => {
    const [a, b] = [rank.get(from), rank.get(to)];
    return a !== undefined && b !== undefined && b < a;
  };
  return result.transitions
    .map(({ from, to, count }) => ({ from, to, count, backward: backward(from, to) }))
    .toSorted((a, b) => b.count - a.count);
}
