import type { Bytes } from '../bytes';
import type { ByteDialect, RecordParser } from './record';
import type { RecordSink } from './scanner';
import { newlineByte, quoteByte, returnByte } from './record';

/** Collects records as CSV of one simple dialect (see CsvPiece); `size`: bytes to begin with. */
export class CsvOutput implements RecordSink<Bytes> {
  length = 0;
  private bytes: Bytes = new Uint8Array(0);

  constructor(
    private readonly delimiter: number,
    private readonly size: number,
  ) {}

  /** Copies whole plain records, line ends made '\n'. */
  run(source: Uint8Array, { newline }: ByteDialect, returns: boolean): void {
    this.reserve(source.length);
    const { bytes } = this;
    if (newline === newlineByte && !returns) {
      bytes.set(source, this.length);
      this.length += source.length;
      return;
    }
    let at = this.length;
    for (let i = 0; i < source.length; i++) {
      const byte = source[i]!;
      if (byte !== returnByte) bytes[at++] = byte;
      else if (newline === returnByte) bytes[at++] = newlineByte;
    }
    this.length = at;
  }

  /** Writes a parsed record again with exactly `columns` fields: fewer are filled up, more are cut. */
  record(parsed: RecordParser, columns: number): 1 {
    for (let k = 0; k < columns; k++) {
      if (k > 0) this.byte(this.delimiter);
      if (k < parsed.fields) this.field(parsed.value(k));
    }
    if (columns === 1 && parsed.isEmpty(0)) {
      this.byte(quoteByte);
      this.byte(quoteByte);
    }
    this.byte(newlineByte);
    return 1;
  }

  private byte(value: number): void {
    this.reserve(1);
    this.bytes[this.length++] = value;
  }

  private field(value: Uint8Array): void {
    this.reserve(value.length * 2 + 2);
    const { bytes } = this;
    const start = this.length;
    let at = start;
    let plain = true;
    for (let i = 0; i < value.length; i++) {
      const byte = value[i]!;
      if (byte === this.delimiter || byte === quoteByte || byte < 32) {
        plain = false;
        break;
      }
      bytes[at++] = byte;
    }
    if (!plain) at = this.quoted(value, start);
    this.length = at;
  }

  private quoted(value: Uint8Array, start: number): number {
    const { bytes } = this;
    let at = start;
    bytes[at++] = quoteByte;
    for (let i = 0; i < value.length; i++) {
      const byte = value[i]!;
      if (byte === quoteByte) bytes[at++] = quoteByte;
      bytes[at++] = byte;
    }
    bytes[at++] = quoteByte;
    return at;
  }

  private reserve(more: number): void {
    const needed = this.length + more;
    if (needed <= this.bytes.length) return;
    const next = new Uint8Array(Math.max(needed, this.bytes.length * 2, this.size));
    next.set(this.bytes.subarray(0, this.length));
    this.bytes = next;
  }

  /** What was collected, in a buffer of its own; starts anew. */
  take(): Bytes {
    const taken = this.bytes.subarray(0, this.length);
    this.bytes = new Uint8Array(0);
    this.length = 0;
    return taken;
  }
}
