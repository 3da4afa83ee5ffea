import * as v from 'valibot';
import { parseWith } from '../../model/parse';
import { periodUnits, type PeriodUnit } from '../../model/period';
import type { Parsed } from '../../model/problem';
import { specEntries, type SpecBase } from '../../model/spec';
import { stageModelSchema, type StageModel } from '../../model/stage-model';
import { isTiedSelection, tiedSelectionSchema, type TiedSelection } from '../tied-orders';
import { maxStepsSchema, stepSelectionSchema, type StepSelection } from '../step-columns';

/** A question about how actors move through the stages of a model. */
export interface StagesSpec extends SpecBase<'stages'> {
  model: StageModel;
  /** a second model that reads the same events; the answer holds both readings */
  beside?: StageModel;
  /** columns of visits */
  maxSteps: number;
}

/** Which of an actor's visits makes it one of a stage's; said on top of the fold. */
export const stageMeasures = ['ever', 'now', 'highest', 'entry', 'exit'] as const;
export type StageMeasure = (typeof stageMeasures)[number];

/** The actors who began a visit to a stage in a period, or whose first visit began there then. `period` is named as in trends. */
export interface BeganSelection {
  stage: string;
  began: 'visit' | 'entry';
  period: string;
  unit: PeriodUnit;
}

/** The actors of a stage, those who moved from one to another, or those behind a number of the columns and links. Stages by name. */
export type ReadingSelection =
  { stage: string; measure: StageMeasure } | { from: string; to: string } | BeganSelection | StepSelection;

/** By which of an actor's visits both models are laid over each other. */
export const crossMeasures = ['now', 'highest', 'entry'] as const;
export type CrossMeasure = (typeof crossMeasures)[number];

/** The actors who stand in a stage of the model and in one of the second, or with an event that is of both; null: in none. */
export interface CrossSelection {
  crossed: CrossMeasure | 'event';
  own: string | null;
  other: string | null;
}

/** Actors as the model reads them, as the second one does, or as both do. */
export type StagesSelection = ReadingSelection | { beside: ReadingSelection } | CrossSelection | TiedSelection;

/** What a question of this kind may say. */
export const stagesSpecSchema = v.strictObject({
  ...specEntries('stages'),
  model: stageModelSchema,
  beside: v.exactOptional(stageModelSchema),
  maxSteps: maxStepsSchema,
});

/** Untrusted input as a spec, defaults filled in. */
export const parseStagesSpec = (input: unknown): Parsed<StagesSpec> => parseWith(stagesSpecSchema, input);

export const readingSelectionSchema: v.GenericSchema<unknown, ReadingSelection> = v.lazy((input) => {
  const given = typeof input === 'object' && input !== null ? input : {};
  if ('began' in given) {
    return v.strictObject({
      ...{ stage: v.string(), began: v.picklist(['visit', 'entry']) },
      ...{ period: v.string(), unit: v.picklist(periodUnits) },
    });
  }
  if ('measure' in given || 'stage' in given) {
    return v.strictObject({ stage: v.string(), measure: v.picklist(stageMeasures) });
  }
  if (('from' in given || 'to' in given) && !('step' in given)) {
    return v.strictObject({ from: v.string(), to: v.string() });
  }
  return stepSelectionSchema;
});

const crossSchema = v.strictObject({
  crossed: v.picklist([...crossMeasures, 'event']),
  own: v.nullable(v.string()),
  other: v.nullable(v.string()),
});

const selectionSchema: v.GenericSchema<unknown, StagesSelection> = v.lazy((input) => {
  if (typeof input !== 'object' || input === null) return readingSelectionSchema;
  if (isTiedSelection(input)) return tiedSelectionSchema;
  if ('crossed' in input) return crossSchema;
  return 'beside' in input ? v.strictObject({ beside: readingSelectionSchema }) : readingSelectionSchema;
});

/** Untrusted input as a selection. */
export const parseStagesSelection = (input: unknown): Parsed<StagesSelection> => parseWith(selectionSchema, input);
