import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { csvFiles, csvPiece, loadPieces, rowsOf } from '../../../test/support/load-csv';
import { NodeEngine } from '../../demo/build/native-engine';
import { identifier, sql } from '../../sql/sql';
import type { Mapping } from '../contract';

let engine: NodeEngine;
beforeEach(async () => {
  engine = await NodeEngine.start();
});
afterEach(() => engine.close());

const mapping: Mapping = { actor: 'user', event: 'event', at: 'time' };
const head = ['user', 'event', 'time', 'price', 'channel'];
const events = sql`SELECT a.id, e.event::VARCHAR AS event, (e.at_us // 1000000)::DOUBLE AS s, e.seq::DOUBLE AS seq FROM final.events e JOIN final.actors a USING (actor)`;
const t0 = Date.parse('2024-03-01T10:00:00Z') / 1000;

describe('what is stored', () => {
  it('events lie by actor in the order of ids, then by time, then as they arrived', async () => {
    const lines = [
      'zoe,view,2024-03-01 10:00:05,,',
      'bob,buy,2024-03-01 10:00:09,9.5,mail',
      'bob,view,2024-03-01 10:00:01,,mail',
      'zoe,buy,2024-03-01 10:00:05,12,ads',
      'Ada,view,2024-03-01 10:00:02,,',
    ];
    const report = await loadPieces(engine, [csvPiece(head, lines)], { mapping });
    expect(await rowsOf(engine, events)).toEqual([
      ['Ada', 'view', t0 + 2, 4],
      ['bob', 'view', t0 + 1, 2],
      ['bob', 'buy', t0 + 9, 1],
      ['zoe', 'view', t0 + 5, 0],
      ['zoe', 'buy', t0 + 5, 3],
    ]);
    expect(report).toMatchObject({
      ...{ records: 5, accepted: 5, rejected: 0, duplicates: 0, actors: 3 },
      ...{ fromUs: (t0 + 1) * 1e6, toUs: (t0 + 9) * 1e6 },
      events: [
        { name: 'view', events: 3 },
        { name: 'buy', events: 2 },
      ],
    });
    expect(report.oddities).toContainEqual({ code: 'ties', instants: 1 });
  });

  it('columns that mean nothing else are properties, with the kind all their values have', async () => {
    const columns = [...['user', 'event', 'time', 'price', 'zip', 'vip', 'joined', 'big', 'odd', 'none']];
    const lines = [
      'a,x,2024-03-01,12.50,00123,true,2024-01-01T00:00:00+01:00,12345678901234567890,nan,',
      'b,x,2024-03-02,-3,01234,false,2024-01-02T00:00:00Z,1,1,',
    ];
    const report = await loadPieces(engine, [csvPiece(columns, lines)], { mapping });
    expect(
      await rowsOf(engine, sql`SELECT "column", name, kind, "distinct"::DOUBLE AS n FROM final.properties`),
    ).toEqual([
      ['p1', 'price', 'number', 2],
      ['p2', 'zip', 'text', 2],
      ['p3', 'vip', 'boolean', 2],
      ['p4', 'joined', 'instant', 2],
      ['p5', 'big', 'text', 2],
      ['p6', 'odd', 'text', 2],
      ['p7', 'none', 'text', 0],
    ]);
    expect(
      await rowsOf(
        engine,
        sql`SELECT p1, p2, p3::INTEGER AS p3, (p4 // 1000000)::DOUBLE AS p4, p5, p7 FROM final.events`,
      ),
    ).toEqual([
      [12.5, '00123', 1, Date.parse('2023-12-31T23:00:00Z') / 1000, '12345678901234567890', null],
      [-3, '01234', 0, Date.parse('2024-01-02T00:00:00Z') / 1000, '1', null],
    ]);
    expect(report.oddities.filter(({ code }) => code === 'mixedKind')).toEqual([]);
  });

  it('few texts are coded, and columns say so by their type', async () => {
    await loadPieces(engine, [csvPiece(head, ['a,x,2024-03-01,1,mail', 'a,y,2024-03-01,1,'])], { mapping });
    const types = await rowsOf(
      engine,
      sql`SELECT column_name, split_part(data_type, '(', 1) AS type FROM information_schema.columns WHERE table_catalog = 'final' AND table_name = 'events'`,
    );
    expect(types).toEqual([
      ...[
        ['actor', 'UINTEGER'],
        ['at_us', 'BIGINT'],
        ['seq', 'UBIGINT'],
        ['event', 'ENUM'],
        ['session', 'UINTEGER'],
      ],
      ...[
        ['p1', 'DOUBLE'],
        ['p2', 'ENUM'],
      ],
    ]);
  });

  it('a number column with one word among many numbers becomes text, and that is said', async () => {
    const lines = Array.from({ length: 20 }, (_, i) => `a,x,2024-03-01,${i === 7 ? 'free' : String(i)},m`);
    const report = await loadPieces(engine, [csvPiece(head, lines)], { mapping });
    expect(report.oddities).toContainEqual({ code: 'mixedKind', property: 'price', kinds: ['number', 'text'] });
  });

  it('names that differ only in case stay two properties', async () => {
    const columns = ['user', 'event', 'time', 'Id', 'ID'];
    await loadPieces(engine, [csvPiece(columns, ['a,x,2024-03-01,up,low'])], { mapping });
    expect(await rowsOf(engine, sql`SELECT name FROM final.properties`)).toEqual([['Id'], ['ID']]);
  });

  it('the actor is the first of several columns that has a value; the event can be one constant', async () => {
    const several: Mapping = { actor: ['user', 'device'], event: { constant: 'order' }, at: 'time' };
    const columns = ['user', 'device', 'time'];
    const report = await loadPieces(engine, [csvPiece(columns, ['u1,d1,20240301', ',d2,20240302', ',,20240303'])], {
      ...{ mapping: several, form: 'compactDate' },
    });
    expect(await rowsOf(engine, sql`SELECT id FROM final.actors`)).toEqual([['d2'], ['u1']]);
    expect(report).toMatchObject({ records: 3, accepted: 2, rejected: 1, events: [{ name: 'order', events: 2 }] });
  });

  it('session ids are numbered by actor: the same id of two actors is two sessions, none is null', async () => {
    const columns = ['user', 'event', 'time', 'sid'];
    const lines = [
      'b,x,2024-03-01,s1',
      'a,x,2024-03-01,s1',
      'a,x,2024-03-02,s0',
      'a,x,2024-03-03,',
      'a,x,2024-03-04,s1',
    ];
    await loadPieces(engine, [csvPiece(columns, lines)], { mapping: { ...mapping, session: 'sid' } });
    expect(await rowsOf(engine, sql`SELECT actor, session FROM final.events`)).toEqual([
      ...[
        [0, 2],
        [0, 1],
        [0, null],
        [0, 2],
      ],
      [1, 3],
    ]);
  });
});

describe('what is not taken', () => {
  it('rows without actor, event or readable time are rejected with reason, line and text', async () => {
    const lines = [
      'a,x,2024-03-01,,',
      ',x,2024-03-01,1,',
      'a,,2024-03-01,2,',
      'a,x,,3,',
      'a,x,yesterday,"4, or ""five""",',
      ',x,,6,',
    ];
    const report = await loadPieces(engine, [csvPiece(head, lines)], { mapping });
    expect(report).toMatchObject({ records: 6, accepted: 1, rejected: 5, duplicates: 0 });
    expect(report.rejectedBy).toEqual([
      {
        reason: 'noActor',
        records: 2,
        lines: [
          { file: 0, line: 3 },
          { file: 0, line: 7 },
        ],
      },
      { reason: 'noEvent', records: 1, lines: [{ file: 0, line: 4 }] },
      { reason: 'noTime', records: 1, lines: [{ file: 0, line: 5 }] },
      { reason: 'badTime', records: 1, lines: [{ file: 0, line: 6 }] },
    ]);
    expect(report.rejectedRows).toEqual([
      { file: 0, line: 3, reason: 'noActor', text: ',x,2024-03-01,1,' },
      { file: 0, line: 4, reason: 'noEvent', text: 'a,,2024-03-01,2,' },
      { file: 0, line: 5, reason: 'noTime', text: 'a,x,,3,' },
      { file: 0, line: 6, reason: 'badTime', text: 'a,x,yesterday,"4, or ""five""",' },
      { file: 0, line: 7, reason: 'noActor', text: ',x,,6,' },
    ]);
  });

  it('records that reading kept back count too, in the order of lines', async () => {
    const piece = csvPiece(head, ['a,x,2024-03-01,,', 'a,x,never,,']);
    const kept = { line: 2, reason: 'tooFewColumns' as const, text: 'a' };
    const lines = { rows: Uint32Array.of(0, 1), lines: Uint32Array.of(3, 9) };
    const report = await loadPieces(
      engine,
      [{ ...piece, counted: 3, rejectedBy: { tooFewColumns: 1 }, rejected: [kept], lines }],
      { mapping },
    );
    expect(report).toMatchObject({ records: 3, accepted: 1, rejected: 2 });
    expect(report.rejectedRows.map(({ line, reason }) => [line, reason])).toEqual([
      [2, 'tooFewColumns'],
      [9, 'badTime'],
    ]);
  });

  it('a file of nothing but rejected rows is refused as a whole', async () => {
    const refused = loadPieces(engine, [csvPiece(head, ['a,x,never,,', 'b,x,never,,'])], { mapping });
    await expect(refused).rejects.toMatchObject({ failure: { code: 'noRows', file: 'file0.csv', rejected: 2 } });
  });

  it('a second file without the time column is named', async () => {
    const pieces = [
      csvPiece(head, ['a,x,2024-03-01,,']),
      csvPiece(['user', 'event', 'when'], ['a,x,2024-03-01'], 1, 1),
    ];
    const refused = loadPieces(engine, pieces, { mapping });
    await expect(refused).rejects.toMatchObject({
      failure: { code: 'columnMissing', file: 'file1.csv', column: 'time' },
    });
  });

  it('a row that the engine itself would refuse is taken all the same', async () => {
    const lines = ['a,x,2024-03-01,1,one', `b,x,2024-03-01,2,nul\0inside`, 'c,x,2024-03-01,3,"two\nlines"'];
    const report = await loadPieces(engine, [csvPiece(head, lines)], { mapping });
    expect(report).toMatchObject({ records: 3, accepted: 3, rejected: 0 });
  });
});

describe('duplicates', () => {
  const columns = ['user', 'event', 'time', 'id', 'v'];
  const withId: Mapping = { ...mapping, eventId: 'id' };

  it('of rows with one (actor, event id) the first to arrive stays', async () => {
    const lines = ['a,x,2024-03-02,1,late', 'a,x,2024-03-01,1,early', 'b,x,2024-03-01,1,other', 'a,y,2024-03-01,2,m'];
    const report = await loadPieces(engine, [csvPiece(columns, lines)], { mapping: withId });
    expect(report).toMatchObject({ records: 4, accepted: 3, duplicates: 1 });
    expect(await rowsOf(engine, sql`SELECT p1::VARCHAR AS v FROM final.events ORDER BY seq`)).toEqual([
      ['late'],
      ['other'],
      ['m'],
    ]);
  });

  it('identical rows of one file stay and are counted, or go when asked', async () => {
    const lines = ['a,x,2024-03-01,,v', 'a,x,2024-03-01,,v', 'a,x,2024-03-01,,w', 'a,x,2024-03-01,,v'];
    const kept = await loadPieces(engine, [csvPiece(columns, lines)], { mapping });
    expect(kept).toMatchObject({ accepted: 4, duplicates: 0 });
    expect(kept.oddities).toContainEqual({ code: 'identicalRows', events: 2 });
    const dropped = await loadPieces(engine, [csvPiece(columns, lines)], { mapping, duplicates: 'drop' }, 'again');
    expect(dropped).toMatchObject({ records: 4, accepted: 2, duplicates: 2 });
    expect(dropped.oddities).not.toContainEqual(expect.objectContaining({ code: 'identicalRows' }));
  });

  it('of rows in several files as many stay as the one file has that has most', async () => {
    const row = 'a,x,2024-03-01,,v';
    const report = await loadPieces(engine, csvFiles(columns, [[row, row], [row, row, row], [row]]), { mapping });
    expect(report).toMatchObject({ records: 6, accepted: 3, duplicates: 3 });
    expect(await rowsOf(engine, sql`SELECT seq::DOUBLE AS seq FROM final.events`)).toEqual([[0], [1], [2]]);
  });

  it('rows without an id in a file that has ids count as rows without ids', async () => {
    const lines = ['a,x,2024-03-01,1,v', 'a,x,2024-03-01,,v', 'a,x,2024-03-01,,v', 'a,x,2024-03-01,1,v'];
    const report = await loadPieces(engine, [csvPiece(columns, lines)], { mapping: withId });
    expect(report).toMatchObject({ accepted: 3, duplicates: 1 });
    expect(report.oddities).toContainEqual({ code: 'identicalRows', events: 1 });
  });

  it('rows that differ only in session or in how a number is written: the one is another row, the other the same', async () => {
    const sessions: Mapping = { ...mapping, session: 'id' };
    const lines = ['a,x,2024-03-01,s1,1.50', 'a,x,2024-03-01,s2,1.50', 'a,x,2024-03-01,s1,1.5'];
    const report = await loadPieces(engine, [csvPiece(columns, lines)], { mapping: sessions, duplicates: 'drop' });
    expect(report).toMatchObject({ accepted: 2, duplicates: 1 });
  });
});

describe('times of a zone', () => {
  it('times without offset are of the import zone; skipped and repeated ones are counted', async () => {
    const lines = ['2024-03-31 02:30:00', '2024-10-27 02:30:00', '2024-07-01 12:00:00', '2024-07-01T12:00:00Z'];
    const report = await loadPieces(
      engine,
      [
        csvPiece(
          head,
          lines.map((time) => `a,x,${time},,`),
        ),
      ],
      {
        ...{ mapping, importZone: 'Europe/Berlin' },
      },
    );
    expect(await rowsOf(engine, sql`SELECT (at_us // 1000000)::DOUBLE AS s FROM final.events`)).toEqual(
      ['2024-03-31T01:30Z', '2024-07-01T10:00Z', '2024-07-01T12:00Z', '2024-10-27T00:30Z'].map((at) => [
        Date.parse(at) / 1000,
      ]),
    );
    expect(report.oddities).toContainEqual({ code: 'gapTimes', events: 1 });
    expect(report.oddities).toContainEqual({ code: 'overlapTimes', events: 1 });
    expect(report.oddities).toContainEqual({ code: 'future', events: 3 });
  });
});

describe('appending', () => {
  const columns = ['user', 'event', 'time', 'id', 'sid', 'v'];
  const all: Mapping = { ...mapping, eventId: 'id', session: 'sid' };
  const first = ['b,x,2024-03-01,1,s1,1', 'b,y,2024-03-02,2,s1,2.5', 'b,z,never,3,s1,1', 'b,x,2024-03-01,,s1,7'];

  it('later files go on where the data set ends: ids, sessions, kinds, duplicates and the report', async () => {
    await loadPieces(engine, [csvPiece(columns, first)], { mapping: all });
    const more = ['a,new,2024-03-01,9,s1,3', 'b,x,2024-05-01,1,s1,1', 'b,y,2024-03-03,4,s1,4', 'b,x,2024-03-01,,s1,7'];
    const report = await loadPieces(engine, [csvPiece(columns, more)], { mapping: all, appendTo: 'final' }, 'second');
    expect(report).toMatchObject({ records: 8, accepted: 5, rejected: 1, duplicates: 2, actors: 2 });
    expect(report.files.map(({ name, records }) => [name, records])).toEqual([
      ['file0.csv', 4],
      ['file0.csv', 4],
    ]);
    const rows = sql`SELECT a.id, e.event::VARCHAR AS event, e.session, e.p1, e.seq::DOUBLE AS seq FROM second.events e JOIN second.actors a USING (actor)`;
    expect(await rowsOf(engine, rows)).toEqual([
      ['a', 'new', 1, 3, 4],
      ['b', 'x', 2, 1, 0],
      ['b', 'x', 2, 7, 3],
      ['b', 'y', 2, 2.5, 1],
      ['b', 'y', 2, 4, 6],
    ]);
  });

  it('a number property turns to text when a later file has words in it, and that is said', async () => {
    await loadPieces(engine, [csvPiece(columns, first)], { mapping: all });
    const more = csvPiece(columns, ['a,new,2024-03-01,9,s1,cheap']);
    const report = await loadPieces(engine, [more], { mapping: all, appendTo: 'final' }, 'second');
    expect(report.oddities).toContainEqual({ code: 'mixedKind', property: 'v', kinds: ['number', 'text'] });
    expect(await rowsOf(engine, sql`SELECT p1::VARCHAR AS v FROM second.events ORDER BY seq`)).toEqual([
      ['1'],
      ['2.5'],
      ['7'],
      ['cheap'],
    ]);
  });

  it('appending the same file again changes nothing but the count of duplicates', async () => {
    const lines = ['a,x,2024-03-01,,,1', 'a,x,2024-03-01,,,1', 'c,y,2024-03-02,,,2'];
    await loadPieces(engine, [csvPiece(columns, lines)], { mapping });
    const report = await loadPieces(engine, [csvPiece(columns, lines)], { mapping, appendTo: 'final' }, 'second');
    expect(report).toMatchObject({ records: 6, accepted: 3, duplicates: 3 });
    const both = ['final', 'second'].map((catalog) =>
      rowsOf(engine, sql`SELECT actor, at_us::DOUBLE AS at, seq::DOUBLE AS seq FROM ${identifier(catalog)}.events`),
    );
    const [before, after] = await Promise.all(both);
    expect(after).toEqual(before);
  });
});
