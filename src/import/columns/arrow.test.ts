import { tableFromIPC } from 'apache-arrow';
import { expect, test } from 'vitest';
import type { ColumnsPiece } from '../piece';
import { seen, textAt } from '../piece';
import { toIpc } from './arrow';
import { RowBuilder, columnLimit, overflowColumn } from './row-builder';

function pieceOf(rows: Record<string, string>[]): ColumnsPiece {
  const builder = new RowBuilder();
  for (const row of rows) {
    for (const [name, text] of Object.entries(row)) builder.set(name, text, seen.text);
    builder.endRow();
  }
  return {
    kind: 'columns',
    columns: builder.take(),
    rows: rows.length,
    firstSeq: 0,
    lines: { rows: new Uint32Array([0]), lines: new Uint32Array([1]) },
    counted: rows.length,
    rejectedBy: {},
    rejected: [],
    bytesRead: 0,
    bytesTotal: 0,
    source: {
      ...{ index: 0, file: 0, name: 'a', bytes: 0, containers: [], encoding: 'utf-8' },
      dialect: { kind: 'json', shape: 'lines', path: [], columns: [] },
    },
  };
}

test('Arrow IPC holds the texts and nulls of all columns, late ones too', () => {
  const rows = Array.from({ length: 100 }, (_, i): Record<string, string> => ({
    ...(i % 3 === 0 ? {} : { a: `用${i}` }),
    ...(i > 70 ? { late: 'x'.repeat(i) } : {}),
  }));
  const table = tableFromIPC(toIpc(pieceOf(rows)));
  expect(table.schema.fields.map(({ name }) => name)).toEqual(['a', 'late']);
  expect(table.getChild('a')?.toArray()).toEqual(rows.map(({ a }) => a ?? null));
  expect(table.getChild('late')?.toArray()).toEqual(rows.map(({ late }) => late ?? null));
  expect(table.getChild('a')?.nullCount).toBe(34);
});

test('columns can be given other names, and a piece may have none or no rows', () => {
  expect(tableFromIPC(toIpc(pieceOf([{ 'a"b': '1' }]), ['p1'])).schema.fields[0]?.name).toBe('p1');
  expect(tableFromIPC(toIpc(pieceOf([]))).numRows).toBe(0);
});

test('the first value of a name counts, and a value of an earlier row is not that of a later one', () => {
  const builder = new RowBuilder();
  builder.set('a', 'first', seen.text);
  builder.set('a', 'second', seen.text);
  expect(builder.get('a')).toBe('first');
  builder.endRow();
  expect(builder.get('a')).toBeNull();
  builder.endRow();
  const [column] = builder.take();
  expect([textAt(column!, 0), textAt(column!, 1), column!.nulls]).toEqual(['first', null, 1]);
});

test('keys beyond the limit of columns go into one column of JSON', () => {
  const builder = new RowBuilder();
  for (let i = 0; i < columnLimit + 2; i++) builder.set(`k${i}`, String(i), seen.text);
  builder.endRow();
  const columns = builder.take();
  expect(columns).toHaveLength(columnLimit + 1);
  const last = columns.at(-1)!;
  expect([last.name, textAt(last, 0)]).toEqual([overflowColumn, '{"k4000":"4000","k4001":"4001"}']);
});
