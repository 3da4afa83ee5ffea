import type { Batch } from '../../columns/batch';
import { cutSessions } from '../../matching/sessions';
import { durationUs } from '../../model/duration';
import { calendarOf, resolveRange } from '../../model/range';
import type { Question } from '../analysis';
import { nodesOf, type Nodes } from './nodes';
import { planPaths, type PathsPlan } from './plan';
import { isEnd, isStart, rowsOf, type PathRows } from './rows';
import type { PathsSpec } from './spec';

/** One whole path: its nodes and their first instants (UTC µs). The arrays are used again for the next path and may be longer. */
export interface Path {
  nodes: Uint32Array;
  at: Float64Array;
  length: number;
}

/** Given each path of a batch with the number of its actor in the batch; true skips the actor's other paths. */
export type SeePath = (path: Path, unit: number) => boolean;

/** Walks the paths of a batch. Keeps its room between batches, so it serves one walk at a time. */
export type PathWalk = (batch: Batch, see: SeePath) => void;

/** A walk that makes paths as the fold's definition says, with the nodes they are made of. */
export function pathWalk(question: Question<PathsSpec>): { walk: PathWalk; nodes: Nodes } {
  const { spec, dataset } = question;
  const plan = planPaths(spec, dataset);
  const nodes = nodesOf(question, plan);
  const range = spec.range === undefined ? null : resolveRange(spec.range, dataset, calendarOf(dataset, spec.range));
  const gapUs = durationUs(spec.sessionGap);
  const cut = pathCut(spec, plan, nodes);
  const path: Path = { nodes: new Uint32Array(64), at: new Float64Array(64), length: 0 };
  let room = { codes: new Uint32Array(0), roles: new Uint8Array(0) };
  const walk: PathWalk = (batch, see) => {
    if (batch.rows > room.codes.length) {
      room = { codes: new Uint32Array(batch.rows), roles: new Uint8Array(batch.rows) };
    }
    makeRoom(path, batch);
    const rows = rowsOf(plan, range, batch, room);
    if (spec.unit === 'actor') return byActor(batch, rows, path, cut, see);
    bySession(batch, gapUs, rows, path, cut, see);
  };
  return { walk, nodes };
}

/** Writes the path of rows `from` … `to - 1` into `path`; its length is 0 when there is none. */
type PathCut = (rows: PathRows, from: number, to: number, path: Path) => void;

function pathCut(spec: PathsSpec, plan: PathsPlan, { ofCode }: Nodes): PathCut {
  const byStage = plan.stages !== null;
  const { collapseRepeats } = spec;
  const bounded = plan.start !== null || plan.end !== null || spec.within !== undefined;
  const bounds = bounded ? boundsOf(spec, plan) : null;
  return ({ codes, roles, at }, from, to, path) => {
    path.length = 0;
    const [first, end] = bounds === null ? [from, to] : bounds({ codes, roles, at }, from, to);
    let length = 0;
    let lastCode = 0;
    let lastNode = -1;
    for (let i = first; i < end; i += 1) {
      const code = codes[i]!;
      if (code === 0 || (byStage && code === lastCode)) continue;
      lastCode = code;
      const node = ofCode[code]!;
      if (collapseRepeats && node === lastNode) continue;
      lastNode = node;
      path.nodes[length] = node;
      path.at[length] = at[i]!;
      length += 1;
    }
    path.length = length;
  };
}

/** The rows from the start event to the end event, and within the time after the first; none when one is missing. */
function boundsOf(spec: PathsSpec, plan: PathsPlan): (rows: PathRows, from: number, to: number) => [number, number] {
  const withinUs = spec.within === undefined ? Infinity : durationUs(spec.within);
  const startRole = plan.start === null ? 0 : isStart;
  const next = ({ codes, roles }: PathRows, from: number, to: number, role: number): number => {
    let i = from;
    while (i < to && (codes[i] === 0 || (roles[i]! & role) !== role)) i += 1;
    return i;
  };
  return (rows, from, to) => {
    const first = next(rows, from, to, startRole);
    if (first === to) return [to, to];
    let end = to;
    if (plan.end !== null) {
      const last = next(rows, plan.start === null ? first : first + 1, to, isEnd);
      if (last === to) return [to, to];
      end = last + 1;
    }
    const until = rows.at[first]! + withinUs;
    while (rows.at[end - 1]! > until) end -= 1;
    return [first, end];
  };
}

function byActor({ units, offsets }: Batch, rows: PathRows, path: Path, cut: PathCut, see: SeePath): void {
  for (let unit = 0; unit < units; unit += 1) {
    cut(rows, offsets[unit]!, offsets[unit + 1]!, path);
    if (path.length > 0) see(path, unit);
  }
}

function bySession(batch: Batch, gapUs: number, given: PathRows, path: Path, cut: PathCut, see: SeePath): void {
  const { units, offsets } = batch;
  const cutNumbers = cutSessions(batch, gapUs);
  const { rows, sessions } =
    batch.session === null ? { rows: given, sessions: cutNumbers } : broughtTogether(batch, given, cutNumbers);
  for (let unit = 0; unit < units; unit += 1) {
    const end = offsets[unit + 1]!;
    let from = offsets[unit]!;
    while (from < end) {
      const session = sessions[from]!;
      let to = from + 1;
      while (to < end && sessions[to] === session) to += 1;
      if (session !== 0) {
        cut(rows, from, to, path);
        if (path.length > 0 && see(path, unit)) break;
      }
      from = to;
    }
  }
}

/** Rows with the events of each session next to each other, each session's in their order: ids from a file may interleave within an actor. */
function broughtTogether(
  { units, offsets, rows: count }: Batch,
  rows: PathRows,
  sessions: Uint32Array,
): { rows: PathRows; sessions: Uint32Array } {
  let order: Uint32Array | null = null;
  for (let unit = 0; unit < units; unit += 1) {
    const [from, to] = [offsets[unit]!, offsets[unit + 1]!];
    let i = from + 1;
    while (i < to && sessions[i]! >= sessions[i - 1]!) i += 1;
    if (i >= to) continue;
    order ??= Uint32Array.from({ length: count }, (_, row) => row);
    order.subarray(from, to).sort((a, b) => sessions[a]! - sessions[b]! || a - b);
  }
  if (order === null) return { rows, sessions };
  return {
    rows: {
      codes: order.map((i) => rows.codes[i]!),
      roles: Uint8Array.from(order, (i) => rows.roles[i]!),
      at: Float64Array.from(order, (i) => rows.at[i]!),
    },
    sessions: order.map((i) => sessions[i]!),
  };
}

function makeRoom(path: Path, { units, offsets }: Batch): void {
  let longest = 0;
  for (let unit = 0; unit < units; unit += 1) longest = Math.max(longest, offsets[unit + 1]! - offsets[unit]!);
  if (longest <= path.nodes.length) return;
  path.nodes = new Uint32Array(longest);
  path.at = new Float64Array(longest);
}
