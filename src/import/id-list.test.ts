import { describe, expect, it } from 'vitest';
import { idRows, idsOf, textOfFile } from './id-list';

describe('a list of ids in a file', () => {
  it('is one id a line, taken as it is', () => {
    expect(idRows(' a\r\nb \n\n用户 1')).toEqual([[' a'], ['b '], ['用户 1']]);
    expect(idsOf(idRows('a\nb\na'), { column: 0, header: false })).toEqual(['a', 'b']);
  });

  it('may be a column of a table, with quotes and a head', () => {
    const rows = idRows('name,"user id"\r\n"Ann, A.","a ""1"""\r\nBob,b\n,\nCleo,');
    expect(rows).toEqual([
      ['name', 'user id'],
      ['Ann, A.', 'a "1"'],
      ['Bob', 'b'],
      ['Cleo', ''],
    ]);
    expect(idsOf(rows, { column: 1, header: true })).toEqual(['a "1"', 'b']);
    expect(idsOf(idRows('id\tx\n1\t2\n3\t4'), { column: 0, header: true })).toEqual(['1', '3']);
  });

  it('is read in its encoding', async () => {
    const utf16 = new Uint8Array([
      0xff,
      0xfe,
      ...Array.from('张三\n', (char) => char.charCodeAt(0)).flatMap((unit) => [unit & 255, unit >> 8]),
    ]);
    expect(idRows(await textOfFile(new Blob([utf16])))).toEqual([['张三']]);
  });
});
