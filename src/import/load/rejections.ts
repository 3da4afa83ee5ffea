import type { ImportReport, RejectedGroup, RejectReason } from '../contract';
import { lineOf, type Piece } from '../piece';
import { textsOfRows } from './piece-rows';

const rowsKept = 1000;
const linesKept = 5;

/** A passed row that loading rejected. */
export interface RejectedRow {
  /** in the piece, from 0 */
  row: number;
  reason: RejectReason;
}

/** Collects what was rejected: all counted, the first 1,000 kept with line and text, in the order of reading. */
export class Rejections {
  readonly #groups = new Map<RejectReason, RejectedGroup>();
  readonly rows: ImportReport['rejectedRows'] = [];

  /** How many more rows are worth naming. */
  get room(): number {
    return rowsKept - this.rows.length;
  }

  get total(): number {
    return this.groups().reduce((sum, { records }) => sum + records, 0);
  }

  /** Most frequent first. */
  groups(): RejectedGroup[] {
    return [...this.#groups.values()].sort((a, b) => b.records - a.records);
  }

  /** What reading rejected of a piece together with what loading did: `counts` of all, `rows` the first of them. */
  add(piece: Piece, counts: Partial<Record<RejectReason, number>>, rows: readonly RejectedRow[]): void {
    for (const [reason, records] of [...entries(piece.rejectedBy), ...entries(counts)]) this.#count(reason, records);
    const texts = textsOfRows(
      piece,
      rows.map(({ row }) => row),
    );
    const found = rows.map(({ row, reason }, i) => ({ line: lineOf(piece.lines, row), reason, text: texts[i] ?? '' }));
    const all = [...piece.rejected, ...found].sort((a, b) => a.line - b.line);
    for (const { line, reason, text } of all.slice(0, this.room)) {
      this.rows.push({ file: piece.source.index, line, reason, text });
    }
    for (const { line, reason } of all) this.#name(reason, piece.source.index, line);
  }

  #count(reason: RejectReason, records: number): void {
    if (records === 0) return;
    const group = this.#groups.get(reason) ?? { reason, records: 0, lines: [] };
    this.#groups.set(reason, { ...group, records: group.records + records });
  }

  #name(reason: RejectReason, file: number, line: number): void {
    const lines = this.#groups.get(reason)?.lines;
    if (lines !== undefined && lines.length < linesKept) lines.push({ file, line });
  }
}

const entries = (counts: Partial<Record<RejectReason, number>>): [RejectReason, number][] =>
  reasons.map((reason) => [reason, counts[reason] ?? 0]);

const reasons: readonly RejectReason[] = [
  ...(['noActor', 'noEvent', 'noTime', 'badTime', 'tooFewColumns', 'tooManyColumns'] as const),
  ...(['unbalancedQuote', 'brokenJson', 'brokenXml', 'notAnObject', 'badEncoding', 'tooLong'] as const),
];
