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
  /** rows of cells that belong together, such as the lines of an order */
  groups?: Groups;
}

/** Rows one after the other with one value of `by`. Only the first of them has moments; each row is an event of its own beside them. */
export interface Groups {
  by: string;
  /** columns that each row has for itself; the others' empty cells are as in the group's first row */
  own: (column: string) => boolean;
  /** what each row is: the event's name, and the column of its time */
  each: { event: string; at: string };
}

/** Columns that take the name and the time of a moment; where rows stand in groups also what is one of a kind about it. */
export const momentColumns = { event: 'stage', at: 'reached at', id: 'stage id' } as const;

/** A value of a row: name, text, `seen` bits of its kind. */
export type TypedValue = readonly [name: string, text: string, kind: number];

export const noShaping: Shaping = { lists: [], explode: null, expand: [], derived: [] };

/** Writes records as rows. */
export class RowWriter {
  private readonly get: (name: string) => string | null;
  /** the group of the last row of cells: its value, its first row, how many rows it has so far */
  private group: { value: string; first: readonly string[]; rows: number } | null = null;

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

  /** A row of values whose kinds are known. */
  values(values: readonly TypedValue[]): void {
    for (const [name, text, kind] of values) this.row.set(name, text, kind);
    this.endRow();
  }

  /** The number of rows a record of cells became: 1, or as many as it holds moments. '' is absent. */
  cells(names: readonly string[], cells: readonly string[]): number {
    const { moments, groups } = this.shaping;
    if (groups !== undefined) return this.grouped(groups, names, cells);
    if (moments === undefined) {
      this.oneRow(names, cells);
      this.endRow();
      return 1;
    }
    let rows = 0;
    for (const [k, name] of names.entries()) rows += this.moment(names, cells, moments(name), cells[k] ?? '', null);
    return rows;
  }

  private grouped({ by, own, each }: Groups, names: readonly string[], cells: readonly string[]): number {
    const value = cells[names.indexOf(by)] ?? '';
    const begins = this.group === null || value === '' || this.group.value !== value;
    const group = begins || this.group === null ? { value, first: cells, rows: 0 } : this.group;
    this.group = { ...group, rows: group.rows + 1 };
    const filled = names.map((name, k) => (cells[k] || (own(name) ? '' : group.first[k])) ?? '');
    let rows = 0;
    const cellOf = (name: string): string => filled[names.indexOf(name)] ?? '';
    // of equal times the one that rows go by comes first
    for (const name of begins ? new Set([each.at, ...names]) : []) {
      const event = this.shaping.moments?.(name) ?? null;
      rows += this.moment(names, filled, event, cellOf(name), `${value} ${event}`);
    }
    return rows + this.moment(names, filled, each.event, cellOf(each.at), `${value} ${each.event} ${this.group.rows}`);
  }

  /** A row for a moment, if there is one; the number of rows. */
  private moment(
    names: readonly string[],
    cells: readonly string[],
    event: string | null,
    at: string,
    id: string | null,
  ): number {
    if (event === null || at === '') return 0;
    this.oneRow(names, cells);
    this.row.set(momentColumns.event, event, seen.text);
    this.row.set(momentColumns.at, at, seen.untyped);
    if (id !== null) this.row.set(momentColumns.id, id, seen.text);
    this.endRow();
    return 1;
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
