import { afterAll, beforeAll, expect, it } from 'vitest';
import { NodeEngine } from '../../demo/build/native-engine';
import { instantOf, zoneOf } from '../../model/zone';
import { sql } from '../../sql/sql';
import { changeSql, instantSql } from './zone-sql';

let engine: NodeEngine;
beforeAll(async () => {
  engine = await NodeEngine.start();
});
afterAll(() => engine.close());

const us = (text: string): number => Date.parse(`${text}Z`) * 1000;

it.each(['Europe/Berlin', 'America/New_York', 'Asia/Shanghai', 'Australia/Lord_Howe', 'Pacific/Apia', 'UTC'])(
  'wall-clock times of %s become the instants the zone says, every 13 minutes around its changes',
  async (name) => {
    const zone = zoneOf(name, us('2010-06-01T00:00'), us('2013-06-01T00:00'));
    const around = [...zone.changes, us('2012-06-01T00:00')];
    const walls = around.flatMap((change) =>
      Array.from({ length: 400 }, (_, i) => change + (zone.offsets[0] ?? 0) + (i - 200) * 13 * 60e6),
    );
    const values = walls.map((wall) => sql`(${wall})`);
    const answer = await engine.query(
      sql`SELECT ${instantSql(sql`w`, zone)}::DOUBLE AS at, ${changeSql(sql`w`, zone, 'gap')} AS gap, ${changeSql(sql`w`, zone, 'overlap')} AS overlap FROM (VALUES ${values}) t(w)`,
    );
    const found = walls.map((_, i) => [answer.get('at')?.[i], answer.get('gap')?.[i], answer.get('overlap')?.[i]]);
    const wanted = walls.map((wall) => {
      const { atUs, in: kind } = instantOf(zone, wall);
      return [atUs, kind === 'gap' ? 1 : 0, kind === 'overlap' ? 1 : 0];
    });
    expect(found).toEqual(wanted);
  },
);

it('half past two in the night clocks go forward is half past three; in the night they go back, the first one', async () => {
  const zone = zoneOf('Europe/Berlin', us('2024-01-01T00:00'), us('2024-12-31T00:00'));
  const answer = await engine.query(
    sql`SELECT ${instantSql(sql`w`, zone)}::DOUBLE AS at FROM (VALUES (${us('2024-03-31T02:30')}), (${us('2024-10-27T02:30')})) t(w)`,
  );
  expect([...(answer.get('at') ?? [])]).toEqual([us('2024-03-31T01:30'), us('2024-10-27T00:30')]);
});
