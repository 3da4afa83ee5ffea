import type { Messages } from '../../i18n';
import type { StageModel } from '../../model/stage-model';
import { presetNames, suggestStages } from '../../model/stage-presets';
import { modelLabel, stageLabel } from '../../ui/stages/stage-labels';
import type { KeptStageModel } from '../ports';

/** Names a saved model cannot take: those of the others, and those of the presets, whose labels follow the page's language. */
export const takenNames = (saved: readonly KeptStageModel[]): string[] => [
  ...saved.map(({ model }) => model.name),
  ...presetNames,
];

/** What a new model can start from: the presets with the events whose names tell of a stage, said in the page's language from then on, or two empty stages. */
export function startingModels(
  eventNames: readonly string[],
  t: Messages,
): readonly { label: string; model: StageModel }[] {
  const presets = presetNames.map((preset) => {
    const model = suggestStages(preset, eventNames);
    const label = modelLabel(model, t);
    const stages = model.stages.map((stage) => ({ ...stage, label: stageLabel(model, stage, t) }));
    return { label, model: { name: label, stages } };
  });
  const { newStage, own, ownName } = t.stageModels;
  const stages = [1, 2].map((n) => ({ name: `stage-${n}`, label: newStage({ n: String(n) }), rules: [] }));
  return [...presets, { label: own, model: { name: ownName, stages } }];
}
