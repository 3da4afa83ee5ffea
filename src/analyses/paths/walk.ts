import type { Batch } from '../../columns/batch';
import { cutSessions } from '../../matching/sessions';
import { durationUs } from '../../model/duration';
import { calendarOf, resolveRange } from '../../model/range';
import type { Question } from '../analysis';
import { boundsOf, eachUnit } from './bounds';
import { nodesOf, type Nodes } from './nodes';
import { planPaths } from './plan';
import { rowsOf, type PathRows } from './rows';
import type { PathsSpec } from './spec';

/**
 * One whole path: its nodes, and the first row of each in `at` (UTC µs). The arrays are used again for the next path; only the first `length` entries
 * of `nodes` and `rows` are its own.
 */
export interface Path {
  nodes: Uint32Array;
  rows: Uint32Array;
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
  const gapUs = spec.unit === 'actor' ? Infinity : durationUs(spec.sessionGap);
  const bounds = boundsOf(spec, plan);
  const runs = runsOf(spec, nodes);
  const path: Path = { nodes: new Uint32Array(64), rows: new Uint32Array(64), at: new Float64Array(0), length: 0 };
  let room = { codes: new Uint32Array(0), roles: new Uint8Array(0) };
  const walk: PathWalk = (batch, see) => {
    if (batch.rows > room.codes.length) {
      room = { codes: new Uint32Array(batch.rows), roles: new Uint8Array(batch.rows) };
    }
    makeRoom(path, batch);
    const given = rowsOf(plan, range, batch, room);
    const plain = spec.unit === 'actor' || (batch.session === null && bounds === null);
    const { rows, sessions } = plain
      ? { rows: given, sessions: null }
      : broughtTogether(batch, given, cutSessions(batch, gapUs));
    if (bounds !== null) eachUnit(batch, sessions, (from, to) => bounds(rows, from, to));
    walkRows(batch, rows, { sessions, gapUs }, runs, path, see);
  };
  return { walk, nodes };
}

/** When a row is a step of its own: `node` by code, and `run` by code; rows of one run are one step, unless `all` is 1. */
interface Runs {
  node: Uint32Array;
  run: Uint32Array;
  all: 0 | 1;
}

function runsOf({ collapseRepeats, node }: PathsSpec, { ofCode }: Nodes): Runs {
  if (collapseRepeats) return { node: ofCode, run: ofCode, all: 0 };
  const byStage = typeof node === 'object' && 'stages' in node;
  return { node: ofCode, run: ofCode.map((_, code) => code), all: byStage ? 0 : 1 };
}

/** Where one path ends and the next begins within an actor: where the session number changes, or without numbers after a pause (as `cutSessions` cuts). */
interface Cuts {
  sessions: Uint32Array | null;
  gapUs: number;
}

/** The hot loop: no call a row, and no branch on whether a node repeats (the next one is written over it). */
function walkRows(
  { units, offsets }: Batch,
  { codes, at }: PathRows,
  { sessions, gapUs }: Cuts,
  { node, run, all }: Runs,
  path: Path,
  see: SeePath,
): void {
  const { nodes, rows } = path;
  path.at = at;
  for (let unit = 0; unit < units; unit += 1) {
    const end = offsets[unit + 1]!;
    let i = offsets[unit]!;
    let before = i;
    let last = -1;
    let length = 0;
    for (; i < end; i += 1) {
      if (sessions === null ? at[i]! - at[before]! > gapUs : sessions[i] !== sessions[before]) {
        if (length > 0) {
          path.length = length;
          if (see(path, unit)) break;
          length = 0;
        }
        last = -1;
      }
      before = i;
      const code = codes[i]!;
      if (code === 0) continue;
      nodes[length] = node[code]!;
      rows[length] = i;
      const changed = run[code]! ^ last;
      last ^= changed;
      length += ((changed | -changed) >>> 31) | all;
    }
    if (i < end || length === 0) continue;
    path.length = length;
    see(path, unit);
  }
}

/** Rows with the events of each session next to each other, in their order (ids from a file may interleave within an actor), and without those of none. */
function broughtTogether(
  { units, offsets, rows: count, session }: Batch,
  rows: PathRows,
  sessions: Uint32Array,
): { rows: PathRows; sessions: Uint32Array } {
  if (session === null) return { rows, sessions };
  for (let i = 0; i < count; i += 1) if (session[i] === 0) rows.codes[i] = 0;
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
  path.rows = new Uint32Array(longest);
}
