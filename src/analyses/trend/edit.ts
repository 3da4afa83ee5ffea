import type { SegmentSplit } from '../../model/segment';
import type { TrendSpec } from './spec';

/** The question split by a property's value, at first by as many as have a colour, by a segment, or not at all. */
export function withSplit(spec: TrendSpec, split: { property: string } | SegmentSplit | null): TrendSpec {
  const copy = { ...spec };
  delete copy.breakdown;
  if (split === null) return copy;
  if ('segment' in split) return { ...copy, breakdown: split };
  const limit = spec.breakdown !== undefined && 'limit' in spec.breakdown ? spec.breakdown.limit : 8;
  return { ...copy, breakdown: { ...split, limit } };
}
