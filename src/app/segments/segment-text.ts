import type { Words } from '../../analyses/view';
import { isRule, sameSegment, type Compare, type Segment } from '../../model/segment';
import { rangeText } from '../../ui/range-text';
import type { KeptSegment } from '../ports';
import { ruleText } from './rule-text';
import { segmentGroupOf } from './segment-group';

type Named = readonly Pick<KeptSegment, 'name' | 'segment'>[];

/** Rules over people in words: "did purchase at least 2 times and not (did card error)". */
export function segmentText(segment: Segment, words: Words): string {
  if (isRule(segment)) return ruleText(segment, words);
  const { mode, items } = segmentGroupOf(segment);
  const { andJoin, orJoin } = words.t.explore.ui;
  const joins = mode === 'any' || mode === 'none' ? orJoin : andJoin;
  const joined = items
    .map((item) => (isRule(item) || items.length === 1 ? segmentText(item, words) : `(${segmentText(item, words)})`))
    .join(joins);
  return mode === 'none' || mode === 'notAll' ? words.t.segments.text.not({ text: joined }) : joined;
}

/** The name the segment is saved under, if it is. */
export const savedName = (segment: Segment, saved: Named): string | null =>
  saved.find((one) => sameSegment(one.segment, segment))?.name ?? null;

/** A short label: everyone, the saved name, all but a saved one, else the rule in words. */
export function segmentLabel(segment: Segment | undefined, saved: Named, words: Words): string {
  const { t } = words;
  if (segment === undefined) return t.segments.control.everyone;
  const own = savedName(segment, saved);
  if (own !== null) return own;
  const inner = 'not' in segment ? savedName(segment.not, saved) : null;
  return inner === null ? segmentText(segment, words) : t.segments.text.rest({ text: inner });
}

/** The other side of a comparison as a short label, beside the segment of its own side. */
export function compareLabel(compare: Compare, own: Segment | undefined, saved: Named, words: Words): string {
  if ('range' in compare) return rangeText(compare.range, words.t, words.format);
  return isRest(compare.segment, own) ? words.t.segments.compare.theRest : segmentLabel(compare.segment, saved, words);
}

/** Whether the segment is everyone but these. */
export const isRest = (segment: Segment, own: Segment | undefined): boolean =>
  own !== undefined && 'not' in segment && sameSegment(segment.not, own);
