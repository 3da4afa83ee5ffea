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
}
