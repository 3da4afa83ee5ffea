import { afterEach, beforeEach, expect, it } from 'vitest';
import { loadPieces, rowsOf } from '../../../test/support/load-csv';
import { NodeEngine } from '../../demo/build/native-engine';
import { sql } from '../../sql/sql';
import { inspect } from '../inspect';
import type { Piece } from '../piece';
import { planReading, readPieces } from '../pieces';

let engine: NodeEngine;
beforeEach(async () => {
  engine = await NodeEngine.start();
});
afterEach(() => engine.close());

/** Twelve events; 1,100 properties have a value in three of them each, 30 rare ones in one only, some of them odd texts. */
function wideLog(): File {
  const common = Object.fromEntries(Array.from({ length: 1100 }, (_, k) => [`p${k}`, k]));
  const events = Array.from({ length: 12 }, (_, i) => ({
    ...{ user: `u${i % 3}`, event: 'view', time: `2026-03-01T10:00:${String(i).padStart(2, '0')}Z` },
    ...(i < 3 ? common : {}),
    ...(i === 11
      ? Object.fromEntries(Array.from({ length: 30 }, (_, k) => [`rare ${k}`, k === 7 ? 'a "b"\n\\c' : k]))
      : {}),
  }));
  return new File([events.map((event) => `${JSON.stringify(event)}\n`).join('')], 'wide.jsonl');
}

it('of more than 1,000 properties the rarest share one column of JSON, and the report says so', async () => {
  const file = wideLog();
  const answer = await inspect([file]);
  if (!answer.ok) throw new Error(answer.failure.code);
  const pieces: Piece[] = [];
  for await (const piece of readPieces([file], planReading(answer.inspection))) pieces.push(piece);
  const report = await loadPieces(engine, pieces, { mapping: answer.inspection.mapping });
  expect(report).toMatchObject({ records: 12, accepted: 12, rejected: 0 });
  expect(report.oddities).toContainEqual({ code: 'manyProperties', kept: 999, packed: 131 });
  const kept = await rowsOf(engine, sql`SELECT name, "column" FROM final.properties ORDER BY rowid`);
  expect(kept).toHaveLength(1000);
  expect(kept.map(([name]) => String(name)).filter((name) => name.startsWith('rare'))).toEqual([]);
  expect(kept.at(-1)).toEqual(['other properties', 'p1000']);
  const packed = await rowsOf(
    engine,
    sql`SELECT p1000 AS packed FROM final.events WHERE p1000 IS NOT NULL ORDER BY at_us`,
  );
  const objects = packed.map(([text]) => JSON.parse(String(text)) as Record<string, string>);
  const names = kept.map(([name]) => String(name));
  const own = Object.keys(objects[0] ?? {});
  expect(objects).toHaveLength(4);
  expect(own.filter((name) => names.includes(name))).toEqual([]);
  expect(own).toHaveLength(101);
  expect(objects[3]).toMatchObject({ 'rare 0': '0', 'rare 7': 'a "b"\n\\c', 'rare 29': '29' });
});
