/**
 * Wall-clock time of an IANA zone over a span, from Intl. `changes[i]` is the UTC µs at which the offset becomes `offsets[i + 1]`; before the
 * first change it is `offsets[0]`. Offsets are µs to add to UTC.
 */
export interface Zone {
  name: string;
  changes: Float64Array;
  offsets: Float64Array;
}
