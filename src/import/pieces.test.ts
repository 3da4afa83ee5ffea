import { gzipSync, strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { FailureError } from '../model/failure';
import type { Failure } from '../model/failure';
import type { Mapping } from './contract';
import type { Piece, ReadOptions } from './piece';
import { lineOf, textAt } from './piece';
import { readPieces } from './pieces';

const mapping: Mapping = { actor: 'user', event: 'event', at: 'time' };
type Content = string | Uint8Array;
const fileOf = (name: string, content: Content): File =>
  new File([typeof content === 'string' ? content : new Uint8Array(content)], name);

async function pieces(files: File[], options: ReadOptions = {}, plan: Partial<Mapping> = {}): Promise<Piece[]> {
  const all: Piece[] = [];
  for await (const piece of readPieces(files, { mapping: { ...mapping, ...plan }, preset: null }, options))
    all.push(piece);
  return all;
}

async function failure(files: File[], plan: Partial<Mapping> = {}): Promise<Failure | null> {
  return pieces(files, {}, plan).then(
    () => null,
    (error: unknown) => {
      if (error instanceof FailureError) return error.failure;
      throw error;
    },
  );
}

interface Row {
  seq: number;
  source: number;
  line: number;
  cells: Record<string, string>;
}

/** All rows of pieces; CSV of these tests has no quotes left. */
function rowsOf(all: Piece[]): Row[] {
  return all.flatMap((piece) => {
    const table: Record<string, string>[] =
      piece.kind === 'csv'
        ? new TextDecoder()
            .decode(piece.bytes)
            .split('\n')
            .slice(0, -1)
            .map((line) => Object.fromEntries(line.split(piece.delimiter).map((cell, k) => [piece.columns[k]!, cell])))
        : Array.from({ length: piece.rows }, (_, row) =>
            Object.fromEntries(piece.columns.map((column) => [column.name, textAt(column, row) ?? ''])),
          );
    expect(table).toHaveLength(piece.rows);
    return table.map((cells, row) => ({
      seq: piece.firstSeq + row,
      source: piece.source.index,
      line: lineOf(piece.lines, row),
      cells,
    }));
  });
}

const log = (from: number, to: number, head = 'user,event,time'): string =>
  [
    head,
    ...Array.from({ length: to - from }, (_, i) => `u${from + i},click,2026-03-01 10:00:${10 + ((from + i) % 50)}`),
  ].join('\n');

test('files are read in natural order of names, rows numbered over all of them', async () => {
  const all = await pieces([fileOf('part-10.csv', log(2, 3)), fileOf('part-9.csv', log(0, 2))]);
  expect(rowsOf(all).map(({ seq, source, line, cells }) => [seq, source, line, cells['user']])).toEqual([
    [0, 0, 2, 'u0'],
    [1, 0, 3, 'u1'],
    [2, 1, 2, 'u2'],
  ]);
  expect(all.map(({ source }) => source.name)).toEqual(['part-9.csv', 'part-10.csv']);
});

test('columns may stand in another order in a later file, and a later file may lack a head', async () => {
  const all = await pieces([
    fileOf('1.csv', log(0, 2)),
    fileOf('2.csv', 'time;user;event\n2026-03-02 10:00:00;u7;buy\n'),
    fileOf('3.csv', 'u8,buy,2026-03-02 10:00:00\nu9,buy,2026-03-02 10:00:00\n'),
  ]);
  expect(rowsOf(all).map(({ cells }) => [cells['user'], cells['event']])).toEqual([
    ['u0', 'click'],
    ['u1', 'click'],
    ['u7', 'buy'],
    ['u8', 'buy'],
    ['u9', 'buy'],
  ]);
});

test('the same rows come whatever the size of pieces and reads', async () => {
  const text = `${log(0, 200)}\nu200,"cl""ick",2026-03-01 10:00:00\nshort,x\n${log(201, 230).slice(16)}`;
  const whole = rowsOf(await pieces([fileOf('a.csv', text)]));
  expect(whole).toHaveLength(230);
  for (const [pieceBytes, chunkBytes] of [
    [100, 7],
    [1000, 333],
    [1, 1000],
  ]) {
    const cut = await pieces([fileOf('a.csv', gzipSync(strToU8(text)))], {
      pieceBytes: pieceBytes!,
      chunkBytes: chunkBytes!,
    });
    expect(cut.length).toBeGreaterThan(5);
    expect(rowsOf(cut)).toEqual(whole);
    expect(cut.flatMap(({ rejected }) => rejected)).toEqual([{ line: 203, reason: 'tooFewColumns', text: 'short,x' }]);
  }
});

test('the first piece is smaller', async () => {
  const all = await pieces([fileOf('a.csv', log(0, 1000))], {
    pieceBytes: 20_000,
    firstPieceBytes: 1000,
    chunkBytes: 500,
  });
  expect(all[0]!.rows).toBeLessThan(60);
  expect(all[1]!.rows).toBeGreaterThan(400);
});

test('progress counts packed bytes and ends with all of them', async () => {
  const zip = zipSync({ '2.csv': strToU8(log(2, 4)), '1.csv': gzipSync(strToU8(log(0, 2))), 'empty.csv': strToU8('') });
  const files = [fileOf('x.zip', zip), fileOf('y.csv', log(4, 6))];
  const all = await pieces(files);
  expect(rowsOf(all).map(({ cells }) => cells['user'])).toEqual(['u0', 'u1', 'u2', 'u3', 'u4', 'u5']);
  expect(all.map(({ source }) => [source.index, source.file, source.name])).toEqual([
    [0, 0, 'x.zip/1.csv'],
    [1, 0, 'x.zip/2.csv'],
    [2, 1, 'y.csv'],
  ]);
  expect(all.at(-1)!.bytesRead).toBe(all.at(-1)!.bytesTotal);
  const read = all.map(({ bytesRead }) => bytesRead);
  expect(read).toEqual([...read].sort((a, b) => a - b));
  expect(read[0]).toBeLessThan(zip.length);
});

test('CSV with JSON in its cells becomes dotted columns', async () => {
  const text =
    'user,event,time,props\nu1,a,1772356502,"{""plan"": ""free"", ""n"": 1}"\nu2,b,1772356503,\nu3,c,1772356504,{oops}\n';
  const all = await pieces([fileOf('a.csv', text.replace('{oops}', '"{""n"": 2}"'))]);
  expect(rowsOf(all).map(({ cells }) => [cells['props.plan'], cells['props.n']])).toEqual([
    ['free', '1'],
    ['', ''],
    ['', '2'],
  ]);
  expect((await pieces([fileOf('a.csv', text)]))[0]!.kind).toBe('csv');
});

test('JSON and CSV can be read together', async () => {
  const all = await pieces([
    fileOf('a.csv', log(0, 1)),
    fileOf('b.jsonl', '{"user":"u1","event":"x","time":1772356502}\n'),
  ]);
  expect(rowsOf(all).map(({ cells }) => cells['user'])).toEqual(['u0', 'u1']);
});

test('a UTF-16 file and one with line ends of old Macs are read', async () => {
  const text = '\ufeff用户,事件,时间\r用1,点击,2026-03-01\r\r用2,点击,2026-03-01\r';
  const bytes = new Uint8Array(Uint16Array.from({ length: text.length }, (_, i) => text.charCodeAt(i)).buffer);
  const all = await pieces([fileOf('a.csv', bytes)], {}, { actor: '用户', event: '事件', at: '时间' });
  expect(all[0]!.source.encoding).toBe('utf-16le');
  expect(rowsOf(all).map(({ line, cells }) => [line, cells['用户']])).toEqual([
    [2, '用1'],
    [4, '用2'],
  ]);
});

test('a process log is read as columns, each event with its line', async () => {
  const event = (name: string): string => `<event><string key="concept:name" value="${name}"/></event>\n`;
  const file = fileOf(
    'log.xes',
    `<log>\n<trace>\n<string key="concept:name" value="c1"/>\n${event('a')}${event('b')}</trace></log>`,
  );
  const all = await pieces([file], {}, { actor: 'case:concept:name', event: 'concept:name', at: 'concept:name' });
  expect(rowsOf(all).map(({ line, cells }) => [line, cells['case:concept:name'], cells['concept:name']])).toEqual([
    [4, 'c1', 'a'],
    [5, 'c1', 'b'],
  ]);
});

test.each<[string, Content, Failure]>([
  ['nothing', '', { code: 'emptyFile', file: 'f' }],
  ['blanks', ' \n\r\n\t ', { code: 'emptyFile', file: 'f' }],
  ['an empty list', '[]', { code: 'emptyFile', file: 'f' }],
  ['a head alone', 'user,event,time\n', { code: 'headerOnly', file: 'f' }],
  ['a page saved as CSV', '<!DOCTYPE html>\n<html><body>login</body></html>', { code: 'htmlFile', file: 'f' }],
  [
    'a picture',
    new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]),
    { code: 'binaryFile', file: 'f', looksLike: 'image' },
  ],
  ['a PDF', '%PDF-1.7\n…', { code: 'binaryFile', file: 'f', looksLike: 'pdf' }],
  ['Parquet', 'PAR1\u0015\u0004', { code: 'binaryFile', file: 'f', looksLike: 'parquet' }],
  ['SQLite', 'SQLite format 3\0', { code: 'binaryFile', file: 'f', looksLike: 'sqlite' }],
  ['Avro', 'Obj\u0001\u0004', { code: 'binaryFile', file: 'f', looksLike: 'avro' }],
  ['a DuckDB file', 'xxxxxxxxDUCK@\0\0', { code: 'binaryFile', file: 'f', looksLike: 'duckdb' }],
  [
    'noise',
    Uint8Array.from({ length: 4000 }, (_, i) => (i * i * 7919) >> 5),
    { code: 'binaryFile', file: 'f', looksLike: 'binary' },
  ],
  ['XML', '<?xml version="1.0"?><log/>', { code: 'binaryFile', file: 'f', looksLike: 'xml' }],
  ['broken JSON only', '{"user": "a", oops\n{"user": nope}\n', { code: 'brokenJson', file: 'f', line: 1 }],
])('%s is refused as a file', async (_, content, expected) => {
  expect(await failure([fileOf('f', content)])).toEqual(expected);
});

test('a column missing in the second file is named', async () => {
  const second = fileOf('b.csv', 'user,event,when\nu1,x,2026-03-01\n');
  expect(await failure([fileOf('a.csv', log(0, 2)), second])).toEqual({
    code: 'columnMissing',
    file: 'b.csv',
    column: 'time',
  });
});

test('an actor of several columns needs one of them', async () => {
  const file = fileOf('a.csv', log(0, 2));
  expect(await failure([file], { actor: ['account', 'user'] })).toBeNull();
  expect(await failure([file], { actor: ['account', 'device'] })).toMatchObject({
    code: 'columnMissing',
    column: 'account',
  });
});

test('reading stops when it is cancelled', async () => {
  const stop = new AbortController();
  const reading = readPieces(
    [fileOf('a.csv', log(0, 1000))],
    { mapping, preset: null },
    { pieceBytes: 100, chunkBytes: 100, signal: stop.signal },
  );
  await reading.next();
  stop.abort();
  await expect(reading.next()).rejects.toMatchObject({ failure: { code: 'cancelled' } });
});
