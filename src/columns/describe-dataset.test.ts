import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { csvPiece, loadPieces } from '../../test/support/load-csv';
import { NodeEngine } from '../demo/build/native-engine';
import type { DatasetInfo } from '../model/dataset';
import { sql } from '../sql/sql';
import { readDatasetInfo } from './describe-dataset';

let engine: NodeEngine;
beforeEach(async () => {
  engine = await NodeEngine.start();
});
afterEach(() => engine.close());

const label = { id: 'd', name: 'd', timeZone: 'UTC', weekStart: 'monday' } as const;
const mapping = { actor: 'user', event: 'event', at: 'time', session: 'visit' };

async function imported(lines: string[]): Promise<DatasetInfo> {
  await loadPieces(engine, [csvPiece(['user', 'event', 'time', 'visit', 'price'], lines)], { mapping });
  await engine.query(sql`USE final`);
  return readDatasetInfo(engine, label);
}

const lines = ['a,view,2024-03-01 10:00:00,s1,5', 'b,view,2024-03-02 10:00:00,,', 'b,buy,2024-03-03 10:00:00,,7'];

describe('the description of a data set', () => {
  it('comes from the totals kept in its file', async () => {
    const dataset = await imported(lines);
    expect(dataset).toMatchObject({
      ...{ rows: 3, actors: 2, hasSessions: true },
      ...{ firstUs: Date.UTC(2024, 2, 1, 10) * 1000, lastUs: Date.UTC(2024, 2, 3, 10) * 1000 },
      events: [
        { name: 'buy', events: 1 },
        { name: 'view', events: 2 },
      ],
      properties: [{ name: 'price', column: 'p1', kind: 'number', distinct: 2, coded: false }],
    });
    await engine.query(sql`UPDATE wayfold_meta SET value = replace(value, '"events":[1,2]', '"events":[8,9]')`);
    expect((await readDatasetInfo(engine, label)).events.map(({ events }) => events)).toEqual([8, 9]);
  });

  it('is the same without kept totals, and with ones of other tables', async () => {
    const dataset = await imported(lines);
    const others = ['{"rows":4,"actors":2,"firstUs":0,"lastUs":0,"hasSessions":false,"events":[1,3]}', '{', 'null'];
    for (const text of others) {
      await engine.query(sql`UPDATE wayfold_meta SET value = ${text} WHERE key = 'totals'`);
      expect(await readDatasetInfo(engine, label)).toEqual(dataset);
    }
    await engine.query(sql`DELETE FROM wayfold_meta WHERE key = 'totals'`);
    expect(await readDatasetInfo(engine, label)).toEqual(dataset);
  });

  it('says no sessions where no row has one', async () => {
    expect((await imported(['a,view,2024-03-01,,'])).hasSessions).toBe(false);
  });
});
