import { pseudonymOf } from '../../import/load/reduction';

/** The text of a `.wayfold.json` file in which every list of actors (`actors: [ids]`) holds pseudonyms instead of ids. */
export async function withPseudonyms(views: string, key: string): Promise<string> {
  const file: unknown = JSON.parse(views);
  const listed = new Set(idsIn(file));
  const names = new Map<unknown, string>();
  for (const id of listed) names.set(id, await pseudonymOf(id, key));
  const text = JSON.stringify(
    file,
    (field, value: unknown) =>
      field === 'actors' && Array.isArray(value) ? value.map((id: unknown) => names.get(id) ?? id) : value,
    2,
  );
  return `${text}\n`;
}

function idsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(idsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([field, inner]: [string, unknown]) =>
    field === 'actors' && Array.isArray(inner) ? inner.filter((id) => typeof id === 'string') : idsIn(inner),
  );
}
