import type { Bytes } from '../bytes';
import type { CsvDialect, FormatChoice } from '../contract';
import { columnNames, looksLikeHead } from './head';
import type { ByteDialect } from './record';
import type { CsvSample, SampleRecord } from './sample';
import { sampleRecords } from './sample';
import { snowplowColumns } from './snowplow-columns';

export interface FoundCsv {
  dialect: CsvDialect;
  newline: 10 | 13;
  /** the sampled records after the head */
  records: SampleRecord[];
}

const delimiters = [',', ';', '\t', '|', ' '];
const sampled = 1000;

/**
 * Finds the dialect of UTF-8 bytes from their first records: the delimiter that cuts most records into as many fields as the first. What `chosen` says is
 * taken as it is.
 */
export function detectCsv(
  bytes: Bytes,
  whole: boolean,
  chosen: Pick<FormatChoice, 'delimiter' | 'header'> = {},
): FoundCsv {
  const newline = !bytes.includes(10) && bytes.includes(13) ? 13 : 10;
  let best: { score: number; delimiter: string; quote: '"' | "'" | null; sample: CsvSample } | null = null;
  for (const delimiter of chosen.delimiter === undefined ? delimiters : [chosen.delimiter]) {
    const quote = quoteOf(bytes, delimiter, newline, whole);
    const sample = sampleRecords(bytes, byteDialect(delimiter, quote, newline), sampled, whole);
    const score = scoreOf(sample.records, delimiter);
    if (best === null || score > best.score) best = { score, delimiter, quote, sample };
  }
  const { delimiter, quote, sample } = best!;
  const records = sample.records;
  const head = records[0]?.cells ?? [];
  const rest = records.slice(1);
  const header = chosen.header ?? looksLikeHead(head, rest);
  const known = header || delimiter !== '\t' ? null : snowplowColumns(records);
  const columns = known === null ? columnNames(header ? withIndex(head, rest) : head.map(() => '')) : [...known];
  return {
    dialect: { kind: 'csv', delimiter, quote, header, columns },
    newline,
    records: header ? rest : records,
  };
}

/** A dialect in bytes; `columns` and `needed` are for scanning. */
export function byteDialect(
  delimiter: string,
  quote: string | null,
  newline: 10 | 13,
  columns = 1,
  needed = 1,
): ByteDialect {
  return {
    delimiter: delimiter.charCodeAt(0),
    quote: quote === null ? -1 : quote.charCodeAt(0),
    newline,
    columns,
    needed,
  };
}

/** '"' unless fields are quoted by "'", or quotes stand at the start of fields without ever closing. */
function quoteOf(bytes: Bytes, delimiter: string, newline: 10 | 13, whole: boolean): '"' | "'" | null {
  const double = sampleRecords(bytes, byteDialect(delimiter, '"', newline), 200, whole);
  if (double.quoted > 0) return '"';
  if (double.unbalanced > 0) return null;
  const single = sampleRecords(bytes, byteDialect(delimiter, "'", newline), 200, whole);
  return single.unbalanced === 0 && single.quoted >= Math.max(2, single.records.length / 2) ? "'" : '"';
}

/** How well a delimiter fits, 0 when it cuts nothing. Ragged records count half; blanks are the last resort. */
function scoreOf(records: readonly SampleRecord[], delimiter: string): number {
  const first = records[0]?.cells.length ?? 0;
  const common = commonest(records.map(({ cells }) => cells.length));
  const fields = Math.max(first, common);
  if (records.length === 0 || fields < 2) return 0;
  let fit = 0;
  for (const { cells } of records) {
    if (cells.length === fields) fit += 1;
    else if (cells.length > 1 && cells.length < fields) fit += 0.4;
  }
  const share = fit / records.length;
  const headFits = first === common || first + 1 === common ? 0.5 : 0;
  const wide = Math.min(fields, 50) / 100;
  return (share + headFits + wide) * (delimiter === ' ' ? 0.3 : 1);
}

export function commonest(numbers: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const n of numbers) counts.set(n, (counts.get(n) ?? 0) + 1);
  let best = 0;
  for (const [n, count] of counts) if (count > (counts.get(best) ?? 0)) best = n;
  return best;
}

/** Some tools leave the index column out of the head: then the records have one field more, and it is not an empty one at the end. */
function withIndex(head: string[], rest: readonly SampleRecord[]): string[] {
  if (rest.length === 0 || commonest(rest.map(({ cells }) => cells.length)) !== head.length + 1) return head;
  const filled = rest.filter(({ cells }) => cells.length === head.length + 1 && cells.at(-1) !== '').length;
  return filled * 2 > rest.length ? ['', ...head] : head;
}
