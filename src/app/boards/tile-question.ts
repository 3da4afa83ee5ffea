import { analyses, isKind, type AnySpec, type Kind } from '../../analyses/registry';
import type { BoardSides } from '../../model/board';
import type { DatasetInfo } from '../../model/dataset';
import type { Parsed } from '../../model/problem';
import type { Compare, Segment } from '../../model/segment';
import { withRange } from '../explore/sides';
import { specKind } from '../views/view-file';

/** What a tile asks, and what of the board's settings its kind of question cannot have. */
export interface TileQuestion {
  kind: Kind;
  spec: AnySpec;
  cannot: (keyof BoardSides)[];
}

/**
 * The question of a tile on a board: the board's range, compare and breakdown instead of its own, the board's segment in addition to its own. What one
 * of both says about people holds for both sides of a comparison. null: this version cannot read the spec.
 */
export function tileQuestion(input: unknown, sides: BoardSides, dataset: DatasetInfo): TileQuestion | null {
  const kind = specKind(input);
  if (!isKind(kind)) return null;
  const parse = (spec: unknown): Parsed<AnySpec> => analyses[kind].parse(spec);
  const parsed = parse(input);
  if (!parsed.ok) return null;
  let spec = parsed.value;
  const cannot: (keyof BoardSides)[] = [];
  const apply = (side: keyof BoardSides, changed: object): void => {
    const read = parse(changed);
    if (read.ok) spec = read.value;
    else cannot.push(side);
  };
  const { segment } = spec;
  if (sides.range !== undefined) apply('range', withRange(spec, sides.range, dataset));
  if (sides.segment !== undefined) {
    const compare = inside(spec.compare, sides.segment);
    apply('segment', { ...spec, segment: both(segment, sides.segment), ...(compare ? { compare } : {}) });
  }
  if (sides.compare !== undefined) apply('compare', { ...spec, compare: inside(sides.compare, segment) });
  if (sides.breakdown !== undefined) apply('breakdown', splitBy(spec, sides.breakdown));
  return { kind, spec, cannot };
}

/** People who are in both. */
const both = (own: Segment | undefined, other: Segment): Segment => (own === undefined ? other : { all: [own, other] });

/** The other side of a comparison, with its people also in a segment. */
function inside(compare: Compare | undefined, segment: Segment | undefined): Compare | undefined {
  if (compare === undefined || segment === undefined || 'range' in compare) return compare;
  return { segment: both(segment, compare.segment) };
}

/** Split by the property; how (at which step, how many values) stays as the question has it. */
function splitBy(spec: AnySpec, property: string): object {
  const own = 'breakdown' in spec ? spec.breakdown : {};
  return { ...spec, breakdown: { ...own, property } };
}
