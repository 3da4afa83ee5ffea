import * as v from 'valibot';
import type { Matcher } from '../../model/condition';
import { laterForAll, parseWith, problemMessage } from '../../model/parse';
import { periodUnits, type PeriodUnit } from '../../model/period';
import type { Parsed } from '../../model/problem';
import { matcherSchema, specEntries } from '../../model/schemas';
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

const ofProperty = ['sum', 'mean', 'median', 'p90'];

const measure = v.lazy((input) =>
  typeof input === 'object' && input !== null && ofProperty.some((name) => name in input)
    ? v.custom<TrendSpec['measure']>(() => false, problemMessage('unsupported', Object.keys(input).join(', ')))
    : v.picklist(['events', 'actors']),
);

const anyEvent: Matcher = { event: null };

const schema = v.strictObject({
  ...specEntries('trend'),
  event: v.optional(matcherSchema, anyEvent),
  measure: v.optional(measure, 'events'),
  period: v.optional(v.picklist(periodUnits), 'day'),
});

/** Untrusted input as a spec, defaults filled in. */
export const parseTrendSpec = (input: unknown): Parsed<TrendSpec> =>
  parseWith(schema, input, {
    fields: { ...laterForAll, breakdown: undefined },
    values: { measure: ['eventsPerActor'] },
  });

const selectionSchema = v.strictObject({ period: v.exactOptional(v.string()) });

/** Untrusted input as a selection. */
export const parseTrendSelection = (input: unknown): Parsed<TrendSelection> =>
  parseWith(selectionSchema, input, { fields: { value: undefined } });
