/** Where two plain values differ first, in words; null when they are the same. Numbers may differ by rounding, or only those at some paths (`$.rows.0.rate`). */
export function difference(
  actual: unknown,
  expected: unknown,
  path = '$',
  mayRound: (path: string) => boolean = () => true,
): string | null {
  if (typeof actual === 'number' && typeof expected === 'number') {
    const near =
      mayRound(path) && Math.abs(actual - expected) <= 1e-9 * Math.max(1, Math.abs(actual), Math.abs(expected));
    return Object.is(actual, expected) || near ? null : `${path}: ${actual} is not ${expected}`;
  }
  if (typeof actual !== 'object' || typeof expected !== 'object' || actual === null || expected === null) {
    return actual === expected ? null : `${path}: ${JSON.stringify(actual)} is not ${JSON.stringify(expected)}`;
  }
  const left = new Map<string, unknown>(Object.entries(actual));
  const right = new Map<string, unknown>(Object.entries(expected));
  for (const key of new Set([...left.keys(), ...right.keys()])) {
    const found = difference(left.get(key), right.get(key), `${path}.${key}`, mayRound);
    if (found !== null) return found;
  }
  return null;
}
