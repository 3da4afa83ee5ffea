import { afterEach, beforeEach, expect, it } from 'vitest';
import { csvPiece, loadPieces, rowsOf } from '../../../test/support/load-csv';
import { NodeEngine } from '../../demo/build/native-engine';
import { sql } from '../../sql/sql';
import type { Mapping } from '../contract';

let engine: NodeEngine;
beforeEach(async () => {
  engine = await NodeEngine.start();
});
afterEach(() => engine.close());

const mapping: Mapping = { actor: 'user', event: 'event', at: 'time', eventId: 'id', session: 'sid' };
const head = ['user', 'event', 'time', 'id', 'sid', 'price'];
const lines = [
  ...Array.from({ length: 60 }, (_, i) => `bot,view,2024-03-01 10:00:${String(i).padStart(2, '0')},b${i},s1,${i}`),
  ...Array.from({ length: 70 }, (_, i) => `u${i % 7},buy,2024-03-02 10:00:00,e${i},s${i % 14},0${i}`),
  'u1,buy,2024-03-02 10:00:00,e1,s1,9',
  ',buy,2024-03-02 10:00:00,e99,s1,9',
  'null,look,2024-03-03 10:00:00,e100,s1,true',
];

it('leaving actors out keeps the others as they were, and the sum of records stays true', async () => {
  const before = await loadPieces(engine, [csvPiece(head, lines)], { mapping }, 'first');
  expect(before).toMatchObject({ records: 133, accepted: 131, rejected: 1, duplicates: 1, actors: 9 });
  expect(before.oddities).toContainEqual({ code: 'heavyActor', actor: 'bot', events: 60, share: 60 / 131 });
  const report = await loadPieces(
    engine,
    [],
    { mapping, appendTo: 'first', taken: { leftOut: ['bot', 'null'] } },
    'second',
  );
  expect(report).toMatchObject({ records: 133, accepted: 70, rejected: 62, duplicates: 1, actors: 7 });
  expect(report.rejectedBy).toEqual([
    { reason: 'leftOut', records: 61, lines: [] },
    { reason: 'noActor', records: 1, lines: [{ file: 0, line: 133 }] },
  ]);
  expect(report.events).toEqual([{ name: 'buy', events: 70 }]);
  expect(report.rejectedRows).toEqual(before.rejectedRows);
  expect(report.oddities.filter(({ code }) => code === 'heavyActor' || code === 'placeholderActor')).toEqual([]);
  const stored = (catalog: 'first' | 'second'): Promise<(string | number | null)[][]> =>
    rowsOf(
      engine,
      catalog === 'first'
        ? sql`SELECT id, event::VARCHAR AS event, at_us::DOUBLE AS at, seq::DOUBLE AS seq, p1 FROM first.events JOIN first.actors USING (actor) WHERE id NOT IN ('bot', 'null')`
        : sql`SELECT id, event::VARCHAR AS event, at_us::DOUBLE AS at, seq::DOUBLE AS seq, p1 FROM second.events JOIN second.actors USING (actor)`,
    );
  expect(await stored('second')).toEqual(await stored('first'));
  expect(await rowsOf(engine, sql`SELECT count(*)::DOUBLE AS n FROM second.sessions`)).toEqual([[14]]);
});

it('a second leaving out adds to the first', async () => {
  await loadPieces(engine, [csvPiece(head, lines)], { mapping }, 'first');
  await loadPieces(engine, [], { mapping, appendTo: 'first', taken: { leftOut: ['bot'] } }, 'second');
  const report = await loadPieces(engine, [], { mapping, appendTo: 'second', taken: { leftOut: ['u0'] } }, 'third');
  expect(report).toMatchObject({ records: 133, accepted: 61, rejected: 71, duplicates: 1, actors: 7 });
  expect(report.rejectedBy[0]).toEqual({ reason: 'leftOut', records: 70, lines: [] });
});

it('a data set of which nothing would be left is not written', async () => {
  await loadPieces(engine, [csvPiece(head, ['0,view,2024-03-01 10:00:00,a,s,1'])], { mapping }, 'first');
  await expect(
    loadPieces(engine, [], { mapping, appendTo: 'first', taken: { leftOut: ['0'] } }, 'second'),
  ).rejects.toMatchObject({
    failure: { code: 'noRows', rejected: 1 },
  });
});

it('an id with a quote in it is a value like any other', async () => {
  const odd = "o'hara'); DROP TABLE raw; --";
  await loadPieces(
    engine,
    [csvPiece(head, [`${odd},view,2024-03-01 10:00:00,a,s,1`, 'b,view,2024-03-01 10:00:00,c,s,1'])],
    { mapping },
    'first',
  );
  const report = await loadPieces(engine, [], { mapping, appendTo: 'first', taken: { leftOut: [odd] } }, 'second');
  expect(report).toMatchObject({ accepted: 1, rejected: 1 });
});
