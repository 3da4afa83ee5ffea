/** A CSV dialect in bytes. */
export interface ByteDialect {
  delimiter: number;
  /** -1: no quoting */
  quote: number;
  /** what ends a line: 10 (with or without 13 before it), or 13 in files that have no 10 */
  newline: 10 | 13;
  /** fields of a record */
  columns: number;
  /** a record of fewer fields cannot hold what is mapped */
  needed: number;
}

/** A quoted field longer than this was never closed. */
export const quotedLimit = { bytes: 65_536, lines: 200 };

export const newlineByte = 10;
export const returnByte = 13;
const blank = 32;
const tab = 9;
export const quoteByte = 34;

export type Outcome = 'record' | 'more' | 'unbalanced';

/** How a field is written: as it is; quoted; quoted with doubled quotes inside; quoted and followed by more text. */
const form = { raw: 0, quoted: 1, doubled: 2, trailed: 3 };

/**
 * Reads one record. A quote opens a field only as its first character; elsewhere it is text. Text after a closing quote is kept, but only within one
 * line: a field that spans lines and goes on after its quote was opened by a stray one ('unbalanced', as is one that never closes).
 */
export class RecordParser {
  fields = 0;
  /** after the record and its line end */
  end = 0;
  /** lines it spans */
  lines = 1;
  /** ends in a line end, not with the file */
  terminated = true;
  /** any reader of the dialect sees the same fields: quotes well-formed, all in one line */
  clean = true;
  /** where the unbalanced field opened */
  opened = 0;

  private starts = new Int32Array(64);
  private ends = new Int32Array(64);
  private closes = new Int32Array(64);
  private forms = new Uint8Array(64);
  private buffer: Uint8Array = new Uint8Array(0);
  private readonly blanks: boolean;

  constructor(private readonly dialect: ByteDialect) {
    this.blanks = dialect.delimiter === blank;
  }

  /** Parses from `start` in all of `buffer`; `final` says that nothing follows it. 'more': the record does not end in it. */
  parse(buffer: Uint8Array, start: number, final: boolean): Outcome {
    this.buffer = buffer;
    this.fields = 0;
    this.lines = 1;
    this.clean = true;
    let i = this.blanks ? this.overBlanks(start) : start;
    for (;;) {
      const quoted = buffer[i] === this.dialect.quote;
      i = quoted ? this.quoted(i, final) : this.raw(i, i, form.raw, i);
      if (i === more) return 'more';
      if (i === unbalanced) return 'unbalanced';
      if (this.blanks) i = this.overBlanks(i);
      const at = this.lineEnd(i, final);
      if (at === more) return 'more';
      if (at >= 0) {
        this.end = at;
        return 'record';
      }
      if (!this.blanks) i++;
    }
  }

  /** The index after the line end at `i`, `more` if the buffer ends before that is known, -1 if there is none. */
  private lineEnd(i: number, final: boolean): number {
    const { buffer } = this;
    this.terminated = i < buffer.length;
    if (!this.terminated) return final ? i : more;
    if (buffer[i] === this.dialect.newline) return i + 1;
    if (buffer[i] !== returnByte || this.dialect.newline === returnByte) return -1;
    if (i + 1 < buffer.length) return buffer[i + 1] === newlineByte ? i + 2 : -1;
    this.terminated = false;
    return final ? i + 1 : more;
  }

  private isEnd(i: number): boolean {
    const { buffer } = this;
    const byte = buffer[i];
    if (byte === this.dialect.newline) return true;
    return (
      byte === returnByte &&
      this.dialect.newline === newlineByte &&
      (i + 1 >= buffer.length || buffer[i + 1] === newlineByte)
    );
  }

  private isDelimiter(byte: number): boolean {
    return byte === this.dialect.delimiter || (this.blanks && byte === tab);
  }

  private overBlanks(i: number): number {
    while (this.buffer[i] === blank || this.buffer[i] === tab) i++;
    return i;
  }

  /** Reads on to the end of the field; the field began at `start`. */
  private raw(start: number, i: number, how: number, close: number): number {
    const { buffer } = this;
    for (; i < buffer.length; i++) {
      const byte = buffer[i]!;
      if (this.isDelimiter(byte) || this.isEnd(i)) break;
      if (byte === quoteByte || byte === this.dialect.quote || byte < blank) this.clean = false;
    }
    this.add(start, i, how, close);
    return i;
  }

  private quoted(open: number, final: boolean): number {
    const { buffer } = this;
    const { quote, newline } = this.dialect;
    const limit = open + quotedLimit.bytes;
    let inside = 0;
    let how = form.quoted;
    this.opened = open;
    let i = open + 1;
    for (; ; i++) {
      if (i >= buffer.length) return final ? unbalanced : more;
      const byte = buffer[i]!;
      if (byte === newline) inside++;
      else if (byte === quote) {
        if (i + 1 >= buffer.length && !final) return more;
        if (buffer[i + 1] !== quote) break;
        how = form.doubled;
        i++;
      } else if (byte < blank) this.clean = false;
      if (i > limit || inside > quotedLimit.lines) return unbalanced;
    }
    this.lines += inside;
    if (inside > 0) this.clean = false;
    const after = i + 1;
    if (after < buffer.length && !this.isDelimiter(buffer[after]!) && !this.isEnd(after)) {
      this.clean = false;
      return inside > 0 ? unbalanced : this.raw(open + 1, after, form.trailed, i);
    }
    this.add(open + 1, i, how, i);
    return after;
  }

  private add(start: number, end: number, how: number, close: number): void {
    const k = this.fields++;
    if (k === this.starts.length) this.grow();
    this.starts[k] = start;
    this.ends[k] = end;
    this.forms[k] = how;
    this.closes[k] = close;
  }

  private grow(): void {
    this.starts = grown(this.starts, Int32Array);
    this.ends = grown(this.ends, Int32Array);
    this.closes = grown(this.closes, Int32Array);
    this.forms = grown(this.forms, Uint8Array);
  }

  /** The bytes of field `k` without its quoting; a view that holds until the next call of anything. */
  value(k: number): Uint8Array {
    const { buffer } = this;
    const [start, end, how] = [this.starts[k]!, this.ends[k]!, this.forms[k]!];
    if (how === form.raw || how === form.quoted) return buffer.subarray(start, end);
    const out = new Uint8Array(end - start);
    const close = how === form.trailed ? this.closes[k]! : end;
    let length = 0;
    for (let i = start; i < end; i++) {
      if (i === close) continue;
      out[length++] = buffer[i]!;
      if (i < close && buffer[i] === this.dialect.quote) i++;
    }
    return out.subarray(0, length);
  }

  /** How many fields are quoted whole. */
  quotedFields(): number {
    let count = 0;
    for (let k = 0; k < this.fields; k++) {
      const how = this.forms[k];
      if (how === form.quoted || how === form.doubled) count++;
    }
    return count;
  }

  isEmpty(k: number): boolean {
    return this.starts[k] === this.ends[k];
  }
}

const more = -2;
const unbalanced = -3;

function grown<T extends Int32Array | Uint8Array>(old: T, make: new (length: number) => T): T {
  const next = new make(old.length * 2);
  next.set(old);
  return next;
}
