/** One cell of a table twin. */
export interface TwinCell {
  text: string;
  /** what it sorts by; null last */
  sort: number | string | null;
  /** a second, smaller figure */
  small?: string;
  /** makes the figure a button */
  onpick?: () => void;
  /** said before the figure by screen readers, e.g. "mobile, 2 add to cart" */
  selected?: boolean;
}

export interface TwinRow {
  key: string;
  head: string;
  /** said on hover instead of the head */
  title?: string | undefined;
  cells: readonly TwinCell[];
  total?: boolean;
  /** base under 30: greyed; says why */
  weak?: string | undefined;
  /** a CSS colour; "hatch" for (none) and small bases */
  swatch?: string | undefined;
}

export interface Sorting {
  /** -1: by the row's head */
  column: number;
  descending: boolean;
}

/** Rows in order; totals stay on top, nulls at the end, equal ones as they came. */
export function sortRows(rows: readonly TwinRow[], sorting: Sorting | null): readonly TwinRow[] {
  if (sorting === null) return rows;
  const key = (row: TwinRow): number | string | null =>
    sorting.column < 0 ? row.head : (row.cells[sorting.column]?.sort ?? null);
  const totals = rows.filter((row) => row.total === true);
  const others = rows.filter((row) => row.total !== true);
  return [...totals, ...others.toSorted((a, b) => compare(key(a), key(b), sorting.descending))];
}

function compare(a: number | string | null, b: number | string | null, descending: boolean): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  const order = typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b));
  return descending ? -order : order;
}

/** The rows whose head has the text in it, whatever its case; totals always. All without a text. */
export function rowsWith(rows: readonly TwinRow[], text: string): readonly TwinRow[] {
  const wanted = text.trim().toLocaleLowerCase();
  return wanted === ''
    ? rows
    : rows.filter((row) => row.total === true || row.head.toLocaleLowerCase().includes(wanted));
}
