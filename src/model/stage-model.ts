import * as v from 'valibot';
import type { Matcher } from './condition';
import { parseWith, problemMessage } from './parse';
import type { Parsed } from './problem';
import { sameValue } from './same-value';
import { matcherSchema, withoutNul } from './schemas';

/** A named group of events in the journey. An event belongs to the first stage one of whose rules matches, or to none. */
export interface Stage {
  name: string;
  label: string;
  preSale?: boolean;
  /** which of the page's stage colours, from 1; left out: that of its place */
  colour?: number;
  rules: Matcher[];
}

/** An ordered list of stages; "backward" means to an earlier one in this list. */
export interface StageModel {
  name: string;
  stages: Stage[];
}

/** What the page offers; files may hold others. */
export const fewestStages = 2;
export const mostStages = 10;

/** How many colours the page has for stages. */
export const stageColours = 10;

/** The colour of a stage: its own, or that of its place in the model. */
export const stageColour = (stage: Stage | undefined, place: number): number =>
  stage?.colour ?? (place % stageColours) + 1;

const stageSchema = v.strictObject({
  name: v.pipe(v.string(), v.minLength(1), withoutNul),
  label: v.string(),
  preSale: v.exactOptional(v.boolean()),
  colour: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(stageColours))),
  rules: v.pipe(v.array(matcherSchema), v.maxLength(1000)),
});

/** A stage model of the public format: at least one stage, no name twice. */
export const stageModelSchema: v.GenericSchema<unknown, StageModel> = v.strictObject({
  name: v.string(),
  stages: v.pipe(
    v.array(stageSchema),
    v.minLength(1),
    v.maxLength(50),
    v.check(
      (stages) => new Set(stages.map(({ name }) => name)).size === stages.length,
      problemMessage('conflict', 'name'),
    ),
  ),
});

/** Reads a stage model of unknown origin. */
export const parseStageModel = (input: unknown): Parsed<StageModel> => parseWith(stageModelSchema, input);

/** The model without the rules that are not written to the end. */
export const withoutUnfinished = (model: StageModel): StageModel => ({
  ...model,
  stages: model.stages.map((stage) => ({ ...stage, rules: stage.rules.filter((rule) => v.is(matcherSchema, rule)) })),
});

/** Whether both put the same events into the same stages, shown alike; their own names and the order of events in a rule make no difference. */
export const sameStages = (a: StageModel, b: StageModel): boolean => sameValue(inOrder(a), inOrder(b));

const inOrder = ({ stages }: StageModel): unknown[] =>
  stages.map((stage) => ({
    ...stage,
    rules: stage.rules.map((rule) => (Array.isArray(rule.event) ? { ...rule, event: rule.event.toSorted() } : rule)),
  }));
