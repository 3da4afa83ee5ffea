import type { StickinessCounts } from './fold';

/** The public answer of stickiness: `periods` counts from 1; `actors` were active in so many periods, with `cumulative` in at least so many. */
export interface StickinessResult {
  rows: { periods: number; actors: number }[];
}

/** Every number of periods up to the largest anyone has. */
export function shapeStickiness(counts: StickinessCounts, cumulative: boolean): StickinessResult {
  const most = counts.findLastIndex((actors) => actors > 0);
  const rows: StickinessResult['rows'] = [];
  let more = 0;
  for (let periods = most; periods > 0; periods -= 1) {
    more += counts[periods] ?? 0;
    rows.push({ periods, actors: cumulative ? more : (counts[periods] ?? 0) });
  }
  return { rows: rows.reverse() };
}
