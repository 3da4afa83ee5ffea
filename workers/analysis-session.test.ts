import { describe, expect, it } from 'vitest';
import { storeLog, type LogEvent } from '../test/support/log';
import { nodeSource } from '../test/support/node-source';
import type { DatasetSource } from '../src/engine/protocol';
import { FailureError, type Failure } from '../src/model/failure';
import { sql, type Sql } from '../src/sql/sql';
import { MemoryShelf } from '../src/store/memory-shelf';
import { AnalysisSession, type Engines } from './analysis-session';
import { IdLists } from './id-lists';
import { engineError, PoisonedError } from './engine-failure';

const hour = 3600e6;
const log: LogEvent[] = [
  { actor: 'ann', event: 'view', at: 0, properties: { channel: 'ads' } },
  { actor: 'ann', event: 'buy', at: hour, properties: { channel: 'ads' } },
  { actor: 'bob', event: 'view', at: 2 * hour, properties: { channel: 'mail' } },
];
const source: DatasetSource = { id: 'x', name: 'x', timeZone: 'UTC', weekStart: 'monday', generation: 'g', chunks: [] };
const funnel = { kind: 'funnel', v: 1, steps: [{ event: 'view' }, { event: 'buy' }] };
const silent = (): void => undefined;

/** Engines over the log in native DuckDB; `before` may fail a statement. */
function engines(before: (statement: Sql, engine: number) => void = silent): Engines & { started: number } {
  const stored = storeLog(log);
  return {
    started: 0,
    warm: silent,
    async open() {
      const number = (this.started += 1);
      const native = await nodeSource(stored);
      await native.query(
        sql`CREATE TABLE properties AS SELECT 'p1' AS "column", 'channel' AS name, 'text' AS kind, 2 AS "distinct"`,
      );
      await native.query(sql`CREATE TABLE wayfold_meta (key VARCHAR, value VARCHAR)`);
      return {
        query: (statement) => {
          before(statement, number);
          return native.query(statement).catch((error: unknown) => {
            throw engineError(error);
          });
        },
        close: () => native.close(),
      };
    },
  };
}

async function opened(from: Engines = engines()): Promise<AnalysisSession> {
  const session = new AnalysisSession(from, new IdLists(new MemoryShelf()));
  expect(await session.open(source)).toMatchObject({ ok: true, dataset: { rows: 3, actors: 2 } });
  return session;
}

const failureOf = (answer: { ok: boolean; failure?: Failure }): Failure | undefined => answer.failure;

describe('a session', () => {
  it('answers a question, and lists the people behind a number', async () => {
    const session = await opened();
    const answer = await session.run(1, funnel, silent);
    expect(answer).toMatchObject({ ok: true, result: { steps: [{ units: 2 }, { units: 1 }] }, explain: { rows: 3 } });
    const dropped = await session.select(2, funnel, { step: 2, outcome: 'dropped' }, silent);
    expect(dropped).toEqual({ ok: true, actors: [1] });
    expect(await session.actorIds([1, 0])).toEqual({ ok: true, ids: ['bob', 'ann'] });
    const part = { first: 0, limit: 1, gapUs: hour };
    expect(await session.timeline(0, part)).toMatchObject({ ok: true, total: 2, events: [{ event: 'view', atUs: 0 }] });
    await session.close();
  });

  it('says where a spec is wrong, and that a pattern is no pattern', async () => {
    const session = await opened();
    const unknown = failureOf(await session.run(1, { ...funnel, stepps: 1 }, silent));
    expect(unknown).toEqual({
      code: 'invalidSpec',
      problems: [expect.objectContaining({ path: ['stepps'], code: 'unknownField' })],
    });
    const pattern = { ...funnel, filter: { property: 'channel', is: 'matches', value: '[a' } };
    const refused = failureOf(await session.run(2, pattern, silent));
    expect(refused).toMatchObject({
      code: 'invalidSpec',
      problems: [{ path: ['filter', 'value'], code: 'unknownValue' }],
    });
    const unread = { ...funnel, filter: { any: [{ property: 'nowhere', is: 'matches', value: 'a(?=b)' }] } };
    expect(failureOf(await session.run(3, unread, silent))).toMatchObject({
      code: 'invalidSpec',
      problems: [{ path: ['filter', 'any', 0, 'value'], code: 'unknownValue' }],
    });
    expect(failureOf(await session.run(4, { kind: 'nothing' }, silent))).toMatchObject({ code: 'invalidSpec' });
    await session.close();
  });

  it('stops a cancelled question without an answer, and answers the next', async () => {
    const session = await opened();
    const running = session.run(7, funnel, silent);
    await session.cancel(7);
    expect(await running).toEqual({ ok: false, failure: { code: 'cancelled' } });
    expect(await session.run(8, funnel, silent)).toMatchObject({ ok: true });
    await session.close();
  });

  it('answers a further question about one it was asked, with columns that are there already, and stops it', async () => {
    const session = await opened();
    const filtered = { ...funnel, filter: { property: 'channel', is: 'isSet' } };
    await session.run(1, filtered, silent);
    const aside = await session.aside(2, filtered, 'ties', null, silent);
    expect(aside).toMatchObject({ ok: true, found: { actors: 2 }, explain: { columnsRead: 0, sql: [] } });
    const running = session.aside(3, filtered, 'ties', null, silent);
    await session.cancel(3);
    expect(await running).toEqual({ ok: false, failure: { code: 'cancelled' } });
    const refused = [
      await session.aside(4, filtered, 'nothing', null, silent),
      await session.aside(5, filtered, 'constructor', null, silent),
      await session.aside(6, filtered, 'ties', { what: 1 }, silent),
      await session.aside(7, { kind: 'trend', v: 1 }, 'ties', null, silent),
    ];
    expect(refused.map(failureOf)).toEqual(Array(4).fill(expect.objectContaining({ code: 'invalidSpec' })));
    await session.close();
  });

  it('lists the people behind a number before a further question that was asked earlier goes on', async () => {
    const session = await opened();
    await session.run(1, funnel, silent);
    const order: string[] = [];
    const aside = session.aside(2, funnel, 'ties', null, silent).then(() => order.push('aside'));
    const people = session.select(3, funnel, { step: 1, outcome: 'reached' }, silent).then(() => order.push('people'));
    await Promise.all([aside, people]);
    expect(order).toEqual(['people', 'aside']);
    await session.close();
  });

  it('replaces a poisoned engine and asks once more', async () => {
    const from = engines((statement, engine) => {
      if (engine === 1 && statement.text.includes('rowid >=')) throw new PoisonedError('table index is out of bounds');
    });
    const session = await opened(from);
    expect(await session.run(1, funnel, silent)).toMatchObject({
      ok: true,
      result: { steps: [{ units: 2 }, { units: 1 }] },
    });
    expect(from.started).toBe(2);
    await session.close();
  });

  it('gives up after the second poisoned engine, and keeps a clean error as it is', async () => {
    const poisoned = await opened(
      engines((statement) => {
        if (statement.text.includes('rowid >=')) throw new PoisonedError('unreachable executed');
      }),
    );
    expect(failureOf(await poisoned.run(1, funnel, silent))).toEqual({
      code: 'engine',
      detail: 'unreachable executed',
    });
    await poisoned.close();
    const full = await opened(
      engines((statement) => {
        if (statement.text.includes('rowid >=')) throw new FailureError({ code: 'outOfMemory' });
      }),
    );
    expect(failureOf(await full.run(1, funnel, silent))).toEqual({ code: 'outOfMemory' });
    await full.close();
  });

  it('keeps the columns it read when nothing is asked any more, and needs none from the engine the next time', async () => {
    const kept = new Map<string, object>();
    const shelf = {
      columns: (generation: string, name: string) => Promise.resolve(kept.get(`${generation} ${name}`)),
      putColumns: (generation: string, name: string, one: object) =>
        Promise.resolve(void kept.set(`${generation} ${name}`, one)),
    };
    const statements: string[] = [];
    const log = engines(({ text }) => statements.push(text));
    const asked = {
      ...{ ...funnel, filter: { property: 'channel', is: 'neq', value: 'mail' } },
      breakdown: { property: 'channel', at: 'first', limit: 5 },
    };
    const ask = async () => {
      const session = new AnalysisSession(log, new IdLists(new MemoryShelf()), shelf);
      await session.open(source);
      const answer = await session.run(1, asked, silent);
      await session.close();
      if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
      return answer;
    };
    const first = await ask();
    await expect.poll(() => [...kept.keys()].sort()).toEqual(['g base', 'g codes p1']);
    const second = await ask();
    expect(second.result).toEqual(first.result);
    expect([first.explain.columnsRead, second.explain.columnsRead]).toEqual([4, 0]);
    expect(statements.filter((text) => text.includes('rowid >='))).toHaveLength(2);
  });

  it('asks nothing before a data set is open', async () => {
    const session = new AnalysisSession(engines(), new IdLists(new MemoryShelf()));
    expect(failureOf(await session.run(1, funnel, silent))).toMatchObject({ code: 'unknownDataset' });
  });

  it('takes days in the new zone after a change of zone', async () => {
    const session = await opened();
    const trend = { kind: 'trend', v: 1, period: 'day' };
    const days = async (): Promise<unknown> => {
      const answer = await session.run(1, trend, silent);
      return answer.ok ? answer.result : answer.failure;
    };
    expect(await days()).toMatchObject({ series: [{ period: '1970-01-01', value: 3 }] });
    await session.setZone('America/New_York', 'monday');
    expect(await days()).toMatchObject({ series: [{ period: '1969-12-31', value: 3 }] });
    await session.close();
  });

  it('suggests values of a property by frequency', async () => {
    const session = await opened();
    const found = await session.propertyValues('channel', 'A', 5);
    expect(found).toEqual({
      ok: true,
      values: [
        { value: 'ads', events: 2 },
        { value: 'mail', events: 1 },
      ],
    });
    await session.close();
  });
});
