import { actorOfRow, type Batch, type RowGroups } from './batch';
import type { Codes, Column } from './column';

/** A batch with the events of some actors only: the others stay as units without a row, so that actors keep their numbers. `members[actor]` is 1 for those to keep. */
export function onlyMembers(batch: Batch, members: Uint8Array): Batch {
  const { offsets, firstUnit } = batch;
  if (batch.groups !== undefined) return { ...batch, groups: groupsOfMembers(batch, batch.groups, members) };
  return firstRows(batch, (unit) => (members[firstUnit + unit] === 1 ? offsets[unit + 1]! - offsets[unit]! : 0));
}

/** A batch as it would be had the data ended at an instant; actors who came later stay as units without a row. */
export function rowsUpTo(batch: Batch, endUs: number): Batch {
  const { offsets, at } = batch;
  return firstRows(batch, (unit) => {
    let row = offsets[unit + 1]!;
    while (row > offsets[unit]! && at[row - 1]! > endUs) row -= 1;
    return row - offsets[unit]!;
  });
}

/** The first so many rows of each actor. */
function firstRows(batch: Batch, rowsOf: (unit: number) => number): Batch {
  const { offsets, units, firstUnit } = batch;
  const kept = new Uint32Array(units + 1);
  const runs: [from: number, to: number][] = [];
  for (let unit = 0; unit < units; unit += 1) {
    const rows = rowsOf(unit);
    kept[unit + 1] = kept[unit]! + rows;
    if (rows === 0) continue;
    const last = runs.at(-1);
    const end = offsets[unit]! + rows;
    if (last !== undefined && last[1] === offsets[unit]) last[1] = end;
    else runs.push([offsets[unit]!, end]);
  }
  const rows = kept[units]!;
  if (rows === batch.rows) return batch;
  return { firstUnit, units, rows, offsets: kept, ...rowsOfRuns(batch, rows, runs) };
}

/** A batch whose units are runs of rows of another one, which may overlap. Its units are no actors. */
export function runBatch(batch: Batch, runs: readonly Run[]): Batch {
  const offsets = new Uint32Array(runs.length + 1);
  runs.forEach(([from, to], i) => (offsets[i + 1] = offsets[i]! + to - from));
  const rows = offsets[runs.length]!;
  return { firstUnit: 0, units: runs.length, rows, offsets, ...rowsOfRuns(batch, rows, runs) };
}

/** Rows `from` … `to - 1`. */
export type Run = readonly [from: number, to: number];

function rowsOfRuns(
  batch: Batch,
  rows: number,
  runs: readonly Run[],
): Pick<Batch, 'at' | 'event' | 'session' | 'columns'> {
  return {
    at: gathered(batch.at, new Float64Array(rows), runs),
    event: gathered(batch.event, likeCodes(batch.event, rows), runs),
    session: batch.session && gathered(batch.session, new Uint32Array(rows), runs),
    columns: batch.columns.map((column) => gatheredColumn(column, rows, runs)),
  };
}

/** Of units that are not actors only the members' rows are walked; the batch itself stays whole. */
function groupsOfMembers(batch: Batch, { rows, offsets }: RowGroups, members: Uint8Array): RowGroups {
  const keptRows = new Uint32Array(rows.length);
  const keptOffsets = new Uint32Array(offsets.length);
  let kept = 0;
  for (let unit = 0; unit < offsets.length - 1; unit += 1) {
    for (let i = offsets[unit]!; i < offsets[unit + 1]!; i += 1) {
      if (members[actorOfRow(batch, rows[i]!)] === 1) keptRows[kept++] = rows[i]!;
    }
    keptOffsets[unit + 1] = kept;
  }
  return { rows: keptRows.subarray(0, kept), offsets: keptOffsets };
}

function gathered<Values extends Codes | Float64Array>(from: Values, to: Values, runs: readonly Run[]): Values {
  let at = 0;
  for (const [first, end] of runs) {
    to.set(from.subarray(first, end), at);
    at += end - first;
  }
  return to;
}

function likeCodes(codes: Codes, rows: number): Codes {
  if (codes instanceof Uint8Array) return new Uint8Array(rows);
  return codes instanceof Uint16Array ? new Uint16Array(rows) : new Uint32Array(rows);
}

function gatheredColumn(column: Column, rows: number, runs: readonly Run[]): Column {
  switch (column.as) {
    case 'mask':
      return { as: 'mask', values: gathered(column.values, new Uint8Array(rows), runs) };
    case 'number':
      return { as: 'number', values: gathered(column.values, new Float64Array(rows), runs) };
    case 'code':
      return { ...column, values: gathered(column.values, likeCodes(column.values, rows), runs) };
  }
}
