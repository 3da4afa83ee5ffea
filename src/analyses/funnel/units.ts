import { actorOfRow, type Batch, type RowGroups } from '../../columns/batch';
import { cutSessions } from '../../matching/sessions';
import type { DatasetInfo } from '../../model/dataset';
import { durationUs } from '../../model/duration';
import type { FunnelColumns } from './columns';
import { rowServer, type FunnelRows } from './serving';
import type { FunnelSpec } from './spec';

/** The units of a batch, as runs of rows. `rows[i]` is the batch's row of row i; null: they are the same. */
export interface Units {
  offsets: Uint32Array;
  rows: Uint32Array | null;
}

/** Reads the units of a batch, and the steps their rows serve; valid until the next batch. */
export function unitReader(
  spec: FunnelSpec,
  dataset: DatasetInfo,
  columns: FunnelColumns,
): (batch: Batch) => { units: Units; rows: FunnelRows } {
  const serve = lastKept(rowServer(spec, dataset, columns));
  return (batch) => {
    const units = unitsOf(spec, batch);
    const served = serve(batch);
    return { units, rows: units.rows === null ? served : gatheredRows(served, units.rows) };
  };
}

/** What was served for a batch serves the next one too when that walks other units of the same rows. */
function lastKept(serve: (batch: Batch) => FunnelRows): (batch: Batch) => FunnelRows {
  let at: Float64Array | null = null;
  let served: FunnelRows | null = null;
  return (batch) => {
    if (served === null || at !== batch.at) served = serve(batch);
    at = batch.at;
    return served;
  };
}

/** Actors as they are stored, the values of a property, or sessions. Events of no session belong to no unit. */
function unitsOf({ unit = 'actor', sessionGap }: FunnelSpec, batch: Batch): Units {
  if (batch.groups !== undefined) return batch.groups;
  if (unit === 'actor') return { offsets: batch.offsets, rows: null };
  const sessions = cutSessions(batch, durationUs(sessionGap));
  return batch.session === null ? { offsets: cuts(sessions), rows: null } : bySession(batch, sessions);
}

function cuts(sessions: Uint32Array): Uint32Array {
  const offsets = [0];
  for (let row = 1; row < sessions.length; row++) if (sessions[row] !== sessions[row - 1]) offsets.push(row);
  return Uint32Array.from(sessions.length === 0 ? offsets : [...offsets, sessions.length]);
}

/** Sessions with ids may interleave, but never over actors. */
function bySession({ offsets: actors, units }: Batch, sessions: Uint32Array): RowGroups {
  const rows: number[] = [];
  const offsets = [0];
  for (let unit = 0; unit < units; unit++) {
    const own: number[] = [];
    for (let row = actors[unit]!; row < actors[unit + 1]!; row++) if (sessions[row] !== 0) own.push(row);
    own.sort((a, b) => sessions[a]! - sessions[b]! || a - b);
    own.forEach((row, i) => {
      if (i > 0 && sessions[row] !== sessions[own[i - 1]!]) offsets.push(rows.length);
      rows.push(row);
    });
    if (own.length > 0) offsets.push(rows.length);
  }
  return { rows: Uint32Array.from(rows), offsets: Uint32Array.from(offsets) };
}

/** The rows of units side by side. */
function gatheredRows(served: FunnelRows, rows: Uint32Array): FunnelRows {
  const { windows, keys, strikes, held, mayStart, masks } = served;
  const gathered = (values: Uint32Array): Uint32Array => rows.map((row) => values[row]!);
  return {
    at: Float64Array.from(rows, (row) => served.at[row]!),
    masks: Uint32Array.from(rows, (row) => masks[row]!),
    keys: keys && gathered(keys),
    strikes: strikes && gathered(strikes),
    held: held && gathered(held),
    mayStart: mayStart && Uint8Array.from(rows, (row) => mayStart[row]!),
    possible: (row) => served.possible(rows[row]!),
    windows: {
      keys: windows.keys,
      endUs: (row) => windows.endUs(rows[row]!),
      openUntilUs: (row) => windows.openUntilUs(rows[row]!),
    },
  };
}

/** The actors with an event that passes the filter among the rows from … to - 1 of a unit. */
export function actorsInside(batch: Batch, { rows }: Units, from: number, to: number, filter: number | null): number[] {
  const column = filter === null ? undefined : batch.columns[filter];
  const actors = new Set<number>();
  for (let i = from; i < to; i++) {
    const row = rows === null ? i : rows[i]!;
    if (column === undefined || column.values[row] === 1) actors.add(actorOfRow(batch, row));
  }
  return [...actors];
}
