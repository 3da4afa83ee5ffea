import { seen } from '../piece';
import type { TextColumn } from '../piece';
import { ColumnBuilder } from './column-builder';

/** A piece holds at most this many columns; the values of further keys go as JSON into one more. */
export const columnLimit = 4000;
export const overflowColumn = '(other keys)';

/** Builds rows of named values into columns. Columns appear with their first value. */
export class RowBuilder {
  rows = 0;
  /** about how many bytes were collected */
  length = 0;
  private columns = new Map<string, ColumnBuilder>();
  private overflow: Record<string, string> | null = null;

  /** Gives the row being built a value; the first one of a name counts. */
  set(name: string, text: string, kind: number): void {
    let column = this.columns.get(name);
    if (column === undefined) {
      if (this.columns.size >= columnLimit && name !== overflowColumn) {
        this.overflow ??= {};
        this.overflow[name] = text;
        return;
      }
      column = new ColumnBuilder(name);
      this.columns.set(name, column);
    }
    this.length += column.set(this.rows, text, kind) + 4;
  }

  /** The value of the row being built; null when it has none. */
  get(name: string): string | null {
    const column = this.columns.get(name);
    return column?.row === this.rows ? column.text : null;
  }

  endRow(): void {
    if (this.overflow !== null) {
      const text = JSON.stringify(this.overflow);
      this.overflow = null;
      this.set(overflowColumn, text, seen.text);
    }
    this.rows++;
  }

  take(): TextColumn[] {
    const columns = [...this.columns.values()].map((column) => column.finish(this.rows));
    this.columns = new Map();
    this.rows = 0;
    this.length = 0;
    return columns;
  }
}
