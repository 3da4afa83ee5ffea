/**
 * The sessions of one actor for every one of many gaps at once, without ids from a file: rows from … to - 1 are one session for the gaps of index `first` … `end - 1`. A run of rows is
 * one session for a gap when no pause inside is longer than it and the pauses around it are; as the gap grows sessions only grow together, so each run is one
 * for neighbouring gaps, and it is seen once. Runs without a gap they are a session for are not seen.
 */
export type SeeRun = (from: number, to: number, first: number, end: number) => void;

/** Keeps its room, so one serves many actors. `gapsUs` ascend. */
export class SessionLevels {
  readonly #gaps: Float64Array;
  /** open runs, each with its first row, the first gap it is a session for, and the number of gaps the pause before it cuts for */
  readonly #starts: number[] = [];
  readonly #firsts: number[] = [];
  readonly #cuts: number[] = [];

  constructor(gapsUs: readonly number[]) {
    this.#gaps = Float64Array.from(gapsUs);
  }

  /** Sees the sessions of the rows from … to - 1, which are one actor in order of time. */
  find(at: Float64Array, from: number, to: number, see: SeeRun): void {
    this.#starts.length = this.#firsts.length = this.#cuts.length = 0;
    if (from === to) return;
    this.#open(from, this.#gaps.length);
    for (let row = from + 1; row < to; row++) {
      const cuts = this.#cutsOf(at[row]! - at[row - 1]!);
      if (cuts === 0) continue;
      this.#close(row, cuts, see);
      this.#open(row, cuts);
    }
    this.#close(to, this.#gaps.length, see);
  }

  #open(row: number, cuts: number): void {
    this.#starts.push(row);
    this.#firsts.push(0);
    this.#cuts.push(cuts);
  }

  /** A pause after `row - 1` ends the open runs: each is a session until the shorter pause beside it no longer cuts, then it grows on that side. */
  #close(row: number, cuts: number, see: SeeRun): void {
    for (let i = this.#starts.length - 1; ; i--) {
      const before = this.#cuts[i]!;
      const end = Math.min(before, cuts);
      if (this.#firsts[i]! < end) see(this.#starts[i]!, row, this.#firsts[i]!, end);
      if (cuts < before || i === 0) {
        this.#firsts[i] = end;
        return;
      }
      this.#starts.pop();
      this.#firsts.pop();
      this.#cuts.pop();
      this.#firsts[i - 1] = Math.max(this.#firsts[i - 1]!, before);
    }
  }

  /** For how many of the gaps a pause cuts: those shorter than it. */
  #cutsOf(pause: number): number {
    let low = 0;
    let high = this.#gaps.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#gaps[middle]! < pause) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
