import type { Condition } from './condition';
import type { Range } from './range';

/** Fields every spec has. `segment` and `compare` of the public format come later; a spec that has them gets a Problem. */
export interface SpecBase<Kind extends string> {
  kind: Kind;
  v: 1;
  name?: string;
  range?: Range;
  filter?: Condition;
}
