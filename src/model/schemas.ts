import * as v from 'valibot';
import { comparisons, type Comparing, type Condition, type Matcher } from './condition';
import { durationUnits, durationUs, type Duration } from './duration';
import { problemMessage } from './parse';
import type { Range } from './range';

/** For texts that go to the database, which would end them at a NUL. */
export const withoutNul = v.check((text: string) => !text.includes('\0'), problemMessage('unknownValue', 'NUL'));

const scalar = v.union([v.pipe(v.string(), withoutNul), v.pipe(v.number(), v.finite()), v.boolean()]);
const property = v.pipe(v.string(), v.minLength(1));

/** One comparison of one property. */
export const comparingSchema: v.GenericSchema<unknown, Comparing> = v.pipe(
  v.strictObject({
    property,
    is: v.picklist(comparisons),
    value: v.exactOptional(v.union([scalar, v.array(scalar)])),
  }),
  v.check(
    ({ is, value }) => valueFits(is, value),
    ({ input }) => problemMessage(input.value === undefined ? 'missing' : 'wrongType', 'value'),
  ),
);

function valueFits(is: Comparing['is'], value: Comparing['value']): boolean {
  switch (is) {
    case 'isSet':
    case 'isNotSet':
      return value === undefined;
    case 'in':
    case 'notIn':
      return Array.isArray(value);
    case 'between':
      return Array.isArray(value) && value.length === 2 && typeof value[0] === typeof value[1];
    case 'contains':
    case 'startsWith':
    case 'endsWith':
    case 'matches':
      return typeof value === 'string';
    case 'eq':
    case 'neq':
    case 'lt':
    case 'lte':
    case 'gt':
    case 'gte':
      return value !== undefined && !Array.isArray(value);
  }
}

/** A condition of the public format. Depth is bounded so that a hostile file cannot exhaust the stack. */
export const conditionSchema: v.GenericSchema<unknown, Condition> = conditionAt(0);

function conditionAt(depth: number): v.GenericSchema<unknown, Condition> {
  return v.lazy((input) => {
    const deeper = (): v.GenericSchema<unknown, Condition> => conditionAt(depth + 1);
    if (depth > 50) return v.pipe(v.never(problemMessage('tooMany', 'nesting')));
    if (typeof input !== 'object' || input === null) return comparingSchema;
    if ('all' in input) return v.strictObject({ all: v.array(deeper()) });
    if ('any' in input) return v.strictObject({ any: v.array(deeper()) });
    if ('not' in input) return v.strictObject({ not: deeper() });
    return comparingSchema;
  });
}

const eventNames = v.union([
  v.pipe(v.string(), v.minLength(1)),
  v.pipe(v.array(v.pipe(v.string(), v.minLength(1))), v.minLength(1)),
  v.null(),
]);

/** The fields of a Matcher, to spread into objects that extend it. */
export const matcherEntries = { event: eventNames, where: v.exactOptional(conditionSchema) };

/** A matcher of the public format: events by name, and a condition they must meet. */
export const matcherSchema: v.GenericSchema<unknown, Matcher> = v.strictObject(matcherEntries);

/** The fields of a Duration, to spread into objects that extend it. */
export const durationEntries = {
  amount: v.pipe(v.number(), v.finite(), v.gtValue(0), v.maxValue(1e6)),
  unit: v.picklist(durationUnits),
};

/** A duration of the public format: a positive amount of a unit. */
export const durationSchema: v.GenericSchema<unknown, Duration> = v.strictObject(durationEntries);

/** Lengths of time, each longer than the one before. */
export const ascendingDurations = (most: number): v.GenericSchema<unknown, Duration[]> =>
  v.pipe(
    v.array(durationSchema),
    v.minLength(1),
    v.maxLength(most),
    v.check((list) => list.every((one, i) => i === 0 || durationUs(list[i - 1]!) < durationUs(one))),
  );

const day = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d{2}-\d{2}$/),
  v.check((text) => isDay(text), problemMessage('unknownValue', 'YYYY-MM-DD')),
);

/** True for a day of the calendar written 'YYYY-MM-DD'. */
function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** A range of the public format: calendar days, both inside, or the last whole periods. */
export const rangeSchema: v.GenericSchema<unknown, Range> = v.lazy((input) =>
  typeof input === 'object' && input !== null && 'last' in input
    ? v.strictObject({
        last: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000)),
        unit: v.picklist(['day', 'week', 'month']),
        includeCurrent: v.exactOptional(v.boolean()),
      })
    : v.pipe(
        v.strictObject({ from: v.exactOptional(day), to: v.exactOptional(day) }),
        v.check(
          ({ from, to }) => from === undefined || to === undefined || from <= to,
          problemMessage('outOfRange', 'from ≤ to'),
        ),
      ),
);

const thirtyMinutes: Duration = { amount: 30, unit: 'minute' };

/** `sessionGap` with its default of 30 minutes. */
export const sessionGapEntry = { sessionGap: v.optional(durationSchema, thirtyMinutes) };
