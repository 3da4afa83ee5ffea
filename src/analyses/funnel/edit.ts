import type { Condition } from '../../model/condition';
import type { Problem } from '../../model/problem';
import type { FunnelBreakdown, FunnelSpec, FunnelStep } from './spec';

/** The funnel with one step replaced. */
export const putStep = (spec: FunnelSpec, index: number, step: FunnelStep): FunnelSpec => ({
  ...spec,
  steps: spec.steps.toSpliced(index, 1, step),
});

/** The funnel with one more step at its end, its event still to be chosen. */
export const addStep = (spec: FunnelSpec): FunnelSpec => ({ ...spec, steps: [...spec.steps, { event: '' }] });

/** The funnel without a step; a split taken at a step that is gone is taken at the first. */
export function removeStep(spec: FunnelSpec, index: number): FunnelSpec {
  const steps = spec.steps.toSpliced(index, 1);
  const at = spec.breakdown?.at;
  if (!spec.breakdown || typeof at !== 'object' || at.step <= steps.length) return { ...spec, steps };
  return { ...spec, steps, breakdown: { ...spec.breakdown, at: 'first' } };
}

/** The funnel with a step moved one place; at the ends it stays. */
export function moveStep(spec: FunnelSpec, index: number, by: -1 | 1): FunnelSpec {
  const step = spec.steps[index];
  const to = index + by;
  if (!step || to < 0 || to >= spec.steps.length) return spec;
  return { ...spec, steps: spec.steps.toSpliced(index, 1).toSpliced(to, 0, step) };
}

/** The funnel split by a property, or not at all. */
export function withBreakdown(spec: FunnelSpec, breakdown: FunnelBreakdown | null): FunnelSpec {
  const copy = { ...spec };
  delete copy.breakdown;
  return breakdown ? { ...copy, breakdown } : copy;
}

/** The funnel over some events only, or over all. */
export function withFilter(spec: FunnelSpec, filter: Condition | null): FunnelSpec {
  const copy = { ...spec };
  delete copy.filter;
  return filter ? { ...copy, filter } : copy;
}

/** Indexes of the steps that have a problem. */
export const badSteps = (problems: readonly Problem[]): Set<number> =>
  new Set(problems.flatMap(({ path }) => (path[0] === 'steps' && typeof path[1] === 'number' ? [path[1]] : [])));
