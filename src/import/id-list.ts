import { detectEncoding } from './text/encoding';

/** Which cells of a file are the ids: a column, from 0, and whether the first line names the columns. */
export interface IdChoice {
  column: number;
  header: boolean;
}

/** The text of a file, by its encoding. */
export async function textOfFile(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const { encoding, mark } = detectEncoding(bytes.subarray(0, 1_000_000));
  return new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes.subarray(mark));
}

/** The lines of a list: one id each, or cells where the first line has a tab, semicolon or comma. Cells may be quoted; nothing is trimmed, empty lines are left out. */
export function idRows(text: string): string[][] {
  const first = /^[^\r\n]*/.exec(text)?.[0] ?? '';
  const delimiter = ['\t', ';', ','].find((one) => first.includes(one));
  if (delimiter === undefined && !first.includes('"')) {
    return text
      .split(/\r\n|\r|\n/)
      .filter((line) => line !== '')
      .map((line) => [line]);
  }
  return quotedRows(text, delimiter ?? ',');
}

function quotedRows(text: string, delimiter: string): string[][] {
  const rows: string[][] = [];
  let cells: string[] = [];
  const cell = new RegExp(`(?:"((?:[^"]|"")*)"|([^${delimiter}\\r\\n]*))(${delimiter}|\\r\\n|\\r|\\n|$)`, 'gy');
  while (cell.lastIndex < text.length) {
    const found = cell.exec(text);
    if (found === null) break;
    cells.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '');
    if (found[3] === delimiter) {
      if (cell.lastIndex === text.length) cells.push('');
      else continue;
    }
    if (cells.some((one) => one !== '')) rows.push(cells);
    cells = [];
  }
  if (cells.length > 0) rows.push(cells);
  return rows;
}

/** The ids of a column, each once, empty cells left out. */
export const idsOf = (rows: readonly string[][], { column, header }: IdChoice): string[] => [
  ...new Set((header ? rows.slice(1) : rows).map((cells) => cells[column] ?? '').filter((id) => id !== '')),
];
