import * as v from 'valibot';
import type { Comparing, Condition, Matcher } from './condition';
import type { Duration } from './duration';
import { ruleConflicts } from './funnel-conflicts';
import { funnelRuleEntries, stepNumber, type FunnelRules } from './funnel-rules';
import { problemMessage, withoutConflicts } from './parse';
import type { Range } from './range';
import { comparingSchema, conditionSchema, durationSchema, matcherSchema, rangeSchema } from './schemas';
import { stageModelSchema, type StageModel } from './stage-model';

/** From `from` to `to` after the actor's first event that exists, both ends inside. */
export interface SinceFirst {
  from?: Duration;
  to?: Duration;
}

/** Which of an actor's events a rule looks at: those in both, where both are given; all without either. */
export interface During {
  range?: Range;
  sinceFirst?: SinceFirst;
}

/** These ids, whichever of them the data has. */
export interface FixedList {
  actors: string[];
}

/** A list of ids kept apart, since it is long; `size` ids, of which the data may have fewer. */
export interface KeptList {
  list: string;
  name: string;
  size: number;
}

/** At least (1 without either bound) and at most so many matching events; `atMost: 0` alone is "did not". */
export interface Did extends During {
  did: Matcher;
  atLeast?: number;
  atMost?: number;
}

/** The first event looked at matches. */
export interface FirstDid extends During {
  firstDid: Matcher;
}

/** The last event looked at matches. */
export interface LastDid extends During {
  lastDid: Matcher;
}

/**
 * Another event that matches the second, at the instant of one that matches the first or at most `within` later, with no event that matches `without` strictly between the two
 * instants. Events of one instant serve in either order.
 */
export interface Sequence extends During {
  sequence: [Matcher, Matcher];
  within?: Duration;
  without?: Matcher;
}

/** A property of the person: its value at the first or the last event looked at that has it, or any of its values; without any value it is absent. */
export interface PersonProperty extends During {
  person: Comparing;
  take: 'first' | 'last' | 'any';
}

/** Stages as in the model; `now` is that of the last event of a stage, `highest` the latest in the model's order. */
export interface InStage extends During {
  stage: string | string[];
  at: 'now' | 'ever' | 'highest';
  model: StageModel;
}

/** A funnel whole enough to be asked again, wherever it was saved. */
export interface SegmentFunnel extends FunnelRules {
  unit?: 'actor' | 'session';
  range?: Range;
  /** besides that of the question */
  filter?: Condition;
}

/** Some unit of the actor took step `reached` of the funnel in its best attempt; steps count from 1. */
export interface ReachedStep {
  reached: number;
  funnel: SegmentFunnel;
}

/**
 * In one of these fifths (1 the lowest, 5 the highest) of the actors with a matching event: by the instant of the last one (5 the most recent), by their number, or
 * by the sum of a property over them. A fifth is 1 + how many of the four cut points (quantiles of type 7) are below the actor's value, so equal values share it.
 */
export interface Quintile extends During {
  quintile: 'recency' | 'frequency' | 'value';
  of: Matcher;
  property?: string;
  in: number[];
}

export type PeopleRule =
  FixedList | KeptList | Did | FirstDid | LastDid | Sequence | PersonProperty | InStage | ReachedStep | Quintile;

const times = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1e9));
const text = v.pipe(v.string(), v.minLength(1));

const sinceFirst = v.strictObject({ from: v.exactOptional(durationSchema), to: v.exactOptional(durationSchema) });
const during = { range: v.exactOptional(rangeSchema), sinceFirst: v.exactOptional(sinceFirst) };

const didSchema = v.pipe(
  v.strictObject({
    did: matcherSchema,
    atLeast: v.exactOptional(times),
    atMost: v.exactOptional(times),
    ...during,
  }),
  v.check(
    ({ atLeast, atMost }) => atLeast === undefined || atMost === undefined || atLeast <= atMost,
    problemMessage('outOfRange', 'atLeast ≤ atMost'),
  ),
);

const stageSchema = v.pipe(
  v.strictObject({
    stage: v.union([text, v.pipe(v.array(text), v.minLength(1), v.maxLength(50))]),
    at: v.picklist(['now', 'ever', 'highest']),
    model: stageModelSchema,
    ...during,
  }),
  withoutConflicts(({ stage, model }) => {
    const names = new Set(model.stages.map(({ name }) => name));
    const unknown = [stage].flat().filter((name) => !names.has(name));
    return unknown.map((name) => ({ path: ['stage'], code: 'unknownValue' as const, detail: name }));
  }),
);

/** The funnel of a rule. */
export const segmentFunnelSchema: v.GenericSchema<unknown, SegmentFunnel> = v.pipe(
  v.strictObject({
    ...funnelRuleEntries,
    unit: v.exactOptional(v.picklist(['actor', 'session'])),
    range: v.exactOptional(rangeSchema),
    filter: v.exactOptional(conditionSchema),
  }),
  withoutConflicts(ruleConflicts),
);

const reachedSchema = v.pipe(
  v.strictObject({ reached: stepNumber, funnel: segmentFunnelSchema }),
  withoutConflicts(({ reached, funnel }) =>
    reached > funnel.steps.length ? [{ path: ['reached'], code: 'outOfRange', detail: 'steps' }] : [],
  ),
);

const quintileSchema = v.pipe(
  v.strictObject({
    quintile: v.picklist(['recency', 'frequency', 'value']),
    of: matcherSchema,
    property: v.exactOptional(text),
    in: v.pipe(v.array(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5))), v.minLength(1), v.maxLength(5)),
    ...during,
  }),
  withoutConflicts(({ quintile, property }) => {
    if (quintile === 'value')
      return property === undefined ? [{ path: ['property'], code: 'missing', detail: '' }] : [];
    return property === undefined ? [] : [{ path: ['property'], code: 'conflict', detail: 'quintile' }];
  }),
);

/** Each rule by the field that only it has. */
export const ruleSchemas = {
  actors: v.strictObject({ actors: v.array(v.string()) }),
  list: v.strictObject({ list: text, name: v.string(), size: times }),
  did: didSchema,
  firstDid: v.strictObject({ firstDid: matcherSchema, ...during }),
  lastDid: v.strictObject({ lastDid: matcherSchema, ...during }),
  sequence: v.strictObject({
    sequence: v.strictTuple([matcherSchema, matcherSchema]),
    within: v.exactOptional(durationSchema),
    without: v.exactOptional(matcherSchema),
    ...during,
  }),
  person: v.strictObject({ person: comparingSchema, take: v.picklist(['first', 'last', 'any']), ...during }),
  stage: stageSchema,
  reached: reachedSchema,
  quintile: quintileSchema,
} satisfies Record<string, v.GenericSchema<unknown, PeopleRule>>;

/** Whether so many matching events are what the rule asks for. */
export function countFits({ atLeast, atMost }: Pick<Did, 'atLeast' | 'atMost'>, events: number): boolean {
  const least = atLeast ?? (atMost === undefined ? 1 : 0);
  return events >= least && events <= (atMost ?? Infinity);
}
