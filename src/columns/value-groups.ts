import type { PropertyValue } from '../model/condition';
import { byText } from '../model/text-order';

/** The groups of a breakdown, largest first; the last may be the rest. */
export interface ValueGroups {
  groups: { value: PropertyValue; other: boolean }[];
  /** the group of each code, by its place in `groups`; codes without anything count as the last */
  groupOf: Uint8Array;
}

/**
 * The `limit` values that weigh most each stand alone, null (code 0) competing; the rest is one other group. Equal weights go by text. By value, not by
 * code: two stored texts can be one number (0 and -0).
 */
export function valueGroups(byCode: Float64Array, dictionary: readonly PropertyValue[], limit: number): ValueGroups {
  const valueOf = (code: number): PropertyValue => (code === 0 ? null : (dictionary[code - 1] ?? null));
  const weights = new Map<PropertyValue, number>();
  byCode.forEach((weight, code) => {
    if (weight > 0) weights.set(valueOf(code), (weights.get(valueOf(code)) ?? 0) + weight);
  });
  const ranked = [...weights].sort(
    ([a, weightOfA], [b, weightOfB]) => weightOfB - weightOfA || byText(textOf(a), textOf(b)) || (a === null ? -1 : 1),
  );
  const groups = ranked.slice(0, limit).map(([value]) => ({ value, other: false }));
  if (ranked.length > limit) groups.push({ value: null, other: true });
  const places = new Map(ranked.map(([value], rank) => [value, Math.min(rank, limit)]));
  const last = Math.max(groups.length - 1, 0);
  return { groups, groupOf: Uint8Array.from(byCode, (_, code) => places.get(valueOf(code)) ?? last) };
}

const textOf = (value: PropertyValue): string => (value === null ? '' : String(value));

/** Which codes are of the group a value names; null when there is no such group. */
export function codesOfGroup(
  { groups, groupOf }: ValueGroups,
  value: PropertyValue | { other: true },
): ((code: number) => boolean) | null {
  const wanted = groups.findIndex((group) =>
    typeof value === 'object' && value !== null ? group.other : !group.other && group.value === value,
  );
  return wanted < 0 ? null : (code) => groupOf[code] === wanted;
}
