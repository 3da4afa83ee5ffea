import { sql, type Sql } from '../sql/sql';

/** Codes in memory of their own. */
export type OwnCodes = Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer>;

/** The narrowest room for codes up to `highest`: the array that holds them, and the type the database gives them in. */
export function codeRoom(highest: number): {
  Codes: Uint8ArrayConstructor | Uint16ArrayConstructor | Uint32ArrayConstructor;
  type: Sql;
} {
  if (highest < 256) return { Codes: Uint8Array, type: sql`UTINYINT` };
  if (highest < 65_536) return { Codes: Uint16Array, type: sql`USMALLINT` };
  return { Codes: Uint32Array, type: sql`UINTEGER` };
}
