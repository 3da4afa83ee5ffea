import { FailureError } from '../../model/failure';
import { identifier, joinSql, sql, type Sql } from '../../sql/sql';
import { toIpc } from '../columns/arrow';
import type { Mapping, RejectReason, TimeForm } from '../contract';
import { seen, type CsvPiece, type Piece } from '../piece';
import { numberIn, numbersIn, type LoadDatabase } from './load-database';
import { columnsOfCsv } from './piece-rows';
import { Rejections, type RejectedRow } from './rejections';
import { timeSql } from './time-sql';

/** How rows are read. */
export interface Reading {
  mapping: Mapping;
  form: TimeForm;
}

/** A property as it lies in the raw table. */
export interface RawProperty {
  name: string;
  column: string;
  /** `seen` bits met so far */
  kinds: number;
}

/** Reasons by their number in column `reject`, from 1. */
const rejectReasons: readonly RejectReason[] = ['noActor', 'noEvent', 'noTime', 'badTime'];

/**
 * All rows as read, texts: `raw(seq, who, what, at_us, wall, event_id, session, reject, c1 … cn)`. `wall`: at_us is of the wall clock. Rejected rows stay,
 * with a number in `reject`. Lies in the default schema of `database`.
 */
export class RawTable {
  readonly rejections = new Rejections();
  readonly properties = new Map<string, RawProperty>();
  /** all records of all pieces */
  records = 0;
  /** rows in the table, rejected ones and those of an earlier generation included */
  rows = 0;
  /** rows that reading passed on */
  passed = 0;
  /** events of an earlier generation that are not taken over */
  leftOut = 0;
  /** bytes of text that went in */
  bytes = 0;

  constructor(
    private readonly database: LoadDatabase,
    readonly reading: Reading,
    /** number of the first row */
    private readonly firstSeq: number,
  ) {}

  async create(): Promise<void> {
    await this.database.query(
      sql`CREATE TABLE raw (seq UBIGINT, who VARCHAR, what VARCHAR, at_us BIGINT, wall BOOLEAN, event_id VARCHAR, session VARCHAR, reject UTINYINT)`,
    );
  }

  /** The raw column of a property; made when it is new. */
  async property(name: string, kinds: number): Promise<RawProperty> {
    const known = this.properties.get(name);
    if (known !== undefined) {
      known.kinds |= kinds;
      return known;
    }
    const property = { name, column: `c${this.properties.size + 1}`, kinds };
    this.properties.set(name, property);
    await this.database.query(sql`ALTER TABLE raw ADD COLUMN ${identifier(property.column)} VARCHAR`);
    return property;
  }

  /** Adds a piece: every row is in the table afterwards, or this throws. @throws FailureError columnMissing */
  async add(piece: Piece): Promise<void> {
    this.records += piece.counted;
    const first = this.firstSeq + piece.firstSeq;
    if (piece.rows > 0) await this.#insert(piece, first);
    this.rows += piece.rows;
    this.passed += piece.rows;
    const { counts, rows } = await this.#rejected(piece, first);
    this.rejections.add(piece, counts, rows);
  }

  async #insert(piece: Piece, first: number): Promise<void> {
    const names = piece.kind === 'csv' ? piece.columns : piece.columns.map(({ name }) => name);
    if (piece.kind === 'csv') this.#requireColumns(names, piece.source.name);
    const properties = await this.#propertiesOf(piece);
    const select = (from: Sql, row: Sql): Sql => insertSql(this.reading, names, properties, from, row, first);
    this.bytes += piece.kind === 'csv' ? piece.bytes.length : sum(piece.columns.map(({ bytes }) => bytes.length));
    if (piece.kind === 'csv' && (await this.#insertCsv(piece, select, first))) return;
    const columns = piece.kind === 'csv' ? columnsOfCsv(piece) : piece.columns;
    const stream = toIpc(
      { ...piece, kind: 'columns', columns },
      columns.map((_, i) => `k${i}`),
    );
    await this.database.insertArrow(stream, 'piece', true);
    const inserted = await this.#count(select(sql`piece`, sql`rowid`));
    await this.database.query(sql`DROP TABLE piece`);
    if (inserted !== piece.rows) throw new Error(`${inserted} of ${piece.rows} rows of a piece were taken`);
  }

  /** False, and nothing inserted, when the engine does not read exactly the rows that were counted. */
  async #insertCsv(piece: CsvPiece, select: (from: Sql, row: Sql) => Sql, first: number): Promise<boolean> {
    const file = await this.database.registerBytes(piece.bytes.slice(), 'csv');
    try {
      const inserted = await this.#count(select(readCsv(file, piece), sql`row_number() OVER () - 1`));
      if (inserted === piece.rows) return true;
    } catch (error) {
      if (!(error instanceof FailureError && error.failure.code === 'engine')) throw error;
    } finally {
      await this.database.dropFile(file);
    }
    await this.database.query(sql`DELETE FROM raw WHERE seq >= ${first}`);
    return false;
  }

  async #count(insert: Sql): Promise<number> {
    return numberIn(await this.database.query(insert), 'Count');
  }

  async #rejected(
    piece: Piece,
    first: number,
  ): Promise<{ counts: Partial<Record<RejectReason, number>>; rows: RejectedRow[] }> {
    const own = sql`seq >= ${first} AND reject IS NOT NULL`;
    const found = await this.database.query(
      sql`SELECT reject::INTEGER AS reject, count(*)::DOUBLE AS n FROM raw WHERE ${own} GROUP BY reject`,
    );
    const numbers = [...numbersIn(found, 'reject')];
    if (numbers.length === 0) return { counts: {}, rows: [] };
    const counts = Object.fromEntries(numbers.map((code, i) => [reasonOf(code), numbersIn(found, 'n')[i] ?? 0]));
    if (this.rejections.room === 0) return { counts, rows: [] };
    const named = await this.database.query(
      sql`SELECT (seq - ${first})::DOUBLE AS row, reject::INTEGER AS reject FROM raw WHERE ${own} ORDER BY seq LIMIT ${this.rejections.room}`,
    );
    const codes = numbersIn(named, 'reject');
    return { counts, rows: [...numbersIn(named, 'row')].map((row, i) => ({ row, reason: reasonOf(codes[i] ?? 0) })) };
  }

  #requireColumns(names: readonly string[], file: string): void {
    const { actor, event, at } = this.reading.mapping;
    const actors = Array.isArray(actor) ? actor : [actor];
    const missing = [
      ...(actors.some((name) => names.includes(name)) ? [] : actors.slice(0, 1)),
      ...(typeof event === 'string' ? [event] : []),
      at,
    ].find((name) => !names.includes(name));
    if (missing !== undefined) throw new FailureError({ code: 'columnMissing', file, column: missing });
  }

  async #propertiesOf(piece: Piece): Promise<RawProperty[]> {
    const { mapping } = this.reading;
    const mapped = mappedColumns(mapping);
    const wanted = (name: string): boolean =>
      Array.isArray(mapping.properties) ? mapping.properties.includes(name) : !mapped.has(name);
    const all = piece.kind === 'csv' ? piece.columns.map((name) => ({ name, kinds: seen.untyped })) : piece.columns;
    const properties: RawProperty[] = [];
    for (const { name, kinds } of all) if (wanted(name)) properties.push(await this.property(name, kinds));
    return properties;
  }
}

const sum = (numbers: number[]): number => numbers.reduce((all, one) => all + one, 0);

const reasonOf = (code: number): RejectReason => rejectReasons[code - 1] ?? 'badTime';

/** Columns with a meaning of their own; the others are properties. */
export function mappedColumns(mapping: Mapping): Set<string> {
  const { actor, event, at, eventId, session } = mapping;
  const names = [...(Array.isArray(actor) ? actor : [actor]), typeof event === 'string' ? event : undefined];
  return new Set([...names, at, eventId, session].filter((name) => name !== undefined));
}

function readCsv(file: string, piece: CsvPiece): Sql {
  const columns = piece.columns.map((_, i) => sql`${`k${i}`}: 'VARCHAR'`);
  return sql`read_csv(${file}, auto_detect = false, header = false, columns = {${columns}}, delim = ${piece.delimiter}, quote = '"', escape = '"',
    new_line = '\\n', nullstr = '', allow_quoted_nulls = true, max_line_size = 16777216, null_padding = false)`;
}

/** INSERT of the rows of `from`, whose columns are k0, k1, …, in the order of `names`; `row` counts them from 0. */
function insertSql(
  { mapping, form }: Reading,
  names: readonly string[],
  properties: readonly RawProperty[],
  from: Sql,
  row: Sql,
  first: number,
): Sql {
  const column = (name: string | undefined): Sql => {
    const i = name === undefined ? -1 : names.indexOf(name);
    return i < 0 ? sql`NULL::VARCHAR` : identifier(`k${i}`);
  };
  const actors = (Array.isArray(mapping.actor) ? mapping.actor : [mapping.actor]).map(column);
  const who = actors.length === 1 ? joinSql(actors, '') : sql`coalesce(${actors})`;
  const what = typeof mapping.event === 'string' ? column(mapping.event) : sql`${mapping.event.constant}`;
  const own = properties.map(({ name, column: target }) => sql`${column(name)} AS ${identifier(target)}`);
  const targets = properties.map(({ column: target }) => identifier(target));
  const fixed = [sql`seq`, sql`who`, sql`what`, sql`at_us`, sql`wall`, sql`event_id`, sql`session`, sql`reject`];
  return sql`INSERT INTO raw (${[...fixed, ...targets]})
    SELECT ${[
      ...[sql`${first}::UBIGINT + row`, sql`who`, sql`what`, sql`(coded - (coded & 1)) // 2`, sql`(coded & 1) = 1`],
      ...[sql`event_id`, sql`session`],
      sql`CASE WHEN who IS NULL THEN 1 WHEN what IS NULL THEN 2 WHEN coded IS NOT NULL THEN NULL WHEN at_text IS NULL THEN 3 ELSE 4 END`,
      ...targets,
    ]}
    FROM (SELECT ${[
      sql`${row} AS row`,
      ...[sql`${who} AS who`, sql`${what} AS what`, sql`${column(mapping.at)} AS at_text`],
      ...[sql`${timeSql(column(mapping.at), form)} AS coded`, sql`${column(mapping.eventId)} AS event_id`],
      sql`${column(mapping.session)} AS session`,
      ...own,
    ]} FROM ${from})`;
}
