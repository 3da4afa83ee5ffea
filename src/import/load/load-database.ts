import type { Sql } from '../../sql/sql';

export type Column = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array | readonly (string | null)[];
export type Answer = ReadonlyMap<string, Column>;

/** The database that loading works in; the browser's engine and, in tests, native DuckDB. @throws FailureError */
export interface LoadDatabase {
  query(statement: Sql): Promise<Answer>;
  /** makes bytes a file that SQL can read; they may be given away. Answers its name */
  registerBytes(bytes: Uint8Array, extension: string): Promise<string>;
  dropFile(name: string): Promise<void>;
  /** puts an Arrow IPC stream of texts into a table of the default schema, making it when asked to */
  insertArrow(stream: Uint8Array, table: string, create: boolean): Promise<void>;
}

/** A number in the first row. @throws when the column is missing or text */
export function numberIn(answer: Answer, name: string): number {
  const [value] = numbersIn(answer, name);
  if (value === undefined) throw new Error(`no value of ${name}`);
  return value;
}

export function numbersIn(answer: Answer, name: string): Exclude<Column, readonly (string | null)[]> {
  const values = answer.get(name);
  if (values === undefined || !ArrayBuffer.isView(values)) throw new Error(`column ${name} is not numeric`);
  return values;
}

export function textsIn(answer: Answer, name: string): readonly (string | null)[] {
  const values = answer.get(name);
  if (values === undefined || ArrayBuffer.isView(values)) throw new Error(`column ${name} is not text`);
  return values;
}
