import { expect, test } from 'vitest';
import type { FormatChoice, Inspection } from './contract';
import { inspect } from './inspect';
import { planReading, readPieces } from './pieces';

async function inspected(file: File, format: FormatChoice = {}): Promise<Inspection> {
  const answer = await inspect([file], format);
  if (!answer.ok) throw new Error(answer.failure.code);
  return answer.inspection;
}

/** Records an import would count, and those it would pass on. */
async function read(file: File, format: FormatChoice): Promise<{ counted: number; rows: number }> {
  const sum = { counted: 0, rows: 0 };
  for await (const { counted, rows } of readPieces([file], planReading(await inspected(file, format)))) {
    sum.counted += counted;
    sum.rows += rows;
  }
  return sum;
}

const columnsOf = ({ columns }: Inspection): string[] => columns.map(({ name }) => name);

// the commas of the notes cut as many fields as the bars do
const notes = new File(
  ['user|event|time|note\n', ...Array.from({ length: 50 }, (_, i) => `u${i % 5}|view|2026-03-01 10:00:00|a,b,c,d,e\n`)],
  'notes.txt',
);

test('the chosen delimiter cuts the fields, and the mapping is suggested from them', async () => {
  const told = await inspected(notes, { delimiter: '|' });
  expect(columnsOf(told)).toEqual(['user', 'event', 'time', 'note']);
  expect(told.mapping).toEqual({ actor: 'user', event: 'event', at: 'time' });
  expect(told.format).toEqual({ delimiter: '|' });
  expect(columnsOf(await inspected(notes, { delimiter: ';' }))).toEqual(['user|event|time|note']);
});

test('what is not chosen stays as found, and nothing chosen is said as nothing', async () => {
  const found = await inspected(notes);
  expect(found).not.toHaveProperty('format');
  expect((await inspected(notes, { delimiter: '|' })).files[0]).toMatchObject({
    encoding: 'utf-8',
    dialect: { delimiter: '|', header: true, quote: '"' },
  });
});

const bare = new File(['a,b,c\nx,view,2026-03-01 10:00:00\ny,buy,2026-03-02 10:00:00\n'], 'bare.csv');

test('a first line that was taken for the head can be a row', async () => {
  expect(columnsOf(await inspected(bare))).toEqual(['a', 'b', 'c']);
  const told = await inspected(bare, { header: false });
  expect(columnsOf(told)).toEqual(['c1', 'c2', 'c3']);
  expect(told.preview.map(({ line, cells }) => [line, cells[0]])).toEqual([
    [1, 'a'],
    [2, 'x'],
    [3, 'y'],
  ]);
  expect(await read(bare, { header: false })).toEqual({ counted: 3, rows: 3 });
  expect(await read(bare, {})).toEqual({ counted: 2, rows: 2 });
});

test('a first line that was taken for a row can be the head', async () => {
  const codes = new File(['1,2,3\nx,view,2026-03-01 10:00:00\ny,buy,2026-03-02 10:00:00\n'], 'codes.csv');
  expect(columnsOf(await inspected(codes))).toEqual(['c1', 'c2', 'c3']);
  expect(columnsOf(await inspected(codes, { header: true }))).toEqual(['1', '2', '3']);
  expect(await read(codes, { header: true })).toEqual({ counted: 2, rows: 2 });
});

test('the chosen encoding decodes the bytes', async () => {
  // é in Windows-1252; the same byte and the next are one letter in GB18030
  const bytes = new Uint8Array([
    ...Buffer.from('user,event,time\nu1,caf'),
    0xe9,
    ...Buffer.from(',2026-03-01 10:00:00\n'),
  ]);
  const file = new File([bytes], 'latin.csv');
  const eventOf = ({ preview }: Inspection): string | null => preview[0]?.cells[1] ?? null;
  expect(eventOf(await inspected(file, { encoding: 'windows-1252' }))).toBe('café');
  expect((await inspected(file, { encoding: 'gb18030' })).files[0]?.encoding).toBe('gb18030');
});

test('a byte order mark is not part of the first name, whatever was chosen', async () => {
  const file = new File(['\uFEFFuser,event,time\nu1,view,2026-03-01 10:00:00\n'], 'marked.csv');
  expect(columnsOf(await inspected(file, { encoding: 'utf-8' }))[0]).toBe('user');
});

const record = (i: number): string => `{"user":"u${i}","event":"view","time":"2026-03-01 10:00:00"}`;

test('JSON can be told to be lines: a list whose bracket is broken loses that line alone', async () => {
  const file = new File([`[${record(0)},\n${record(1)},\n{"user":,\n${record(3)}\n`], 'list.json');
  expect(await read(file, { records: 'lines' })).toEqual({ counted: 4, rows: 3 });
});

test('JSON lines can be told to be one list', async () => {
  const file = new File([`${record(0)},\n${record(1)}\n`], 'list.jsonl');
  expect((await inspected(file, { records: 'array' })).files[0]?.dialect).toMatchObject({ shape: 'array' });
  expect(await read(file, { records: 'array' })).toEqual({ counted: 2, rows: 2 });
});

test('what cannot be read as chosen is refused, not imported', async () => {
  const answer = await inspect([notes], { encoding: 'utf-16le' });
  expect(answer).toMatchObject({ ok: false, failure: { code: 'headerOnly', file: 'notes.txt' } });
});
