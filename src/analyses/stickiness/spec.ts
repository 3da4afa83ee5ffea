import * as v from 'valibot';
import type { Matcher } from '../../model/condition';
import { parseWith } from '../../model/parse';
import { periodUnits, type PeriodUnit } from '../../model/period';
import type { Parsed } from '../../model/problem';
import { matcherSchema } from '../../model/schemas';
import { specEntries, type SpecBase } from '../../model/spec';

/** Stickiness in the public format: in how many periods of the range people were active. */
export interface StickinessSpec extends SpecBase<'stickiness'> {
  /** what makes an actor active */
  event: Matcher;
  period: PeriodUnit;
  /** each number counts those active in at least so many periods; false when absent */
  cumulative?: boolean;
}

/** The actors active in so many periods; with `cumulative`, or `orMore`, in at least so many. */
export interface StickinessSelection {
  periods: number;
  orMore?: true;
}

const anyEvent: Matcher = { event: null };

/** What a question of this kind may say. */
export const stickinessSpecSchema = v.strictObject({
  ...specEntries('stickiness'),
  event: v.optional(matcherSchema, anyEvent),
  period: v.optional(v.picklist(periodUnits), 'day'),
  cumulative: v.exactOptional(v.boolean()),
});

/** Untrusted input as a spec, defaults filled in. */
export const parseStickinessSpec = (input: unknown): Parsed<StickinessSpec> => parseWith(stickinessSpecSchema, input);

const selectionSchema = v.strictObject({
  periods: v.pipe(v.number(), v.integer(), v.minValue(1)),
  orMore: v.exactOptional(v.literal(true)),
});

/** Untrusted input as a selection. */
export const parseStickinessSelection = (input: unknown): Parsed<StickinessSelection> =>
  parseWith(selectionSchema, input);
