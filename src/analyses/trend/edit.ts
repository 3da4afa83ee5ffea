import type { Condition } from '../../model/condition';
import type { TrendSpec } from './spec';

/** The question over some events only, or over all. */
export function withFilter(spec: TrendSpec, filter: Condition | null): TrendSpec {
  const copy = { ...spec };
  delete copy.filter;
  return filter ? { ...copy, filter } : copy;
}

/** The question split by a property's value, or not at all. */
export function withSplit(spec: TrendSpec, property: string | null): TrendSpec {
  const copy = { ...spec };
  delete copy.breakdown;
  return property === null ? copy : { ...copy, breakdown: { property, limit: spec.breakdown?.limit ?? 10 } };
}
