import type { Bytes } from '../bytes';
import { joined } from '../bytes';
import type { RejectReason } from '../contract';
import type { Tally } from '../draft';
import { TallyKeeper } from '../draft';
import { Utf8Check, isUtf8 } from '../text/encoding';
import type { ByteDialect } from './record';
import { RecordParser, newlineByte, quoteByte, returnByte } from './record';

/** A longer record is rejected alone. */
export const recordLimit = 1_000_000;

/** Where good records go. */
export interface RecordSink<T> {
  /** size of what was collected, about, in bytes */
  readonly length: number;
  /** takes whole plain records as they are; without it each record is parsed */
  run?(source: Uint8Array, dialect: ByteDialect, returns: boolean): void;
  /** takes a record of `columns` fields (missing ones are empty) and says how many rows it became, or why none */
  record(parsed: RecordParser, columns: number): RejectReason | number;
  /** what was collected; starts anew */
  take(): T;
}

const apostrophe = 39;
const kinds = { other: 0, delimiter: 1, newline: 2, special: 3 };

function classes({ delimiter, quote, newline }: ByteDialect): Uint8Array {
  const table = new Uint8Array(256);
  for (const special of [0, quoteByte, newlineByte, returnByte]) table[special] = kinds.special;
  if (quote >= 0) table[quote] = kinds.special;
  table[delimiter] = kinds.delimiter;
  table[newline] = kinds.newline;
  return table;
}

/**
 * Cuts UTF-8 bytes into records and hands the good ones on. Plain records (no quotes, the right number of fields) go on as runs of bytes; all others
 * are parsed and written again, or rejected alone:
 * - tooFewColumns: too few fields for what is mapped (else missing cells at the end are empty), or a last line that stops without a line end while
 *   no other record was short: a file cut off in mid-row;
 * - tooManyColumns: cells beyond the head that are not empty (empty ones are dropped);
 * - unbalancedQuote: see RecordParser; also a record over several lines with a wrong number of fields. Scanning goes on at the next line;
 * - badEncoding: bytes that are no UTF-8, or a NUL; tooLong: over `recordLimit`.
 * Pieces are about `pieceBytes` (the first) and `laterBytes` long. Blank lines are no records, nor is the first record of a file with a `head`.
 */
export class CsvScanner<T> {
  /** finished pieces, oldest first; the caller takes them away */
  readonly finished: { tally: Tally; collected: T }[] = [];
  private line = 1;

  private readonly tally = new TallyKeeper();
  private readonly parser: RecordParser;
  private readonly table: Uint8Array;
  private readonly check = new Utf8Check();
  private buffer: Bytes = new Uint8Array(0);
  private suspect = false;
  private skipping = false;
  private short = 0;
  private readonly runs: boolean;

  // a run of plain records in `buffer` that is not handed on yet
  private runFrom = 0;
  private runLine = 0;
  private runRows = 0;
  private runReturns = false;

  constructor(
    private readonly dialect: ByteDialect,
    private readonly out: RecordSink<T>,
    private pieceBytes: number,
    private head: boolean,
    private readonly laterBytes = pieceBytes,
  ) {
    this.parser = new RecordParser(dialect);
    this.table = classes(dialect);
    this.runs = out.run !== undefined && dialect.delimiter !== 32;
  }

  /** Takes the next bytes; `last` when nothing follows. */
  push(chunk: Bytes, last = false): void {
    const bad = this.check.isBad(chunk, last);
    this.buffer = this.buffer.length === 0 ? chunk : joined([this.buffer, chunk]);
    this.suspect ||= bad;
    const kept = this.scan(last);
    this.buffer = this.buffer.slice(kept);
    this.suspect &&= this.buffer.length > 0;
    if (last && (this.tally.counted > 0 || this.out.length > 0)) this.finish();
  }

  /** Ends the piece here. */
  finish(): void {
    this.pieceBytes = this.laterBytes;
    this.finished.push({ tally: this.tally.take(), collected: this.out.take() });
  }

  private scan(last: boolean): number {
    const { buffer, runs } = this;
    let start = this.skipping ? this.skip(0) : 0;
    this.startRun(start);
    while (start < buffer.length) {
      const end = !runs || this.suspect || this.head ? -1 : this.plain(start);
      const next = end >= 0 ? end : this.special(start, last);
      if (next < 0) break;
      start = next;
      if (this.out.length + (start - this.runFrom) >= this.pieceBytes) {
        this.endRun(start);
        this.finish();
        this.startRun(start);
      }
    }
    this.endRun(start);
    return start;
  }

  /** The end of the plain record at `start`, added to the run; -1 if it is not plain or not whole. */
  private plain(start: number): number {
    const { buffer, table } = this;
    const end = buffer.length;
    let fields = 1;
    let kind = 0;
    let i = start;
    for (; i < end; i++) {
      kind = table[buffer[i]!]!;
      if (kind === 0) continue;
      if (kind !== 1) break;
      fields++;
    }
    if (i >= end || fields !== this.dialect.columns || i === start || i - start > recordLimit) return -1;
    if (kind !== kinds.newline) {
      if (buffer[i] !== returnByte || buffer[i + 1] !== newlineByte) return -1;
      this.runReturns = true;
      i++;
    }
    this.extendRun();
    return i + 1;
  }

  /** Deals with any other record at `start`; where the next begins, or -1 for: not whole yet. */
  private special(start: number, last: boolean): number {
    const { parser, buffer } = this;
    const outcome = parser.parse(buffer, start, last);
    if (outcome === 'more') return buffer.length - start > recordLimit ? this.tooLong(start) : -1;
    if (outcome === 'record' && parser.fields === 1 && this.isBlank(start, parser.end)) {
      this.breakRun(start, parser.end);
      this.line++;
      return parser.end;
    }
    if (this.head) return this.overHead(start, outcome === 'record');
    if (outcome === 'unbalanced') return this.unbalanced(start, parser.opened);
    if (parser.end - start > recordLimit) return this.rejected(start, parser.end, 'tooLong');
    if (!this.isSound(start, parser.end)) return this.rejected(start, parser.end, 'badEncoding');
    return this.counted(start);
  }

  private overHead(start: number, sound: boolean): number {
    const { parser, buffer } = this;
    const at = buffer.indexOf(this.dialect.newline, start);
    const end = sound ? parser.end : at < 0 ? buffer.length : at + 1;
    this.breakRun(start, end);
    this.line += this.newlines(start, end);
    this.head = false;
    return end;
  }

  /** A record that parsed: by its number of fields passed on or rejected. */
  private counted(start: number): number {
    const { parser } = this;
    const reason = this.misfit();
    if (reason === null) this.pass(start, parser.end);
    else if (parser.lines > 1) return this.unbalanced(start, start);
    else this.rejected(start, parser.end, reason);
    return parser.end;
  }

  private misfit(): RejectReason | null {
    const { columns, needed } = this.dialect;
    const { fields, terminated } = this.parser;
    if (fields < columns) {
      if (fields < needed || (!terminated && this.short === 0)) return 'tooFewColumns';
      this.short++;
    }
    for (let k = columns; k < fields; k++) if (!this.parser.isEmpty(k)) return 'tooManyColumns';
    return null;
  }

  private pass(start: number, end: number): void {
    const { parser, buffer } = this;
    const { columns, quote } = this.dialect;
    if (this.runs && parser.clean && parser.terminated && parser.fields === columns && quote !== apostrophe) {
      this.runReturns ||= buffer[end - 2] === returnByte;
      this.extendRun();
      return;
    }
    this.breakRun(start, end);
    const rows = this.out.record(parser, columns);
    if (typeof rows !== 'number') this.tally.reject(this.line, rows, buffer.subarray(start, end));
    else for (let row = 0; row < rows; row++) this.tally.pass(this.line, 1);
    this.line += parser.lines;
  }

  private isSound(start: number, end: number): boolean {
    const record = this.buffer.subarray(start, end);
    if (this.suspect && !isUtf8(record)) return false;
    return this.parser.clean || !record.includes(0);
  }

  /** Line ends alone; where there are several columns, blanks too. */
  private isBlank(start: number, end: number): boolean {
    const blanks = this.dialect.columns > 1;
    for (let i = start; i < end; i++) {
      const byte = this.buffer[i]!;
      if (byte !== newlineByte && byte !== returnByte && !(blanks && (byte === 32 || byte === 9))) return false;
    }
    return true;
  }

  private unbalanced(start: number, opened: number): number {
    const { buffer } = this;
    const at = buffer.indexOf(this.dialect.newline, opened);
    const end = at < 0 ? buffer.length : at + 1;
    return this.rejected(start, end, 'unbalancedQuote');
  }

  private rejected(start: number, end: number, reason: RejectReason): number {
    this.breakRun(start, end);
    this.tally.reject(this.line, reason, this.buffer.subarray(start, end));
    this.line += this.newlines(start, end);
    return end;
  }

  /** Rejects what has no end yet; the rest of its line is skipped as it comes. */
  private tooLong(start: number): number {
    const { buffer } = this;
    const at = buffer.indexOf(this.dialect.newline, start);
    if (at >= 0) return this.rejected(start, at + 1, 'tooLong');
    this.rejected(start, buffer.length, 'tooLong');
    this.skipping = true;
    return buffer.length;
  }

  private skip(start: number): number {
    const at = this.buffer.indexOf(this.dialect.newline, start);
    if (at < 0) return this.buffer.length;
    this.skipping = false;
    this.line++;
    return at + 1;
  }

  private newlines(start: number, end: number): number {
    let lines = 0;
    for (let i = start; i < end; i++) if (this.buffer[i] === this.dialect.newline) lines++;
    return lines;
  }

  private startRun(at: number): void {
    this.runFrom = at;
    this.runRows = 0;
    this.runReturns = false;
  }

  private extendRun(): void {
    if (this.runRows === 0) this.runLine = this.line;
    this.runRows++;
    this.line++;
  }

  private endRun(at: number): void {
    if (this.runRows === 0) return;
    this.out.run?.(this.buffer.subarray(this.runFrom, at), this.dialect, this.runReturns);
    this.tally.pass(this.runLine, this.runRows);
    this.runRows = 0;
  }

  /** Hands on the run before `start` and leaves out what lies up to `end`. */
  private breakRun(start: number, end: number): void {
    this.endRun(start);
    this.startRun(end);
  }
}
