import type { Messages } from '../../i18n';
import { stageColour, type Stage, type StageModel } from '../../model/stage-model';
import { stagePresets } from '../../model/stage-presets';

type Labels = Readonly<Record<string, Readonly<Record<string, string>>>>;
const presets: Readonly<Record<string, StageModel>> = stagePresets;

const isPreset = ({ name }: StageModel): boolean => Object.hasOwn(presets, name);

/** A stage's label; that of a preset is said in the page's language until someone changes it. */
export function stageLabel(model: StageModel, stage: Stage, t: Messages): string {
  const labels: Labels = t.stageModels.presetStages;
  const original = isPreset(model) ? presets[model.name]?.stages.find(({ name }) => name === stage.name) : undefined;
  return original?.label === stage.label ? (labels[model.name]?.[stage.name] ?? stage.label) : stage.label;
}

/** A model by its name; a preset, or one without a name, by its first and last stage: "Awareness–Loyalty". */
export function modelLabel(model: StageModel, t: Messages): string {
  const first = model.stages[0];
  const last = model.stages.at(-1);
  if (!first || !last || (model.name !== '' && !isPreset(model))) return model.name;
  return first === last ? stageLabel(model, first, t) : `${stageLabel(model, first, t)}–${stageLabel(model, last, t)}`;
}

const colourOf = ({ stages }: StageModel, place: number): number => stageColour(stages[place], place);

/** The colour of the stage at a place of its model, as CSS. */
export const placeCss = (model: StageModel, place: number): string => `var(--stage-${colourOf(model, place)})`;

/** The colour of a stage by its name, as CSS; null when the model has none of that name. */
export function stageCss(model: StageModel, name: string): string | null {
  const place = model.stages.findIndex((stage) => stage.name === name);
  return place < 0 ? null : placeCss(model, place);
}

/** The same for charts; `theme.stages` are the page's stage colours in order. */
export function stageColor(model: StageModel, name: string, theme: { stages: readonly string[] }): string | null {
  const place = model.stages.findIndex((stage) => stage.name === name);
  return place < 0 ? null : (theme.stages[colourOf(model, place) - 1] ?? null);
}
