import type { Format, Messages } from '../../i18n';
import type { RejectedGroup } from '../../import/contract';

/** The first lines of a group of rejected records, "lines 6, 214 …"; with several files the file's number stands before the line. */
export function linesText(
  group: RejectedGroup,
  files: readonly unknown[] | null,
  t: Messages['data'],
  format: Format,
): string {
  const shown = group.lines.slice(0, 2);
  const lines = shown.map(({ file, line }) =>
    files === null ? format.number(line) : `${file + 1}:${format.number(line)}`,
  );
  if (lines.length === 0) return '';
  const more = group.records > shown.length;
  return t.report.lines({ lines: lines.join(', '), count: shown.length, more, f: format });
}
