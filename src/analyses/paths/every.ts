import type { Batch } from '../../columns/batch';
import { durationUs } from '../../model/duration';
import { eachUnit } from './bounds';
import type { Runs } from './runs';
import { isEnd, isStart, type PathRows } from './rows';
import type { PathsSpec } from './spec';
import type { Path, SeePath } from './path';

/** A path from each start, running on to the unit's end, or to the first end after it. The rows of a unit are next to each other. */
export type EveryWalk = (batch: Batch, rows: PathRows, sessions: Uint32Array | null, path: Path, see: SeePath) => void;

/**
 * All paths of a unit are slices of its steps: these are found once, and each path costs no more than its place. A start inside a run of equal nodes
 * begins its path with that node, at the start's own instant.
 */
export function everyWalk(spec: PathsSpec, runs: Runs): EveryWalk {
  const withinUs = spec.within === undefined ? Infinity : durationUs(spec.within);
  const hasEnd = spec.end !== undefined;
  let stepOf = new Uint32Array(1024);
  return (batch, rows, sessions, path, see) => {
    const { codes, roles, at } = rows;
    if (batch.rows > stepOf.length) stepOf = new Uint32Array(batch.rows);
    let done = -1;
    eachUnit(batch, sessions, (from, to, unit) => {
      if (unit === done) return;
      path.piece = stepsOf(rows, from, to, runs, path, stepOf);
      path.source += 1;
      let last = from;
      let near = from;
      for (let i = from; i < to; i += 1) {
        if (codes[i] === 0 || (roles[i]! & isStart) === 0) continue;
        if (hasEnd) {
          if (last <= i) last = i + 1;
          while (last < to && (codes[last] === 0 || (roles[last]! & isEnd) === 0)) last += 1;
          if (last === to) return;
        } else last = to - 1;
        if (near < i) near = i;
        while (near < last && at[near + 1]! - at[i]! <= withinUs) near += 1;
        path.first = stepOf[i]!;
        path.length = stepOf[Math.min(near, last)]! - path.first + 1;
        path.firstAt = at[i]!;
        if (see(path, unit)) {
          done = unit;
          return;
        }
      }
    });
  };
}

/** Writes the steps of a unit and the step each row is in (a row that takes no part: the one before it). How many steps. */
function stepsOf(
  { codes, at }: PathRows,
  from: number,
  to: number,
  { node, run, all }: Runs,
  path: Path,
  stepOf: Uint32Array,
): number {
  path.at = at;
  let steps = 0;
  let last = -1;
  for (let i = from; i < to; i += 1) {
    const code = codes[i]!;
    if (code !== 0 && (all === 1 || run[code] !== last)) {
      path.nodes[steps] = node[code]!;
      path.rows[steps] = i;
      last = run[code]!;
      steps += 1;
    }
    stepOf[i] = Math.max(0, steps - 1);
  }
  return steps;
}
