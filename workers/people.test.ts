import { describe, expect, it } from 'vitest';
import { storeLog, type LogEvent } from '../test/support/log';
import { nodeSource } from '../test/support/node-source';
import type { Neighbours } from '../src/analyses/neighbours';
import { sql } from '../src/sql/sql';
import { MemoryShelf } from '../src/store/memory-shelf';
import { AnalysisSession } from './analysis-session';
import { IdLists } from './id-lists';

const minute = 60e6;
const silent = (): void => undefined;

/** `view0 cart10`: events of one actor with the minutes they happen at, in order of arrival. */
const told = (actor: string, text: string): LogEvent[] =>
  text.split(' ').map((word) => {
    const [, event = '', after = '0'] = /^([a-z]+)(\d+)$/.exec(word) ?? [];
    return { actor, event, at: Number(after) * minute };
  });

async function opened(log: readonly LogEvent[]): Promise<AnalysisSession> {
  const stored = storeLog(log);
  const native = await nodeSource(stored);
  await native.query(sql`CREATE TABLE properties ("column" VARCHAR, name VARCHAR, kind VARCHAR, "distinct" INTEGER)`);
  for (const { column, name, kind, distinct } of stored.dataset.properties)
    await native.query(sql`INSERT INTO properties VALUES (${column}, ${name}, ${kind}, ${distinct})`);
  await native.query(sql`CREATE TABLE wayfold_meta (key VARCHAR, value VARCHAR)`);
  const session = new AnalysisSession(
    { warm: silent, open: () => Promise.resolve(native) },
    new IdLists(new MemoryShelf()),
  );
  await session.open({ id: 'x', name: 'x', timeZone: 'UTC', weekStart: 'monday', generation: 'g', chunks: [] });
  return session;
}

const funnelOf = (names: string, more: object = {}): object => ({
  kind: 'funnel',
  v: 1,
  steps: names.split(' ').map((event) => ({ event })),
  ...more,
});

async function around(session: AnalysisSession, spec: object, selection: object): Promise<Neighbours> {
  const answer = await session.neighbours(1, spec, selection);
  if (!answer.ok || answer.neighbours === null) throw new Error(JSON.stringify(answer));
  return answer.neighbours;
}

const line = (event: string | null, actors: number) => ({ event, actors });

describe('what people did around their last matched step', () => {
  const log = [
    ...told('ann', 'view0 cart10 help20'),
    ...told('bob', 'view0 look10 cart20'),
    ...told('cat', 'view0 cart10 help20 look30'),
    ...told('dan', 'view0 cart10 buy20'),
  ];
  const spec = funnelOf('view cart buy');
  const dropped = { step: 3, outcome: 'dropped' };

  it('is the one event directly after it and the one directly before, with how many people did so', async () => {
    const session = await opened(log);
    expect(await around(session, spec, dropped)).toEqual({
      actors: 3,
      before: [line('view', 2), line('look', 1)],
      next: [line('help', 2), line(null, 1)],
      moreBefore: 0,
      moreNext: 0,
    });
    await session.close();
  });

  it('is, for a step that was reached, around that step, the next step of the attempt among it', async () => {
    const session = await opened(log);
    expect(await around(session, spec, { step: 2, outcome: 'reached' })).toMatchObject({
      actors: 4,
      next: [line('help', 2), line('buy', 1), line(null, 1)],
    });
    await session.close();
  });

  it('has exactly so many people behind each of its lines', async () => {
    const session = await opened(log);
    const { before, next } = await around(session, spec, dropped);
    for (const [side, lines] of Object.entries({ before, next })) {
      for (const { event, actors } of lines) {
        const answer = await session.select(1, spec, { ...dropped, beside: { side, event } }, silent);
        expect(answer.ok && answer.actors.length).toBe(actors);
      }
    }
    const helped = await session.select(1, spec, { ...dropped, beside: { side: 'next', event: 'help' } }, silent);
    expect(helped).toEqual({ ok: true, actors: [0, 2] });
    const unknown = await session.select(1, spec, { ...dropped, beside: { side: 'next', event: 'nope' } }, silent);
    expect(unknown).toEqual({ ok: true, actors: [] });
    await session.close();
  });

  it('sees only events that pass the filter', async () => {
    const channel = (events: LogEvent[], values: string): LogEvent[] =>
      events.map((event, i) => ({ ...event, properties: { channel: values[i] ?? null } }));
    const session = await opened(channel(told('ann', 'view0 cart10 help20 look30'), 'aaba'));
    const filter = { property: 'channel', is: 'eq', value: 'a' };
    expect((await around(session, { ...spec, filter }, dropped)).next).toEqual([line('look', 1)]);
    await session.close();
  });

  it('passes over an earlier step of the same instant that arrived later', async () => {
    const session = await opened(told('ann', 'cart0 view0 help5'));
    expect(await around(session, spec, dropped)).toMatchObject({ before: [line(null, 1)], next: [line('help', 1)] });
    await session.close();
  });

  it('counts a person once in a line, though several attempts end there', async () => {
    const session = await opened(told('ann', 'view0 help5 view20000 help20005 view40000 look40005'));
    const attempts = { ...spec, count: 'attempts' };
    expect(await around(session, attempts, { step: 2, outcome: 'dropped' })).toMatchObject({
      actors: 1,
      next: [line('help', 1), line('look', 1)],
    });
    await session.close();
  });

  it('lists the ten commonest and says how many more there are', async () => {
    const names = Array.from('abcdefghijkl');
    const session = await opened(names.flatMap((name, i) => told(`actor ${i}`, `view0 ${name}1`)));
    const { next, moreNext } = await around(session, spec, { step: 2, outcome: 'dropped' });
    expect(next.map(({ event }) => event)).toEqual(Array.from('abcdefghij'));
    expect(moreNext).toBe(2);
    await session.close();
  });
});

describe('the matched steps of one person', () => {
  const taken = async (log: readonly LogEvent[], spec: object, actor = 0): Promise<string[]> => {
    const session = await opened(log);
    const answer = await session.trace(1, spec, actor);
    await session.close();
    if (!answer.ok) throw new Error(answer.failure.code);
    return answer.taken.map(({ index, step, attempt }) => `${index} as ${step} of ${attempt}`);
  };

  it('are the events the reported attempt took, not all with a step’s name', async () => {
    const log = [...told('a', 'buy0'), ...told('b', 'cart0 view1 view2 cart3 view4')];
    expect(await taken(log, funnelOf('view cart buy'), 1)).toEqual(['1 as 1 of 1', '3 as 2 of 1']);
  });

  it('are those of the start that came furthest', async () => {
    const spec = funnelOf('view cart', { window: { amount: 10, unit: 'minute' } });
    expect(await taken(told('a', 'view0 view15 cart20'), spec)).toEqual(['1 as 1 of 1', '2 as 2 of 1']);
  });

  it('are of each attempt where attempts are counted', async () => {
    const spec = funnelOf('view cart', { count: 'attempts' });
    expect(await taken(told('a', 'view0 cart1 view2 look3 cart4'), spec)).toEqual([
      '0 as 1 of 1',
      '1 as 2 of 1',
      '2 as 1 of 2',
      '4 as 2 of 2',
    ]);
  });

  it('are of the sessions or values the person is in, without the events of others', async () => {
    const order = (events: LogEvent[], id: string): LogEvent[] =>
      events.map((event) => ({ ...event, properties: { order: id } }));
    const log = [...order(told('a', 'view0'), 'o1'), ...order(told('b', 'look0 cart1'), 'o1')];
    const spec = funnelOf('view cart', { unit: { property: 'order' } });
    expect(await taken(log, spec, 0)).toEqual(['0 as 1 of 1']);
    expect(await taken(log, spec, 1)).toEqual(['1 as 2 of 1']);
    expect(
      await taken(told('a', 'cart0 view1 cart60 view120 cart125'), funnelOf('view cart', { unit: 'session' })),
    ).toEqual(['1 as 1 of 1', '3 as 1 of 2', '4 as 2 of 2']);
  });

  it('are nobody’s outside the segment that is asked', async () => {
    const spec = funnelOf('view', { segment: { actors: ['b'] } });
    const log = [...told('a', 'view0'), ...told('b', 'view0')];
    expect(await taken(log, spec, 0)).toEqual([]);
    expect(await taken(log, spec, 1)).toEqual(['0 as 1 of 1']);
  });

  it('are, in paths, the columns an event stands in, session by session', async () => {
    const session = (events: LogEvent[], ids: string): LogEvent[] =>
      events.map((event, i) => ({ ...event, session: ids[i] ?? null }));
    const log = session(told('a', 'view0 help1 view2 help3 cart4'), 'xyxyx');
    expect(await taken(log, { kind: 'paths', v: 1, unit: 'session' })).toEqual([
      '0 as 1 of 1',
      '4 as 2 of 1',
      '1 as 1 of 2',
    ]);
  });
});

describe('a line of the list of people', () => {
  const log: LogEvent[] = [
    { actor: 'ann', event: 'view', at: 0, properties: { plan: 'free', price: 5, member: true } },
    { actor: 'ann', event: 'view', at: minute, properties: { plan: 'pro', price: null, member: false } },
    { actor: 'ann', event: 'view', at: 2 * minute, properties: { plan: null, price: null, member: null } },
    { actor: 'Bob', event: 'view', at: 0, properties: { plan: null, price: 7, member: null } },
    { actor: 'cat', event: 'view', at: 0, properties: { plan: 'free', price: null, member: null } },
  ];

  it('holds first, last and the last known value of each property', async () => {
    const session = await opened(log);
    expect(await session.actorLines([2, 1, 0], ['price', 'plan', 'member'])).toEqual({
      ok: true,
      lines: [
        { actor: 2, id: 'cat', events: 1, firstUs: 0, lastUs: 0, values: [null, 'free', null] },
        { actor: 1, id: 'ann', events: 3, firstUs: 0, lastUs: 2 * minute, values: [5, 'pro', false] },
        { actor: 0, id: 'Bob', events: 1, firstUs: 0, lastUs: 0, values: [7, null, null] },
      ],
    });
    expect(await session.actorLines([0, 2], ['plan'])).toMatchObject({
      lines: [{ values: [null] }, { values: ['free'] }],
    });
    await session.close();
  });

  it('is found by a part of its id, whatever the case', async () => {
    const session = await opened(log);
    expect(await session.findActors('B')).toEqual({ ok: true, actors: [0] });
    expect(await session.findActors('a')).toEqual({ ok: true, actors: [1, 2] });
    expect(await session.findActors('%')).toEqual({ ok: true, actors: [] });
    await session.close();
  });

  it('opens to one event with everything that is known of it', async () => {
    const session = await opened(log);
    expect(await session.eventValues(1, 1)).toEqual({
      ok: true,
      values: [
        { property: 'plan', value: 'pro' },
        { property: 'price', value: null },
        { property: 'member', value: false },
      ],
    });
    await session.close();
  });
});

describe('sessions of a timeline', () => {
  const sessions = async (log: readonly LogEvent[], first: number): Promise<(number | null)[]> => {
    const session = await opened(log);
    const answer = await session.timeline(0, { first, limit: 10, gapUs: 30 * minute });
    await session.close();
    return answer.ok ? answer.events.map((event) => event.session) : [];
  };

  it('are cut after more than the gap, and keep their numbers on later pages', async () => {
    expect(await sessions(told('a', 'view0 view30 view61 view62'), 0)).toEqual([1, 1, 2, 2]);
    expect(await sessions(told('a', 'view0 view30 view61 view62'), 3)).toEqual([2]);
  });

  it('are those of the file where it has ids, numbered as they begin; events without one are in none', async () => {
    const ids = ['z', null, 'b', 'z'];
    const log = told('a', 'view0 view1 view2 view3').map((event, i) => ({ ...event, session: ids[i] ?? null }));
    expect(await sessions(log, 0)).toEqual([1, null, 2, 1]);
  });
});
