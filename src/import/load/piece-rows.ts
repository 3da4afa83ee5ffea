import { seen, textAt, type CsvPiece, type Piece, type TextColumn } from '../piece';

const newline = 10;
const quote = 34;

/** Calls back with the bounds of each record of CSV in the pieces' dialect, line end left out; stops when the callback says false. */
function eachRecord(bytes: Uint8Array, step: (from: number, to: number) => boolean): void {
  let from = 0;
  let quoted = false;
  for (let i = 0; i < bytes.length; i += 1) {
    const byte = bytes[i];
    if (byte === quote) quoted = !quoted;
    else if (byte === newline && !quoted) {
      if (!step(from, i)) return;
      from = i + 1;
    }
  }
}

/** The fields of one record; an empty one is null. */
function fieldsOf(record: Uint8Array, delimiter: number): (Uint8Array | null)[] {
  const fields: (Uint8Array | null)[] = [];
  let at = 0;
  while (at <= record.length) {
    const [value, end] = record[at] === quote ? quotedField(record, at + 1) : plainField(record, at, delimiter);
    fields.push(value.length === 0 ? null : value);
    at = end + 1;
  }
  return fields;
}

function plainField(record: Uint8Array, from: number, delimiter: number): [Uint8Array, number] {
  const found = record.indexOf(delimiter, from);
  const end = found < 0 ? record.length : found;
  return [record.subarray(from, end), end];
}

function quotedField(record: Uint8Array, from: number): [Uint8Array, number] {
  const out = new Uint8Array(record.length - from);
  let length = 0;
  let at = from;
  while (at < record.length) {
    if (record[at] === quote) {
      if (record[at + 1] !== quote) break;
      at += 1;
    }
    out[length] = record[at]!;
    length += 1;
    at += 1;
  }
  return [out.subarray(0, length), at + 1];
}

/** The same rows as columns of texts, for when the engine's CSV reader does not take a piece. */
export function columnsOfCsv(piece: CsvPiece): TextColumn[] {
  const delimiter = piece.delimiter.charCodeAt(0);
  const values: (Uint8Array | null)[][] = piece.columns.map(() => []);
  eachRecord(piece.bytes, (from, to) => {
    const fields = fieldsOf(piece.bytes.subarray(from, to), delimiter);
    values.forEach((column, i) => column.push(fields[i] ?? null));
    return true;
  });
  return values.map((column, i) => textColumn(piece.columns[i] ?? '', column));
}

function textColumn(name: string, values: (Uint8Array | null)[]): TextColumn {
  const offsets = new Int32Array(values.length + 1);
  values.forEach((value, i) => (offsets[i + 1] = offsets[i]! + (value?.length ?? 0)));
  const bytes = new Uint8Array(offsets[values.length] ?? 0);
  const valid = new Uint8Array((values.length + 7) >> 3);
  values.forEach((value, i) => {
    if (value === null) return;
    bytes.set(value, offsets[i]);
    valid[i >> 3]! |= 1 << (i & 7);
  });
  const nulls = values.filter((value) => value === null).length;
  return { name, kinds: seen.untyped, nulls, offsets, bytes, valid };
}

const textLimit = 1000;

/** The texts of some rows of a piece, as in the file where it was CSV, as JSON otherwise; `rows` grows. At most 1,000 characters each. */
export function textsOfRows(piece: Piece, rows: readonly number[]): string[] {
  if (piece.kind === 'columns') return rows.map((row) => jsonOf(piece.columns, row));
  const utf8 = new TextDecoder();
  const texts: string[] = [];
  let record = 0;
  eachRecord(piece.bytes, (from, to) => {
    if (rows[texts.length] === record) {
      texts.push(utf8.decode(piece.bytes.subarray(from, Math.min(to, from + 4 * textLimit))).slice(0, textLimit));
    }
    record += 1;
    return texts.length < rows.length;
  });
  return texts;
}

function jsonOf(columns: readonly TextColumn[], row: number): string {
  const filled = columns
    .map((column) => [column.name, textAt(column, row)] as const)
    .filter(([, text]) => text !== null);
  return JSON.stringify(Object.fromEntries(filled)).slice(0, textLimit);
}
