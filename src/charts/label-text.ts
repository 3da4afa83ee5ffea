/** A name must not be read as rich-text markup. */
export const plainText = (text: string): string => text.replaceAll('{', '{\u200b');

/** Cut to about a width at 12 px; wide characters count double. */
export function shortened(text: string, px: number): string {
  let used = 0;
  let kept = '';
  for (const char of text) {
    used += (char.codePointAt(0) ?? 0) > 0x2e80 ? 12 : 6.2;
    if (used > px) return `${kept.trimEnd()}…`;
    kept += char;
  }
  return kept;
}
