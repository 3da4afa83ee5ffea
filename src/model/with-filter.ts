import type { Condition } from './condition';

/** A spec over some events only, or over all. */
export function withFilter<Spec extends { filter?: Condition }>(spec: Spec, filter: Condition | null): Spec {
  const copy = { ...spec };
  delete copy.filter;
  return filter ? { ...copy, filter } : copy;
}
