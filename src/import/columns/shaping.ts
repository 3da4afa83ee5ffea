import { parseKeepingDigits } from '../json/digits';
import { seen } from '../piece';
import type { JsonObject } from './flatten';
import { flatten, isObject } from './flatten';
import type { RowBuilder } from './row-builder';

/** A column made from others. */
export interface Derived {
  name: string;
  from: (get: (name: string) => string | null) => string | null;
}

/** How records become rows where one field a column is not enough. */
export interface Shaping {
  /** names of lists of { key, value } that become `name.key` */
  lists: readonly string[];
  /** a list whose objects each become a row, with the fields around it repeated */
  explode: string | null;
  /** fields of JSON text that become dotted columns */
  expand: readonly string[];
  derived: readonly Derived[];
  /** columns of times that each become an event of their own, in rows of cells: the event's name, or null for other columns */
  moments?: (column: string) => string | null;
}

/** Columns that take the name and the time of a moment. */
export const momentColumns = { event: 'stage', at: 'reached at' } as const;

export const noShaping: Shaping = { lists: [], explode: null, expand: [], derived: [] };

/** Writes records as rows. */
export class RowWriter {
  private readonly get: (name: string) => string | null;

  constructor(
    private readonly row: RowBuilder,
    private readonly shaping: Shaping,
  ) {
    this.get = (name) => row.get(name);
  }

  /** The number of rows the object became: 1, or as many as the exploded list holds. */
  object(object: JsonObject): number {
    const { lists, explode } = this.shaping;
    if (explode === null || object[explode] === undefined) {
      flatten(this.opened(object), '', this.row, lists);
      this.endRow();
      return 1;
    }
    const { [explode]: list, ...around } = object;
    if (!Array.isArray(list)) return 0;
    const parts = list.filter(isObject);
    for (const part of parts) {
      flatten(around, '', this.row, lists);
      flatten(part, `${explode}.`, this.row, lists);
      this.endRow();
    }
    return parts.length;
  }

  /** The number of rows a record of cells became: 1, or as many as it holds moments. '' is absent. */
  cells(names: readonly string[], cells: readonly string[]): number {
    const { moments } = this.shaping;
    if (moments === undefined) {
      this.oneRow(names, cells);
      this.endRow();
      return 1;
    }
    let rows = 0;
    for (const [k, name] of names.entries()) {
      const [event, at] = [moments(name), cells[k] ?? ''];
      if (event === null || at === '') continue;
      this.oneRow(names, cells);
      this.row.set(momentColumns.event, event, seen.text);
      this.row.set(momentColumns.at, at, seen.untyped);
      this.endRow();
      rows += 1;
    }
    return rows;
  }

  private oneRow(names: readonly string[], cells: readonly string[]): void {
    const { moments } = this.shaping;
    for (const [k, name] of names.entries()) {
      const cell = cells[k];
      if (cell === undefined || cell === '' || (moments?.(name) ?? null) !== null) continue;
      const object = this.shaping.expand.includes(name) ? objectIn(cell) : null;
      if (object === null) this.row.set(name, cell, seen.untyped);
      else flatten(object, `${name}.`, this.row, []);
    }
  }

  private opened(object: JsonObject): JsonObject {
    const { expand } = this.shaping;
    if (expand.length === 0) return object;
    const opened = { ...object };
    for (const key of expand) {
      const text = opened[key];
      const inner = typeof text === 'string' ? objectIn(text) : null;
      if (inner !== null) opened[key] = inner;
    }
    return opened;
  }

  private endRow(): void {
    for (const { name, from } of this.shaping.derived) {
      const value = from(this.get);
      if (value !== null && value !== '') this.row.set(name, value, seen.text);
    }
    this.row.endRow();
  }
}

/** The object that a text holds as JSON; null when it holds none. */
export function objectIn(text: string): JsonObject | null {
  if (!text.startsWith('{')) return null;
  try {
    const value = parseKeepingDigits(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}
