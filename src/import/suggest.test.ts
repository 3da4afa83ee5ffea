import { expect, test } from 'vitest';
import type { Mapping } from './contract';
import { inspect } from './inspect';

/** The actor suggested for 200 rows whose cells are made from the row's number. */
async function actorOf(columns: Record<string, (row: number) => string>): Promise<Mapping['actor']> {
  const rows = Array.from({ length: 200 }, (_, row) =>
    Object.values(columns)
      .map((cell) => cell(row))
      .join(','),
  );
  const answer = await inspect([new File([[Object.keys(columns).join(','), ...rows].join('\n')], 'a.csv')]);
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
  return answer.inspection.mapping.actor;
}

const time = (row: number): string => `2026-09-01 10:${String(row % 60).padStart(2, '0')}:00`;
const of = (...values: string[]) => {
  return (row: number): string => values[row % values.length] ?? '';
};
const event = of('view product', 'add to cart', 'pay');
const user = (row: number): string => `g-${String(row % 40).padStart(5, '0')}`;
const sometimes = (row: number): string => (row % 4 === 0 ? '' : user(row));
const device = of('mobile', 'desktop', 'tablet');

test.each([
  ['always filled', user],
  ['sometimes empty', sometimes],
])('of a shop log the actor is user_id alone, never device: user_id %s', async (_, user_id) => {
  const shop = {
    ...{ time, user_id, event, channel: of('search', 'ads', 'mail'), device },
    ...{ guitar: of('Strat', 'Les Paul'), shop: of('shop 1', 'shop 2'), value: of('499', '', '899') },
    ...{ days: of('', '3'), score: of('9', '', '10') },
  };
  expect(await actorOf(shop)).toBe('user_id');
});

test.each(['device', 'platform', 'os', 'browser', 'device_type', 'Device Type', 'device.type', 'cookie', 'visitor'])(
  'a column %s of few values does not stand in for a person who is unknown',
  async (name) => {
    expect(await actorOf({ time, user_id: sometimes, event, [name]: device })).toBe('user_id');
  },
);

test.each([
  'anonymous_id',
  'anonymousId',
  'device_id',
  'deviceId',
  'client_id',
  'visitorID',
  'user_pseudo_id',
  '设备ID',
])('a column %s of many ids stands in for a person who is unknown', async (name) => {
  const ids = (row: number): string => `d${row % 50}`;
  expect(await actorOf({ time, user_id: sometimes, event, [name]: ids })).toEqual(['user_id', name]);
});

test('a device_id that only says mobile or desktop stands in for nobody', async () => {
  expect(await actorOf({ time, user_id: sometimes, event, device_id: device })).toBe('user_id');
});

test.each(['device', 'platform', 'os', 'browser'])(
  'without any id a column %s is still not who acted',
  async (name) => {
    const many = (row: number): string => `kind ${row % 70}`;
    expect(await actorOf({ time, event, [name]: many, who: (row) => `p${row % 30}` })).toBe('who');
  },
);

test('a log of one person has that person as its actor', async () => {
  expect(await actorOf({ time, user_id: of('u1'), event, device })).toBe('user_id');
});

test.each([
  ['event_id', of('add_cart', 'pay'), 'event_id'],
  ['event_id', (row: number) => `e${row}`, { constant: 'event' }],
])('a column %s says what happened where its ids come again', async (name, ids, expected) => {
  const rows = Array.from({ length: 200 }, (_, row) => [time(row), user(row), ids(row)].join(','));
  const answer = await inspect([new File([[`time,user_id,${name}`, ...rows].join('\n')], 'a.csv')]);
  expect(answer.ok && answer.inspection.mapping.event).toEqual(expected);
});
