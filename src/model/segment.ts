import * as v from 'valibot';
import { parseWith, problemMessage } from './parse';
import { ruleSchemas, type PeopleRule } from './people-rules';
import type { Parsed } from './problem';
import type { Range } from './range';
import { sameValue } from './same-value';
import { rangeSchema } from './schemas';

/** Rules over people, joined. Only events that pass the spec's filter are seen. */
export type Segment = PeopleRule | { all: Segment[] } | { any: Segment[] } | { not: Segment };

/** A split of an answer in two: those in a segment, named so, and those who are not. */
export interface SegmentSplit {
  segment: Segment;
  name: string;
}

/** The second side of a comparison: the same question of other people, or of another range. */
export type Compare = { segment: Segment } | { range: Range };

function segmentAt(depth: number): v.GenericSchema<unknown, Segment> {
  return v.lazy((input) => {
    const deeper = (): v.GenericSchema<unknown, Segment> => segmentAt(depth + 1);
    const several = (): v.GenericSchema<unknown, Segment[]> =>
      v.pipe(v.array(deeper()), v.minLength(1), v.maxLength(100));
    if (depth > 20) return v.never(problemMessage('tooMany', 'nesting'));
    if (typeof input !== 'object' || input === null) return ruleSchemas.did;
    if ('all' in input) return v.strictObject({ all: several() });
    if ('any' in input) return v.strictObject({ any: several() });
    if ('not' in input) return v.strictObject({ not: deeper() });
    const rule = Object.entries(ruleSchemas).find(([field]) => field in input);
    return rule === undefined ? ruleSchemas.did : rule[1];
  });
}

/** Rules over people from untrusted input; nesting is bounded so that a hostile file cannot exhaust the stack. */
export const segmentSchema: v.GenericSchema<unknown, Segment> = segmentAt(0);

const segmentSplitSchema: v.GenericSchema<unknown, SegmentSplit> = v.strictObject({
  segment: segmentSchema,
  name: v.pipe(v.string(), v.minLength(1)),
});

/** A split by a segment where the input names one, else as `other` says. */
export const splitSchema = <Other>(
  other: v.GenericSchema<unknown, Other>,
): v.GenericSchema<unknown, Other | SegmentSplit> =>
  v.lazy((input) => (typeof input === 'object' && input !== null && 'segment' in input ? segmentSplitSchema : other));

/** Reads untrusted input as rules over people. */
export const parseSegment = (input: unknown): Parsed<Segment> => parseWith(segmentSchema, input);

/** Whether both say the same, word for word; the order of fields makes no difference. */
export const sameSegment = (a: Segment | undefined, b: Segment | undefined): boolean => sameValue(a, b);

export const compareSchema: v.GenericSchema<unknown, Compare> = v.lazy((input) =>
  typeof input === 'object' && input !== null && 'range' in input
    ? v.strictObject({ range: rangeSchema })
    : v.strictObject({ segment: segmentSchema }),
);

/** A rule by itself, and no rules joined. */
export const isRule = (segment: Segment): segment is PeopleRule =>
  !('all' in segment || 'any' in segment || 'not' in segment);

/** The rules of a segment, in the order they stand. */
export function rulesOf(segment: Segment): PeopleRule[] {
  if (isRule(segment)) return [segment];
  if ('not' in segment) return rulesOf(segment.not);
  return ('all' in segment ? segment.all : segment.any).flatMap(rulesOf);
}

/** The same question without its comparison, and the one it is compared with (null: none). */
export function sidesOf<Spec extends { segment?: Segment; range?: Range; compare?: Compare }>(
  spec: Spec,
): { own: Spec; other: Spec | null } {
  const { compare } = spec;
  if (compare === undefined) return { own: spec, other: null };
  const own = { ...spec };
  delete own.compare;
  return { own, other: { ...own, ...compare } };
}
