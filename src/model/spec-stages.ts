import { parseStageModel, sameStages, type StageModel } from './stage-model';

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The stage model an untrusted question carries, by which it names its steps or about which it asks; null where there is none. */
export function stageModelIn(spec: unknown): StageModel | null {
  if (!isFields(spec)) return null;
  const { node, model } = spec;
  const parsed = parseStageModel(isFields(node) ? node['stages'] : model);
  return parsed.ok ? parsed.value : null;
}

/** The question with another stage model where it carries one. */
export function withStageModel(spec: unknown, model: StageModel): unknown {
  if (!isFields(spec) || stageModelIn(spec) === null) return spec;
  return isFields(spec['node']) ? { ...spec, node: { ...spec['node'], stages: model } } : { ...spec, model };
}

/**
 * The saved model a question's own one is: one that puts the same events into the same stages, else the one of its name, from which it then differs; null where
 * none is saved.
 */
export function savedAs<Kept extends { model: StageModel }>(
  model: StageModel,
  saved: readonly Kept[],
): { kept: Kept; differs: boolean } | null {
  const equal = saved.filter((kept) => sameStages(kept.model, model));
  const named = (list: readonly Kept[]): Kept | undefined => list.find((kept) => kept.model.name === model.name);
  const kept = named(equal) ?? equal[0];
  if (kept !== undefined) return { kept, differs: false };
  const other = named(saved);
  return other === undefined ? null : { kept: other, differs: true };
}
