import { mkdtempSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { tableFromIPC } from 'apache-arrow';
import type { Values } from '../../columns/source';
import { identifier, sql, type Sql } from '../../sql/sql';

/** Native DuckDB of the browser's version, in the shape of the browser's engine, for the build and for tests. `file` opens a database file. */
export class NodeEngine {
  #files = 0;
  readonly #folder = mkdtempSync(join(tmpdir(), 'wayfold-'));

  private constructor(
    private readonly instance: DuckDBInstance,
    private readonly connection: DuckDBConnection,
  ) {}

  static async start(file = ':memory:'): Promise<NodeEngine> {
    const instance = await DuckDBInstance.create(file, { threads: '1' });
    return new NodeEngine(instance, await instance.connect());
  }

  async query(statement: Sql): Promise<ReadonlyMap<string, Values>> {
    const reader = await this.connection.runAndReadAll(statement.text);
    const columns = reader.getColumns();
    return new Map(
      reader.columnNames().map((name, i) => {
        const values = columns[i] ?? [];
        const type = String(reader.columnType(i));
        const isText = type === 'VARCHAR' || type.startsWith('ENUM');
        return [name, isText ? values.map(textOrNull) : Float64Array.from(values, numberOrNaN)];
      }),
    );
  }

  registerBytes(bytes: Uint8Array, extension: string): Promise<string> {
    this.#files += 1;
    const path = join(this.#folder, `f${this.#files}.${extension}`);
    writeFileSync(path, bytes);
    return Promise.resolve(path);
  }

  dropFile(path: string): Promise<void> {
    unlinkSync(path);
    return Promise.resolve();
  }

  /** Text columns only, as the importer sends them. */
  async insertArrow(stream: Uint8Array, table: string, create: boolean): Promise<void> {
    const rows = tableFromIPC(stream);
    const names = rows.schema.fields.map(({ name }) => name);
    const columns = names.map((name) => sql`${identifier(name)} VARCHAR`);
    if (create) await this.query(sql`CREATE TABLE ${identifier(table)} (${columns})`);
    for (let row = 0; row < rows.numRows; row += 1) {
      const cells = names.map((_, i) => sql`${textOrNull(rows.getChildAt(i)?.get(row) ?? null)}`);
      await this.query(sql`INSERT INTO ${identifier(table)} VALUES (${cells})`);
    }
  }

  close(): Promise<void> {
    this.connection.closeSync();
    this.instance.closeSync();
    rmSync(this.#folder, { recursive: true });
    return Promise.resolve();
  }
}

const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const numberOrNaN = (value: unknown): number => (value === null ? Number.NaN : Number(value));
