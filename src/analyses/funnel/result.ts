import type { PropertyValue } from '../../model/condition';

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

/** SEMANTICS §2. */
export interface FunnelResult {
  steps: FunnelStepResult[];
  immature: number;
  matureRate: number | null;
  breakdown?: { value: PropertyValue; other: boolean; units: number[] }[];
}
