import * as v from 'valibot';
import { ruleConflicts } from '../../model/funnel-conflicts';
import { funnelRuleEntries, stepNumber, tiesSchema, type FunnelRules } from '../../model/funnel-rules';
import { parseWith, withoutConflicts, type Conflict } from '../../model/parse';
import type { Parsed } from '../../model/problem';
import { splitSchema, type SegmentSplit } from '../../model/segment';
import { specEntries, type SpecBase } from '../../model/spec';
import type { NeighbourSide } from '../neighbours';

export type FunnelUnit = 'actor' | 'session' | { property: string };
export type FunnelPeriod = 'day' | 'week' | 'month';

export interface PropertySplit {
  property: string;
  at: 'first' | 'last' | { step: number };
  limit: number;
}

export type FunnelBreakdown = PropertySplit | SegmentSplit;

/** The step at which a split looks; the first where it is by a segment. */
export const splitAt = (split: FunnelBreakdown | undefined): PropertySplit['at'] =>
  split !== undefined && 'at' in split ? split.at : 'first';

/** A funnel of the public format. Fields that may be absent take their default: actors, units, nothing held, nothing excluded. */
export interface FunnelSpec extends SpecBase<'funnel'>, FunnelRules {
  breakdown?: FunnelBreakdown;
  unit?: FunnelUnit;
  count?: 'units' | 'attempts';
  /** adds the trend by the period of the attempt's start */
  period?: FunnelPeriod;
}

/** step counts from 1; `immature`: who took it, did not convert, and may still. `value` only with a breakdown: null is "(none)", `{ other: true }` the rest; `period` only with periods, by label. */
export interface FunnelSelection {
  step: number;
  outcome: 'reached' | 'dropped' | 'immature';
  value?: string | number | boolean | null | { other: true };
  period?: string;
  /** with this event directly before or after; null: none came */
  beside?: { side: NeighbourSide; event: string | null };
  /** whose depth would be another under this tie rule */
  otherTies?: FunnelSpec['ties'];
}

const positionSchema: v.GenericSchema<unknown, PropertySplit['at']> = v.lazy((input) =>
  typeof input === 'object' && input !== null ? v.strictObject({ step: stepNumber }) : v.picklist(['first', 'last']),
);

const propertySplitSchema: v.GenericSchema<unknown, PropertySplit> = v.strictObject({
  property: v.pipe(v.string(), v.minLength(1)),
  at: v.optional(positionSchema, 'first'),
  limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)), 10),
});

const propertyName = v.pipe(v.string(), v.minLength(1));

const unitSchema: v.GenericSchema<unknown, FunnelUnit> = v.lazy((input) =>
  typeof input === 'object' && input !== null
    ? v.strictObject({ property: propertyName })
    : v.picklist(['actor', 'session']),
);

/** What a question of this kind may say. */
export const funnelSpecSchema: v.GenericSchema<unknown, FunnelSpec> = v.pipe(
  v.strictObject({
    ...specEntries('funnel'),
    ...funnelRuleEntries,
    breakdown: v.exactOptional(splitSchema(propertySplitSchema)),
    unit: v.exactOptional(unitSchema),
    count: v.exactOptional(v.picklist(['units', 'attempts'])),
    period: v.exactOptional(v.picklist(['day', 'week', 'month'])),
  }),
  withoutConflicts((spec) => [...ruleConflicts(spec), ...splitConflicts(spec)]),
);

/** A step the funnel does not have cannot be where it is split. */
const splitConflicts = ({ steps, breakdown }: FunnelSpec): Conflict[] =>
  breakdown !== undefined && 'at' in breakdown && typeof breakdown.at === 'object' && breakdown.at.step > steps.length
    ? [{ path: ['breakdown'], code: 'outOfRange', detail: 'steps' }]
    : [];

/** Reads untrusted input as a funnel; fields left out take their defaults. */
export const parseFunnelSpec = (input: unknown): Parsed<FunnelSpec> => parseWith(funnelSpecSchema, input);

const selectionSchema: v.GenericSchema<unknown, FunnelSelection> = v.strictObject({
  step: stepNumber,
  outcome: v.picklist(['reached', 'dropped', 'immature']),
  value: v.exactOptional(
    v.union([v.string(), v.number(), v.boolean(), v.null(), v.strictObject({ other: v.literal(true) })]),
  ),
  period: v.exactOptional(v.string()),
  beside: v.exactOptional(v.strictObject({ side: v.picklist(['before', 'next']), event: v.nullable(v.string()) })),
  otherTies: v.exactOptional(tiesSchema),
});

/** Reads untrusted input as the choice of one number of a funnel. */
export const parseFunnelSelection = (input: unknown): Parsed<FunnelSelection> => parseWith(selectionSchema, input);
