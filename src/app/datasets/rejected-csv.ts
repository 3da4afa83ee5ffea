import type { Messages } from '../../i18n';
import type { ImportReport } from '../../import/contract';

interface Rejecting {
  rejectedRows: ImportReport['rejectedRows'];
  files: readonly { name: string }[];
}

/** Rejected records as a CSV file that no spreadsheet runs as formulas. */
export function rejectedCsv(report: Rejecting, t: Messages['data']): string {
  const { file, line, reason, text } = t.csvFields;
  const rows = report.rejectedRows.map((row) => [
    report.files[row.file]?.name ?? '',
    String(row.line),
    t.rejectReasons[row.reason],
    row.text,
  ]);
  return [[file, line, reason, text], ...rows].map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('');
}

/** A quoted cell; text a spreadsheet would take for a formula gets an apostrophe in front. */
export function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
