import type { Condition } from './condition';
import type { Range } from './range';
import type { Compare, Segment } from './segment';

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
