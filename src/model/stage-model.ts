import * as v from 'valibot';
import type { Matcher } from './condition';
import { problemMessage } from './parse';
import { matcherSchema } from './schemas';

/** A named group of events in the journey. An event belongs to the first stage one of whose rules matches, or to none. */
export interface Stage {
  name: string;
  label: string;
  preSale?: boolean;
  rules: Matcher[];
}

/** An ordered list of stages; "backward" means to an earlier one in this list. */
export interface StageModel {
  name: string;
  stages: Stage[];
}

const withoutNul = v.check((text: string) => !text.includes('\0'), problemMessage('unknownValue', 'NUL'));

const stageSchema = v.strictObject({
  name: v.pipe(v.string(), v.minLength(1), withoutNul),
  label: v.string(),
  preSale: v.exactOptional(v.boolean()),
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
