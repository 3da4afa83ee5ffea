/**
 * Which calendar days of the data set's zone a question looks at. Absolute: both days inside. Relative: n whole periods
 * up to the one before that of the data's end, or up to that one itself with `includeCurrent`.
 */
export type Range =
  | { from?: string; to?: string } // 'YYYY-MM-DD'
  | { last: number; unit: 'day' | 'week' | 'month'; includeCurrent?: boolean };

/** A range resolved to instants: UTC µs, `fromUs` inside, `toUs` the last microsecond inside. */
export interface InstantRange {
  fromUs: number;
  toUs: number;
}
