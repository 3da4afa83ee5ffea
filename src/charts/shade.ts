/** The step of the one-hue scale (0–8) for a share of the key's end; null for nothing. */
export function shadeOf(value: number, largest: number, root = false): number | null {
  if (value <= 0 || largest <= 0) return null;
  const share = Math.min(1, value / largest);
  return Math.min(8, Math.floor((root ? Math.sqrt(share) : share) * 9));
}

/** Colours of a step as inline CSS; nothing for no step. */
export const shadeStyle = (shade: number | null): string =>
  shade === null ? '' : `background:var(--seq-${shade});color:var(--seq-${shade}-ink)`;

/** The smallest round number from the scale 1, 2, 2.5, 5 × 10ⁿ that is not under the value. */
export function roundMaximum(value: number): number {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 2, 2.5, 5, 10].find((times) => times * power >= value * (1 - 1e-9)) ?? 10;
  return step * power;
}
