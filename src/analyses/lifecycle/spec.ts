import * as v from 'valibot';
import type { Matcher } from '../../model/condition';
import { parseWith } from '../../model/parse';
import { periodUnits, type PeriodUnit } from '../../model/period';
import type { Parsed } from '../../model/problem';
import { matcherSchema } from '../../model/schemas';
import { specEntries, type SpecBase } from '../../model/spec';

/** Lifecycle in the public format: who is new, comes back or stays away in each period. */
export interface LifecycleSpec extends SpecBase<'lifecycle'> {
  /** what makes an actor active */
  event: Matcher;
  period: PeriodUnit;
}

export const lifecycleStates = ['new', 'returning', 'resurrecting', 'dormant'] as const;
export type LifecycleState = (typeof lifecycleStates)[number];

/** The actors in one state in one period, by the period's name. */
export interface LifecycleSelection {
  period: string;
  state: LifecycleState;
}

const anyEvent: Matcher = { event: null };

/** What a question of this kind may say. */
export const lifecycleSpecSchema = v.strictObject({
  ...specEntries('lifecycle'),
  event: v.optional(matcherSchema, anyEvent),
  period: v.optional(v.picklist(periodUnits), 'day'),
});

/** Untrusted input as a spec, defaults filled in. */
export const parseLifecycleSpec = (input: unknown): Parsed<LifecycleSpec> => parseWith(lifecycleSpecSchema, input);

const selectionSchema = v.strictObject({ period: v.string(), state: v.picklist(lifecycleStates) });

/** Untrusted input as a selection. */
export const parseLifecycleSelection = (input: unknown): Parsed<LifecycleSelection> =>
  parseWith(selectionSchema, input);
