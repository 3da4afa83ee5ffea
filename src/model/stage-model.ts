import type { Matcher } from './condition';

/** A named group of events in the journey. An event belongs to the first stage one of whose rules matches, or to none. */
export interface Stage {
  name: string;
  label: string;
  preSale?: boolean;
  rules: Matcher[];
}

/** An ordered list of stages; "backward" means to an earlier one in this list. */
export interface StageModel {
  name: string;
  stages: Stage[];
}
