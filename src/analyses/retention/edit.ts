import type { Condition } from '../../model/condition';
import type { RetentionSpec } from './spec';

/** The question over some events only, or over all. */
export function withFilter(spec: RetentionSpec, filter: Condition | null): RetentionSpec {
  const copy = { ...spec };
  delete copy.filter;
  return filter ? { ...copy, filter } : copy;
}

/** The question split by a property's value at the start, or not at all. */
export function withSplit(spec: RetentionSpec, property: string | null): RetentionSpec {
  const copy = { ...spec };
  delete copy.breakdown;
  return property === null ? copy : { ...copy, breakdown: { property, limit: spec.breakdown?.limit ?? 10 } };
}
