import type { RejectReason } from './contract';
import type { LineRuns, RejectedRecord } from './piece';

const textLimit = 1000;
const rejectedKept = 1000;

/** What a piece says of its records beside the values: lines, counts, rejected ones. */
export interface Tally {
  rows: number;
  lines: LineRuns;
  counted: number;
  rejectedBy: Partial<Record<RejectReason, number>>;
  rejected: RejectedRecord[];
}

/** Keeps a tally while a piece is made. */
export class TallyKeeper {
  rows = 0;
  counted = 0;
  private runRows: number[] = [];
  private runLines: number[] = [];
  private rejectedBy: Partial<Record<RejectReason, number>> = {};
  private rejected: RejectedRecord[] = [];
  private readonly decoder = new TextDecoder();

  /** `rows` rows passed on, each one line, from `line` on. */
  pass(line: number, rows: number): void {
    const last = this.runRows.length - 1;
    if (last < 0 || this.runLines[last]! + (this.rows - this.runRows[last]!) !== line) {
      this.runRows.push(this.rows);
      this.runLines.push(line);
    }
    this.rows += rows;
    this.counted += rows;
  }

  reject(line: number, reason: RejectReason, raw: Uint8Array): void {
    this.counted++;
    this.rejectedBy[reason] = (this.rejectedBy[reason] ?? 0) + 1;
    if (this.rejected.length >= rejectedKept) return;
    const text = this.decoder.decode(raw.subarray(0, textLimit * 4)).slice(0, textLimit);
    this.rejected.push({ line, reason, text: text.replace(/[\r\n]+$/, '') });
  }

  /** The tally so far; starts a new one. Asserts rows + rejected = counted. */
  take(): Tally {
    const { rows, counted, rejectedBy, rejected } = this;
    const sum = Object.values(rejectedBy).reduce((all, records) => all + records, rows);
    if (sum !== counted) throw new Error(`records counted ${counted}, passed on and rejected ${sum}`);
    const lines = { rows: Uint32Array.from(this.runRows), lines: Uint32Array.from(this.runLines) };
    this.rows = 0;
    this.counted = 0;
    this.runRows = [];
    this.runLines = [];
    this.rejectedBy = {};
    this.rejected = [];
    return { rows, lines, counted, rejectedBy, rejected };
  }
}
