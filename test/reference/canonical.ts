/** Lists whose order the definition leaves open. */
const openOrder = new Set(['links', 'sequences', 'transitions', 'pathsToConversion', 'touchesBefore']);

/** Means, and the ends of intervals about a rate. */
const rounded = new Set(['meanMs', 'simple', 'low', 'high', 'conversionProbability']);

/** Sums of shares, and what is solved for. */
const computed = ['credits', 'removalEffects', 'standardError'];

/** May the number at a path of a result be rounded differently by another way of computing it? */
export const mayRound = (path: string): boolean =>
  rounded.has(path.slice(path.lastIndexOf('.') + 1)) || computed.some((field) => path.startsWith(`$.${field}.`));

const isFilled = (value: unknown): boolean => !Array.isArray(value) || value.length > 0;

/** Of two items that differ, always the same one comes first. */
function sorted(items: unknown[]): unknown[] {
  const named = items.map((item) => ({
    item,
    name: JSON.stringify(item, (key, value: unknown) => (rounded.has(key) ? undefined : value)),
  }));
  return named.sort((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name))).map(({ item }) => item);
}

/** A result of any kind of question, free of what the definition leaves open: orders, empty columns at the end, a histogram's edges. */
export function canonical(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) {
    const items: unknown[] = value.map((item) => canonical(item));
    if (key === 'columns')
      return items.slice(0, items.findLastIndex(isFilled) + 1).map((column) => sorted([column].flat()));
    return openOrder.has(key) ? sorted(items) : items;
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([name]) => name !== 'histogram');
  return Object.fromEntries(entries.map(([name, inner]) => [name, canonical(inner, name)]));
}
