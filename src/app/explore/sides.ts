import type { DatasetInfo } from '../../model/dataset';
import { previousRange } from '../../model/previous-range';
import type { Range } from '../../model/range';
import type { Compare, Segment } from '../../model/segment';
import { isRest } from '../segments/segment-text';

/** The fields of a question that say whom and when it is about. */
export interface Sided {
  range?: Range;
  segment?: Segment;
  compare?: Compare;
}

/** The question of other people; "the rest" goes along with them. null: everyone. */
export function withSegment<Spec extends Sided>(spec: Spec, segment: Segment | null): Spec {
  const next = { ...spec };
  delete next.segment;
  const { compare } = spec;
  const rest = compare !== undefined && 'segment' in compare && isRest(compare.segment, spec.segment);
  if (segment === null) return rest ? withCompare(next, null) : next;
  return { ...next, segment, ...(rest ? { compare: { segment: { not: segment } } } : {}) };
}

/** The question beside another one, or (null) beside none. */
export function withCompare<Spec extends Sided>(spec: Spec, compare: Compare | null): Spec {
  const next = { ...spec };
  delete next.compare;
  return compare === null ? next : { ...next, compare };
}

/** The question in another range; "the period before" goes along with it. null: the whole span. */
export function withRange<Spec extends Sided>(spec: Spec, range: Range | null, dataset: DatasetInfo): Spec {
  const before = isBefore(spec, dataset);
  const next = { ...spec };
  delete next.range;
  const moved = range === null ? next : { ...next, range };
  if (!before) return moved;
  const previous = previousRange(moved.range, dataset);
  return withCompare(moved, previous === null ? null : { range: previous });
}

/** Whether the question is compared with the period before its own. */
export function isBefore({ range, compare }: Sided, dataset: DatasetInfo): boolean {
  if (compare === undefined || !('range' in compare) || 'last' in compare.range) return false;
  const previous = previousRange(range, dataset);
  return previous !== null && previous.from === compare.range.from && previous.to === compare.range.to;
}
