import type { Batch } from '../../columns/batch';
import { cutSessions } from '../../matching/sessions';
import { durationUs } from '../../model/duration';
import { calendarOf, resolveRange } from '../../model/range';
import type { Question } from '../analysis';
import { boundsOf, eachUnit } from './bounds';
import { everyWalk } from './every';
import { nodesOf, type Nodes } from './nodes';
import { emptyPath, type Path, type SeePath } from './path';
import { planPaths } from './plan';
import { rowsOf, type PathRows } from './rows';
import { runsOf, type Runs } from './runs';
import type { PathsSpec } from './spec';

/** Walks the paths of a batch. Keeps its room between batches, so it serves one walk at a time. */
export type PathWalk = (batch: Batch, see: SeePath) => void;

/** A walk that makes paths as the fold's definition says, with the nodes they are made of. */
export function pathWalk(question: Question<PathsSpec>): { walk: PathWalk; nodes: Nodes } {
  const { spec, dataset } = question;
  const plan = planPaths(spec, dataset);
  const nodes = nodesOf(question, plan);
  const range = spec.range === undefined ? null : resolveRange(spec.range, dataset, calendarOf(dataset, spec.range));
  const gapUs = spec.unit === 'actor' ? Infinity : durationUs(spec.sessionGap);
  const runs = runsOf(spec, nodes);
  const every = spec.start?.occurrence === 'every' ? everyWalk(spec, runs) : null;
  const bounds = every === null ? boundsOf(spec, plan) : null;
  const path = emptyPath();
  let room = { codes: new Uint32Array(0), roles: new Uint8Array(0) };
  const walk: PathWalk = (batch, see) => {
    if (batch.rows > room.codes.length) {
      room = { codes: new Uint32Array(batch.rows), roles: new Uint8Array(batch.rows) };
    }
    makeRoom(path, batch);
    const given = rowsOf(plan, range, batch, room);
    const plain = spec.unit === 'actor' || (batch.session === null && bounds === null && every === null);
    const { rows, sessions } = plain
      ? { rows: given, sessions: null }
      : broughtTogether(batch, given, cutSessions(batch, gapUs));
    if (every !== null) {
      every(batch, rows, sessions, path, see);
      return;
    }
    if (bounds !== null) eachUnit(batch, sessions, (from, to) => bounds(rows, from, to));
    walkRows(batch, rows, { sessions, gapUs }, runs, path, see);
  };
  return { walk, nodes };
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
          path.firstAt = at[rows[0]!]!;
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
    path.firstAt = at[rows[0]!]!;
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
