import { seen } from '../piece';
import { digitsOf, unmarked } from '../json/digits';
import type { RowBuilder } from './row-builder';

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
export type JsonObject = Record<string, Json>;

/** Objects nested deeper become JSON text. */
const deepest = 16;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Sets the values of an object under dotted names: objects open up, lists become JSON text, null is absent. */
export function flatten(
  object: JsonObject,
  prefix: string,
  row: RowBuilder,
  lists: readonly string[],
  depth = 0,
): void {
  for (const key of Object.keys(object)) {
    const value = object[key];
    if (value === undefined || value === null) continue;
    setValue(prefix + key, value, row, lists, depth);
  }
}

function setValue(name: string, value: Json, row: RowBuilder, lists: readonly string[], depth: number): void {
  if (typeof value === 'string') setText(name, value, row);
  else if (typeof value === 'number') row.set(name, String(value), Number.isFinite(value) ? seen.number : seen.text);
  else if (typeof value === 'boolean') row.set(name, value ? 'true' : 'false', seen.boolean);
  else if (Array.isArray(value)) {
    if (lists.includes(name)) keyValues(name, value, row);
    else row.set(name, unmarked(JSON.stringify(value)), seen.text);
  } else if (value !== null) {
    if (depth < deepest) flatten(value, `${name}.`, row, lists, depth + 1);
    else row.set(name, unmarked(JSON.stringify(value)), seen.text);
  }
}

function setText(name: string, value: string, row: RowBuilder): void {
  if (value === '') return;
  const digits = digitsOf(value);
  row.set(name, digits ?? value, digits === null ? seen.text : seen.number);
}

/** Lists of { key, value: { string_value | int_value | … } }: the one value that is there, under `name.key`. */
function keyValues(name: string, list: readonly Json[], row: RowBuilder): void {
  for (const entry of list) {
    if (!isObject(entry) || typeof entry['key'] !== 'string') continue;
    const value = entry['value'];
    if (!isObject(value)) {
      if (value !== undefined && value !== null) setValue(`${name}.${entry['key']}`, value, row, [], 0);
      continue;
    }
    const found = ['string_value', 'int_value', 'float_value', 'double_value'].find((kind) => {
      const one = value[kind];
      return one !== undefined && one !== null;
    });
    if (found === undefined) continue;
    const one = value[found];
    // 64-bit integers are written as strings
    if (found !== 'string_value' && typeof one === 'string') row.set(`${name}.${entry['key']}`, one, seen.number);
    else if (one !== undefined) setValue(`${name}.${entry['key']}`, one, row, [], 0);
  }
}
