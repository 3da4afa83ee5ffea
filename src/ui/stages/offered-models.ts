import { sameStages, type StageModel } from '../../model/stage-model';
import { presetNames, suggestStages } from '../../model/stage-presets';
import type { Vocabulary } from '../vocabulary';

/** A model to choose: a preset with the events that tell of its stages, or a saved one. */
export interface OfferedModel {
  model: StageModel;
  saved: boolean;
}

export function offeredModels({ events, stageModels }: Vocabulary): OfferedModel[] {
  const names = events.map(({ name }) => name);
  return [
    ...presetNames.map((preset) => ({ model: suggestStages(preset, names), saved: false })),
    ...stageModels.map((model) => ({ model, saved: true })),
  ];
}

/** A model to lay beside another: a saved one with other stages, else the other preset. */
export function anotherModel(model: StageModel, vocabulary: Vocabulary): StageModel {
  const others = offeredModels(vocabulary).filter((one) => !sameStages(one.model, model));
  return (others.find(({ saved }) => saved) ?? others[0])?.model ?? model;
}
