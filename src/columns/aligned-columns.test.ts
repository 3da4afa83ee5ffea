import { describe, expect, it } from 'vitest';
import { storeLog, type LogEvent } from '../../test/support/log';
import { nodeSource } from '../../test/support/node-source';
import type { Comparison, Condition } from '../model/condition';
import { AlignedColumns, noReading } from './aligned-columns';
import { batchesOf } from './batches';
import { codeColumn, maskColumn } from './requests';

const log: LogEvent[] = [
  { actor: 'b', event: 'view', at: 5, properties: { channel: 'email', amount: 2, vip: true } },
  { actor: 'a', event: 'buy', at: 9, properties: { channel: 'ads', amount: 10.5 } },
  { actor: 'a', event: 'view', at: 9, properties: { channel: "it's" } },
  { actor: 'a', event: 'view', at: 1, properties: { amount: -1, vip: false } },
];
const rows = ['a view 1', 'a buy 9', 'a view 9', 'b view 5'];

async function open(): Promise<{ aligned: AlignedColumns; close: () => Promise<void> }> {
  const stored = storeLog(log);
  const source = await nodeSource(stored);
  return { aligned: new AlignedColumns(source, stored.dataset), close: () => source.close() };
}

const step = (): void => undefined;

async function matching(condition: Condition): Promise<string[]> {
  const { aligned, close } = await open();
  const [column] = await aligned.columns([maskColumn(condition, aligned.dataset)], noReading(), step);
  await close();
  return rows.filter((_, i) => column!.values[i] === 1);
}

describe('aligned columns', () => {
  it('reads the base columns in stored order, with the rows of each actor', async () => {
    const { aligned, close } = await open();
    const base = await aligned.base(noReading(), step);
    expect([...base.offsets]).toEqual([0, 3, 4]);
    expect([...base.at]).toEqual([1, 9, 9, 5]);
    expect([...base.event].map((code) => aligned.dataset.events[code]!.name)).toEqual(['view', 'buy', 'view', 'view']);
    await close();
  });

  it('gives codes with 0 for an absent value, of text and of numbers', async () => {
    const { aligned, close } = await open();
    const requests = ['channel', 'amount', 'vip', 'nothing'].map((name) => codeColumn(name, aligned.dataset));
    const columns = await aligned.columns(requests, noReading(), step);
    const values = columns.map((column) =>
      column.as === 'code' ? [...column.values].map((code) => (code === 0 ? null : column.dictionary[code - 1])) : [],
    );
    expect(values).toEqual([
      [null, 'ads', "it's", 'email'],
      [-1, 10.5, null, 2],
      [false, null, null, true],
      [null, null, null, null],
    ]);
    await close();
  });

  it('takes a column from the cache the second time', async () => {
    const { aligned, close } = await open();
    const request = [maskColumn({ property: 'vip', is: 'isSet' }, aligned.dataset)];
    await aligned.columns(request, noReading(), step);
    const again = noReading();
    await aligned.columns(request, again, step);
    const kept = [expect.stringMatching(/^SELECT .+ IS NOT NULL.* FROM events$/)];
    expect(again).toEqual({ sql: [], kept, fromCache: 1, read: 0 });
    await close();
  });

  it('reads nothing more to compare a property with another value, or to take its codes', async () => {
    const { aligned, close } = await open();
    const emails = maskColumn({ property: 'channel', is: 'eq', value: 'email' }, aligned.dataset);
    const others: Condition = {
      any: [{ not: { property: 'channel', is: 'isSet' } }, { property: 'amount', is: 'gt', value: 10 }],
    };
    await aligned.columns(
      [emails, maskColumn({ property: 'amount', is: 'gt', value: 10 }, aligned.dataset)],
      noReading(),
      step,
    );
    const again = noReading();
    const found = await aligned.columns(
      [maskColumn(others, aligned.dataset), codeColumn('channel', aligned.dataset), emails],
      again,
      step,
    );
    expect(found.map(({ values }) => [...values])).toEqual([
      [1, 1, 0, 0],
      [0, 1, 3, 2],
      [0, 0, 0, 1],
    ]);
    expect(again.read).toBe(0);
    await close();
  });

  it('cuts batches at actors', () => {
    const { base } = storeLog(log);
    expect(
      [...batchesOf(base, [], 1)].map(({ firstUnit, units, rows: n, offsets }) => [firstUnit, units, n, [...offsets]]),
    ).toEqual([
      [0, 1, 3, [0, 3]],
      [1, 1, 1, [0, 1]],
    ]);
  });
});

describe('conditions', () => {
  it('an absent property satisfies only neq, notIn and isNotSet', async () => {
    expect(await matching({ property: 'channel', is: 'neq', value: 'ads' })).toEqual([
      'a view 1',
      'a view 9',
      'b view 5',
    ]);
    expect(await matching({ property: 'channel', is: 'notIn', value: ['ads', 'email'] })).toEqual([
      'a view 1',
      'a view 9',
    ]);
    expect(await matching({ property: 'channel', is: 'isNotSet' })).toEqual(['a view 1']);
    expect(await matching({ property: 'nothing', is: 'neq', value: 'x' })).toEqual(rows);
    expect(await matching({ property: 'nothing', is: 'lt', value: 'x' })).toEqual([]);
  });

  it('not negates exactly, also where the property is absent', async () => {
    expect(await matching({ not: { property: 'amount', is: 'gt', value: 0 } })).toEqual(['a view 1', 'a view 9']);
    expect(await matching({ not: { property: 'channel', is: 'eq', value: 'ads' } })).toEqual([
      'a view 1',
      'a view 9',
      'b view 5',
    ]);
  });

  it('does not convert between kinds', async () => {
    expect(await matching({ property: 'amount', is: 'eq', value: '2' })).toEqual([]);
    expect(await matching({ property: 'amount', is: 'neq', value: '2' })).toEqual(rows);
    expect(await matching({ property: 'amount', is: 'in', value: ['2', 10.5] })).toEqual(['a buy 9']);
    expect(await matching({ property: 'vip', is: 'eq', value: true })).toEqual(['b view 5']);
    expect(await matching({ property: 'amount', is: 'contains', value: '0' })).toEqual([]);
  });

  it('between includes both ends, text compares by its bytes, patterns are found anywhere', async () => {
    expect(await matching({ property: 'amount', is: 'between', value: [-1, 2] })).toEqual(['a view 1', 'b view 5']);
    expect(await matching({ property: 'channel', is: 'gte', value: 'email' })).toEqual(['a view 9', 'b view 5']);
    expect(await matching({ property: 'channel', is: 'matches', value: "t'|^em" })).toEqual(['a view 9', 'b view 5']);
    expect(await matching({ property: 'channel', is: 'contains', value: "'" })).toEqual(['a view 9']);
    expect(await matching({ any: [] })).toEqual([]);
    expect(await matching({ all: [] })).toEqual(rows);
  });

  it.each<[Comparison, Condition, string[]]>([
    ['eq', { property: 'channel', is: 'eq', value: 'ads' }, ['a buy 9']],
    ['neq', { property: 'amount', is: 'neq', value: 2 }, ['a view 1', 'a buy 9', 'a view 9']],
    ['in', { property: 'channel', is: 'in', value: ['ads', 'email', 'x'] }, ['a buy 9', 'b view 5']],
    ['notIn', { property: 'amount', is: 'notIn', value: [2, -1] }, ['a buy 9', 'a view 9']],
    ['lt', { property: 'amount', is: 'lt', value: 2 }, ['a view 1']],
    ['lte', { property: 'amount', is: 'lte', value: 2 }, ['a view 1', 'b view 5']],
    ['gt', { property: 'amount', is: 'gt', value: 2 }, ['a buy 9']],
    ['gte', { property: 'amount', is: 'gte', value: 2 }, ['a buy 9', 'b view 5']],
    ['between', { property: 'amount', is: 'between', value: [2, 10.5] }, ['a buy 9', 'b view 5']],
    ['contains', { property: 'channel', is: 'contains', value: 'ai' }, ['b view 5']],
    ['startsWith', { property: 'channel', is: 'startsWith', value: 'a' }, ['a buy 9']],
    ['endsWith', { property: 'channel', is: 'endsWith', value: 's' }, ['a buy 9', 'a view 9']],
    ['matches', { property: 'channel', is: 'matches', value: '^.d' }, ['a buy 9']],
    ['isSet', { property: 'vip', is: 'isSet' }, ['a view 1', 'b view 5']],
    ['isNotSet', { property: 'vip', is: 'isNotSet' }, ['a buy 9', 'a view 9']],
  ])('%s takes the rows it says', async (_, condition, expected) => {
    expect(await matching(condition)).toEqual(expected);
  });

  it('all takes the rows of every part, any those of some part, and the case of text counts', async () => {
    const early: Condition = { property: 'amount', is: 'lt', value: 5 };
    const vip: Condition = { property: 'vip', is: 'eq', value: true };
    expect(await matching({ all: [early, vip] })).toEqual(['b view 5']);
    expect(await matching({ any: [{ property: 'channel', is: 'eq', value: 'ads' }, vip] })).toEqual([
      'a buy 9',
      'b view 5',
    ]);
    expect(await matching({ property: 'channel', is: 'eq', value: 'Ads' })).toEqual([]);
    expect(await matching({ property: 'channel', is: 'contains', value: 'EM' })).toEqual([]);
  });
});
