import { visitPlan } from '../../matching/stage-visits';
import type { Analysis } from '../analysis';
import { stagesFold, type StagesState } from './fold';
import { shapeStages, type StagesResult } from './result';
import { selectStages } from './select';
import { parseStagesSelection, parseStagesSpec, type StagesSelection, type StagesSpec } from './spec';

export type { StageMeasure, StagesSelection, StagesSpec } from './spec';
export type { StageNumbers, StagesResult, StageTransition } from './result';

/** Where actors stand in a stage model, and how they move through it. */
export const stages: Analysis<'stages', StagesSpec, StagesState, StagesResult, StagesSelection> = {
  kind: 'stages',
  parse: parseStagesSpec,
  parseSelection: parseStagesSelection,
  needs: (spec, dataset) => ({ columns: visitPlan(spec, dataset).columns, lookups: [], order: 'actor' }),
  passes: (question) => [() => stagesFold(question)],
  shape: (state, { spec }) => shapeStages(state, spec),
  select: selectStages,
};
