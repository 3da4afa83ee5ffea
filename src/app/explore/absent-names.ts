import type { DatasetInfo } from '../../model/dataset';

/** Event and property names a question speaks of that the data set does not have, each once. */
export function absentNames(spec: object, dataset: DatasetInfo): string[] {
  const known = new Set([...dataset.events, ...dataset.properties].map(({ name }) => name));
  return [...new Set(namesIn(spec))].filter((name) => name !== '' && !known.has(name));
}

/** The values of all fields `event` and `property`, wherever they stand, and what a `measure` is taken of. */
function namesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(namesIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([field, inner]: [string, unknown]) => {
    if (field === 'measure' && typeof inner === 'object' && inner !== null)
      return namesIn({ property: Object.values(inner) });
    if (field !== 'event' && field !== 'property') return namesIn(inner);
    return [inner].flat().flatMap((name) => (typeof name === 'string' ? [name] : namesIn(name)));
  });
}
