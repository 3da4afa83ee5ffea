import type { Condition, PropertyValue } from '../model/condition';
import type { Segment } from '../model/segment';
import type { Sql } from '../sql/sql';

export type Codes = Uint8Array | Uint16Array | Uint32Array;

/**
 * A column to compute, aligned row by row with `events` in stored order. `sql` is a scalar expression of one row of `events`.
 * mask: 1 where true, 0 where false or null · number: null is NaN · code: dictionary codes of the value, 0 is null.
 */
export interface ColumnRequest {
  as: 'mask' | 'number' | 'code';
  sql: Sql;
  /** of a mask: the condition that `sql` says */
  condition?: Condition;
}

/** Codes of whether the actor of the row is in a segment, of the events that pass the filter: 1 in it, 2 not. */
export interface MembersRequest {
  as: 'members';
  segment: Segment;
  filter: Condition | undefined;
}

/** A computed column (or a slice of one). `dictionary[code - 1]` is the value behind a code. */
export type Column =
  | { as: 'mask'; values: Uint8Array }
  | { as: 'number'; values: Float64Array }
  | { as: 'code'; values: Codes; dictionary: readonly PropertyValue[] };

/**
 * A scalar expression evaluated once a name, not once a row: over the event names or over the dictionary of a code column.
 * Used for patterns, which are RE2 and so run in the database.
 */
export interface LookupRequest {
  over: 'event' | { column: number };
  /** given the expression of the name as VARCHAR */
  sql: (name: Sql) => Sql;
}

/** What a question wants to have read. */
export interface Needs {
  columns: (ColumnRequest | MembersRequest)[];
  lookups: LookupRequest[];
  /** what the units are: actors, or the values of a property, across actors (`Batch.groups`) */
  order: 'actor' | { property: string };
}

/** What is known before the first batch: dictionaries of the code columns (null for others), lookups by code (from 0). */
export interface Prepared {
  dictionaries: readonly (readonly PropertyValue[] | null)[];
  lookups: readonly (readonly PropertyValue[])[];
}
