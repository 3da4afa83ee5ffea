import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { NodeEngine } from '../../demo/build/native-engine';
import { textsOf } from '../../columns/source';
import { sql } from '../../sql/sql';
import type { Bytes } from '../bytes';
import { noShaping } from '../columns/shaping';
import type { CsvPiece } from '../piece';
import { textAt } from '../piece';
import { CellSink } from './cells';
import { byteDialect } from './dialect';
import { CsvOutput } from './output';
import type { RecordSink } from './scanner';
import { CsvScanner } from './scanner';

let engine: NodeEngine;
beforeAll(async () => {
  engine = await NodeEngine.start();
});
afterAll(() => engine.close());

const encoder = new TextEncoder();

const names = ['k0', 'k1', 'k2'];

/** Pushes a text through a scanner and gives what it passes on, null when that is nothing. */
function scanned<T>(text: string, delimiter: string, quote: string | null, sink: RecordSink<T>): T | null {
  const scanner = new CsvScanner(byteDialect(delimiter, quote, 10, 3, 2), sink, 1e9, false);
  scanner.push(encoder.encode(text));
  scanner.push(new Uint8Array(0), true);
  const piece = scanner.finished[0];
  return piece === undefined || piece.tally.rows === 0 ? null : piece.collected;
}

async function readByDuckDb(bytes: Bytes, delimiter: string): Promise<(readonly (string | null)[])[]> {
  const file = await engine.registerBytes(bytes, 'csv');
  const found = await engine.query(sql`SELECT k0, k1, k2 FROM read_csv(${file}, auto_detect = false, header = false,
    columns = {'k0': 'VARCHAR', 'k1': 'VARCHAR', 'k2': 'VARCHAR'}, delim = ${delimiter}, quote = '"', escape = '"', new_line = '\\n',
    nullstr = '', allow_quoted_nulls = true, max_line_size = 16777216, null_padding = false)`);
  await engine.dropFile(file);
  return names.map((name) => textsOf(found, name));
}

test('DuckDB reads the same cells out of what is passed on as the scanner does, whatever the text', async () => {
  const unit = fc.constantFrom(
    'a',
    'b,c,d',
    ',',
    ';',
    '\t',
    '"',
    '""',
    "'",
    '\n',
    '\r\n',
    '\r',
    ' ',
    '\\',
    '#',
    '用',
    'x|y|z',
  );
  const text = fc.string({ unit, minLength: 1, maxLength: 60 });
  const dialect = fc.constantFrom<[string, string | null, CsvPiece['delimiter']]>(
    [',', '"', ','],
    [';', '"', ';'],
    ['\t', null, '\t'],
    ['|', "'", '|'],
    [' ', '"', '\t'],
  );
  await fc.assert(
    fc.asyncProperty(text, dialect, async (input, [delimiter, quote, out]) => {
      const bytes = scanned(input, delimiter, quote, new CsvOutput(out.charCodeAt(0), 64));
      const columns = scanned(input, delimiter, quote, new CellSink(names, noShaping));
      expect(bytes === null).toBe(columns === null);
      if (bytes === null || columns === null) return;
      const read = await readByDuckDb(bytes, out);
      const rows = read[0]?.length ?? 0;
      const cells = names.map((name) => {
        const column = columns.find((one) => one.name === name);
        return Array.from({ length: rows }, (_, row) => (column === undefined ? null : textAt(column, row)));
      });
      expect(read).toEqual(cells);
      expect(columns.every(({ offsets }) => offsets.length === rows + 1)).toBe(true);
    }),
    { numRuns: 300 },
  );
});
