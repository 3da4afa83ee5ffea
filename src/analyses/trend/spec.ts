import type { Matcher } from '../../model/condition';
import type { PeriodUnit } from '../../model/period';
import type { SpecBase } from '../../model/spec';

/** SEMANTICS §5, as far as this version computes it; the other measures and fields get a Problem `unsupported`. */
export interface TrendSpec extends SpecBase<'trend'> {
  event: Matcher;
  measure: 'events' | 'actors';
  period: PeriodUnit;
}

/** Actors with a counted event in the period; without period, in the whole range. */
export interface TrendSelection {
  period?: string;
}
