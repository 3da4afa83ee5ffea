import type { Segment } from '../../model/segment';

/** One combination of some segments: in these and in none of the others. */
export interface Combination {
  /** by place among the segments */
  inside: readonly boolean[];
  actors: number;
}

/** Every combination somebody may be in, the largest first, those in none of the segments last. `counts` go by place as binary digits, the first segment lowest. */
export const combinationsOf = (counts: readonly number[], segments: number): Combination[] =>
  counts
    .map((actors, place) => ({
      actors,
      place,
      inside: Array.from({ length: segments }, (_, i) => Math.floor(place / 2 ** i) % 2 === 1),
    }))
    .toSorted((a, b) => Number(a.place === 0) - Number(b.place === 0) || b.actors - a.actors || a.place - b.place);

/** The people of a combination as a segment. */
export const segmentOfCombination = ({ inside }: Combination, segments: readonly Segment[]): Segment => ({
  all: segments.map((segment, i) => (inside[i] === true ? segment : { not: segment })),
});
