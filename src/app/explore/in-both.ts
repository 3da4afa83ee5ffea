/** The numbers of the first list that are in the other one too, in its order. */
export function inBoth(list: readonly number[], other: readonly number[]): number[] {
  const known = new Set(other);
  return list.filter((number) => known.has(number));
}
