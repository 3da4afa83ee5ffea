/** Whether two questions are the same but for one setting. */
export function onlyDiffersIn<Spec extends object>(setting: keyof Spec, one: Spec, other: Spec): boolean {
  if (one === other || JSON.stringify(one[setting]) === JSON.stringify(other[setting])) return false;
  return JSON.stringify({ ...one, [setting]: null }) === JSON.stringify({ ...other, [setting]: null });
}
