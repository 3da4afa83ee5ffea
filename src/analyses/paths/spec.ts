import * as v from 'valibot';
import type { Matcher } from '../../model/condition';
import type { Duration } from '../../model/duration';
import { parseWith } from '../../model/parse';
import type { Parsed } from '../../model/problem';
import { durationSchema, matcherEntries, matcherSchema, sessionGapEntry, withoutNul } from '../../model/schemas';
import { specEntries, type SpecBase } from '../../model/spec';
import { stageModelSchema, type StageModel } from '../../model/stage-model';
import { isTiedSelection, tiedSelectionSchema, type TiedSelection } from '../tied-orders';
import { transitionSchema, type TransitionSelection } from '../transition';
import { maxStepsSchema, stepSelectionSchema, type NodeRef, type StepSelection } from '../step-columns';

/** Events of this name are named by the property's value; of several entries for one event the first counts. */
export interface Expanded {
  event: string;
  property: string;
}

export type PathsNode = 'event' | { property: string } | Expanded[] | { stages: StageModel };

/** The path begins at the first match, or one begins at each. */
export interface PathsStart extends Matcher {
  occurrence?: 'first' | 'every';
}

/** A wildcard (* any text, ? one character) replaces the whole name; a regex (RE2) the first part found, $1 in `to` is group 1. */
export interface Rename {
  match: { wildcard: string } | { regex: string };
  to: string;
}

/** Paths in the public format. */
export interface PathsSpec extends SpecBase<'paths'> {
  unit: 'session' | 'actor';
  node: PathsNode;
  start?: PathsStart;
  end?: Matcher;
  align: 'start' | 'end';
  within?: Duration;
  maxSteps: number;
  rowsPerStep: number;
  minShare: number;
  collapseRepeats: boolean;
  include?: Matcher[];
  exclude?: Matcher[];
  rename?: Rename[];
  /** with `actors` every number is the distinct actors among its paths */
  count: 'paths' | 'actors';
  sessionGap: Duration;
}

export type PathsNodeRef = NodeRef;

/** `step` counts from 1. */
export type PathsSelection = StepSelection | TransitionSelection | TiedSelection;

const isObject = (input: unknown): input is object => typeof input === 'object' && input !== null;

const named = v.pipe(v.string(), v.minLength(1));
const expandedSchema = v.strictObject({ event: named, property: named });

const nodeSchema: v.GenericSchema<unknown, PathsNode> = v.lazy((input) => {
  if (Array.isArray(input)) return v.pipe(v.array(expandedSchema), v.minLength(1), v.maxLength(100));
  if (!isObject(input)) return v.literal('event');
  if ('stages' in input) return v.strictObject({ stages: stageModelSchema });
  return v.strictObject({ property: named });
});

const pattern = v.pipe(v.string(), v.minLength(1), v.maxLength(1000), withoutNul);

const matchSchema: v.GenericSchema<unknown, string | Rename['match']> = v.lazy((input) => {
  if (!isObject(input)) return pattern;
  return 'regex' in input ? v.strictObject({ regex: pattern }) : v.strictObject({ wildcard: pattern });
});

const to = v.pipe(v.string(), v.maxLength(1000), withoutNul);

/** A wildcard may stand as the text of `match`, a regex as `regex` beside `to`. */
type GivenRename = { match: string | Rename['match']; to: string } | { regex: string; to: string };

const renameSchema: v.GenericSchema<unknown, GivenRename> = v.lazy((input) =>
  isObject(input) && 'regex' in input
    ? v.strictObject({ regex: pattern, to })
    : v.strictObject({ match: matchSchema, to }),
);

function renameOf(given: GivenRename): Rename {
  if ('regex' in given) return { match: { regex: given.regex }, to: given.to };
  return { match: typeof given.match === 'string' ? { wildcard: given.match } : given.match, to: given.to };
}

const whole = (low: number, high: number) => v.pipe(v.number(), v.integer(), v.minValue(low), v.maxValue(high));
const matchers = v.pipe(v.array(matcherSchema), v.maxLength(100));

/** What a question of this kind may say. */
export const pathsSpecSchema = v.strictObject({
  ...specEntries('paths'),
  unit: v.optional(v.picklist(['session', 'actor']), 'session'),
  node: v.optional(nodeSchema, 'event'),
  start: v.exactOptional(
    v.strictObject({ ...matcherEntries, occurrence: v.exactOptional(v.picklist(['first', 'every'])) }),
  ),
  end: v.exactOptional(matcherSchema),
  align: v.exactOptional(v.picklist(['start', 'end'])),
  within: v.exactOptional(durationSchema),
  maxSteps: maxStepsSchema,
  rowsPerStep: v.optional(whole(1, 1000), 8),
  minShare: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1)), 0),
  collapseRepeats: v.optional(v.boolean(), true),
  include: v.exactOptional(matchers),
  exclude: v.exactOptional(matchers),
  rename: v.exactOptional(v.pipe(v.array(renameSchema), v.maxLength(100))),
  count: v.optional(v.picklist(['paths', 'actors']), 'paths'),
  ...sessionGapEntry,
});

/** Reads a paths spec from untrusted input and fills in the defaults. */
export function parsePathsSpec(input: unknown): Parsed<PathsSpec> {
  const parsed = parseWith(pathsSpecSchema, input);
  if (!parsed.ok) return parsed;
  const { rename, ...spec } = parsed.value;
  const byEnd = spec.end !== undefined && spec.start === undefined;
  return {
    ok: true,
    value: {
      ...spec,
      ...(rename === undefined ? {} : { rename: rename.map(renameOf) }),
      align: spec.align ?? (byEnd ? 'end' : 'start'),
    },
  };
}

const selectionSchema: v.GenericSchema<unknown, PathsSelection> = v.lazy((input) => {
  if (!isObject(input)) return stepSelectionSchema;
  if (isTiedSelection(input)) return tiedSelectionSchema;
  return 'transition' in input ? transitionSchema : stepSelectionSchema;
});

/** Reads a selection from untrusted input. */
export const parsePathsSelection = (input: unknown): Parsed<PathsSelection> => parseWith(selectionSchema, input);
