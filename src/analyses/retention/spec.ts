import type { Matcher } from '../../model/condition';
import type { PeriodUnit } from '../../model/period';
import type { SpecBase } from '../../model/spec';

/** SEMANTICS §4, as far as this version computes it; the other fields get a Problem `unsupported`. */
export interface RetentionSpec extends SpecBase<'retention'> {
  start: Matcher;
  return: Matcher;
  membership: 'firstEver' | 'firstInRange' | 'everyPeriod';
  period: PeriodUnit;
  periods: number;
  clock: 'calendar' | 'rolling';
  rule: 'on' | 'onOrAfter';
  mean: 'pooled' | 'simple';
}

/** `cohort` is the row's label; without column, the cohort itself; `outcome` default 'returned'. */
export interface RetentionSelection {
  cohort: string;
  column?: number;
  outcome?: 'returned' | 'lost';
}
