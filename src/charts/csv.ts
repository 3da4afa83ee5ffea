export type Cell = string | number | boolean | null;

/** A table as written to files: raw values, no formatting. */
export interface Table {
  head: readonly string[];
  rows: readonly (readonly Cell[])[];
}

/** A text that spreadsheets would run as a formula gets an apostrophe in front. */
export function safeText(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const cellText = (cell: Cell): string =>
  cell === null ? '' : typeof cell === 'string' ? safeText(cell) : String(cell);

/** RFC 4180 with a byte order mark, so that spreadsheets read it as UTF-8. */
export function csvOf(table: Table): string {
  return csvStart + csvLines([table.head, ...table.rows]);
}

export const csvStart = '\ufeff';

/** Lines of the same file, for one that is written in parts. */
export const csvLines = (rows: readonly (readonly Cell[])[]): string =>
  rows.map((row) => `${row.map((cell) => quoted(cellText(cell))).join(',')}\r\n`).join('');

/** For the clipboard: tabs and line breaks inside cells become blanks. */
export function tsvOf(table: Table): string {
  return [table.head, ...table.rows]
    .map((row) =>
      row.map((cell) => cellText(typeof cell === 'string' ? cell.replace(/[\t\r\n]+/g, ' ') : cell)).join('\t'),
    )
    .join('\n');
}
