import type { GenericSchema } from 'valibot';

/** A shape that many fields share, listed once under its own name. */
export type Shapes = ReadonlyMap<unknown, string>;

interface Walk {
  shapes: Shapes;
  found: Set<string>;
  /** what the lazy schemas around asked of their input */
  around: readonly string[];
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/**
 * Every field and closed value a schema accepts, as `place.field` and `place.field: value`: of objects their fields, of lists their items, of unions and lazy schemas every
 * branch. A shape stands under its own name wherever it is met. Schemas that contain themselves are walked once.
 */
export function fieldsOf(schema: GenericSchema, place: string, shapes: Shapes): Set<string> {
  const found = new Set<string>();
  walk(schema, place, { shapes, found, around: [] }, true);
  return found;
}

function walk(schema: unknown, place: string, on: Walk, isShape = false): void {
  if (!isRecord(schema)) return;
  const shape = isShape ? undefined : on.shapes.get(schema);
  if (shape !== undefined) {
    on.found.add(place);
    return;
  }
  if (isRecord(schema['entries'])) {
    for (const [name, entry] of Object.entries(schema['entries'])) walk(entry, `${place}.${name}`, on);
  } else if (Array.isArray(schema['options'])) {
    for (const option of schema['options']) {
      if (isRecord(option)) walk(option, place, on);
      else on.found.add(`${place}: ${String(option)}`);
    }
  } else if ('literal' in schema) on.found.add(`${place}: ${String(schema['literal'])}`);
  else if ('item' in schema) walk(schema['item'], place, on);
  else if ('wrapped' in schema) walk(schema['wrapped'], place, on);
  else if (isGetter(schema['getter'])) branches(schema['getter'], place, on);
  else on.found.add(place);
}

type Getter = (input: unknown) => unknown;
const isGetter = (value: unknown): value is Getter => typeof value === 'function';

/** A lazy schema chooses by its input: the branches it takes for a text, a list, and an object with each of the fields it asks for. */
function branches(getter: Getter, place: string, on: Walk): void {
  const asked = new Set<string>();
  const having = (field: string | null): object =>
    new Proxy(
      {},
      {
        has: (_, name) => {
          asked.add(String(name));
          return name === field;
        },
      },
    );
  const plain = ['text', [], having(null)].map((input): unknown => getter(input));
  const signature = [...asked].sort().join();
  if (signature !== '' && on.around.includes(signature)) {
    on.found.add(place);
    return;
  }
  const within = { ...on, around: [...on.around, signature] };
  const chosen = [...asked].map((field): unknown => getter(having(field)));
  for (const schema of [...plain, ...chosen]) walk(schema, place, within);
}
