import type { Bytes } from '../bytes';
import { joined } from '../bytes';
import { isObject } from '../columns/flatten';
import { RowBuilder } from '../columns/row-builder';
import type { Shaping } from '../columns/shaping';
import { RowWriter } from '../columns/shaping';
import type { RejectReason } from '../contract';
import type { Tally } from '../draft';
import { TallyKeeper } from '../draft';
import type { TextColumn } from '../piece';
import { Utf8Check, isUtf8 } from '../text/encoding';
import { parseKeepingDigits } from './digits';
import { nextRecord } from './splitter';

/** Where the records of a JSON text stand. */
export interface JsonBody {
  /** in UTF-8 bytes: of the array's '[', or 0 */
  from: number;
  /** lines before `from` */
  linesBefore: number;
  /** records stand in an array */
  list: boolean;
  /** the array is part of an envelope: what follows it is not read */
  envelope: boolean;
  /** one record a line: a broken one costs its line only */
  lines: boolean;
}

const newline = 10;
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Reads UTF-8 bytes of JSON into rows; what cannot be read is rejected alone: brokenJson, notAnObject, badEncoding, noEvent (nothing to explode). */
export class JsonReader {
  readonly finished: { tally: Tally; collected: TextColumn[] }[] = [];
  private readonly tally = new TallyKeeper();
  private readonly row = new RowBuilder();
  private readonly writer: RowWriter;
  private readonly check = new Utf8Check();
  private buffer: Bytes = new Uint8Array(0);
  /** the buffer as text when it is all ASCII, so that positions agree */
  private ascii: string | null = null;
  private suspect = false;
  private skip: number;
  private line: number;
  private ended = false;
  /** the next line break in the buffer that is not counted */
  private breakAt = -1;

  constructor(
    private readonly body: JsonBody,
    shaping: Shaping,
    private pieceBytes: number,
    private readonly laterBytes = pieceBytes,
  ) {
    this.writer = new RowWriter(this.row, shaping);
    this.skip = body.from;
    this.line = body.linesBefore + 1;
  }

  /** Takes the next bytes; `last` when nothing follows. */
  push(chunk: Bytes, last = false): void {
    const rest = chunk.subarray(Math.min(this.skip, chunk.length));
    this.skip -= chunk.length - rest.length;
    const bad = this.check.isBad(rest, last);
    if (!this.ended) {
      this.buffer = this.buffer.length === 0 ? rest : joined([this.buffer, rest]);
      this.suspect ||= bad;
      const text = decoder.decode(this.buffer);
      this.ascii = text.length === this.buffer.length && !this.suspect ? text : null;
      this.breakAt = -1;
      const kept = this.body.lines ? this.readLines(last) : this.readRecords(this.buffer, last);
      this.buffer = this.buffer.slice(kept);
      this.suspect &&= this.buffer.length > 0;
    }
    if (last && this.tally.counted > 0) this.finish();
  }

  /** Ends the piece here. */
  finish(): void {
    this.pieceBytes = this.laterBytes;
    this.finished.push({ tally: this.tally.take(), collected: this.row.take() });
  }

  private readLines(last: boolean): number {
    const { buffer } = this;
    let start = 0;
    while (start < buffer.length) {
      const at = buffer.indexOf(newline, start);
      if (at < 0 && !last) break;
      const end = at < 0 ? buffer.length : at;
      this.wholeLine(start, end);
      if (at >= 0) this.line++;
      start = at < 0 ? end : at + 1;
      this.cut();
    }
    return start;
  }

  private wholeLine(start: number, end: number): void {
    const value = this.parsed(start, end);
    if (isObject(value)) {
      if (this.suspect && !isUtf8(this.buffer.subarray(start, end))) this.reject(start, end, 'badEncoding');
      else this.write(start, end, value);
      return;
    }
    if (value !== undefined && !(Array.isArray(value) && value.some(isObject))) {
      this.reject(start, end, 'notAnObject');
      return;
    }
    // several in one line, blank, or broken
    const line = this.buffer.subarray(0, end);
    const before = this.line;
    for (let from = start; from < end;) {
      const found = nextRecord(line, from, true, true, false);
      if (found.kind === 'end' || found.kind === 'more') break;
      this.take(found.kind, found.start, found.end);
      from = found.end;
    }
    this.line = before;
  }

  private readRecords(buffer: Bytes, last: boolean): number {
    const { list, envelope } = this.body;
    let from = 0;
    for (;;) {
      const found = nextRecord(buffer, from, last, list, envelope);
      if (found.kind === 'more') return found.start - from > 10_000 ? this.advance(from, found.start - 1000) : from;
      if (found.kind === 'end') {
        this.ended ||= envelope || last;
        return buffer.length;
      }
      this.advance(from, found.start);
      this.take(found.kind, found.start, found.end);
      from = this.advance(found.start, found.end);
      this.cut();
    }
  }

  private take(kind: 'object' | 'other' | 'broken', start: number, end: number): void {
    if (this.suspect && !isUtf8(this.buffer.subarray(start, end))) return this.reject(start, end, 'badEncoding');
    if (kind === 'broken') return this.reject(start, end, 'brokenJson');
    const value = this.parsed(start, end);
    if (isObject(value)) this.write(start, end, value);
    else this.reject(start, end, value === undefined ? 'brokenJson' : 'notAnObject');
  }

  private write(start: number, end: number, value: Parameters<RowWriter['object']>[0]): void {
    const rows = this.writer.object(value);
    if (rows === 0) this.reject(start, end, 'noEvent');
    for (let i = 0; i < rows; i++) this.tally.pass(this.line, 1);
  }

  private reject(start: number, end: number, reason: RejectReason): void {
    this.tally.reject(this.line, reason, this.buffer.subarray(start, end));
  }

  /** The value of a text; undefined when it is not JSON. */
  private parsed(start: number, end: number): unknown {
    const text = this.ascii?.slice(start, end) ?? decoder.decode(this.buffer.subarray(start, end));
    try {
      return parseKeepingDigits(text);
    } catch {
      return undefined;
    }
  }

  private cut(): void {
    if (this.row.length >= this.pieceBytes) this.finish();
  }

  /** Counts the line breaks from `from` up to `to`; moves forward only. */
  private advance(from: number, to: number): number {
    if (this.breakAt < from) this.breakAt = this.breakFrom(from);
    while (this.breakAt < to) {
      this.line++;
      this.breakAt = this.breakFrom(this.breakAt + 1);
    }
    return to;
  }

  private breakFrom(at: number): number {
    const found = this.buffer.indexOf(newline, at);
    return found < 0 ? Infinity : found;
  }
}
