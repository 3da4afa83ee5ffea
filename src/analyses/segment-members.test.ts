import { describe, expect, it } from 'vitest';
import { storeLog, type LogEvent } from '../../test/support/log';
import { nodeSource } from '../../test/support/node-source';
import { AlignedColumns } from '../columns/aligned-columns';
import { runnables, type Kind } from './registry';

const day = 86_400e6;
const event = (actor: string, name: string, on: number, plan: string | null = null): LogEvent => ({
  actor,
  event: name,
  at: (on - 1) * day,
  properties: { plan },
});

/** Ann buys on the 1st and the 3rd, Bob on the 2nd, Cleo never. */
const log = [
  event('ann', 'buy', 1, 'paid'),
  event('ann', 'buy', 3),
  event('bob', 'buy', 2),
  event('cleo', 'look', 1, 'paid'),
];

async function ask(kind: Kind, spec: object): Promise<{ result: unknown; compared?: unknown }> {
  const stored = storeLog(log);
  const source = await nodeSource(stored);
  const columns = new AlignedColumns(source, stored.dataset);
  const pause = (): Promise<void> => Promise.resolve();
  const answer = await runnables[kind].run({ kind, ...spec }, { columns, source, step: () => undefined, pause });
  await source.close();
  return answer;
}

const total = async (segment: object, more: object = {}): Promise<unknown> =>
  ((await ask('trend', { measure: 'actors', segment, ...more })).result as { total: unknown }).total;

describe('a segment asked again', () => {
  it('walks nobody for its members again, unless the filter, the rule or the calendar is another', async () => {
    const stored = storeLog(log);
    const source = await nodeSource(stored);
    const columns = new AlignedColumns(source, stored.dataset);
    const segment = { quintile: 'frequency', of: { event: null }, in: [1, 2, 3, 4, 5] };
    const asked = async (more: object): Promise<[unknown, number]> => {
      let walks = 0;
      const pause = (): Promise<void> => Promise.resolve(void (walks += 1));
      const spec = { kind: 'trend', measure: 'actors', segment, ...more };
      const { result } = await runnables.trend.run(spec, { columns, source, step: () => undefined, pause });
      return [(result as { total: unknown }).total, walks];
    };
    const filter = { property: 'plan', is: 'eq', value: 'paid' };
    expect(await asked({})).toEqual([3, 2]);
    expect(await asked({ period: 'week' })).toEqual([3, 1]);
    expect(await asked({ filter })).toEqual([2, 2]);
    expect(await asked({ segment: { not: segment } })).toEqual([0, 2]);
    columns.dataset = { ...columns.dataset, timeZone: 'Asia/Tokyo' };
    expect(await asked({})).toEqual([3, 2]);
    expect(await asked({ event: { event: 'buy' } })).toEqual([2, 1]);
    await source.close();
  });
});

describe('who is in a segment', () => {
  const buy = { event: 'buy' };

  it('the actors listed, those unknown to the data left out', async () => {
    expect(await total({ actors: ['ann', 'cleo', 'nobody'] })).toBe(2);
    expect(await total({ actors: [] })).toBe(0);
  });

  it('those who did something at least so often, and at most so often', async () => {
    expect(await total({ did: buy })).toBe(2);
    expect(await total({ did: buy, atLeast: 2 })).toBe(1);
    expect(await total({ did: buy, atMost: 1 })).toBe(2);
    expect(await total({ did: buy, atMost: 0 })).toBe(1);
    expect(await total({ did: buy, atLeast: 1, atMost: 1 })).toBe(1);
  });

  it('those who did it inside the range of the rule, not of the question', async () => {
    const range = { from: '1970-01-03', to: '1970-01-03' };
    expect(await total({ did: buy, range })).toBe(1);
    expect(await total({ did: buy, range }, { range: { to: '1970-01-01' } })).toBe(1);
  });

  it('those of all rules, of any rule, and not of a rule', async () => {
    const [buyers, lookers] = [{ did: buy }, { did: { event: 'look' } }];
    expect(await total({ all: [buyers, { not: { actors: ['bob'] } }] })).toBe(1);
    expect(await total({ any: [lookers, { actors: ['bob'] }] })).toBe(2);
    expect(await total({ not: buyers })).toBe(1);
  });

  it('counts only events that pass the filter and the condition of the rule', async () => {
    const where = { property: 'plan', is: 'eq', value: 'paid' };
    expect(await total({ did: { event: 'buy', where }, atLeast: 1 })).toBe(1);
    expect(await total({ did: buy, atLeast: 2 }, { filter: where })).toBe(0);
  });
});

describe('a comparison', () => {
  const values = (result: unknown): unknown => (result as { total: unknown }).total;

  it('with a segment is the same question of its people', async () => {
    const { result, compared } = await ask('trend', {
      segment: { actors: ['ann'] },
      compare: { segment: { not: { actors: ['ann'] } } },
    });
    expect([values(result), values(compared)]).toEqual([2, 2]);
  });

  it('with a range is the same question of that range, and of the same people', async () => {
    const { result, compared } = await ask('trend', {
      segment: { did: { event: 'buy' } },
      range: { from: '1970-01-03', to: '1970-01-03' },
      compare: { range: { from: '1970-01-01', to: '1970-01-02' } },
    });
    expect([values(result), values(compared)]).toEqual([1, 2]);
  });
});
