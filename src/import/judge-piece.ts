import type { Mapping, RejectReason, TimeForm } from './contract';
import type { RejectedRow } from './load/rejections';
import type { CsvPiece, Piece, TextColumn } from './piece';
import { TimeReader } from './time-reader';

/** What loading would reject of a piece. */
export interface Judged {
  counts: Partial<Record<RejectReason, number>>;
  /** the first of them */
  rows: RejectedRow[];
}

/** The place of one value in bytes; `from` = `to` when it is absent. */
interface Place {
  bytes: Uint8Array;
  from: number;
  to: number;
}

const absent: Place = { bytes: new Uint8Array(0), from: 0, to: 0 };

/** Where the values that decide over a row lie, row by row. */
interface Judging {
  actors: Place[];
  event: Place | 'constant';
  at: Place;
}

/** Finds the rows without actor, event or readable time, as loading does; `most` of them are named, all are counted. */
export function judgePiece(piece: Piece, mapping: Mapping, form: TimeForm, most: number): Judged {
  const times = new TimeReader(form);
  const judged: Judged = { counts: {}, rows: [] };
  const reject = (row: number, reason: RejectReason): void => {
    judged.counts[reason] = (judged.counts[reason] ?? 0) + 1;
    if (judged.rows.length < most) judged.rows.push({ row, reason });
  };
  const step = (row: number, { actors, event, at }: Judging): void => {
    if (!actors.some(({ from, to }) => to > from)) reject(row, 'noActor');
    else if (event !== 'constant' && event.to <= event.from) reject(row, 'noEvent');
    else if (at.to <= at.from) reject(row, 'noTime');
    else if (!times.reads(at.bytes, at.from, at.to)) reject(row, 'badTime');
  };
  if (piece.kind === 'csv') eachCsvRow(piece, mapping, step);
  else eachColumnsRow(piece.columns, piece.rows, mapping, step);
  return judged;
}

/** Fresh places for the mapped columns, and which column fills which. */
function placesOf(names: readonly string[], mapping: Mapping): { judging: Judging; filled: [number, Place][] } {
  const filled: [number, Place][] = [];
  const placeOf = (name: string): Place => {
    const column = names.indexOf(name);
    if (column < 0) return absent;
    const place = { ...absent };
    filled.push([column, place]);
    return place;
  };
  const judging: Judging = {
    actors: [mapping.actor].flat().map(placeOf),
    event: typeof mapping.event === 'string' ? placeOf(mapping.event) : 'constant',
    at: placeOf(mapping.at),
  };
  return { judging, filled };
}

type Step = (row: number, judging: Judging) => void;

function eachColumnsRow(columns: readonly TextColumn[], rows: number, mapping: Mapping, step: Step): void {
  const { judging, filled } = placesOf(
    columns.map(({ name }) => name),
    mapping,
  );
  for (let row = 0; row < rows; row += 1) {
    for (const [k, place] of filled) {
      const column = columns[k]!;
      const valid = (column.valid[row >> 3]! & (1 << (row & 7))) !== 0;
      place.bytes = column.bytes;
      place.from = column.offsets[row]!;
      place.to = valid ? column.offsets[row + 1]! : place.from;
    }
    step(row, judging);
  }
}

const newline = 10;
const quote = 34;

/** Walks the fields of CSV in the pieces' dialect. */
function eachCsvRow({ bytes, columns, delimiter }: CsvPiece, mapping: Mapping, step: Step): void {
  const { judging, filled } = placesOf(columns, mapping);
  const wanted = columns.map((_, column) => filled.filter(([k]) => k === column).map(([, place]) => place));
  for (const [, place] of filled) place.bytes = bytes;
  const separator = delimiter.charCodeAt(0);
  let [row, column] = [0, 0];
  for (let at = 0; at < bytes.length;) {
    const quoted = bytes[at] === quote;
    const from = quoted ? at + 1 : at;
    const to = quoted ? quotedEnd(bytes, from) : plainEnd(bytes, from, separator);
    for (const place of wanted[column] ?? []) {
      place.from = from;
      place.to = to;
    }
    const after = quoted ? to + 1 : to;
    at = after + 1;
    column += 1;
    if (after < bytes.length && bytes[after] !== newline) continue;
    step(row, judging);
    row += 1;
    column = 0;
  }
}

function plainEnd(bytes: Uint8Array, from: number, separator: number): number {
  let at = from;
  for (; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === separator || byte === newline) break;
  }
  return at;
}

/** The closing quote; doubled ones are skipped. */
function quotedEnd(bytes: Uint8Array, from: number): number {
  let at = bytes.indexOf(quote, from);
  while (at >= 0 && bytes[at + 1] === quote) at = bytes.indexOf(quote, at + 2);
  return at < 0 ? bytes.length : at;
}
