/** A name must not be read as rich-text markup. */
export const plainText = (text: string): string => text.replaceAll('{', '{\u200b');

/** px of a character at 12 px, about; wide ones count double */
const charWidth = (char: string): number => ((char.codePointAt(0) ?? 0) > 0x2e80 ? 12 : 6.2);

/** About how many px a text takes at 12 px. */
export const textWidth = (text: string): number => Array.from(text).reduce((px, char) => px + charWidth(char), 0);

/** Cut to about a width at 12 px. */
export function shortened(text: string, px: number): string {
  let used = 0;
  let kept = '';
  for (const char of text) {
    used += charWidth(char);
    if (used > px) return `${kept.trimEnd()}…`;
    kept += char;
  }
  return kept;
}
