import type { Comparing } from '../model/condition';
import type { DatasetInfo } from '../model/dataset';
import { identifier, sql, type Sql } from '../sql/sql';
import { baseBytes, emptyBase, eventRoom, packBase, unpackBase, type BaseColumns } from './base-columns';
import { ColumnCache } from './cache';
import { codeRoom } from './codes';
import type { Column, ColumnRequest } from './column';
import { packed, unpacked, type ColumnShelf } from './column-shelf';
import { codingOf, type Coding } from './dictionary';
import { holdsByCode, maskOf, maskParts, maskPlan, type MaskPlan } from './masks';
import { numbersOf, type ColumnSource } from './source';
import { readTally, tallySql, type Tally } from './tally';

/** Told after each range; may throw to stop (cancel). */
export type Step = (rowsDone: number, rowsTotal: number) => void;

/** What reading cost, for "How this was computed". */
export interface Reading {
  /** statements that ran, in order */
  sql: string[];
  /** those whose columns had been read before */
  kept: string[];
  fromCache: number;
  read: number;
}

/** Nothing read yet. */
export const noReading = (): Reading => ({ sql: [], kept: [], fromCache: 0, read: 0 });

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
    /** where the base columns and the codes of properties are kept once they were read; null: nowhere */
    private readonly kept: ColumnShelf | null = null,
    budgetBytes = 1_000_000_000,
  ) {
    this.#cache = new ColumnCache(budgetBytes);
  }

  /** Read once; a call while another one reads waits for it. */
  async base(reading: Reading, step: Step): Promise<BaseColumns> {
    while (this.#reading !== null) await this.#reading.catch(() => undefined);
    if (this.#base !== null) {
      this.#tellKept(reading, ...this.#baseNames);
      return this.#base;
    }
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
    const kept = await this.#kept('base', (found) => unpackBase(found, this.dataset));
    if (kept !== null) {
      this.#tellKept(reading, ...this.#baseNames);
      return kept;
    }
    const base = await this.#readBase(reading, step);
    reading.read += this.#baseNames.length;
    this.kept?.keep('base', baseBytes(base), () => packBase(base));
    return base;
  }

  get #baseNames(): Sql[] {
    return [
      sql`actor`,
      sql`at_us::DOUBLE AS at_us`,
      sql`enum_code(event)::${eventRoom(this.dataset).type} AS event`,
      ...(this.dataset.hasSessions ? [sql`coalesce(session, 0)::UINTEGER AS session`] : []),
    ];
  }

  #tellKept(reading: Reading, ...names: readonly Sql[]): void {
    reading.fromCache += names.length;
    reading.kept.push(sql`SELECT ${names} FROM events`.text);
  }

  async #readBase(reading: Reading, step: Step): Promise<BaseColumns> {
    const { actors } = this.dataset;
    const base = emptyBase(this.dataset);
    const { offsets, at, event, session } = base;
    await this.#ranges(this.#baseNames, reading, step, (range, first) => {
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

  /** The columns asked for, in their order; what is neither in the cache nor kept is read in one walk. */
  async columns(requests: readonly ColumnRequest[], reading: Reading, step: Step): Promise<Column[]> {
    const found = new Map<string, Column>();
    const plans = new Map<string, MaskPlan>();
    const direct: ColumnRequest[] = [];
    for (const request of requests) {
      const key = keyOf(request);
      const plan = request.condition === undefined ? null : maskPlan(request.condition, this.dataset);
      if (plan === null || this.#cache.has(key)) direct.push(request);
      else {
        plans.set(key, plan);
        direct.push(...maskParts(plan).map(({ column }) => column));
      }
    }
    await this.#read(direct, found, reading, step);
    for (const [key, plan] of plans) found.set(key, await this.#mask(key, plan, found, reading));
    return requests.map((request) => columnIn(found, request));
  }

  async #mask(
    key: string,
    plan: MaskPlan,
    found: ReadonlyMap<string, Column>,
    { sql: statements }: Reading,
  ): Promise<Column> {
    const holds = new Map<Comparing, Uint8Array>();
    for (const part of maskParts(plan)) {
      if (!('comparing' in part)) continue;
      const { comparing, info } = part;
      holds.set(comparing, await holdsByCode(comparing, info, this.source, ({ text }) => statements.push(text)));
    }
    const values = maskOf(
      plan,
      this.dataset.rows,
      (column) => columnIn(found, column).values,
      (comparing) => holds.get(comparing)!,
    );
    const column: Column = { as: 'mask', values };
    this.#cache.set(key, column, values.byteLength);
    return column;
  }

  /** Adds the columns to `found`. */
  async #read(
    requests: readonly ColumnRequest[],
    found: Map<string, Column>,
    reading: Reading,
    step: Step,
  ): Promise<void> {
    const missing: ({ key: string } & Prepared)[] = [];
    for (const request of requests) {
      const key = keyOf(request);
      if (found.has(key)) continue;
      const cached = this.#cache.get(key);
      const prepared = cached === undefined ? await this.#prepare(request) : null;
      if (prepared !== null && !(await this.#restored(prepared))) missing.push({ key, ...prepared });
      else this.#tellKept(reading, request.sql);
      const column = cached ?? prepared?.column;
      if (column !== undefined) found.set(key, column);
    }
    if (missing.length === 0) return;
    const names = missing.map((item, i) => sql`${item.sql} AS ${numbered(i)}`);
    await this.#ranges(names, reading, step, (range, first) => {
      missing.forEach(({ column }, i) => column.values.set(numbersOf(range, `c${i}`), first));
    });
    for (const { key, column, kept } of missing) {
      this.#cache.set(key, column, column.values.byteLength);
      if (kept !== null) this.kept?.keep(kept.name, column.values.byteLength, kept.pack);
    }
    reading.read += missing.length;
  }

  /** Bytes held by computed columns, the base ones apart. */
  get cachedBytes(): number {
    return this.#cache.bytes;
  }

  /** Fills a column with what was kept of it; false when nothing was. */
  async #restored({ column: { values }, kept }: Prepared): Promise<boolean> {
    const sizes = { codes: values.byteLength };
    const codes = kept === null ? null : await this.#kept(kept.name, (found) => unpacked(found, sizes));
    if (codes === null) return false;
    new Uint8Array(values.buffer).set(new Uint8Array(codes.get('codes')!));
    return true;
  }

  /** What was kept under a name, as `unpack` takes it; null where there is nothing, or nothing readable. */
  async #kept<T>(name: string, unpack: (kept: unknown) => Promise<T | null>): Promise<T | null> {
    if (this.kept === null) return null;
    return this.kept
      .read(name)
      .then(unpack)
      .catch(() => null);
  }

  async #prepare(request: ColumnRequest): Promise<Prepared> {
    const { rows } = this.dataset;
    switch (request.as) {
      case 'mask':
        return {
          sql: sql`coalesce(${request.sql}, FALSE)::UTINYINT`,
          column: { as: 'mask', values: new Uint8Array(rows) },
          kept: null,
        };
      case 'number':
        return {
          sql: sql`coalesce((${request.sql})::DOUBLE, 'nan'::DOUBLE)`,
          column: { as: 'number', values: new Float64Array(rows) },
          kept: null,
        };
      case 'code': {
        const coding = await this.#coding(request.sql);
        const { dictionary, stored } = coding;
        const { Codes, type } = codeRoom(dictionary.length);
        const values = new Codes(rows);
        const kept = stored === null ? null : { name: `codes ${stored}`, pack: () => packed({ codes: values }) };
        return { sql: sql`(${coding.sql})::${type}`, column: { as: 'code', values, dictionary }, kept };
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

/** A column to fill: its expression, and under which name it is kept, if it is. */
interface Prepared {
  sql: Sql;
  column: Column;
  kept: { name: string; pack: () => object } | null;
}

const keyOf = ({ as, sql: { text } }: ColumnRequest): string => `${as} ${text}`;

function columnIn(found: ReadonlyMap<string, Column>, request: ColumnRequest): Column {
  const column = found.get(keyOf(request));
  if (column === undefined) throw new Error('a requested column was not read');
  return column;
}

const numbered = (i: number): Sql => identifier(`c${i}`);
