/** Integers of 16 digits and more lose digits in JSON.parse; they are parsed as strings that begin with this mark. */
export const digitsMark = 1;
const mark = '\u0001';
const long = /\d{16}/;
const tokens = /"(?:[^"\\]|\\.)*"|-?\d{16,}(?![\d.eE])/g;

/** JSON.parse that keeps the digits of long integers, as marked strings. Throws SyntaxError. */
export function parseKeepingDigits(text: string): unknown {
  if (!long.test(text)) return JSON.parse(text);
  return JSON.parse(text.replace(tokens, (token) => (token.startsWith('"') ? token : `"\\u0001${token}"`)));
}

export function digitsOf(marked: string): string {
  return marked.slice(1);
}

/** JSON text of a value that may hold marked strings, with the numbers as they were. */
export function unmarked(json: string): string {
  return json.includes('\\u0001') ? json.replace(/"\\u0001(-?\d+)"/g, '$1') : json;
}

export function isMarked(text: string): boolean {
  return text.startsWith(mark);
}
