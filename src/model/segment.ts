import * as v from 'valibot';
import type { Matcher } from './condition';
import { parseWith, problemMessage } from './parse';
import type { Parsed } from './problem';
import type { Range } from './range';
import { matcherSchema, rangeSchema } from './schemas';

/**
 * Rules over people. `actors`: these ids, whichever of them the data has. `did`: at least (1 without either bound) and at most so many matching events inside the
 * range (the whole data without one); `atMost: 0` alone is "did not". Only events that pass the spec's filter are seen.
 */
export type Segment = { actors: string[] } | Did | { all: Segment[] } | { any: Segment[] } | { not: Segment };

export interface Did {
  did: Matcher;
  atLeast?: number;
  atMost?: number;
  range?: Range;
}

/** The second side of a comparison: the same question of other people, or of another range. */
export type Compare = { segment: Segment } | { range: Range };

const times = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1e9));

const didSchema: v.GenericSchema<unknown, Did> = v.lazy(() =>
  v.pipe(
    v.strictObject({
      did: matcherSchema,
      atLeast: v.exactOptional(times),
      atMost: v.exactOptional(times),
      range: v.exactOptional(rangeSchema),
    }),
    v.check(
      ({ atLeast, atMost }) => atLeast === undefined || atMost === undefined || atLeast <= atMost,
      problemMessage('outOfRange', 'atLeast ≤ atMost'),
    ),
  ),
);

function segmentAt(depth: number): v.GenericSchema<unknown, Segment> {
  return v.lazy((input) => {
    const deeper = (): v.GenericSchema<unknown, Segment> => segmentAt(depth + 1);
    const several = (): v.GenericSchema<unknown, Segment[]> =>
      v.pipe(v.array(deeper()), v.minLength(1), v.maxLength(100));
    if (depth > 20) return v.never(problemMessage('tooMany', 'nesting'));
    if (typeof input !== 'object' || input === null) return didSchema;
    if ('actors' in input) return v.strictObject({ actors: v.array(v.string()) });
    if ('all' in input) return v.strictObject({ all: several() });
    if ('any' in input) return v.strictObject({ any: several() });
    if ('not' in input) return v.strictObject({ not: deeper() });
    return didSchema;
  });
}

/** Rules over people from untrusted input; nesting is bounded so that a hostile file cannot exhaust the stack. */
export const segmentSchema: v.GenericSchema<unknown, Segment> = segmentAt(0);

/** Reads untrusted input as rules over people. */
export const parseSegment = (input: unknown): Parsed<Segment> => parseWith(segmentSchema, input);

/** Whether both say the same, word for word; the order of fields makes no difference. */
export const sameSegment = (a: Segment | undefined, b: Segment | undefined): boolean => inOrder(a) === inOrder(b);

const inOrder = (value: unknown): string | undefined =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

export const compareSchema: v.GenericSchema<unknown, Compare> = v.lazy((input) =>
  typeof input === 'object' && input !== null && 'range' in input
    ? v.strictObject({ range: rangeSchema })
    : v.strictObject({ segment: segmentSchema }),
);

/** Whether so many matching events are what the rule asks for. */
export function countFits({ atLeast, atMost }: Pick<Did, 'atLeast' | 'atMost'>, events: number): boolean {
  const least = atLeast ?? (atMost === undefined ? 1 : 0);
  return events >= least && events <= (atMost ?? Infinity);
}

/** The `did` rules of a segment, in the order they stand. */
export function didRules(segment: Segment): Did[] {
  if ('actors' in segment) return [];
  if ('did' in segment) return [segment];
  if ('not' in segment) return didRules(segment.not);
  return ('all' in segment ? segment.all : segment.any).flatMap(didRules);
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
