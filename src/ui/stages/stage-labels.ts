import type { Messages } from '../../i18n';
import type { Stage, StageModel } from '../../model/stage-model';
import { stagePresets } from '../../model/stage-presets';

type Labels = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** A stage's label; that of a preset is said in the page's language until someone changes it. */
export function stageLabel(model: StageModel, stage: Stage, t: Messages): string {
  const presets: Readonly<Record<string, StageModel>> = stagePresets;
  const labels: Labels = t.paths.presetStages;
  const original = Object.hasOwn(presets, model.name)
    ? presets[model.name]?.stages.find(({ name }) => name === stage.name)
    : undefined;
  return original?.label === stage.label ? (labels[model.name]?.[stage.name] ?? stage.label) : stage.label;
}

/** A model by its first and last stage: "Awareness–Loyalty". */
export function modelLabel(model: StageModel, t: Messages): string {
  const first = model.stages[0];
  const last = model.stages.at(-1);
  if (!first || !last) return model.name;
  return first === last ? stageLabel(model, first, t) : `${stageLabel(model, first, t)}–${stageLabel(model, last, t)}`;
}
