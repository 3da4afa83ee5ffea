import * as v from 'valibot';
import type { Matcher } from '../../model/condition';
import type { Duration } from '../../model/duration';
import { parseWith, problemMessage } from '../../model/parse';
import type { Parsed } from '../../model/problem';
import { durationEntries, matcherEntries, sessionGapEntry, specEntries } from '../../model/schemas';
import type { SpecBase } from '../../model/spec';
import type { NeighbourSide } from '../neighbours';
import { funnelConflicts } from './conflicts';

export interface FunnelStep extends Matcher {
  label?: string;
  /** may be skipped; never the first or the last step */
  optional?: boolean;
  /** no other event of the unit between the previous step's event and this one; never step 1 */
  directly?: boolean;
  /** `firstEver`: only the actor's first event with one of the names, in all history */
  occurrence?: 'any' | 'firstEver';
}

/** In force while the furthest step taken is at least `after` and before `before`; steps count from 1. */
export interface FunnelExclusion extends Matcher {
  after: number;
  before: number;
  effect: 'endAttempt' | 'removeActor';
}

export type FunnelUnit = 'actor' | 'session' | { property: string };
export type FunnelPeriod = 'day' | 'week' | 'month';

export type FunnelWindow = (Duration & { from: 'firstStep' | 'previousStep' }) | { same: 'session' } | { same: 'day' };

export interface FunnelBreakdown {
  property: string;
  at: 'first' | 'last' | { step: number };
  limit: number;
}

/** A funnel of the public format. Fields that may be absent take their default: actors, units, nothing held, nothing excluded. */
export interface FunnelSpec extends SpecBase<'funnel'> {
  steps: FunnelStep[];
  order: 'ordered' | 'strict' | 'any';
  window: FunnelWindow;
  ties: 'either' | 'arrival' | 'never';
  sessionGap: Duration;
  breakdown?: FunnelBreakdown;
  exclusions?: FunnelExclusion[];
  unit?: FunnelUnit;
  /** properties whose values every step shares with the first */
  hold?: string[];
  count?: 'units' | 'attempts';
  wholeAttemptInRange?: boolean;
  /** adds the trend by the period of the attempt's start */
  period?: FunnelPeriod;
}

/** step counts from 1. `value` only with a breakdown: null is "(none)", `{ other: true }` the rest; `period` only with periods, by label. */
export interface FunnelSelection {
  step: number;
  outcome: 'reached' | 'dropped';
  value?: string | number | boolean | null | { other: true };
  period?: string;
  /** with this event directly before or after; null: none came */
  beside?: { side: NeighbourSide; event: string | null };
  /** whose depth would be another under this tie rule */
  otherTies?: FunnelSpec['ties'];
}

/** More could not be read, nor fit the bits of a row. */
export const mostSteps = 20;
export const mostExclusions = 20;
export const mostHeld = 5;
const tiesSchema = v.picklist(['either', 'arrival', 'never']);
const stepNumber = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(mostSteps));

const windowSchema: v.GenericSchema<unknown, FunnelWindow> = v.lazy((input) =>
  typeof input === 'object' && input !== null && 'same' in input
    ? v.strictObject({ same: v.picklist(['session', 'day']) })
    : v.strictObject({
        ...durationEntries,
        from: v.optional(v.picklist(['firstStep', 'previousStep']), 'firstStep'),
      }),
);

const positionSchema: v.GenericSchema<unknown, FunnelBreakdown['at']> = v.lazy((input) =>
  typeof input === 'object' && input !== null ? v.strictObject({ step: stepNumber }) : v.picklist(['first', 'last']),
);

const breakdownSchema = v.strictObject({
  property: v.pipe(v.string(), v.minLength(1)),
  at: v.optional(positionSchema, 'first'),
  limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)), 10),
});

const stepSchema = v.strictObject({
  ...matcherEntries,
  label: v.exactOptional(v.string()),
  optional: v.exactOptional(v.boolean()),
  directly: v.exactOptional(v.boolean()),
  occurrence: v.exactOptional(v.picklist(['any', 'firstEver'])),
});

const exclusionSchema = v.strictObject({
  ...matcherEntries,
  after: stepNumber,
  before: stepNumber,
  effect: v.picklist(['endAttempt', 'removeActor']),
});

const propertyName = v.pipe(v.string(), v.minLength(1));

const unitSchema: v.GenericSchema<unknown, FunnelUnit> = v.lazy((input) =>
  typeof input === 'object' && input !== null
    ? v.strictObject({ property: propertyName })
    : v.picklist(['actor', 'session']),
);

const specSchema: v.GenericSchema<unknown, FunnelSpec> = v.pipe(
  v.strictObject({
    ...specEntries('funnel'),
    steps: v.pipe(v.array(stepSchema), v.minLength(1), v.maxLength(mostSteps)),
    order: v.optional(v.picklist(['ordered', 'strict', 'any']), 'ordered'),
    window: v.optional(windowSchema, { amount: 7, unit: 'day', from: 'firstStep' }),
    ties: v.optional(tiesSchema, 'either'),
    ...sessionGapEntry,
    breakdown: v.exactOptional(breakdownSchema),
    exclusions: v.exactOptional(v.pipe(v.array(exclusionSchema), v.maxLength(mostExclusions))),
    unit: v.exactOptional(unitSchema),
    hold: v.exactOptional(v.pipe(v.array(propertyName), v.maxLength(mostHeld))),
    count: v.exactOptional(v.picklist(['units', 'attempts'])),
    wholeAttemptInRange: v.exactOptional(v.boolean()),
    period: v.exactOptional(v.picklist(['day', 'week', 'month'])),
  }),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    for (const { path, code, detail } of funnelConflicts(dataset.value)) {
      const input: Record<string, unknown> = {};
      addIssue({
        message: problemMessage(code, detail),
        path: path.map((key) =>
          typeof key === 'number'
            ? { type: 'array', origin: 'value', input: [], key, value: undefined }
            : { type: 'object', origin: 'value', input, key, value: undefined },
        ) as [v.IssuePathItem, ...v.IssuePathItem[]],
      });
    }
  }),
);

/** Reads untrusted input as a funnel; fields left out take their defaults. */
export const parseFunnelSpec = (input: unknown): Parsed<FunnelSpec> => parseWith(specSchema, input);

const selectionSchema: v.GenericSchema<unknown, FunnelSelection> = v.strictObject({
  step: stepNumber,
  outcome: v.picklist(['reached', 'dropped']),
  value: v.exactOptional(
    v.union([v.string(), v.number(), v.boolean(), v.null(), v.strictObject({ other: v.literal(true) })]),
  ),
  period: v.exactOptional(v.string()),
  beside: v.exactOptional(v.strictObject({ side: v.picklist(['before', 'next']), event: v.nullable(v.string()) })),
  otherTies: v.exactOptional(tiesSchema),
});

/** Reads untrusted input as the choice of one number of a funnel. */
export const parseFunnelSelection = (input: unknown): Parsed<FunnelSelection> => parseWith(selectionSchema, input);
