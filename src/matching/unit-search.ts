/** An attempt found: `rows[i]` is the row taken as step i + 1, -1 for a step left out. With `struck` the rows mean nothing. */
export interface Found {
  depth: number;
  struck: boolean;
  rows: Int32Array;
}

/** An attempt whose fate is followed moment by moment. */
export interface OpenAttempt {
  step(moment: number): void;
  /** whether events right after the instant (after moment number `ordinal` of the unit) could carry it beyond the depth reached; `possible`: steps they could serve */
  canGoOn(atUs: number, ordinal: number, possible: number): boolean;
  /** ends the following */
  close(): void;
}

/** What can be asked of the moments of one unit. */
export interface UnitSearch {
  /** the best attempt, maybe a struck one; null when nothing starts one */
  best(): Found | null;
  /** the best attempt that starts at a moment, where no exclusion removes */
  bestFrom(start: number): Found;
  /** the first moment from this one on that can start an attempt; the number of moments when there is none */
  firstStart(from: number): number;
  /** the attempts that start with this event of the moment */
  follow(start: number, event: number): OpenAttempt;
  /** lets an event serve no step any more */
  use(moment: number, event: number): void;
}
