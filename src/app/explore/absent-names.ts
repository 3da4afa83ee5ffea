import type { DatasetInfo } from '../../model/dataset';

/** Event and property names a question speaks of that the data set does not have, each once. */
export function absentNames(spec: object, dataset: DatasetInfo): string[] {
  const known = new Set([...dataset.events, ...dataset.properties].map(({ name }) => name));
  return [...new Set(namesIn(spec))].filter((name) => name !== '' && !known.has(name));
}

const naming = ['event', 'property', 'sum', 'mean', 'median', 'p90'];

/** The values of all fields that name an event or a property, wherever they stand. */
function namesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(namesIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([field, inner]: [string, unknown]) => {
    if (!naming.includes(field)) return namesIn(inner);
    return [inner].flat().flatMap((name) => (typeof name === 'string' ? [name] : namesIn(name)));
  });
}
