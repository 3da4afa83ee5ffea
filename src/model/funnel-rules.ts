import * as v from 'valibot';
import type { Matcher } from './condition';
import type { Duration } from './duration';
import { durationEntries, matcherEntries, sessionGapEntry } from './schemas';

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

export type FunnelWindow = (Duration & { from: 'firstStep' | 'previousStep' }) | { same: 'session' } | { same: 'day' };

/** What an attempt at a funnel is. Fields that may be absent take their default: nothing held, nothing excluded, later steps at any time. */
export interface FunnelRules {
  steps: FunnelStep[];
  order: 'ordered' | 'strict' | 'any';
  window: FunnelWindow;
  ties: 'either' | 'arrival' | 'never';
  sessionGap: Duration;
  exclusions?: FunnelExclusion[];
  /** properties whose values every step shares with the first */
  hold?: string[];
  wholeAttemptInRange?: boolean;
}

/** More could not be read, nor fit the bits of a row. */
export const mostSteps = 20;
export const mostExclusions = 20;
export const mostHeld = 5;
export const tiesSchema = v.picklist(['either', 'arrival', 'never']);
/** Steps count from 1. */
export const stepNumber = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(mostSteps));

const windowSchema: v.GenericSchema<unknown, FunnelWindow> = v.lazy((input) =>
  typeof input === 'object' && input !== null && 'same' in input
    ? v.strictObject({ same: v.picklist(['session', 'day']) })
    : v.strictObject({
        ...durationEntries,
        from: v.optional(v.picklist(['firstStep', 'previousStep']), 'firstStep'),
      }),
);

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
  effect: v.optional(v.picklist(['endAttempt', 'removeActor']), 'endAttempt'),
});

const propertyName = v.pipe(v.string(), v.minLength(1));

/** The fields that say what an attempt is, to spread. */
export const funnelRuleEntries = {
  steps: v.pipe(v.array(stepSchema), v.minLength(1), v.maxLength(mostSteps)),
  order: v.optional(v.picklist(['ordered', 'strict', 'any']), 'ordered'),
  window: v.optional(windowSchema, { amount: 7, unit: 'day', from: 'firstStep' }),
  ties: v.optional(tiesSchema, 'either'),
  ...sessionGapEntry,
  exclusions: v.exactOptional(v.pipe(v.array(exclusionSchema), v.maxLength(mostExclusions))),
  hold: v.exactOptional(v.pipe(v.array(propertyName), v.maxLength(mostHeld))),
  wholeAttemptInRange: v.exactOptional(v.boolean()),
};
