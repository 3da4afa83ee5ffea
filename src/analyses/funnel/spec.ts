import type { Matcher } from '../../model/condition';
import type { Duration } from '../../model/duration';
import type { SpecBase } from '../../model/spec';

export interface FunnelStep extends Matcher {
  label?: string;
}

export type FunnelWindow = (Duration & { from: 'firstStep' | 'previousStep' }) | { same: 'session' } | { same: 'day' };

export interface FunnelBreakdown {
  property: string;
  at: 'first' | 'last' | { step: number };
  limit: number;
}

/** SEMANTICS §2, as far as this version computes it; the other fields get a Problem `unsupported`. */
export interface FunnelSpec extends SpecBase<'funnel'> {
  steps: FunnelStep[];
  order: 'ordered' | 'strict';
  window: FunnelWindow;
  ties: 'either' | 'arrival' | 'never';
  sessionGap: Duration;
  breakdown?: FunnelBreakdown;
}

/** step counts from 1. `value` only with a breakdown: null is "(none)", `{ other: true }` the rest. */
export interface FunnelSelection {
  step: number;
  outcome: 'reached' | 'dropped';
  value?: string | number | boolean | null | { other: true };
}
