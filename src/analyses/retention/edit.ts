import type { RetentionSpec } from './spec';

/** The question with another rule of when a return counts; brackets begin as 0, 1–2, 3–6, 7 and later. */
export const withRule = (spec: RetentionSpec, rule: 'on' | 'onOrAfter' | 'brackets'): RetentionSpec => ({
  ...spec,
  rule: rule !== 'brackets' ? rule : typeof spec.rule === 'object' ? spec.rule : { brackets: [0, 1, 3, 7] },
});

/** Bounds written "0, 1, 3, 7"; null when they do not grow from 0. */
export function boundsOf(text: string): number[] | null {
  const parts = text.split(/[\s,;，；、]+/).filter((part) => part !== '');
  if (parts.length < 2 || !parts.every((part) => /^\d{1,4}$/.test(part))) return null;
  const bounds = parts.map(Number);
  return bounds[0] === 0 && bounds.every((bound, i) => i === 0 || bound > bounds[i - 1]!) ? bounds : null;
}
