import * as v from 'valibot';
import type { Condition } from './condition';
import type { Range } from './range';
import { conditionSchema, rangeSchema } from './schemas';
import { compareSchema, segmentSchema, type Compare, type Segment } from './segment';

/** Fields every spec has. */
export interface SpecBase<Kind extends string> {
  kind: Kind;
  v: 1;
  name?: string;
  range?: Range;
  filter?: Condition;
  segment?: Segment;
  compare?: Compare;
}

/** The fields of every spec, to spread; `kind` is the analysis's own. */
export const specEntries = <Kind extends string>(kind: Kind) => ({
  kind: v.literal(kind),
  v: v.optional(v.literal(1), 1 as const),
  name: v.exactOptional(v.string()),
  range: v.exactOptional(rangeSchema),
  filter: v.exactOptional(conditionSchema),
  segment: v.exactOptional(segmentSchema),
  compare: v.exactOptional(compareSchema),
});
