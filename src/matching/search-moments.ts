import type { Ties } from './attempt';

/**
 * The events of one unit that can serve a step or strike, gathered into moments: those of one instant, or under `arrival` one event. Lists are by
 * moment, or by event where they say so; the events of moment m are `from[m]` … `from[m + 1] - 1`.
 */
export class SearchMoments {
  count = 0;
  at: number[] = [];
  /** number of the moment among all moments of the unit */
  ordinal: number[] = [];
  from: number[] = [0];
  /** steps that some event of the moment serves */
  steps: number[] = [];
  /** exclusions that some event of the moment matches; `keyStrikes`: that some event inside the window's session or day matches */
  strikes: number[] = [];
  keyStrikes: number[] = [];
  /** by event */
  rows: number[] = [];
  masks: number[] = [];
  eventStrikes: number[] = [];
  eventKeyStrikes: number[] = [];

  constructor(readonly ties: Ties) {}

  /** Adds an event; events come in (instant, seq) order. */
  add(row: number, at: number, ordinal: number, mask: number, strikes: number, inKey: boolean): void {
    const last = this.count - 1;
    const keyStrikes = inKey ? strikes : 0;
    this.rows.push(row);
    this.masks.push(mask);
    this.eventStrikes.push(strikes);
    this.eventKeyStrikes.push(keyStrikes);
    if (last >= 0 && this.ties !== 'arrival' && this.at[last] === at) {
      this.steps[last]! |= mask;
      this.strikes[last]! |= strikes;
      this.keyStrikes[last]! |= keyStrikes;
      this.from[this.count] = this.rows.length;
      return;
    }
    this.count++;
    this.at.push(at);
    this.ordinal.push(ordinal);
    this.steps.push(mask);
    this.strikes.push(strikes);
    this.keyStrikes.push(keyStrikes);
    this.from.push(this.rows.length);
  }

  /** Makes an event of a moment serve other steps. */
  serve(moment: number, event: number, mask: number): void {
    this.masks[event] = mask;
    let steps = 0;
    for (let i = this.from[moment]!; i < this.from[moment + 1]!; i++) steps |= this.masks[i]!;
    this.steps[moment] = steps;
  }

  /** The moment and the number of the event of a row; null when it is not here. */
  find(row: number): { moment: number; event: number } | null {
    let low = 0;
    let high = this.rows.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.rows[middle]! < row) low = middle + 1;
      else high = middle;
    }
    if (this.rows[low] !== row) return null;
    const event = low;
    low = 0;
    high = this.count - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.from[middle]! <= event) low = middle;
      else high = middle - 1;
    }
    return { moment: low, event };
  }
}
