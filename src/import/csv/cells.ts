import { RowBuilder } from '../columns/row-builder';
import type { Shaping } from '../columns/shaping';
import { RowWriter } from '../columns/shaping';
import type { RejectReason } from '../contract';
import type { TextColumn } from '../piece';
import type { RecordParser } from './record';
import type { RecordSink } from './scanner';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Collects records as columns, for exports whose rows are shaped by a preset or hold JSON in their cells. */
export class CellSink implements RecordSink<TextColumn[]> {
  private readonly row = new RowBuilder();
  private readonly writer: RowWriter;

  constructor(
    private readonly names: readonly string[],
    shaping: Shaping,
  ) {
    this.writer = new RowWriter(this.row, shaping);
  }

  get length(): number {
    return this.row.length;
  }

  record(parsed: RecordParser, columns: number): RejectReason | number {
    const cells = Array.from({ length: Math.min(parsed.fields, columns) }, (_, k) => decoder.decode(parsed.value(k)));
    const rows = this.writer.cells(this.names, cells);
    return rows === 0 ? 'noTime' : rows;
  }

  take(): TextColumn[] {
    return this.row.take();
  }
}
