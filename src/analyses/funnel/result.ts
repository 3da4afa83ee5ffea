import type { PropertyValue } from '../../model/condition';
import { relativeError } from '../../model/rounding';
import { isRounded, meanOf, pilesBy, quantileOf, sizeOf, type Pile } from '../../model/value-bag';
import type { Question } from '../analysis';
import { breakdownRows } from './breakdown';
import { byPeriod } from './by-period';
import { histogram } from './histogram';
import type { FunnelSpec } from './spec';
import { timesCell, type FunnelState } from './state';

/** Times between two steps of the units that reached the later one; null when count is 0. */
export interface StepTimes {
  count: number;
  meanMs: number | null;
  medianMs: number | null;
  p90Ms: number | null;
}

export interface FunnelStepResult {
  /** from 1 */
  step: number;
  units: number;
  rateFromFirst: number | null;
  rateFromPrevious: number | null;
  dropOff: number;
  fromPrevious: StepTimes;
  fromFirst: StepTimes;
  /** of fromFirst; counts has one fewer entry than edgesMs. Absent at step 1 and where count is 0 */
  histogram?: { edgesMs: number[]; counts: number[] };
}

/** The public answer of a funnel: counts of units, rates 0..1 (null on a base of 0), times in milliseconds. */
export interface FunnelResult {
  steps: FunnelStepResult[];
  immature: number;
  matureRate: number | null;
  breakdown?: { value: PropertyValue; other: boolean; units: number[] }[];
  /** units by step, by the period their attempt starts in */
  byPeriod?: Record<string, number[]>;
  /** there only where the times are too many to keep each: how far off those told may be, as a part of each */
  relativeError?: number;
}

/** The numbers of a funnel from what was counted. */
export function shapeFunnel(state: FunnelState, question: Question<FunnelSpec>): FunnelResult {
  const { units, immature } = state;
  const piles = pilesBy(state.times, 2 * units.length, (cell) => cell);
  const result: FunnelResult = {
    steps: units.map((_, i) => stepResult(state, piles, i, question.spec)),
    ...openOf(units, immature),
  };
  if (question.spec.breakdown !== undefined) result.breakdown = breakdownRows(state, question);
  if (question.spec.period !== undefined) result.byPeriod = byPeriod(state, question, question.spec.period);
  if (isRounded(state.times)) result.relativeError = relativeError;
  return result;
}

/** The last step before this one that all who came further took, from 0; the step itself without one. */
export function previousStep({ steps }: FunnelSpec, i: number): number {
  const previous = steps.slice(0, i).findLastIndex(({ optional }) => optional !== true);
  return previous < 0 ? i : previous;
}

/** The counts and rates of a step (from 0), by the units at each. */
export function countsOf(
  byStep: readonly number[],
  i: number,
  spec: FunnelSpec,
): Omit<FunnelStepResult, 'fromPrevious' | 'fromFirst' | 'histogram'> {
  const units = byStep[i]!;
  const previous = byStep[previousStep(spec, i)]!;
  return {
    step: i + 1,
    units,
    rateFromFirst: rate(units, byStep[0]!),
    rateFromPrevious: rate(units, previous),
    dropOff: previous - units,
  };
}

/** Who may still convert, and the rate of the others. */
export const openOf = (byStep: readonly number[], immature: number): Pick<FunnelResult, 'immature' | 'matureRate'> => ({
  immature,
  matureRate: rate(byStep.at(-1) ?? 0, (byStep[0] ?? 0) - immature),
});

function stepResult(state: FunnelState, piles: readonly Pile[], i: number, spec: FunnelSpec): FunnelStepResult {
  const fromPrevious = piles[timesCell(i, 'previous')]!;
  const fromFirst = piles[timesCell(i, 'first')]!;
  const result: FunnelStepResult = {
    ...countsOf(state.units, i, spec),
    fromPrevious: times(fromPrevious),
    fromFirst: times(fromFirst),
  };
  if (fromFirst.values.length > 0) result.histogram = histogram(fromFirst);
  return result;
}

function times(pile: Pile): StepTimes {
  return {
    count: sizeOf(pile),
    meanMs: inMs(meanOf(pile)),
    medianMs: inMs(quantileOf(pile, 0.5)),
    p90Ms: inMs(quantileOf(pile, 0.9)),
  };
}

const inMs = (us: number | null): number | null => (us === null ? null : us / 1000);

const rate = (part: number, base: number): number | null => (base === 0 ? null : part / base);
