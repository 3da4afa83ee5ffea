import type { Bytes } from '../bytes';

const magics: [string, number, number[]][] = [
  ['image', 0, [0x89, 0x50, 0x4e, 0x47]],
  ['image', 0, [0xff, 0xd8, 0xff]],
  ['image', 0, [0x47, 0x49, 0x46, 0x38]],
  ['image', 8, [0x57, 0x45, 0x42, 0x50]], // RIFF….WEBP
  ['image', 0, [0x49, 0x49, 0x2a, 0x00]],
  ['pdf', 0, [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['parquet', 0, [0x50, 0x41, 0x52, 0x31]],
  ['sqlite', 0, [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66]],
  ['duckdb', 8, [0x44, 0x55, 0x43, 0x4b]],
  ['avro', 0, [0x4f, 0x62, 0x6a, 0x01]],
  ['arrow', 0, [0x41, 0x52, 0x52, 0x4f, 0x57, 0x31]],
  ['orc', 0, [0x4f, 0x52, 0x43, 0x08]],
  ['xls', 0, [0xd0, 0xcf, 0x11, 0xe0]],
  ['7z', 0, [0x37, 0x7a, 0xbc, 0xaf]],
  ['rar', 0, [0x52, 0x61, 0x72, 0x21, 0x1a]],
  ['zstd', 0, [0x28, 0xb5, 0x2f, 0xfd]],
  ['bzip2', 0, [0x42, 0x5a, 0x68, 0x39, 0x31, 0x41]],
  ['xz', 0, [0xfd, 0x37, 0x7a, 0x58, 0x5a]],
];

/** What a file is that is told by its first bytes and holds no text; null for none of these. */
export function binaryByMagic(head: Bytes): string | null {
  const found = magics.find(([, at, magic]) => magic.every((byte, i) => head[at + i] === byte));
  return found?.[0] ?? null;
}

/** UTF-8 that is no text: several NULs, or many other control characters. */
export function isBinary(text: Bytes): boolean {
  let zeros = 0;
  let controls = 0;
  for (const byte of text) {
    if (byte === 0) zeros++;
    else if (byte < 9 || (byte > 13 && byte < 27)) controls++;
  }
  return zeros > text.length / 1000 + 1 || controls > text.length / 20;
}

/** Markup by how the text begins. */
export function markupOf(text: Bytes): 'html' | 'xml' | null {
  const start = new TextDecoder().decode(text.subarray(0, 1000)).trimStart().toLowerCase();
  if (/^(<!--[^]*?-->\s*)?<(!doctype html|html|head|body|table|div|script|meta)\b/.test(start)) return 'html';
  return /^<(\?xml|log\b|[a-z]+ xmlns)/.test(start) ? 'xml' : null;
}
