import type { Analysis } from '../analysis';
import { stagesAsides, type StagesAsides } from './asides';
import { stagesFold, type StagesState } from './fold';
import { readingsOf } from './reading';
import { shapeStages, type StagesResult } from './result';
import { selectStages } from './select';
import { traceStages } from './trace';
import { parseStagesSelection, parseStagesSpec, type StagesSelection, type StagesSpec } from './spec';

export type { StageMeasure, StagesSelection, StagesSpec } from './spec';
export type { StageNumbers, StagesResult, StageTransition } from './result';

/** Where actors stand in a stage model, and how they move through it. */
export const stages: Analysis<'stages', StagesSpec, StagesState, StagesResult, StagesSelection, StagesAsides> = {
  kind: 'stages',
  parse: parseStagesSpec,
  parseSelection: parseStagesSelection,
  needs: (spec, dataset) => ({ columns: readingsOf({ spec, dataset }).columns, lookups: [], order: 'actor' }),
  passes: (question) => [() => stagesFold(question)],
  shape: (state, { spec }) => shapeStages(state, spec),
  select: selectStages,
  trace: traceStages,
  asides: stagesAsides,
};
