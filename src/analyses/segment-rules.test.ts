import { describe, expect, it } from 'vitest';
import { membersOnLog } from '../../test/support/members-on-log';
import { logOf } from '../../test/support/written-log';
import type { LogEvent } from '../../test/support/log';

const minutes = (amount: number) => ({ amount, unit: 'minute' });
const A = { event: 'A' };
const B = { event: 'B' };
const C = { event: 'C' };

/** Events with a plan and a price each, a minute apart. */
const withProperty = (actor: string, name: string, ...values: (string | number | null)[]): LogEvent[] =>
  values.map((value, i) => ({ actor, event: 'A', at: i * 60e6, properties: { [name]: value } }));

describe('something done', () => {
  const log = logOf('ann: A0 B10 B60', 'bob: B0 B61', 'cleo: A5 C9');

  it('within so long of the actor’s first event counts up to and with that instant', async () => {
    const early = { did: B, sinceFirst: { to: minutes(60) }, atLeast: 2 };
    expect(await membersOnLog(early, log)).toEqual(['ann']);
    expect(await membersOnLog({ ...early, sinceFirst: { to: minutes(61) } }, log)).toEqual(['ann', 'bob']);
  });

  it('later than so long after the first event counts from that instant on', async () => {
    expect(await membersOnLog({ did: B, sinceFirst: { from: minutes(60) } }, log)).toEqual(['ann', 'bob']);
    expect(await membersOnLog({ did: B, sinceFirst: { from: minutes(61) } }, log)).toEqual(['bob']);
  });

  it('exactly, at most and never are said by the two bounds', async () => {
    expect(await membersOnLog({ did: B, atLeast: 2, atMost: 2 }, log)).toEqual(['ann', 'bob']);
    expect(await membersOnLog({ did: B, atMost: 0 }, log)).toEqual(['cleo']);
  });

  it('counts time from the first event that passes the filter', async () => {
    const filtered = [...logOf('ann: X0 A50 B60')].map((event) => ({ ...event, properties: { own: event.event } }));
    const rule = { did: B, sinceFirst: { to: minutes(10) } };
    expect(await membersOnLog(rule, filtered)).toEqual([]);
    expect(await membersOnLog(rule, filtered, { filter: { property: 'own', is: 'neq', value: 'X' } })).toEqual(['ann']);
  });
});

describe('the first and the last event', () => {
  const log = logOf('ann: A0 B10', 'bob: B0 A10', 'cleo: A0 C0');

  it('are those of the actor’s order, equal instants by arrival', async () => {
    expect(await membersOnLog({ firstDid: A }, log)).toEqual(['ann', 'cleo']);
    expect(await membersOnLog({ lastDid: A }, log)).toEqual(['bob']);
    expect(await membersOnLog({ lastDid: C }, log)).toEqual(['cleo']);
  });

  it('are those of the range where it has one, and nobody’s where nothing happened in it', async () => {
    const days = [...logOf('ann: A0 B1450 C3000'), ...logOf('bob: A10')];
    const range = { from: '1970-01-02', to: '1970-01-02' };
    expect(await membersOnLog({ firstDid: B, range }, days)).toEqual(['ann']);
    expect(await membersOnLog({ lastDid: B, range }, days)).toEqual(['ann']);
    expect(await membersOnLog({ not: { firstDid: { event: null }, range } }, days)).toEqual(['bob']);
  });
});

describe('a sequence', () => {
  it('is one event and another at the same instant or later', async () => {
    const log = logOf('ann: A0 B5', 'bob: B0 A5', 'cleo: B5 A5', 'dan: A5');
    expect(await membersOnLog({ sequence: [A, B] }, log)).toEqual(['ann', 'cleo']);
    expect(await membersOnLog({ sequence: [A, A] }, log)).toEqual([]);
    expect(await membersOnLog({ sequence: [A, A] }, logOf('ann: A0 A0'))).toEqual(['ann']);
  });

  it('may be over so much time and not a microsecond more', async () => {
    const late: LogEvent[] = [
      { actor: 'bob', event: 'A', at: 0 },
      { actor: 'bob', event: 'B', at: 600e6 + 1 },
    ];
    const log = [...logOf('ann: A0 B10'), ...late];
    expect(await membersOnLog({ sequence: [A, B], within: minutes(10) }, log)).toEqual(['ann']);
  });

  it('is not broken by what happens at the instant of either, only by what lies between', async () => {
    const log = logOf('ann: A0 C5 B10', 'bob: A0 C0 C10 B10', 'cleo: A0 C5 A6 B10');
    expect(await membersOnLog({ sequence: [A, B], without: C }, log)).toEqual(['bob', 'cleo']);
  });

  it('lies in the range of the rule with both events', async () => {
    const log = logOf('ann: A0 B1450', 'bob: A1450 B1460');
    expect(await membersOnLog({ sequence: [A, B], range: { from: '1970-01-02' } }, log)).toEqual(['bob']);
  });
});

describe('a property of a person', () => {
  const log = [
    ...withProperty('ann', 'plan', 'free', null, 'paid'),
    ...withProperty('bob', 'plan', 'paid', 'free', null),
    ...withProperty('cleo', 'plan', null),
  ];
  const paid = { property: 'plan', is: 'eq', value: 'paid' };

  it('is its first value, its last one, or any, of the events that have it', async () => {
    expect(await membersOnLog({ person: paid, take: 'first' }, log)).toEqual(['bob']);
    expect(await membersOnLog({ person: paid, take: 'last' }, log)).toEqual(['ann']);
    expect(await membersOnLog({ person: paid, take: 'any' }, log)).toEqual(['ann', 'bob']);
  });

  it('is absent where no event has it', async () => {
    expect(await membersOnLog({ person: { property: 'plan', is: 'isNotSet' }, take: 'any' }, log)).toEqual(['cleo']);
    expect(await membersOnLog({ person: { ...paid, is: 'neq' }, take: 'last' }, log)).toEqual(['bob', 'cleo']);
    expect(await membersOnLog({ person: { property: 'none', is: 'isNotSet' }, take: 'first' }, log)).toHaveLength(3);
  });
});

describe('a stage', () => {
  const model = {
    name: 'm',
    stages: [
      { name: 'look', label: '', rules: [A] },
      { name: 'use', label: '', rules: [B] },
      { name: 'love', label: '', rules: [C] },
    ],
  };
  const log = logOf('ann: A0 C5 B9 X12', 'bob: A0 B5', 'cleo: X0');
  const at = (stage: string | string[], when: string) => membersOnLog({ stage, at: when, model }, log);

  it('is that of the last event of a stage, one ever been in, or the highest of all', async () => {
    expect(await at('use', 'now')).toEqual(['ann', 'bob']);
    expect(await at('love', 'ever')).toEqual(['ann']);
    expect(await at('love', 'highest')).toEqual(['ann']);
    expect(await at('use', 'highest')).toEqual(['bob']);
  });

  it('may be one of several, and nobody without an event of a stage is in one', async () => {
    expect(await at(['look', 'use', 'love'], 'now')).toEqual(['ann', 'bob']);
  });
});

describe('a step reached of a funnel', () => {
  const funnel = { steps: [A, B, C], window: minutes(30) };
  const log = logOf('ann: A0 B10 C20', 'bob: A0 B10 C31', 'cleo: B0 A5');

  it('is taken by the actors behind that number of the funnel', async () => {
    expect(await membersOnLog({ reached: 1, funnel }, log)).toEqual(['ann', 'bob', 'cleo']);
    expect(await membersOnLog({ reached: 2, funnel }, log)).toEqual(['ann', 'bob']);
    expect(await membersOnLog({ reached: 3, funnel }, log)).toEqual(['ann']);
  });

  it('has the range and the filter of the funnel, besides those of the question', async () => {
    const filter = { property: 'own', is: 'eq', value: 'yes' } as const;
    const owned = logOf('ann: A0 B10', 'bob: A0 B10').map((event, i) => ({
      ...event,
      properties: { own: i === 3 ? 'no' : 'yes' },
    }));
    const two = { steps: [A, B] };
    expect(await membersOnLog({ reached: 2, funnel: { ...two, filter } }, owned)).toEqual(['ann']);
    expect(await membersOnLog({ reached: 2, funnel: { ...two, range: { from: '1970-01-02' } } }, owned)).toEqual([]);
  });
});

describe('a fifth', () => {
  /** Actors a to e with 1 to 5 events A, the first at minute 0, a minute apart; x has none. */
  const five = [
    ...'abcde'.split('').flatMap((actor, i) => withProperty(actor, 'price', ...Array<number>(i + 1).fill(10))),
    ...logOf('x: B0'),
  ];
  const fifth = (by: string, ...fifths: number[]) => ({ quintile: by, of: A, in: fifths });

  it('of five different numbers has one actor each, the greatest in the fifth', async () => {
    expect(await membersOnLog(fifth('frequency', 5), five)).toEqual(['e']);
    expect(await membersOnLog(fifth('frequency', 1), five)).toEqual(['a']);
    expect(await membersOnLog(fifth('recency', 5), five)).toEqual(['e']);
    expect(await membersOnLog({ ...fifth('value', 3), property: 'price' }, five)).toEqual(['c']);
    expect(await membersOnLog(fifth('frequency', 2, 4), five)).toEqual(['b', 'd']);
  });

  it('has nobody who never did it', async () => {
    expect(await membersOnLog(fifth('frequency', 1, 2, 3, 4, 5), five)).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('is shared by equal values', async () => {
    const log = logOf('a: A0', 'b: A0', 'c: A0', 'd: A0', 'e: A0 A1');
    expect(await membersOnLog(fifth('frequency', 1), log)).toEqual(['a', 'b', 'c', 'd']);
    expect(await membersOnLog(fifth('frequency', 5), log)).toEqual(['e']);
  });

  it('by value adds the numbers exactly, and nothing for events without one', async () => {
    const log = [
      ...withProperty('a', 'price', 0.1, 0.2),
      ...withProperty('b', 'price', 0.3),
      ...withProperty('c', 'price', null, -5),
    ];
    expect(await membersOnLog({ ...fifth('value', 1), property: 'price' }, log)).toEqual(['c']);
    const fifthOf = async (actor: string): Promise<number> => {
      for (const n of [1, 2, 3, 4, 5]) {
        if ((await membersOnLog({ ...fifth('value', n), property: 'price' }, log)).includes(actor)) return n;
      }
      return 0;
    };
    expect(await fifthOf('a')).toBe(await fifthOf('b'));
  });
});

describe('a list of ids kept apart', () => {
  const log = logOf('ann: A0', 'bob: A0', ' bob: A0');

  it('has the actors with one of its ids, taken as they are', async () => {
    const rule = { list: 'k1', name: 'VIPs', size: 3 };
    expect(await membersOnLog(rule, log, { lists: { k1: ['bob', 'ann ', 'nobody'] } })).toEqual(['bob']);
    const many = Array.from({ length: 600 }, (_, i) => `nobody ${i}`);
    expect(await membersOnLog(rule, log, { lists: { k1: [...many, ' bob', 'ann'] } })).toEqual([' bob', 'ann']);
  });

  it('that is not here is a Problem that names it', async () => {
    await expect(membersOnLog({ list: 'k2', name: 'VIPs', size: 3 }, log)).rejects.toMatchObject({
      failure: { code: 'invalidSpec', problems: [{ path: ['segment'], code: 'missing', detail: 'VIPs' }] },
    });
  });
});
