import type { Cell, Table } from './csv';

/** what a sheet and a cell of it can hold */
const most = { rows: 1_048_576, characters: 32_767 };

/** A sheet has no NaN and no infinity. */
const written = (cell: Cell): Cell => {
  if (typeof cell === 'string') return cell.slice(0, most.characters);
  return typeof cell === 'number' && !Number.isFinite(cell) ? null : cell;
};

/** A table as a workbook of one sheet. Texts are written as texts, so none is run as a formula. The library is fetched when it is asked for. */
export async function xlsxOf({ head, rows }: Table): Promise<Blob> {
  const { default: write } = await import('write-excel-file/universal');
  const bold = head.map((value) => ({ value, type: String, fontWeight: 'bold' as const }));
  const body = rows.slice(0, most.rows - 1).map((row) => row.map(written));
  return write([bold, ...body], { stickyRowsCount: 1, columns: head.map(() => ({ width: 18 })) }).toBlob();
}
