import type { PropertyValue } from '../../model/condition';

/** The groups of a breakdown. Table 0 is everybody, table i + 1 is group i. */
export interface Groups {
  groups: { value: PropertyValue; other: boolean }[];
  /** the table of each code */
  tableOf: Uint8Array;
}

/**
 * The `limit` values with most members each stand alone, null (code 0) competing; the rest is one other group. Equal counts go by text, by code points.
 */
export function groupsOf(byCode: Float64Array, dictionary: readonly PropertyValue[], limit: number): Groups {
  const valueOf = (code: number): PropertyValue => (code === 0 ? null : (dictionary[code - 1] ?? null));
  const ranked = [...byCode.keys()]
    .filter((code) => byCode[code]! > 0)
    .sort((a, b) => byCode[b]! - byCode[a]! || byText(textOf(valueOf(a)), textOf(valueOf(b))));
  const groups: Groups['groups'] = ranked.slice(0, limit).map((code) => ({ value: valueOf(code), other: false }));
  if (ranked.length > limit) groups.push({ value: null, other: true });
  const tableOf = new Uint8Array(byCode.length);
  ranked.forEach((code, rank) => (tableOf[code] = Math.min(rank, limit) + 1));
  return { groups, tableOf };
}

const textOf = (value: PropertyValue): string => (value === null ? '' : String(value));

function byText(a: string, b: string): number {
  const left = Array.from(a);
  const right = Array.from(b);
  for (let i = 0; i < Math.min(left.length, right.length); i += 1) {
    const apart = left[i]!.codePointAt(0)! - right[i]!.codePointAt(0)!;
    if (apart !== 0) return apart;
  }
  return left.length - right.length;
}
