import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Bytes } from '../bytes';
import { lineOf } from '../piece';
import { byteDialect } from './dialect';
import { CsvOutput } from './output';
import { RecordParser, quotedLimit } from './record';
import { CsvScanner, recordLimit } from './scanner';

interface Scanned {
  cells: string[][];
  lines: number[];
  rejected: [line: number, reason: string, text: string][];
  counted: number;
  pieces: number;
  text: string;
}

interface How {
  delimiter?: string;
  quote?: string | null;
  newline?: 10 | 13;
  columns: number;
  needed?: number;
  head?: boolean;
  chunk?: number;
  pieceBytes?: number;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

function scan(input: string | Bytes, how: How): Scanned {
  const { delimiter = ',', quote = '"', newline = 10, columns, needed = columns, head = false } = how;
  const bytes = typeof input === 'string' ? encoder.encode(input) : input;
  const out = delimiter === ' ' ? '\t' : delimiter;
  const dialect = byteDialect(delimiter, quote, newline, columns, needed);
  const scanner = new CsvScanner(dialect, new CsvOutput(out.charCodeAt(0), 64), how.pieceBytes ?? 1e9, head);
  const { chunk = 1 << 20 } = how;
  for (let at = 0; at < bytes.length; at += chunk) scanner.push(bytes.slice(at, at + chunk));
  scanner.push(new Uint8Array(0), true);
  const all: Scanned = { cells: [], lines: [], rejected: [], counted: 0, pieces: scanner.finished.length, text: '' };
  for (const { tally, collected } of scanner.finished) {
    const cells = strictCells(collected, out, columns);
    expect(cells).toHaveLength(tally.rows);
    all.cells.push(...cells);
    all.text += decoder.decode(collected);
    for (let row = 0; row < tally.rows; row++) all.lines.push(lineOf(tally.lines, row));
    all.rejected.push(
      ...tally.rejected.map(({ line, reason, text }): [number, string, string] => [line, reason, text]),
    );
    all.counted += tally.counted;
  }
  return all;
}

/** Reads the output by RFC 4180 alone: quotes only around whole fields, '\n' only as the end of a record. */
function strictCells(bytes: Bytes, delimiter: string, columns: number): string[][] {
  const text = decoder.decode(bytes);
  const records: string[][] = [];
  const field = new RegExp(`(?:"((?:[^"]|"")*)"|([^"${delimiter}\n\r]*))([${delimiter}\n])`, 'y');
  let record: string[] = [];
  while (field.lastIndex < text.length) {
    const found = field.exec(text);
    if (found === null) throw new Error(`not strict: ${JSON.stringify(text)}`);
    record.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '');
    if (found[3] !== '\n') continue;
    if (record.length !== columns) throw new Error(`${record.length} fields: ${JSON.stringify(text)}`);
    records.push(record);
    record = [];
  }
  return records;
}

test('plain records pass as they are, whatever ends their lines', () => {
  const cells = [
    ['a', 'b'],
    ['c', ' d '],
  ];
  expect(scan('a,b\nc, d \n', { columns: 2 })).toMatchObject({ cells, lines: [1, 2], counted: 2, rejected: [] });
  expect(scan('a,b\r\nc, d \r\n', { columns: 2 })).toMatchObject({ cells, lines: [1, 2], text: 'a,b\nc, d \n' });
  expect(scan('a,b\rc, d \r', { columns: 2, newline: 13 })).toMatchObject({ cells, lines: [1, 2] });
  expect(scan('a,b\nc, d ', { columns: 2 })).toMatchObject({ cells });
});

test('blank lines are no records but lines', () => {
  expect(scan('\na,b\n\r\n   \nc,d\n\n', { columns: 2 })).toMatchObject({ lines: [2, 5], counted: 2 });
});

test('quoted fields hold delimiters, doubled quotes and line breaks', () => {
  const found = scan('1,"x, ""y""\r\nz"\n2,""\n', { columns: 2 });
  expect(found.cells).toEqual([
    ['1', 'x, "y"\r\nz'],
    ['2', ''],
  ]);
  expect(found.lines).toEqual([1, 3]);
});

test('a quote inside an unquoted field is text, text after a closing quote is kept', () => {
  expect(scan('1,5" disk\n2,"a" b\n3, "c"\n', { columns: 2 }).cells).toEqual([
    ['1', '5" disk'],
    ['2', 'a b'],
    ['3', ' "c"'],
  ]);
});

test('single quotes quote where the dialect says so, and nothing does where it has no quote', () => {
  expect(scan(`'a,1','it''s "it"'\n`, { columns: 2, quote: "'" }).cells).toEqual([['a,1', `it's "it"`]]);
  expect(scan('"a,1\n', { columns: 2, quote: null }).cells).toEqual([['"a', '1']]);
});

test('runs of blanks part fields; blanks at the ends do not count', () => {
  const found = scan(' 00004 0001 19970101  2   29.33\r\n  7\t"a b"  c d  e \n', { columns: 5, delimiter: ' ' });
  expect(found.cells).toEqual([
    ['00004', '0001', '19970101', '2', '29.33'],
    ['7', 'a b', 'c', 'd', 'e'],
  ]);
});

test('missing cells at the end are empty when what is mapped is there', () => {
  const found = scan('u1,click,2024\nu2,click\nu3,click,2024,x,y\nu4,click,2024,x\n', { columns: 5, needed: 3 });
  expect(found.cells).toEqual([
    ['u1', 'click', '2024', '', ''],
    ['u3', 'click', '2024', 'x', 'y'],
    ['u4', 'click', '2024', 'x', ''],
  ]);
  expect(found.rejected).toEqual([[2, 'tooFewColumns', 'u2,click']]);
});

test('cells beyond the head are dropped when empty, else the record is rejected', () => {
  const found = scan('a,b,,\na,b,c\n', { columns: 2 });
  expect(found.cells).toEqual([['a', 'b']]);
  expect(found.rejected).toEqual([[2, 'tooManyColumns', 'a,b,c']]);
});

test('a file that stops in mid-row loses that row only', () => {
  const found = scan('u1,click,2024-01-01,x\nu2,click,2024-0', { columns: 4, needed: 3 });
  expect(found.cells).toHaveLength(1);
  expect(found.rejected).toEqual([[2, 'tooFewColumns', 'u2,click,2024-0']]);
});

function log(rows: number): string[] {
  return Array.from({ length: rows }, (_, i) => `u${i},click,t${i}`);
}

test('an unclosed quote in the middle costs its own line, all others are kept', () => {
  const lines = log(1000);
  lines[500] = 'u500,"click,t500';
  const found = scan(`${lines.join('\n')}\n`, { columns: 3 });
  expect(found.cells).toHaveLength(999);
  expect(found.rejected).toEqual([[501, 'unbalancedQuote', 'u500,"click,t500']]);
  expect(found.lines.at(-1)).toBe(1000);
  expect(found.counted).toBe(1000);
});

test('an unclosed quote is given up after 200 lines or 64 kB, and at the end of the file', () => {
  for (const rows of [100, 5000]) {
    const long = log(rows).map((line) => `${line}${'x'.repeat(20)}`);
    long[50] = 'u50,"click,t50';
    expect(scan(long.join('\n'), { columns: 3 })).toMatchObject({
      counted: rows,
      rejected: [[51, 'unbalancedQuote', long[50]]],
    });
  }
  const wide = ['a,"b,c', `x,y,${'z'.repeat(quotedLimit.bytes)}`, 'd,e,f'].join('\n');
  expect(scan(`${wide}\n`, { columns: 3 }).rejected.map(([line]) => line)).toEqual([1]);
});

test('a stray quote that meets the next quoted field costs its line, not both', () => {
  const found = scan('u1,"abc,t1\nu2,"def",t2\nu3,x,t3\n', { columns: 3 });
  expect(found.cells).toEqual([
    ['u2', 'def', 't2'],
    ['u3', 'x', 't3'],
  ]);
  expect(found.rejected).toEqual([[1, 'unbalancedQuote', 'u1,"abc,t1']]);
});

test('a quoted field of just the limit is a value', () => {
  const value = 'line\n'.repeat(quotedLimit.lines - 1);
  expect(scan(`1,"${value}"\n2,b\n`, { columns: 2 }).cells).toEqual([
    ['1', value],
    ['2', 'b'],
  ]);
});

test('a record over the limit is rejected alone, also when no line end is in sight', () => {
  const long = `a,${'x'.repeat(recordLimit * 3)}`;
  for (const chunk of [1 << 20, 70_000]) {
    const found = scan(`1,b\n${long}\n2,c\n`, { columns: 2, chunk });
    expect(found.cells).toEqual([
      ['1', 'b'],
      ['2', 'c'],
    ]);
    expect(found.lines).toEqual([1, 3]);
    expect(found.rejected.map(([line, reason, text]) => [line, reason, text.length])).toEqual([[2, 'tooLong', 1000]]);
  }
});

test('a record with bytes that are no UTF-8, or a NUL, is rejected alone', () => {
  const bytes = new Uint8Array([...encoder.encode('1,ä\n2,'), 0xff, ...encoder.encode('\n3,é\n4,\0\n5,x\n')]);
  for (const chunk of [1, 3, 1000]) {
    const found = scan(bytes, { columns: 2, chunk });
    expect(found.cells).toEqual([
      ['1', 'ä'],
      ['3', 'é'],
      ['5', 'x'],
    ]);
    expect(found.rejected.map(([line, reason]) => [line, reason])).toEqual([
      [2, 'badEncoding'],
      [4, 'badEncoding'],
    ]);
  }
});

test('the head is not a record', () => {
  expect(scan('\n"a ""x""\ny",b\n1,2\n', { columns: 2, head: true })).toMatchObject({
    cells: [['1', '2']],
    lines: [4],
  });
});

test('only the first 1,000 rejected records of a piece are kept, all are counted', () => {
  const found = scan('x\n'.repeat(1500), { columns: 2 });
  expect(found.counted).toBe(1500);
  expect(found.rejected).toHaveLength(1000);
});

const cell = fc.oneof(
  fc.string({
    unit: fc.constantFrom('a', 'b', ' ', '"', "'", ',', ';', '\t', '|', '\n', '\r', '\r\n', 'é', '用', '😀'),
    maxLength: 6,
  }),
  fc.string({ unit: 'grapheme', maxLength: 4 }).filter((text) => !text.includes('\0')),
);

const written = fc
  .record({
    columns: fc.integer({ min: 2, max: 5 }),
    delimiter: fc.constantFrom(',', ';', '\t', '|'),
    quote: fc.constantFrom('"', "'"),
    end: fc.constantFrom('\n', '\r\n'),
    always: fc.boolean(),
    closed: fc.boolean(),
  })
  .chain((dialect) =>
    fc.record({
      dialect: fc.constant(dialect),
      table: fc.array(fc.array(cell, { minLength: dialect.columns, maxLength: dialect.columns }), { maxLength: 8 }),
      chunk: fc.integer({ min: 1, max: 40 }),
      pieceBytes: fc.integer({ min: 1, max: 60 }),
    }),
  );

test('any table written in any dialect is read as the same cells, wherever chunks and pieces are cut', () => {
  fc.assert(
    fc.property(written, ({ dialect, table, chunk, pieceBytes }) => {
      const { columns, delimiter, quote, end, always, closed } = dialect;
      const special = new RegExp(`[${delimiter}${quote}\\r\\n]|^\\s*$`);
      const field = (text: string): string =>
        always || special.test(text) ? quote + text.replaceAll(quote, quote + quote) + quote : text;
      const text = table.map((cells) => cells.map(field).join(delimiter)).join(end) + (closed ? end : '');
      const how = { columns, delimiter, quote };
      const whole = scan(text, how);
      expect(whole.rejected).toEqual([]);
      expect(whole.cells).toEqual(table);
      const cut = scan(text, { ...how, chunk, pieceBytes });
      expect({ ...cut, pieces: 0 }).toEqual({ ...whole, pieces: 0 });
    }),
    { numRuns: 400 },
  );
});

test('hostile text gives the same records wherever chunks and pieces are cut, and nothing is lost', () => {
  const unit = fc.constantFrom('a', ',', '"', '\n', '\r\n', '\r', ' ', 'b');
  fc.assert(
    fc.property(
      fc.string({ unit, maxLength: 60 }),
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 1, max: 20 }),
      (text, chunk, pieceBytes) => {
        const whole = scan(text, { columns: 3, needed: 2 });
        const cut = scan(text, { columns: 3, needed: 2, chunk, pieceBytes });
        expect({ ...cut, pieces: 0 }).toEqual({ ...whole, pieces: 0 });
        expect(whole.cells.length + whole.rejected.length).toBe(whole.counted);
      },
    ),
    { numRuns: 600 },
  );
});

test('the parser reports what it cannot know yet', () => {
  const parser = new RecordParser(byteDialect(',', '"', 10, 2, 2));
  expect(parser.parse(encoder.encode('a,"b"'), 0, false)).toBe('more');
  expect(parser.parse(encoder.encode('a,b\r'), 0, false)).toBe('more');
  expect(parser.parse(encoder.encode('a,"b'), 0, true)).toBe('unbalanced');
});
