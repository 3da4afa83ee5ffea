import type { RetentionTable } from './result';

/** Actors back and actors eligible in a column, over mature cells. */
export interface ColumnBase {
  column: number;
  returned: number;
  base: number;
}

/** By column. */
export function basesOf(table: RetentionTable): ColumnBase[] {
  return table.mean.map(({ column }) => {
    let returned = 0;
    let base = 0;
    for (const row of table.rows) {
      const cell = row.cells[column];
      if (!cell || cell.immature || cell.rate === null) continue;
      returned += cell.actors ?? 0;
      base += row.actors;
    }
    return { column, returned, base };
  });
}
