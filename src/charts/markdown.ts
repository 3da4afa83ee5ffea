import type { Cell, Table } from './csv';

/** A table in GitHub's Markdown. Names cannot end a cell, and mean nothing to Markdown or HTML. */
export function markdownOf({ head, rows }: Table): string {
  const numeric = head.map((_, column) => rows.every((row) => typeof row[column] !== 'string'));
  const rule = numeric.map((right) => (right ? '---:' : '---'));
  const lines = [head.map(cellText), rule, ...rows.map((row) => row.map(cellText))];
  return lines.map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}

const cellText = (cell: Cell): string =>
  cell === null
    ? ''
    : String(cell)
        .replace(/\s+/g, ' ')
        .replace(/[\\|`*[\]<>&]/g, '\\$&');
