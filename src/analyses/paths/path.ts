/**
 * One whole path: its nodes, and the row of each in `at` (UTC µs), from place `first` on. The arrays are used again for the next path; only `length` entries
 * from `first` on are its own. Paths from each start of a unit are slices of the unit's steps.
 */
export interface Path {
  nodes: Uint32Array;
  rows: Uint32Array;
  at: Float64Array;
  first: number;
  length: number;
  /** the instant of its first node */
  firstAt: number;
  /** changes whenever `nodes` does */
  source: number;
  /** how many of `nodes` are the unit's */
  piece: number;
}

export const emptyPath = (): Path => ({
  nodes: new Uint32Array(64),
  rows: new Uint32Array(64),
  at: new Float64Array(0),
  first: 0,
  length: 0,
  firstAt: 0,
  source: 0,
  piece: 0,
});

/** Given each path of a batch with the number of its actor in the batch; true skips the actor's other paths. */
export type SeePath = (path: Path, unit: number) => boolean;
