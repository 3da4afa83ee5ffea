import { isFields, type Fields } from './fields';
import { sameValue } from './same-value';
import { parseStageModel, sameStages, type StageModel } from './stage-model';

/** The stage models an untrusted question carries: that by which it names its steps or about which it asks, and a second one beside it. */
export function stageModelsIn(spec: unknown): StageModel[] {
  if (!isFields(spec)) return [];
  const { node, model, beside } = spec;
  return [isFields(node) ? node['stages'] : model, beside].flatMap((given) => {
    const parsed = parseStageModel(given);
    return parsed.ok ? [parsed.value] : [];
  });
}

/** The question with another stage model wherever it carries this one. */
export function withStageModel(spec: unknown, now: StageModel, next: StageModel): unknown {
  if (!isFields(spec)) return spec;
  const put = (fields: Fields): Fields =>
    Object.fromEntries(
      Object.entries(fields).map(([field, value]) => [
        field,
        (field === 'model' || field === 'beside' || field === 'stages') && sameValue(value, now) ? next : value,
      ]),
    );
  return put(isFields(spec['node']) ? { ...spec, node: put(spec['node']) } : spec);
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
