import * as v from 'valibot';
import type { Matcher, PropertyValue } from '../../model/condition';
import { parseWith } from '../../model/parse';
import { periodUnits, type PeriodUnit } from '../../model/period';
import type { Parsed } from '../../model/problem';
import { matcherSchema } from '../../model/schemas';
import { splitSchema, type SegmentSplit } from '../../model/segment';
import { specEntries, type SpecBase } from '../../model/spec';

/** What is counted, or taken over the numbers of a property. */
export type Measure =
  'events' | 'actors' | 'eventsPerActor' | { sum: string } | { mean: string } | { median: string } | { p90: string };

/** A trend of the public format: how much of the event there was in each period. */
export interface TrendSpec extends SpecBase<'trend'> {
  event: Matcher;
  measure: Measure;
  period: PeriodUnit;
  breakdown?: TrendBreakdown;
}

export type TrendBreakdown = { property: string; limit: number } | SegmentSplit;

/**
 * Actors with a counted event in the period; without period, in the whole range. `value` only with a breakdown: null is "(none)", `{ other: true }` the
 * rest.
 */
export interface TrendSelection {
  period?: string;
  value?: PropertyValue | { other: true };
}

const property = v.pipe(v.string(), v.minLength(1));

const ofProperty = [
  v.strictObject({ sum: property }),
  v.strictObject({ mean: property }),
  v.strictObject({ median: property }),
  v.strictObject({ p90: property }),
] as const;

/** By the first statistic it names, so that its Problems are about that one. */
const measure: v.GenericSchema<unknown, Measure> = v.lazy((input) => {
  if (typeof input !== 'object' || input === null) return v.picklist(['events', 'actors', 'eventsPerActor']);
  return ofProperty.find(({ entries }) => Object.keys(entries).some((name) => name in input)) ?? ofProperty[0];
});

const anyEvent: Matcher = { event: null };

/** What a question of this kind may say. */
export const trendSpecSchema = v.strictObject({
  ...specEntries('trend'),
  event: v.optional(matcherSchema, anyEvent),
  measure: v.optional(measure, 'events'),
  period: v.optional(v.picklist(periodUnits), 'day'),
  breakdown: v.exactOptional(
    splitSchema(
      v.strictObject({
        property,
        limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50)), 10),
      }),
    ),
  ),
});

/** Untrusted input as a spec, defaults filled in. */
export const parseTrendSpec = (input: unknown): Parsed<TrendSpec> => parseWith(trendSpecSchema, input);

const selectionSchema = v.strictObject({
  period: v.exactOptional(v.string()),
  value: v.exactOptional(
    v.union([v.string(), v.number(), v.boolean(), v.null(), v.strictObject({ other: v.literal(true) })]),
  ),
});

/** Untrusted input as a selection. */
export const parseTrendSelection = (input: unknown): Parsed<TrendSelection> => parseWith(selectionSchema, input);
