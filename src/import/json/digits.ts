// Integers of 16 digits and more lose digits in JSON.parse; they are parsed as strings that begin with \u0001.
const long = /[:,[\s]-?\d{16}/;
const tokens = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
const longInteger = /^-?\d{16,}$/;

/** JSON.parse that keeps the digits of long integers, as marked strings. Throws SyntaxError. */
export function parseKeepingDigits(text: string): unknown {
  if (!long.test(text)) return JSON.parse(text);
  return JSON.parse(text.replace(tokens, (token) => (longInteger.test(token) ? `"\\u0001${token}"` : token)));
}

/** The digits of a marked string; null for any other. */
export function digitsOf(text: string): string | null {
  if (text.charCodeAt(0) !== 1) return null;
  const digits = text.slice(1);
  return longInteger.test(digits) ? digits : null;
}

/** JSON text of a value that may hold marked strings, with the numbers as they were. */
export function unmarked(json: string): string {
  return json.includes('\\u0001') ? json.replace(/"\\u0001(-?\d+)"/g, '$1') : json;
}
