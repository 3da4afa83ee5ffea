import type { Sql } from '../sql/sql';

export type Values = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array | readonly (string | null)[];

/**
 * A database whose default schema holds the tables of one data set. Answers a statement column by column, by name: numbers as typed arrays,
 * text as lists. @throws FailureError
 */
export interface ColumnSource {
  query(statement: Sql): Promise<ReadonlyMap<string, Values>>;
}

/** The numbers of a column. @throws when the column is missing or text */
export function numbersOf(
  answer: ReadonlyMap<string, Values>,
  name: string,
): Exclude<Values, readonly (string | null)[]> {
  const values = answer.get(name);
  if (values === undefined || !ArrayBuffer.isView(values)) throw new Error(`column ${name} is not numeric`);
  return values;
}

/** The texts of a column. @throws when the column is missing or numeric */
export function textsOf(answer: ReadonlyMap<string, Values>, name: string): readonly (string | null)[] {
  const values = answer.get(name);
  if (values === undefined || ArrayBuffer.isView(values)) throw new Error(`column ${name} is not text`);
  return values;
}
