import type { PropertyValue } from '../../model/condition';
import { splitValue } from '../../ui/split-words';
import type { Words } from '../view';
import type { FunnelResult } from './result';
import type { FunnelSelection, FunnelSpec } from './spec';

/** Rates of fewer units than this are not to be read. */
export const smallBase = 30;

/** The units of one value of the split, or of everyone without a split. */
export interface FunnelGroup {
  /** undefined: everyone */
  value: PropertyValue | { other: true } | undefined;
  label: string;
  /** place among the coloured values from 0; null for (none), Other and what is beyond eight */
  rank: number | null;
  /** by step */
  units: readonly number[];
  small: boolean;
  /** (none) and small bases */
  hatched: boolean;
  /** everyone of the other side of a comparison */
  otherSide?: true;
}

/** The split's values as they are drawn, in the result's order; one group without a split. */
export function groupsOf(
  { breakdown: split }: Pick<FunnelSpec, 'breakdown'>,
  result: FunnelResult,
  { t, format }: Words,
): FunnelGroup[] {
  if (result.breakdown === undefined) {
    const units = result.steps.map((step) => step.units);
    return [{ value: undefined, label: t.funnel.everyone, rank: 0, units, small: false, hatched: false }];
  }
  let rank = 0;
  return result.breakdown.map(({ value, other, units }) => {
    const small = (units[0] ?? 0) < smallBase;
    const ranked = value !== null && !other && rank < 8;
    return {
      value: other ? { other: true } : value,
      label: other ? t.explore.other : splitValue(split, value, { t, format }),
      rank: ranked ? rank++ : null,
      units,
      small,
      hatched: small || (value === null && !other),
    };
  });
}

/** So many bars a step can be read beside each other; the table has all. */
const mostDrawn = 12;

/** The largest ones. */
export const drawnGroups = (groups: readonly FunnelGroup[]): FunnelGroup[] => groups.slice(0, mostDrawn);

/** Everyone of both sides of a comparison; a split leaves no room for it. */
export function withOtherSide(groups: readonly FunnelGroup[], compared: FunnelResult | null): FunnelGroup[] {
  const [all] = groups;
  if (compared === null || all === undefined || all.value !== undefined) return [...groups];
  const units = compared.steps.map((step) => step.units);
  return [
    { ...all, label: 'A' },
    { ...all, label: 'B', rank: 1, units, otherSide: true },
  ];
}

type Value = FunnelSelection['value'];

/** True when both are the same value of the split; undefined is everyone. */
export function sameValue(a: Value, b: Value): boolean {
  const other = (value: Value): boolean => typeof value === 'object' && value !== null;
  return other(a) || other(b) ? other(a) && other(b) : a === b;
}
