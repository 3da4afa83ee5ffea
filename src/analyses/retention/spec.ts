import * as v from 'valibot';
import type { Matcher, PropertyValue } from '../../model/condition';
import { parseWith, problemMessage } from '../../model/parse';
import { periodUnits, type PeriodUnit } from '../../model/period';
import type { Parsed } from '../../model/problem';
import { matcherSchema } from '../../model/schemas';
import { splitSchema, type SegmentSplit } from '../../model/segment';
import { specEntries, type SpecBase } from '../../model/spec';

/** First periods of the brackets, growing from 0; the last bracket has no end. */
export interface RetentionBrackets {
  brackets: number[];
}

export type RetentionBreakdown = { property: string; limit: number } | SegmentSplit;

/** Retention in the public format. Optional fields not given take their default: 1, 'start', false, none. */
export interface RetentionSpec extends SpecBase<'retention'> {
  start: Matcher;
  return: Matcher;
  membership: 'firstEver' | 'firstInRange' | 'everyPeriod';
  period: PeriodUnit;
  periods: number;
  clock: 'calendar' | 'rolling';
  rule: 'on' | 'onOrAfter' | RetentionBrackets;
  mean: 'pooled' | 'simple';
  minOccurrences?: number;
  zero?: 'start' | 'return';
  untilRangeEnd?: boolean;
  breakdown?: RetentionBreakdown;
}

/**
 * `cohort` is the row's label; without it all rows, with a column those that are over in it, as in the mean. Without column, the cohort itself; `outcome` default
 * 'returned'. `value` only with a breakdown: null is "(none)", `{ other: true }` the rest.
 */
export interface RetentionSelection {
  cohort?: string;
  column?: number;
  outcome?: 'returned' | 'lost';
  value?: PropertyValue | { other: true };
}

/** True when an actor is in one row at most, so that sums over rows are actors. */
export const hasPeopleInAll = ({ membership }: RetentionSpec): boolean => membership !== 'everyPeriod';

const anyEvent: Matcher = { event: null };
const whole = (least: number, most: number) =>
  v.pipe(
    v.number(),
    v.integer(),
    v.minValue(least, `outOfRange|${least}–${most}`),
    v.maxValue(most, `outOfRange|${least}–${most}`),
  );

const brackets = v.strictObject({
  brackets: v.pipe(
    v.array(whole(0, 10_000)),
    v.minLength(1),
    v.maxLength(91),
    v.check(
      (bounds) => bounds[0] === 0 && bounds.every((bound, i) => i === 0 || bound > (bounds[i - 1] ?? bound)),
      problemMessage('outOfRange', '0 < 1 < …'),
    ),
  ),
});

const rule = v.lazy((input) =>
  typeof input === 'object' && input !== null ? brackets : v.picklist(['on', 'onOrAfter']),
);

/** The cohort itself fills column 0, so the bracket of that column is period 0 alone. */
const zeroFitsBrackets = (spec: { rule: RetentionSpec['rule']; zero?: RetentionSpec['zero'] }): boolean =>
  typeof spec.rule !== 'object' || spec.zero === 'return' || spec.rule.brackets[1] === 1;

/** What a question of this kind may say. */
export const retentionSpecSchema = v.pipe(
  v.strictObject({
    ...specEntries('retention'),
    start: v.optional(matcherSchema, anyEvent),
    return: v.optional(matcherSchema, anyEvent),
    membership: v.optional(v.picklist(['firstEver', 'firstInRange', 'everyPeriod']), 'firstEver'),
    period: v.optional(v.picklist(periodUnits), 'day'),
    periods: v.optional(whole(1, 90), 12),
    clock: v.optional(v.picklist(['calendar', 'rolling']), 'calendar'),
    rule: v.optional(rule, 'on'),
    mean: v.optional(v.picklist(['pooled', 'simple']), 'pooled'),
    minOccurrences: v.exactOptional(whole(1, 1000)),
    zero: v.exactOptional(v.picklist(['start', 'return'])),
    untilRangeEnd: v.exactOptional(v.boolean()),
    breakdown: v.exactOptional(
      splitSchema(
        v.strictObject({ property: v.pipe(v.string(), v.minLength(1)), limit: v.optional(whole(1, 50), 10) }),
      ),
    ),
  }),
  v.forward(
    v.check((spec) => zeroFitsBrackets(spec), problemMessage('conflict', 'zero')),
    ['rule'],
  ),
);

/** Untrusted input as a spec, defaults filled in. */
export const parseRetentionSpec = (input: unknown): Parsed<RetentionSpec> => parseWith(retentionSpecSchema, input);

const selectionSchema = v.pipe(
  v.strictObject({
    cohort: v.exactOptional(v.string()),
    column: v.exactOptional(whole(0, 90)),
    outcome: v.exactOptional(v.picklist(['returned', 'lost'])),
    value: v.exactOptional(
      v.union([v.string(), v.number(), v.boolean(), v.null(), v.strictObject({ other: v.literal(true) })]),
    ),
  }),
  v.forward(
    v.check(
      ({ column, outcome }) => column !== undefined || outcome === undefined,
      problemMessage('missing', 'column'),
    ),
    ['column'],
  ),
);

/** Untrusted input as a selection. */
export const parseRetentionSelection = (input: unknown): Parsed<RetentionSelection> =>
  parseWith(selectionSchema, input);
