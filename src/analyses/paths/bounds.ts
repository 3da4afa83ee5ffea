import type { Batch } from '../../columns/batch';
import { durationUs } from '../../model/duration';
import type { PathsPlan } from './plan';
import { isEnd, isStart, type PathRows } from './rows';
import type { PathsSpec } from './spec';

/** Calls with the rows of each actor, or of each of its sessions, and the number of the actor in the batch. */
export function eachUnit(
  { units, offsets }: Batch,
  sessions: Uint32Array | null,
  see: (from: number, to: number, unit: number) => void,
): void {
  for (let unit = 0; unit < units; unit += 1) {
    const end = offsets[unit + 1]!;
    let from = offsets[unit]!;
    for (let to = from + 1; to <= end; to += 1) {
      if (to < end && (sessions === null || sessions[to] === sessions[from])) continue;
      see(from, to, unit);
      from = to;
    }
  }
}

type Bounds = (rows: PathRows, from: number, to: number) => void;

/** Takes the rows before the start, after the end and later than `within` out of a unit; all of them where start or end is missing. */
export function boundsOf(spec: PathsSpec, plan: PathsPlan): Bounds | null {
  if (plan.start === null && plan.end === null && spec.within === undefined) return null;
  const withinUs = spec.within === undefined ? Infinity : durationUs(spec.within);
  const startRole = plan.start === null ? 0 : isStart;
  const next = ({ codes, roles }: PathRows, from: number, to: number, role: number): number => {
    let i = from;
    while (i < to && (codes[i] === 0 || (roles[i]! & role) !== role)) i += 1;
    return i;
  };
  return (rows, from, to) => {
    const first = next(rows, from, to, startRole);
    const last = plan.end === null ? to - 1 : next(rows, plan.start === null ? first : first + 1, to, isEnd);
    if (first >= to || last >= to) {
      clear(rows.codes, from, to);
      return;
    }
    clear(rows.codes, from, first);
    clear(rows.codes, last + 1, to);
    const until = rows.at[first]! + withinUs;
    for (let i = last; rows.at[i]! > until; i -= 1) rows.codes[i] = 0;
  };
}

/** `fill` costs more than this for the few rows of a session. */
function clear(codes: Uint32Array, from: number, to: number): void {
  for (let i = from; i < to; i += 1) codes[i] = 0;
}
