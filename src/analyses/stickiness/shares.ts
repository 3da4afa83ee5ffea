import type { StickinessResult } from './result';

/** Everybody in the answer. */
export const actorsInAll = ({ rows }: StickinessResult, cumulative: boolean): number =>
  cumulative ? (rows[0]?.actors ?? 0) : rows.reduce((sum, { actors }) => sum + actors, 0);

/** Actors with exactly one period. */
export const actorsWithOne = ({ rows }: StickinessResult, cumulative: boolean): number =>
  (rows[0]?.actors ?? 0) - (cumulative ? (rows[1]?.actors ?? 0) : 0);

/** The mean number of periods; null without anyone. Each actor counts once in every row up to theirs when cumulative. */
export function meanPeriods(result: StickinessResult, cumulative: boolean): number | null {
  const base = actorsInAll(result, cumulative);
  if (base === 0) return null;
  return result.rows.reduce((sum, { periods, actors }) => sum + actors * (cumulative ? 1 : periods), 0) / base;
}
