import type { TextColumn } from '../piece';

const encoder = new TextEncoder();
const shortText = 64;

/** Grows one column of texts row by row; rows that were not set are null. */
export class ColumnBuilder {
  kinds = 0;
  /** the value of the row set last, and that row */
  text = '';
  row = -1;
  private nulls = 0;
  private length = 0;
  private bytes = new Uint8Array(256);
  private offsets = new Int32Array(64);
  private valid = new Uint8Array(8);

  constructor(readonly name: string) {}

  /** Sets row `row`; rows come in order. A second value for the same row is left out. */
  set(row: number, text: string, kind: number): number {
    if (this.row === row) return 0;
    this.fillTo(row);
    this.row = row;
    this.text = text;
    this.kinds |= kind;
    this.valid[row >> 3]! |= 1 << (row & 7);
    const before = this.length;
    this.append(text);
    this.offsets[row + 1] = this.length;
    return this.length - before;
  }

  /** Makes rows after the last set one up to `row` null. */
  private fillTo(row: number): void {
    if (row + 2 > this.offsets.length) this.growRows(row + 2);
    this.nulls += row - this.row - 1;
    this.offsets.fill(this.length, this.row + 1, row + 1);
  }

  private growRows(rows: number): void {
    const size = Math.max(rows, this.offsets.length * 2);
    const offsets = new Int32Array(size);
    offsets.set(this.offsets);
    this.offsets = offsets;
    const valid = new Uint8Array((size >> 3) + 1);
    valid.set(this.valid);
    this.valid = valid;
  }

  private append(text: string): void {
    const most = this.length + text.length * 3;
    if (most > this.bytes.length) {
      const bytes = new Uint8Array(Math.max(most, this.bytes.length * 2));
      bytes.set(this.bytes.subarray(0, this.length));
      this.bytes = bytes;
    }
    if (text.length > shortText || !this.appendAscii(text)) {
      this.length += encoder.encodeInto(text, this.bytes.subarray(this.length)).written;
    }
  }

  private appendAscii(text: string): boolean {
    const { bytes, length } = this;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code > 127) return false;
      bytes[length + i] = code;
    }
    this.length += text.length;
    return true;
  }

  finish(rows: number): TextColumn {
    this.fillTo(rows);
    return {
      name: this.name,
      kinds: this.kinds,
      nulls: this.nulls,
      offsets: this.offsets.slice(0, rows + 1),
      bytes: this.bytes.slice(0, this.length),
      valid: this.valid.slice(0, (rows + 7) >> 3),
    };
  }
}
