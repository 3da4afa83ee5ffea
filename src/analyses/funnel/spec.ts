import * as v from 'valibot';
import type { Matcher } from '../../model/condition';
import type { Duration } from '../../model/duration';
import { laterForAll, parseWith, problemMessage, type Later } from '../../model/parse';
import type { Parsed } from '../../model/problem';
import { durationEntries, matcherEntries, sessionGapEntry, specEntries } from '../../model/schemas';
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

const mostSteps = 20;
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

const isWithinSteps = ({ steps, breakdown }: Pick<FunnelSpec, 'steps' | 'breakdown'>): boolean =>
  typeof breakdown?.at !== 'object' || breakdown.at.step <= steps.length;

const specSchema: v.GenericSchema<unknown, FunnelSpec> = v.pipe(
  v.strictObject({
    ...specEntries('funnel'),
    steps: v.pipe(
      v.array(v.strictObject({ ...matcherEntries, label: v.exactOptional(v.string()) })),
      v.minLength(1),
      v.maxLength(mostSteps),
    ),
    order: v.optional(v.picklist(['ordered', 'strict']), 'ordered'),
    window: v.optional(windowSchema, { amount: 7, unit: 'day', from: 'firstStep' }),
    ties: v.optional(v.picklist(['either', 'arrival', 'never']), 'either'),
    ...sessionGapEntry,
    breakdown: v.exactOptional(breakdownSchema),
  }),
  v.forward(
    v.check((spec) => isWithinSteps(spec), problemMessage('outOfRange', 'steps')),
    ['breakdown'],
  ),
);

const later: Later = {
  fields: {
    ...laterForAll,
    unit: 'actor',
    hold: [],
    exclusions: [],
    count: 'units',
    wholeAttemptInRange: false,
    period: undefined,
    'steps.optional': false,
    'steps.directly': false,
    'steps.occurrence': 'any',
  },
  values: { order: ['any'] },
};

/** Reads untrusted input as a funnel; fields left out take the defaults of SEMANTICS §2. */
export const parseFunnelSpec = (input: unknown): Parsed<FunnelSpec> => parseWith(specSchema, input, later);

const selectionSchema: v.GenericSchema<unknown, FunnelSelection> = v.strictObject({
  step: stepNumber,
  outcome: v.picklist(['reached', 'dropped']),
  value: v.exactOptional(
    v.union([v.string(), v.number(), v.boolean(), v.null(), v.strictObject({ other: v.literal(true) })]),
  ),
});

/** Reads untrusted input as the choice of one number of a funnel. */
export const parseFunnelSelection = (input: unknown): Parsed<FunnelSelection> =>
  parseWith(selectionSchema, input, { fields: { period: undefined } });
