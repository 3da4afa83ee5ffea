/** A list of objects somewhere inside objects. */
export interface FoundList {
  /** keys to it */
  path: string[];
  /** of its '[' */
  at: number;
  /** bytes up to its end, or to the end of the text */
  length: number;
}

const openBrace = 123;
const closeBrace = 125;
const openBracket = 91;
const closeBracket = 93;
const deepest = 4;
const decoder = new TextDecoder();

/** The lists of objects in a JSON object that may be cut off, not looking inside lists. */
export function listsIn(bytes: Uint8Array, start: number): FoundList[] {
  const found: FoundList[] = [];
  const path: string[] = [];
  let key = '';
  for (let i = start; i < bytes.length; i++) {
    const byte = bytes[i]!;
    if (byte === 34) {
      const close = stringClose(bytes, i);
      const after = overBlanks(bytes, close + 1);
      if (bytes[after] === 58) key = decoder.decode(bytes.subarray(i + 1, close));
      i = close;
    } else if (byte === openBrace) path.push(key);
    else if (byte === closeBrace) {
      path.pop();
      if (path.length === 0) return found;
    } else if (byte === openBracket) {
      const end = listEnd(bytes, i);
      if (bytes[overBlanks(bytes, i + 1)] === openBrace && path.length <= deepest) {
        found.push({ path: [...path.slice(1), key], at: i, length: end - i });
      }
      i = end;
    }
  }
  return found;
}

export function overBlanks(bytes: Uint8Array, from: number): number {
  let i = from;
  while (i < bytes.length && (bytes[i] === 32 || (bytes[i]! >= 9 && bytes[i]! <= 13))) i++;
  return i;
}

function stringClose(bytes: Uint8Array, open: number): number {
  for (let i = open + 1; i < bytes.length; i++) {
    if (bytes[i] === 92) i++;
    else if (bytes[i] === 34) return i;
  }
  return bytes.length;
}

/** The index of the list's ']'. */
function listEnd(bytes: Uint8Array, open: number): number {
  let depth = 0;
  for (let i = open; i < bytes.length; i++) {
    const byte = bytes[i]!;
    if (byte === 34) i = stringClose(bytes, i);
    else if (byte === openBracket) depth++;
    else if (byte === closeBracket && --depth === 0) return i;
  }
  return bytes.length;
}
