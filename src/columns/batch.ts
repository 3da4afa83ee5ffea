import type { Codes, Column } from './column';

/**
 * Whole units (actors) in order, with their events in (instant, seq) order. Never assumed to be the whole data set. Unit i of the batch has the rows
 * `offsets[i]` … `offsets[i + 1] - 1`, counted from the batch's first row, and is actor number `firstUnit + i`.
 */
export interface Batch {
  firstUnit: number;
  units: number;
  /** length units + 1; offsets[0] = 0 */
  offsets: Uint32Array;
  rows: number;
  /** UTC µs */
  at: Float64Array;
  /** index into DatasetInfo.events */
  event: Codes;
  /** session number from the file, 0 = none; null when the file had no session ids */
  session: Uint32Array | null;
  /** aligned, in the order of `Needs.columns` */
  columns: readonly Column[];
  /** units that are not actors, where `Needs.order` asks for them: the batch then holds all actors, and these rows of it are to be walked */
  groups?: RowGroups;
}

/** Rows of a batch by unit: unit i has rows[offsets[i]] … rows[offsets[i + 1] - 1], in (instant, seq) order. */
export interface RowGroups {
  rows: Uint32Array;
  /** length units + 1; offsets[0] = 0 */
  offsets: Uint32Array;
}

/** The actor of a row of a batch. */
export function actorOfRow({ offsets, units, firstUnit }: Batch, row: number): number {
  let low = 0;
  let high = units - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (offsets[middle]! <= row) low = middle;
    else high = middle - 1;
  }
  return firstUnit + low;
}
