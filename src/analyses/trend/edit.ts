import type { TrendSpec } from './spec';

/** The question split by a property's value, at first by as many as have a colour, or not at all. */
export function withSplit(spec: TrendSpec, property: string | null): TrendSpec {
  const copy = { ...spec };
  delete copy.breakdown;
  return property === null ? copy : { ...copy, breakdown: { property, limit: spec.breakdown?.limit ?? 8 } };
}
