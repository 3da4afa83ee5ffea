import type { Bytes } from '../bytes';
import type { ByteDialect } from './record';
import { RecordParser } from './record';

const decoder = new TextDecoder();

export interface SampleRecord {
  line: number;
  /** as written, without quoting; '' for empty */
  cells: string[];
}

export interface CsvSample {
  records: SampleRecord[];
  unbalanced: number;
  /** fields that are quoted whole */
  quoted: number;
}

/** The first records of UTF-8 bytes under a dialect, however many fields they have; a cut last record is left out unless `whole`. */
export function sampleRecords(bytes: Bytes, dialect: ByteDialect, most: number, whole: boolean): CsvSample {
  const parser = new RecordParser(dialect);
  const sample: CsvSample = { records: [], unbalanced: 0, quoted: 0 };
  let line = 1;
  for (let start = 0; start < bytes.length && sample.records.length < most;) {
    const outcome = parser.parse(bytes, start, whole);
    if (outcome === 'more') break;
    if (outcome === 'unbalanced') {
      const at = bytes.indexOf(dialect.newline, start);
      start = at < 0 ? bytes.length : at + 1;
      sample.unbalanced++;
      line++;
      continue;
    }
    const cells = Array.from({ length: parser.fields }, (_, k) => decoder.decode(parser.value(k)));
    if (cells.length > 1 || cells[0]?.trim() !== '') sample.records.push({ line, cells });
    sample.quoted += parser.quotedFields();
    start = parser.end;
    line += parser.lines;
  }
  return sample;
}
