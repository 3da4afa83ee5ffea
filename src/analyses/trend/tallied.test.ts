import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { csvPiece, loadPieces } from '../../../test/support/load-csv';
import { storeLog } from '../../../test/support/log';
import { AlignedColumns } from '../../columns/aligned-columns';
import { readDatasetInfo } from '../../columns/describe-dataset';
import { NodeEngine } from '../../demo/build/native-engine';
import { sql } from '../../sql/sql';
import { runnable, type Ran } from '../run';
import { trend } from '.';
import { parseTrendSpec } from './spec';
import { talliedTrend } from './tallied';

let engine: NodeEngine;
beforeEach(async () => {
  engine = await NodeEngine.start();
});
afterEach(() => engine.close());

/** Before 1970 too; the second and the third of one quarter of an hour. */
const lines = [
  'a,look,1969-12-31 23:59:59',
  'a,look,1970-01-01 00:00:00',
  'a,look,1970-01-01 00:14:59',
  'b,buy,1970-01-01 00:15:00',
  'b,look,1970-01-02 10:00:00',
];

async function stored(): Promise<(spec: object) => Promise<Ran>> {
  await loadPieces(engine, [csvPiece(['user', 'event', 'time'], lines)], {
    mapping: { actor: 'user', event: 'event', at: 'time' },
  });
  await engine.query(sql`USE final`);
  const dataset = await readDatasetInfo(engine, { id: 'd', name: 'd', timeZone: 'UTC', weekStart: 'monday' });
  const run = () => ({
    columns: new AlignedColumns(engine, dataset),
    ...{ source: engine, step: () => undefined, pause: () => Promise.resolve() },
  });
  return (spec) => runnable(trend).run({ kind: 'trend', v: 1, ...spec }, run());
}

const looksByDay = {
  total: 4,
  series: [
    { period: '1969-12-31', value: 1 },
    { period: '1970-01-01', value: 2 },
    { period: '1970-01-02', value: 1 },
  ],
};

describe('events by period', () => {
  it('come from the tally that the import kept, not from rows', async () => {
    const ask = await stored();
    const { result, cost } = await ask({ event: { event: 'look' } });
    expect(result).toEqual(looksByDay);
    expect(cost.sql).toEqual(['SELECT enum_code(event)::INTEGER AS event, slot, events FROM tally']);
    expect(cost.rows).toBe(4);
  });

  it('come from rows where the file has no tally, or one of other events', async () => {
    const ask = await stored();
    await engine.query(sql`UPDATE tally SET events = events + 1 WHERE event = 'look'`);
    const other = await ask({ event: { event: 'look' } });
    await engine.query(sql`DROP TABLE tally`);
    const none = await ask({ event: { event: 'look' } });
    for (const { result, cost } of [other, none]) {
      expect(result).toEqual(looksByDay);
      expect(cost.rows).toBe(5);
    }
  });

  it('come from rows where a segment or a comparison with one asks for actors', async () => {
    const ask = await stored();
    const { result, compared, cost } = await ask({ compare: { segment: { actors: ['b'] } } });
    expect(result).toMatchObject({ total: 5 });
    expect(compared).toMatchObject({ total: 2 });
    expect(cost.rows).toBe(5);
  });
});

describe('a tally by quarters of an hour', () => {
  const at = (text: string): number => Date.parse(text) * 1000;
  const tells = (spec: object, timeZone = 'UTC', year = '2024'): boolean => {
    const parsed = parseTrendSpec({ kind: 'trend', v: 1, ...spec });
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    const event = (day: string) => ({ actor: 'a', event: 'look', at: at(`${year}-${day}T10:07:00Z`) });
    return talliedTrend(parsed.value, storeLog([event('01-05'), event('09-01')], { timeZone }).dataset) !== null;
  };

  it('tells of periods and ranges in the zones of today', () => {
    for (const period of ['hour', 'day', 'week', 'month']) {
      for (const zone of ['UTC', 'Asia/Kathmandu', 'Europe/Berlin', 'Australia/Lord_Howe']) {
        expect(tells({ period, range: { from: '2024-03-01', to: '2024-04-20' } }, zone)).toBe(true);
      }
    }
  });

  it('does not tell where the zone of the time cuts through a quarter of an hour', () => {
    expect(tells({}, 'Africa/Monrovia', '1970')).toBe(false);
    expect(tells({}, 'Africa/Monrovia', '2024')).toBe(true);
  });

  it('does not tell of properties, nor of actors', () => {
    const isPaid = { property: 'plan', is: 'eq', value: 'paid' };
    expect(tells({ filter: isPaid })).toBe(false);
    expect(tells({ event: { event: 'look', where: isPaid } })).toBe(false);
    expect(tells({ breakdown: { property: 'plan' } })).toBe(false);
    expect(tells({ measure: 'actors' })).toBe(false);
    expect(tells({ measure: { sum: 'price' } })).toBe(false);
  });
});
