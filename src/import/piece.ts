import type { Container, Dialect, Encoding, FormatChoice, Mapping, RejectReason } from './contract';

/** One readable stream of records: a file, or one entry of a zip. */
export interface Source {
  /** position in reading order, from 0; report lines name this */
  index: number;
  /** position of the user's file it came from */
  file: number;
  /** the file's name, for zip entries 'export.zip/part.json' */
  name: string;
  /** compressed size: of the file, or of the zip entry */
  bytes: number;
  containers: Container[];
  encoding: Encoding;
  dialect: Dialect;
}

/** A record that was not passed on, alone. */
export interface RejectedRecord {
  /** of its first character in the source, from 1 */
  line: number;
  reason: RejectReason;
  /** as in the source, at most 1,000 characters */
  text: string;
}

/** Lines of the passed rows: row r lies in line `lines[i] + (r - rows[i])` for the last i with rows[i] ≤ r. See `lineOf`. */
export interface LineRuns {
  rows: Uint32Array;
  lines: Uint32Array;
}

interface PieceBase {
  source: Source;
  /** rows passed on in this piece; may be 0 when all were rejected */
  rows: number;
  /** arrival number of row 0: rows passed on before it over all sources; row r has firstSeq + r */
  firstSeq: number;
  lines: LineRuns;
  /** records met = rows + rejected of all reasons (asserted) */
  counted: number;
  rejectedBy: Partial<Record<RejectReason, number>>;
  /** the first 1,000 rejected records of the piece */
  rejected: RejectedRecord[];
  /** compressed bytes consumed so far, of all files, and their sum: for progress */
  bytesRead: number;
  bytesTotal: number;
}

/**
 * Rows as CSV text of one simple dialect, whatever the file's was: UTF-8, no head, each record ends in '\n', fields parted by `delimiter`, quote and
 * escape are '"' (a quoted field may hold line breaks), and each record has exactly `columns.length` fields. An empty field, quoted or not, is null.
 * Never trimmed. For read_csv: header=false, auto_detect=false, delim, quote='"', escape='"', all VARCHAR, nullstr='', and new_line='\\n' (backslash
 * and n): left out, DuckDB guesses and may take a '\r' inside a quoted field for a line end.
 */
export interface CsvPiece extends PieceBase {
  kind: 'csv';
  bytes: Uint8Array;
  delimiter: ',' | ';' | '\t' | '|';
  columns: string[];
}

/** Kinds met in a column, as bits. `untyped`: from CSV, the kind is to be found in the text. */
export const seen = { text: 1, number: 2, boolean: 4, untyped: 8 } as const;

/**
 * One column of texts in Arrow's Utf8 layout: value r is `bytes[offsets[r] .. offsets[r + 1])`, null when its bit of `valid` (least significant
 * first) is 0. `offsets` has rows + 1 entries. Numbers keep the digits of the source, booleans are 'true' and 'false', lists are JSON text.
 */
export interface TextColumn {
  name: string;
  /** sum of `seen` bits of the values that are not null; 0 when all are null */
  kinds: number;
  nulls: number;
  offsets: Int32Array;
  bytes: Uint8Array;
  valid: Uint8Array;
}

/** Rows as columns of texts (JSON, and CSV that a preset reshapes). Columns differ from piece to piece; absent = null. `toIpc` gives Arrow IPC. */
export interface ColumnsPiece extends PieceBase {
  kind: 'columns';
  columns: TextColumn[];
}

export type Piece = CsvPiece | ColumnsPiece;

/** What reading needs to know beyond the files. From `planReading(inspection, mapping)`. */
export interface ReadPlan {
  mapping: Mapping;
  preset: string | null;
  format?: FormatChoice;
}

export interface ReadOptions {
  /** size of a piece's bytes, about; 32 MB */
  pieceBytes?: number;
  /** the first piece is smaller, so that numbers show early; 4 MB */
  firstPieceBytes?: number;
  /** size of the reads from the file; 1 MB */
  chunkBytes?: number;
  signal?: AbortSignal;
}

/** The line in the source of row `row` of a piece. */
export function lineOf(runs: LineRuns, row: number): number {
  let low = 0;
  let high = runs.rows.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (runs.rows[middle]! <= row) low = middle;
    else high = middle - 1;
  }
  return runs.lines[low]! + (row - runs.rows[low]!);
}

const utf8 = new TextDecoder();

/** Value `row` of a column; null when absent. */
export function textAt(column: TextColumn, row: number): string | null {
  if ((column.valid[row >> 3]! & (1 << (row & 7))) === 0) return null;
  return utf8.decode(column.bytes.subarray(column.offsets[row], column.offsets[row + 1]));
}
