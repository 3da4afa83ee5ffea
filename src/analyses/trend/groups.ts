import type { ChartTheme } from '../../charts/theme';
import { splitValue } from '../../ui/split-words';
import type { Words } from '../view';
import type { TrendResult, TrendTable } from './result';
import type { TrendSelection, TrendSpec } from './spec';

/** One value of the split as it is drawn; one group of everything without a split. */
export interface TrendGroup extends TrendTable {
  /** undefined: everything */
  value: TrendSelection['value'];
  label: string;
  /** place among the coloured values from 0; null for (none), Other and what is beyond eight */
  rank: number | null;
  /** (none) */
  hatched: boolean;
  /** that somebody gave the one event everything is of, from 1 */
  eventColour?: number | null;
}

export function groupsOf(
  { breakdown: split, event: { event }, compare }: Pick<TrendSpec, 'breakdown' | 'event' | 'compare'>,
  result: TrendResult,
  { t, format }: Words,
): TrendGroup[] {
  const { total, series, breakdown } = result;
  if (breakdown === undefined) {
    const own = typeof event === 'string' && compare === undefined ? format.eventColour(event) : null;
    return [{ value: undefined, label: '', rank: 0, hatched: false, eventColour: own, total, series }];
  }
  let rank = 0;
  return breakdown.map(({ value, other, ...table }) => ({
    ...table,
    value: other ? { other: true } : value,
    label: other ? t.explore.other : splitValue(split, value, { t, format }),
    rank: value !== null && !other && rank < 8 ? rank++ : null,
    hatched: value === null && !other,
  }));
}

export function colourOf({ value, rank, eventColour }: TrendGroup, theme: ChartTheme): string {
  if (value === undefined) return theme.categories[(eventColour ?? 0) - 1] ?? theme.accent;
  return rank === null ? theme.other : (theme.categories[rank] ?? theme.other);
}

/** The colour beside a value's name, as CSS. */
export const swatchOf = ({ hatched, rank }: TrendGroup): string =>
  hatched ? 'hatch' : rank === null ? 'var(--other)' : `var(--cat-${rank + 1})`;

/** The people behind a value of a group; of everything in it without a period. */
export const selectionOf = ({ value }: TrendGroup, period?: string): TrendSelection => ({
  ...(period === undefined ? {} : { period }),
  ...(value === undefined ? {} : { value }),
});

export function sameSelection(a: TrendSelection | null, b: TrendSelection): boolean {
  return a !== null && a.period === b.period && JSON.stringify(a.value) === JSON.stringify(b.value);
}
