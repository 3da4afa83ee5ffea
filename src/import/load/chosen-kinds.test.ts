import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { csvFiles, csvPiece, loadPieces, rowsOf } from '../../../test/support/load-csv';
import { NodeEngine } from '../../demo/build/native-engine';
import { sql } from '../../sql/sql';
import type { Mapping } from '../contract';

let engine: NodeEngine;
beforeEach(async () => {
  engine = await NodeEngine.start();
});
afterEach(() => engine.close());

const mapping: Mapping = { actor: 'user', event: 'event', at: 'time' };
const head = ['user', 'event', 'time', 'v'];
/** One event a second, each with one value. */
const log = (...values: string[]): string[] => values.map((value, i) => `a,x,2024-03-01 10:00:0${i},${value}`);
const stored = sql`SELECT p1 AS v FROM final.events ORDER BY seq`;
const property = sql`SELECT name, kind, "distinct"::DOUBLE AS n FROM final.properties`;

describe('a kind chosen for a property', () => {
  it('numbers: codes with leading zeros and blanks are read, words become null and are counted', async () => {
    const lines = log('007', '7', '+1.5', ' 2 ', '-3e2', 'free', '', '1,5x', 'nan');
    const pieces = [
      csvPiece(
        head,
        lines.map((line) => line.replace('1,5x', '"1,5"')),
      ),
    ];
    const report = await loadPieces(engine, pieces, { mapping, kinds: { v: 'number' } });
    expect(await rowsOf(engine, stored)).toEqual([[7], [7], [1.5], [2], [-300], [null], [null], [null], [null]]);
    expect(await rowsOf(engine, property)).toEqual([['v', 'number', 4]]);
    expect(report).toMatchObject({ records: 9, accepted: 9, rejected: 0 });
    expect(report.oddities).toContainEqual({ code: 'unreadableValues', property: 'v', events: 3 });
    expect(report.oddities.filter(({ code }) => code === 'mixedKind')).toEqual([]);
  });

  it('text: numbers stay as they are written, nothing is lost', async () => {
    const report = await loadPieces(engine, [csvPiece(head, log('1.50', '2', 'true'))], {
      mapping,
      kinds: { v: 'text' },
    });
    expect(await rowsOf(engine, sql`SELECT p1::VARCHAR AS v FROM final.events ORDER BY seq`)).toEqual([
      ['1.50'],
      ['2'],
      ['true'],
    ]);
    expect(await rowsOf(engine, property)).toEqual([['v', 'text', 3]]);
    expect(report.oddities.filter(({ code }) => code === 'unreadableValues')).toEqual([]);
  });

  it('true or false: yes, no, 1 and 0 are read in any case, 2 is not', async () => {
    const lines = log('1', '0', 'YES', 'no', 'True', 'false', '2');
    const report = await loadPieces(engine, [csvPiece(head, lines)], { mapping, kinds: { v: 'boolean' } });
    expect(await rowsOf(engine, sql`SELECT p1::INTEGER AS v FROM final.events ORDER BY seq`)).toEqual([
      ...[[1], [0], [1], [0], [1], [0]],
      [null],
    ]);
    expect(await rowsOf(engine, property)).toEqual([['v', 'boolean', 2]]);
    expect(report.oddities).toContainEqual({ code: 'unreadableValues', property: 'v', events: 1 });
  });

  it('times: written ones are of the import zone, epochs in their units, small numbers are none', async () => {
    const lines = log('2024-07-01 12:00', '1719828000', '1719828000000', '2024-07-01T10:00:00Z', '12', 'soon');
    const report = await loadPieces(engine, [csvPiece(head, lines)], {
      ...{ mapping, kinds: { v: 'instant' }, importZone: 'Europe/Berlin' },
    });
    const ten = Date.parse('2024-07-01T10:00:00Z') / 1000;
    expect(await rowsOf(engine, sql`SELECT (p1 // 1000000)::DOUBLE AS v FROM final.events ORDER BY seq`)).toEqual([
      ...[[ten], [ten], [ten], [ten]],
      ...[[null], [null]],
    ]);
    expect(await rowsOf(engine, property)).toEqual([['v', 'instant', 1]]);
    expect(report.oddities).toContainEqual({ code: 'unreadableValues', property: 'v', events: 2 });
  });

  it('a property that the files do not have changes nothing', async () => {
    const report = await loadPieces(engine, [csvPiece(head, log('1', '2'))], { mapping, kinds: { gone: 'number' } });
    expect(await rowsOf(engine, property)).toEqual([['v', 'number', 2]]);
    expect(report.oddities.filter(({ code }) => code === 'unreadableValues')).toEqual([]);
  });
});

describe('rows whose values cannot be read', () => {
  const row = (value: string): string => `a,x,2024-03-01,${value}`;
  const kinds = { v: 'number' as const };

  it('are not the same when their texts differ, and only kept ones count', async () => {
    const files = csvFiles(head, [
      [row('free'), row('cheap')],
      [row('free'), row('gift')],
    ]);
    const report = await loadPieces(engine, files, { mapping, kinds });
    expect(report).toMatchObject({ records: 4, accepted: 3, duplicates: 1 });
    expect(report.oddities).toContainEqual({ code: 'unreadableValues', property: 'v', events: 3 });
    expect(report.oddities.filter(({ code }) => code === 'identicalRows')).toEqual([]);
  });

  it('appended again are the rows that were there, and the kind chosen at first holds', async () => {
    const lines = [row('free'), row('01'), 'b,x,2024-03-02,12'];
    await loadPieces(engine, [csvPiece(head, lines)], { mapping, kinds });
    const more = [...lines, 'c,x,2024-03-03,gift'];
    const report = await loadPieces(engine, [csvPiece(head, more)], { mapping, appendTo: 'final' }, 'second');
    expect(report).toMatchObject({ records: 7, accepted: 4, duplicates: 3 });
    expect(report.oddities).toContainEqual({ code: 'unreadableValues', property: 'v', events: 2 });
    expect(await rowsOf(engine, sql`SELECT p1 AS v FROM second.events ORDER BY seq`)).toEqual([
      ...[[null], [1], [12]],
      [null],
    ]);
  });

  it('a kind chosen when appending replaces the one before', async () => {
    await loadPieces(engine, [csvPiece(head, [row('01')])], { mapping, kinds });
    const settings = { mapping, appendTo: 'final', kinds: { v: 'text' as const } };
    await loadPieces(engine, [csvPiece(head, ['b,x,2024-03-02,free'])], settings, 'second');
    expect(await rowsOf(engine, sql`SELECT p1::VARCHAR AS v FROM second.events ORDER BY seq`)).toEqual([
      ['1'],
      ['free'],
    ]);
  });
});
