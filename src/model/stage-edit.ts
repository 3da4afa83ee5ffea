import type { Matcher } from './condition';
import type { Stage, StageModel } from './stage-model';

/** A rule of names only. */
export const isPlain = (rule: Matcher): boolean => rule.where === undefined && rule.event !== null;

const namesIn = (rule: Matcher): readonly string[] => (rule.event === null ? [] : [rule.event].flat());

/** The stage an event name is assigned to without conditions; null: none. */
export const stageOfEvent = (model: StageModel, event: string): string | null =>
  model.stages.find(({ rules }) => rules.some((rule) => isPlain(rule) && namesIn(rule).includes(event)))?.name ?? null;

/** The names a stage has without conditions, in order. */
export const plainNames = ({ rules }: Stage): string[] => [...new Set(rules.filter(isPlain).flatMap(namesIn))];

/** The rules of a stage that have conditions or take any event; assigning names leaves them alone. */
export const otherRules = ({ rules }: Stage): Matcher[] => rules.filter((rule) => !isPlain(rule));

/** The model with an event name in one stage (null: in none). */
export function assign(model: StageModel, event: string, to: string | null): StageModel {
  return { ...model, stages: model.stages.map((stage) => withEvent(stage, event, stage.name === to)) };
}

function withEvent(stage: Stage, event: string, takes: boolean): Stage {
  const plain = plainNames(stage).filter((name) => name !== event);
  return withRules(stage, takes ? [...plain, event] : plain, otherRules(stage));
}

const withRules = (stage: Stage, names: string[], others: readonly Matcher[]): Stage => ({
  ...stage,
  rules: [...(names.length > 0 ? [{ event: names }] : []), ...others],
});

/** The model with other rules with conditions in one stage; those that lost theirs become names. */
export const withOtherRules = (model: StageModel, name: string, others: readonly Matcher[]): StageModel =>
  withStage(model, name, (stage) => {
    const names = plainNames({ ...stage, rules: [...stage.rules, ...others] });
    return withRules(
      stage,
      names.filter((event) => event !== ''),
      others.filter((rule) => !isPlain(rule)),
    );
  });

/** The model without an event name in one stage. */
export const withoutEvent = (model: StageModel, name: string, event: string): StageModel =>
  withStage(model, name, (stage) => withEvent(stage, event, false));

const withStage = (model: StageModel, name: string, change: (stage: Stage) => Stage): StageModel => ({
  ...model,
  stages: model.stages.map((stage) => (stage.name === name ? change(stage) : stage)),
});

/** The model with a stage marked as before the sale, or not. */
export const markPreSale = (model: StageModel, name: string, preSale: boolean): StageModel =>
  withStage(model, name, (stage) => {
    const next = { ...stage };
    delete next.preSale;
    return preSale ? { ...next, preSale } : next;
  });

export const recolour = (model: StageModel, name: string, colour: number): StageModel =>
  withStage(model, name, (stage) => ({ ...stage, colour }));

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

export const relabel = (model: StageModel, name: string, label: string): StageModel =>
  withStage(model, name, (stage) => ({ ...stage, label }));

/** The model with a stage one place up or down; at the ends it stays. */
export function moveStage(model: StageModel, name: string, by: -1 | 1): StageModel {
  const at = model.stages.findIndex((stage) => stage.name === name);
  const stage = model.stages[at];
  if (!stage || at + by < 0 || at + by >= model.stages.length) return model;
  return { ...model, stages: model.stages.toSpliced(at, 1).toSpliced(at + by, 0, stage) };
}

/** A name like the one wanted that is not taken: "Ours", "Ours 2", … */
export function freeName(wanted: string, taken: readonly string[]): string {
  let name = wanted;
  for (let n = 2; taken.includes(name); n += 1) name = `${wanted} ${n}`;
  return name;
}
