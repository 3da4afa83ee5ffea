import type { PropertyValue } from '../model/condition';
import type { DatasetInfo } from '../model/dataset';
import { identifier, sql, type Sql } from '../sql/sql';
import { emptyBase, unpackBase, type BaseColumns, type BaseShelf } from './base-columns';
import type { Codes, Column, ColumnRequest } from './column';
import { ColumnCache } from './cache';
import { codingOf, type Coding } from './dictionary';
import { numbersOf, type ColumnSource } from './source';
import { readTally, tallySql, type Tally } from './tally';

/** Told after each range; may throw to stop (cancel). */
export type Step = (rowsDone: number, rowsTotal: number) => void;

/** What reading cost, for "How this was computed". */
export interface Reading {
  sql: string[];
  fromCache: number;
  read: number;
}

const rangeRows = 2_000_000;

/**
 * Aligned columns of one data set: reads them from the database in row ranges, in stored order, and keeps them within a budget. Every range is checked: row count, first and last
 * rowid. @throws FailureError of the source
 */
export class AlignedColumns {
  #base: BaseColumns | null = null;
  #reading: Promise<BaseColumns> | null = null;
  readonly #cache: ColumnCache<Column>;
  #tally: Promise<Tally | null> | null = null;
  readonly #codings = new Map<string, Coding>();

  constructor(
    private readonly source: ColumnSource,
    /** its zone may change while it is open */
    public dataset: DatasetInfo,
    /** where the base columns are kept once they were read; null: nowhere */
    private readonly kept: BaseShelf | null = null,
    budgetBytes = 1_000_000_000,
  ) {
    this.#cache = new ColumnCache(budgetBytes);
  }

  /** Read once; a call while another one reads waits for it. */
  async base(reading: Reading, step: Step): Promise<BaseColumns> {
    while (this.#reading !== null) await this.#reading.catch(() => undefined);
    if (this.#base !== null) return this.#base;
    this.#reading = this.#keptBase(reading, step);
    try {
      this.#base = await this.#reading;
      return this.#base;
    } finally {
      this.#reading = null;
    }
  }

  /** What was kept, or else what the database says, which is kept then. */
  async #keptBase(reading: Reading, step: Step): Promise<BaseColumns> {
    const kept = await this.kept
      ?.read()
      .then((found) => unpackBase(found, this.dataset))
      .catch(() => null);
    if (kept) return kept;
    const base = await this.#readBase(reading, step);
    this.kept?.keep(base);
    return base;
  }

  async #readBase(reading: Reading, step: Step): Promise<BaseColumns> {
    const { actors, events, hasSessions } = this.dataset;
    const code = events.length <= 256 ? sql`UTINYINT` : sql`USMALLINT`;
    const names = [
      sql`actor`,
      sql`at_us::DOUBLE AS at_us`,
      events.length <= 65_536 ? sql`enum_code(event)::${code} AS event` : sql`enum_code(event)::UINTEGER AS event`,
      ...(hasSessions ? [sql`coalesce(session, 0)::UINTEGER AS session`] : []),
    ];
    const base = emptyBase(this.dataset);
    const { offsets, at, event, session } = base;
    await this.#ranges(names, reading, step, (range, first) => {
      at.set(numbersOf(range, 'at_us'), first);
      event.set(numbersOf(range, 'event'), first);
      session?.set(numbersOf(range, 'session'), first);
      const actor = numbersOf(range, 'actor');
      for (let i = 0; i < actor.length; i += 1) offsets[actor[i]! + 1]! += 1;
    });
    for (let i = 1; i <= actors; i += 1) offsets[i]! += offsets[i - 1]!;
    return base;
  }

  /** Events by name and quarter of an hour, where the file has them; read once. */
  async tally(reading: Reading): Promise<Tally | null> {
    if (this.#tally === null) {
      this.#tally = readTally(this.source, this.dataset);
      this.#tally.catch(() => (this.#tally = null));
    }
    const tally = await this.#tally;
    if (tally !== null) reading.sql.push(tallySql.text);
    return tally;
  }

  /** The columns asked for, in their order; what is not in the cache is read in one walk. */
  async columns(requests: readonly ColumnRequest[], reading: Reading, step: Step): Promise<Column[]> {
    const found = new Map<string, Column>();
    const missing: { key: string; request: ColumnRequest; sql: Sql; column: Column }[] = [];
    for (const request of requests) {
      const key = `${request.as} ${request.sql.text}`;
      if (found.has(key)) continue;
      const cached = this.#cache.get(key);
      if (cached === undefined) missing.push({ key, request, ...(await this.#prepare(request)) });
      else reading.fromCache += 1;
      const column = cached ?? missing.at(-1)?.column;
      if (column !== undefined) found.set(key, column);
    }
    if (missing.length > 0) {
      const names = missing.map((item, i) => sql`${item.sql} AS ${numbered(i)}`);
      await this.#ranges(names, reading, step, (range, first) => {
        missing.forEach(({ column }, i) => column.values.set(numbersOf(range, `c${i}`), first));
      });
      for (const { key, column } of missing) this.#cache.set(key, column, column.values.byteLength);
      reading.read += missing.length;
    }
    return requests.map((request) => {
      const column = found.get(`${request.as} ${request.sql.text}`);
      if (column === undefined) throw new Error('a requested column was not read');
      return column;
    });
  }

  /** Bytes held by computed columns, the base ones apart. */
  get cachedBytes(): number {
    return this.#cache.bytes;
  }

  async #prepare(request: ColumnRequest): Promise<{ sql: Sql; column: Column }> {
    const { rows } = this.dataset;
    switch (request.as) {
      case 'mask':
        return {
          sql: sql`coalesce(${request.sql}, FALSE)::UTINYINT`,
          column: { as: 'mask', values: new Uint8Array(rows) },
        };
      case 'number':
        return {
          sql: sql`coalesce((${request.sql})::DOUBLE, 'nan'::DOUBLE)`,
          column: { as: 'number', values: new Float64Array(rows) },
        };
      case 'code': {
        const coding = await this.#coding(request.sql);
        const { dictionary } = coding;
        const [values, type] = codeStore(dictionary, rows);
        return { sql: sql`(${coding.sql})::${type}`, column: { as: 'code', values, dictionary } };
      }
    }
  }

  async #coding(expression: Sql): Promise<Coding> {
    const known = this.#codings.get(expression.text);
    if (known !== undefined) return known;
    const coding = await codingOf(expression, this.dataset, this.source, this.#codings.size + 1);
    this.#codings.set(expression.text, coding);
    return coding;
  }

  async #ranges(
    names: readonly Sql[],
    reading: Reading,
    step: Step,
    take: (range: Awaited<ReturnType<ColumnSource['query']>>, first: number) => void,
  ): Promise<void> {
    const { rows } = this.dataset;
    step(0, rows);
    for (let first = 0; first < rows; first += rangeRows) {
      const end = Math.min(rows, first + rangeRows);
      const statement = sql`SELECT rowid::INTEGER AS row, ${names} FROM events WHERE rowid >= ${first} AND rowid < ${end}`;
      if (first === 0) reading.sql.push(statement.text);
      const range = await this.source.query(statement);
      const row = numbersOf(range, 'row');
      if (row.length !== end - first || row[0] !== first || row[row.length - 1] !== end - 1) {
        throw new Error(
          `rows ${first} to ${end - 1} came back as ${row.length} rows from ${row[0]} to ${row[row.length - 1]}`,
        );
      }
      take(range, first);
      step(end, rows);
    }
  }
}

const numbered = (i: number): Sql => identifier(`c${i}`);

function codeStore(dictionary: readonly PropertyValue[], rows: number): [Codes, Sql] {
  if (dictionary.length < 256) return [new Uint8Array(rows), sql`UTINYINT`];
  if (dictionary.length < 65_536) return [new Uint16Array(rows), sql`USMALLINT`];
  return [new Uint32Array(rows), sql`UINTEGER`];
}
