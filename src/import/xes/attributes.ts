import type { TypedValue } from '../columns/shaping';
import { seen } from '../piece';

/** A typed key of a process log: `<string key="org:resource" value="Pat"/>`, with what stands inside it. */
export interface XesAttribute {
  type: string;
  key: string;
  value: string;
  inside: XesAttribute[];
}

export const attributeOf = (
  type: string,
  { key = '', value = '' }: Readonly<Record<string, string>>,
): XesAttribute => ({
  type,
  key,
  value,
  inside: [],
});

const kinds: Readonly<Record<string, number>> = { int: seen.number, float: seen.number, boolean: seen.boolean };

/** Attributes as values of columns: nested ones under dotted names, lists as JSON text, empty ones left out. */
export function* valuesOf(attributes: readonly XesAttribute[], prefix: string): Generator<TypedValue, void, undefined> {
  for (const { type, key, value, inside } of attributes) {
    if (key === '') continue;
    const name = prefix + key;
    if (type === 'list') {
      yield [name, JSON.stringify(listed(inside)), seen.text];
      continue;
    }
    if (value !== '') yield [name, value, kinds[type] ?? seen.text];
    yield* valuesOf(inside, `${name}.`);
  }
}

type Listed = string | { [key: string]: Listed };

/** The values of a list, in order; those with attributes of their own as objects. */
const listed = (inside: readonly XesAttribute[]): Listed[] =>
  inside.flatMap((one) =>
    one.type === 'values' ? listed(one.inside) : [one.inside.length > 0 ? nested(one) : one.value],
  );

const nested = ({ value, inside }: XesAttribute): Listed =>
  Object.fromEntries([
    ...(value === '' ? [] : [['value', value] as const]),
    ...inside.map((one) => [one.key, one.inside.length > 0 ? nested(one) : one.value] as const),
  ]);
