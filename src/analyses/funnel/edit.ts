import type { Condition } from '../../model/condition';
import type { Problem } from '../../model/problem';
import type { FunnelExclusion, FunnelStep } from '../../model/funnel-rules';
import { splitAt, type FunnelBreakdown, type FunnelPeriod, type FunnelSpec, type FunnelUnit } from './spec';

/** The funnel with one step replaced. */
export const putStep = (spec: FunnelSpec, index: number, step: FunnelStep): FunnelSpec => ({
  ...spec,
  steps: spec.steps.toSpliced(index, 1, step),
});

/** A copy without some of its fields. */
function without<T extends object, K extends keyof T>(value: T, ...fields: K[]): Omit<T, K> {
  const copy = { ...value };
  for (const field of fields) Reflect.deleteProperty(copy, field);
  return copy;
}

/** Where steps came, went or moved: settings that cannot stand where they are now go, exclusions stay between steps. */
function tidied(spec: FunnelSpec): FunnelSpec {
  const last = spec.steps.length - 1;
  const steps = spec.steps.map((step, i): FunnelStep => {
    const kept = i === 0 || i === last ? without(step, 'optional') : step;
    return i === 0 ? without(kept, 'directly') : kept;
  });
  const exclusions = (spec.exclusions ?? [])
    .map((exclusion) => ({ ...exclusion, before: Math.min(exclusion.before, steps.length) }))
    .filter(({ after, before }) => after < before);
  return { ...withExclusions(spec, exclusions), steps };
}

/** The step with one of its settings on or off. */
export function withStepFlag(step: FunnelStep, flag: 'optional' | 'directly', on: boolean): FunnelStep {
  return on ? { ...step, [flag]: true } : without(step, flag);
}

/** The step taking any of its events, or only the actor's first ever. */
export const withFirstEver = (step: FunnelStep, on: boolean): FunnelStep =>
  on ? { ...step, occurrence: 'firstEver' } : without(step, 'occurrence');

/** The funnel in another order; in any order no step is optional or direct, and nothing is held. */
export function withOrder(spec: FunnelSpec, order: FunnelSpec['order']): FunnelSpec {
  if (order !== 'any') return { ...spec, order };
  return { ...without(spec, 'hold'), order, steps: spec.steps.map((step) => without(step, 'optional', 'directly')) };
}

/** The funnel counting another unit; actors are the default. */
export const withUnit = (spec: FunnelSpec, unit: FunnelUnit): FunnelSpec =>
  unit === 'actor' ? without(spec, 'unit') : { ...spec, unit };

export const withExclusions = (spec: FunnelSpec, exclusions: FunnelExclusion[]): FunnelSpec =>
  exclusions.length === 0 ? without(spec, 'exclusions') : { ...spec, exclusions };

export const withHold = (spec: FunnelSpec, hold: string[]): FunnelSpec =>
  hold.length === 0 ? without(spec, 'hold') : { ...spec, hold };

export const withCount = (spec: FunnelSpec, count: 'units' | 'attempts'): FunnelSpec =>
  count === 'units' ? without(spec, 'count') : { ...spec, count };

export const withWholeAttempt = (spec: FunnelSpec, whole: boolean): FunnelSpec =>
  whole ? { ...spec, wholeAttemptInRange: true } : without(spec, 'wholeAttemptInRange');

export const withPeriod = (spec: FunnelSpec, period: FunnelPeriod | null): FunnelSpec =>
  period === null ? without(spec, 'period') : { ...spec, period };

/** The funnel with one more step at its end, its event still to be chosen. */
export const addStep = (spec: FunnelSpec): FunnelSpec => tidied({ ...spec, steps: [...spec.steps, { event: '' }] });

/** The funnel without a step; a split taken at a step that is gone is taken at the first. */
export function removeStep(spec: FunnelSpec, index: number): FunnelSpec {
  const fewer = tidied({ ...spec, steps: spec.steps.toSpliced(index, 1) });
  const at = splitAt(spec.breakdown);
  if (!spec.breakdown || typeof at !== 'object' || at.step <= fewer.steps.length) return fewer;
  return { ...fewer, breakdown: { ...spec.breakdown, at: 'first' } };
}

/** The funnel with a step moved one place; at the ends it stays. */
export function moveStep(spec: FunnelSpec, index: number, by: -1 | 1): FunnelSpec {
  const step = spec.steps[index];
  const to = index + by;
  if (!step || to < 0 || to >= spec.steps.length) return spec;
  return tidied({ ...spec, steps: spec.steps.toSpliced(index, 1).toSpliced(to, 0, step) });
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
