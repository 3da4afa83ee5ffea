/** "Checkout-Guitar shops-2026-11-20.csv": the parts joined, without what file systems refuse. */
export function fileName(parts: readonly string[], extension: string): string {
  const clean = (part: string): string =>
    Array.from(part)
      .map((char) => (char < ' ' || '\\/:*?"<>|'.includes(char) ? ' ' : char))
      .join('')
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, 80);
  const name = parts
    .map(clean)
    .filter((part) => part !== '')
    .join(' - ')
    .replace(/^[. ]+/, '');
  return `${name === '' ? 'wayfold' : name}.${extension}`;
}

/** Hands the bytes to the browser as a download. */
export function saveFile(name: string, content: Blob | string, type = 'text/plain'): void {
  const url = URL.createObjectURL(
    typeof content === 'string' ? new Blob([content], { type: `${type};charset=utf-8` }) : content,
  );
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Puts a picture on the clipboard; throws where the browser refuses. */
export const copyImage = (picture: Promise<Blob>): Promise<void> =>
  navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })]);

/** What an exported file of a part is called: the view, the part, the rest. */
export const partName = (nameParts: readonly string[], part: string): string[] => [
  ...nameParts.slice(0, 1),
  part,
  ...nameParts.slice(1),
];
