import type { Matcher } from '../../model/condition';
import type { Stage, StageModel } from '../../model/stage-model';

const isPlain = (rule: Matcher): boolean => rule.where === undefined && rule.event !== null;

const namesIn = (rule: Matcher): readonly string[] => (rule.event === null ? [] : [rule.event].flat());

/** The stage an event name is assigned to without conditions; null: none. */
export const stageOfEvent = (model: StageModel, event: string): string | null =>
  model.stages.find(({ rules }) => rules.some((rule) => isPlain(rule) && namesIn(rule).includes(event)))?.name ?? null;

/** How many rules have conditions or take any event; assigning names leaves them alone. */
export const otherRules = (model: StageModel): number =>
  model.stages.reduce((sum, { rules }) => sum + rules.filter((rule) => !isPlain(rule)).length, 0);

/** The model with an event name in one stage (null: in none). */
export function assign(model: StageModel, event: string, to: string | null): StageModel {
  return { ...model, stages: model.stages.map((stage) => withEvent(stage, event, stage.name === to)) };
}

function withEvent(stage: Stage, event: string, takes: boolean): Stage {
  const plain = stage.rules
    .filter(isPlain)
    .flatMap(namesIn)
    .filter((name) => name !== event);
  const names = takes ? [...plain, event] : plain;
  const others = stage.rules.filter((rule) => !isPlain(rule));
  return { ...stage, rules: [...(names.length > 0 ? [{ event: names }] : []), ...others] };
}

/** The model with a stage more; its name is one no other stage has. */
export function addStage(model: StageModel, label: string): StageModel {
  let n = model.stages.length + 1;
  while (model.stages.some(({ name }) => name === `stage-${n}`)) n += 1;
  return { ...model, stages: [...model.stages, { name: `stage-${n}`, label, rules: [] }] };
}

export const removeStage = (model: StageModel, name: string): StageModel => ({
  ...model,
  stages: model.stages.filter((stage) => stage.name !== name),
});

export const relabel = (model: StageModel, name: string, label: string): StageModel => ({
  ...model,
  stages: model.stages.map((stage) => (stage.name === name ? { ...stage, label } : stage)),
});

/** The model with a stage one place up or down; at the ends it stays. */
export function moveStage(model: StageModel, name: string, by: -1 | 1): StageModel {
  const at = model.stages.findIndex((stage) => stage.name === name);
  const stage = model.stages[at];
  if (!stage || at + by < 0 || at + by >= model.stages.length) return model;
  return { ...model, stages: model.stages.toSpliced(at, 1).toSpliced(at + by, 0, stage) };
}
