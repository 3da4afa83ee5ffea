import { Field, RecordBatch, RecordBatchStreamWriter, Schema, Struct, Utf8, makeData } from 'apache-arrow';
import type { ColumnsPiece } from '../piece';

/** The rows of a piece as an Arrow IPC stream of Utf8 columns, in the order of `piece.columns`, under the names given (the columns' own if left out). */
export function toIpc(
  piece: ColumnsPiece,
  names: readonly string[] = piece.columns.map(({ name }) => name),
): Uint8Array {
  const fields = names.map((name) => new Field(name, new Utf8(), true));
  const children = piece.columns.map((column) =>
    makeData({
      type: new Utf8(),
      length: piece.rows,
      nullCount: column.nulls,
      nullBitmap: column.valid,
      valueOffsets: column.offsets,
      data: column.bytes,
    }),
  );
  const schema = new Schema(fields);
  const data = makeData({ type: new Struct(fields), length: piece.rows, nullCount: 0, children });
  return RecordBatchStreamWriter.writeAll([new RecordBatch(schema, data)]).toUint8Array(true);
}
