import { noLimit, type Ties } from './attempt';

/** While the furthest step taken is at least `after` and before `before` (from 1), an event of this kind ends or strikes the attempt. */
export interface ExclusionRule {
  after: number;
  before: number;
  /** strikes the attempt instead of ending it */
  removes: boolean;
}

/** What an attempt must obey, where optional steps, exclusions or steps taken directly call for a search. Step i (from 1) is bit i - 1 of a mask. */
export interface SearchRules {
  steps: number;
  ties: Ties;
  /** mask of the steps that may be skipped; never the first or the last */
  optional: number;
  /** mask of the steps that follow the one taken before them directly; never the first */
  directly: number;
  fromFirstUs: number;
  fromPreviousUs: number;
  exclusions: readonly ExclusionRule[];
  /** events for any of the steps, in any order; `optional` and `directly` are then 0 */
  anyOrder: boolean;
}

/** Which exclusions an attempt must keep clear of: bits by their index. */
export interface Strictness {
  /** up to the step taken last */
  hard: number;
  /** at the moment of the last step, and after it while the window is open */
  atEnd: number;
  /** of those, the ones the attempt never leaves: only events inside its window count */
  open: number;
}

const bitsOf = (rules: SearchRules, test: (exclusion: ExclusionRule) => boolean): number =>
  rules.exclusions.reduce((bits, exclusion, i) => (test(exclusion) ? bits | (1 << i) : bits), 0);

/** Exclusions in force from state `from` (furthest step taken) on while the furthest step is still below `to + 1`. */
export const inForce = (rules: SearchRules, from: number, to: number): number =>
  bitsOf(rules, ({ after, before }) => after <= from && to < before);

/** As if no exclusion removed anybody. */
export const endingOnly = (rules: SearchRules): Strictness => ({
  hard: bitsOf(rules, ({ removes }) => !removes),
  atEnd: 0,
  open: 0,
});

/** Clean attempts of a known depth. */
export const cleanOnly = (rules: SearchRules, depth: number): Strictness => ({
  hard: bitsOf(rules, () => true),
  atEnd: bitsOf(rules, ({ removes }) => removes),
  open: bitsOf(rules, ({ removes, after, before }) => removes && after <= depth && depth < before),
});

export const hasRemoving = ({ exclusions }: SearchRules): boolean => exclusions.some(({ removes }) => removes);

/** True when only the time from the first step is limited. */
export const isFromFirst = ({ fromFirstUs }: SearchRules): boolean => fromFirstUs < noLimit;

/** How many bits are set. */
export function bitCount(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/** Mask of the steps from … to, both inside. */
export const stepRange = (from: number, to: number): number => (1 << to) - (1 << (from - 1));
