import type { PropertyValue } from '../model/condition';
import type { DatasetInfo } from '../model/dataset';
import { sql } from '../sql/sql';
import type { AlignedColumns, Reading, Step } from './aligned-columns';
import type { BaseColumns } from './base-columns';
import type { Batch, RowGroups } from './batch';
import { batchesOf, oneActor } from './batches';
import type { Column, ColumnRequest, Needs } from './column';
import { codeColumn } from './requests';

/** Everything a question needs, read: its columns, and the rows by unit where units are not actors. */
export interface Feed {
  base: BaseColumns;
  /** in the order of `Needs.columns` */
  columns: Column[];
  groups: RowGroups | null;
}

/** What is read from the database. */
export interface ReadNeeds extends Pick<Needs, 'order'> {
  columns: readonly ColumnRequest[];
}

/** Reads the base and the columns of a question. @throws FailureError of the source */
export async function readFeed(aligned: AlignedColumns, needs: ReadNeeds, reading: Reading, step: Step): Promise<Feed> {
  const base = await aligned.base(reading, step);
  if (needs.order === 'actor') {
    return { base, columns: await aligned.columns(needs.columns, reading, step), groups: null };
  }
  const unit = unitColumns(needs.order.property, aligned.dataset);
  const columns = await aligned.columns([...needs.columns, ...unit], reading, step);
  const [codes, seq] = columns.splice(needs.columns.length);
  if (codes?.as !== 'code' || seq?.as !== 'number') throw new Error('the columns of the unit are missing');
  return { base, columns, groups: rowsByValue(base.at, codes, seq.values) };
}

const unitColumns = (property: string, dataset: DatasetInfo): ColumnRequest[] => [
  codeColumn(property, dataset),
  { as: 'number', sql: sql`seq` },
];

/** Batches of about `rowsEach` rows, of whole units. */
export function* feedBatches({ base, columns, groups }: Feed, rowsEach = 1_000_000): Generator<Batch> {
  if (groups === null) {
    yield* batchesOf(base, columns, rowsEach);
    return;
  }
  const [whole] = batchesOf(base, columns, Infinity);
  if (whole === undefined) return;
  const { rows, offsets } = groups;
  for (let unit = 0; unit < offsets.length - 1;) {
    let end = unit + 1;
    while (end < offsets.length - 1 && offsets[end + 1]! - offsets[unit]! <= rowsEach) end += 1;
    const first = offsets[unit]!;
    yield {
      ...whole,
      groups: {
        rows: rows.subarray(first, offsets[end]),
        offsets: offsets.subarray(unit, end + 1).map((offset) => offset - first),
      },
    };
    unit = end;
  }
}

/** The same, letting others in before each: `pause` may throw to stop. */
export async function* pausedBatches(
  feed: Feed,
  pause: () => Promise<void>,
  rowsEach?: number,
): AsyncGenerator<Batch, void, undefined> {
  for (const batch of feedBatches(feed, rowsEach)) {
    await pause();
    yield batch;
  }
}

/** One actor's events as a batch; of units that are not actors, every actor's, with the units the actor is in. */
export function actorBatch({ base, columns, groups }: Feed, actor: number): Batch {
  if (groups === null) return oneActor(base, columns, actor);
  const [whole] = batchesOf(base, columns, Infinity);
  if (whole === undefined) return oneActor(base, columns, actor);
  const [first, end] = [base.offsets[actor] ?? 0, base.offsets[actor + 1] ?? 0];
  const rows: number[] = [];
  const offsets = [0];
  for (let unit = 0; unit < groups.offsets.length - 1; unit += 1) {
    const own = groups.rows.subarray(groups.offsets[unit], groups.offsets[unit + 1]);
    if (!own.some((row) => row >= first && row < end)) continue;
    for (const row of own) rows.push(row);
    offsets.push(rows.length);
  }
  return { ...whole, groups: { rows: Uint32Array.from(rows), offsets: Uint32Array.from(offsets) } };
}

/** The rows that have a value, by value, each value's in (instant, seq) order. By value, not by code: two stored texts can be one number (0 and -0). */
export function rowsByValue(at: Float64Array, unit: Column & { as: 'code' }, seq: Float64Array): RowGroups {
  const unitOf = unitsByCode(unit.dictionary);
  const counts = new Uint32Array(unit.dictionary.length + 2);
  for (const code of unit.values) if (code !== 0) counts[unitOf[code]! + 1]! += 1;
  const offsets = counts.subarray(0, counts.length - 1);
  for (let i = 1; i < offsets.length; i += 1) offsets[i]! += offsets[i - 1]!;
  const rows = new Uint32Array(offsets.at(-1) ?? 0);
  const next = offsets.slice();
  unit.values.forEach((code, row) => {
    if (code !== 0) rows[next[unitOf[code]!]!++] = row;
  });
  for (let i = 0; i < offsets.length - 1; i += 1) {
    rows.subarray(offsets[i], offsets[i + 1]).sort((a, b) => at[a]! - at[b]! || seq[a]! - seq[b]!);
  }
  return { rows, offsets };
}

/** The unit of each code, from 0; of codes with one value it is the first one's. */
function unitsByCode(dictionary: readonly PropertyValue[]): Uint32Array {
  const known = new Map<PropertyValue, number>();
  const units = new Uint32Array(dictionary.length + 1);
  dictionary.forEach((value, i) => {
    if (!known.has(value)) known.set(value, i);
    units[i + 1] = known.get(value)!;
  });
  return units;
}
