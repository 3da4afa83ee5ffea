import { describe, expect, it } from 'vitest';
import { trend } from '.';
import type { LogEvent, LogSettings } from '../../../test/support/log';
import { runOnLog } from '../../../test/support/run-on-log';
import type { PropertyValue } from '../../model/condition';

const buy = (actor: string, day: number, price: number | null, shop: PropertyValue = null): LogEvent => ({
  actor,
  event: 'buy',
  at: Date.UTC(2024, 0, day, 12) * 1000,
  properties: { price, shop },
});

/** Ann buys twice on the 1st and once on the 3rd; Bob once on the 1st, and on the 3rd without a price; Cem on the 3rd. */
const log = [
  buy('ann', 1, 0.1, 'north'),
  buy('ann', 1, 0.2, 'south'),
  buy('bob', 1, 10, 'north'),
  buy('ann', 3, 4, 'north'),
  buy('bob', 3, null, 'west'),
  buy('cem', 3, 6),
];

const ask = async (spec: object, events = log, settings: LogSettings = {}, sharding?: 'sharded') =>
  runOnLog(trend, { kind: 'trend', ...spec }, events, settings, sharding);

async function numbers(spec: object, events = log): Promise<(number | null)[]> {
  const { result } = await ask(spec, events);
  return [result.total, ...result.series.map(({ value }) => value)];
}

describe('what a trend measures', () => {
  it('events per actor are those of the period by its actors, of the whole by all actors, and nothing by nobody is unknown', async () => {
    expect(await numbers({ measure: 'eventsPerActor' })).toEqual([2, 1.5, null, 1]);
  });

  it('a sum is exact, 0 where nothing happens, and passes over events without a number', async () => {
    expect(await numbers({ measure: { sum: 'price' } })).toEqual([20.3, 10.3, 0, 10]);
  });

  it('a mean is over the events that carry a number', async () => {
    expect(await numbers({ measure: { mean: 'price' } })).toEqual([20.3 / 5, 10.3 / 3, null, 5]);
  });

  it('median and 90th percentile lie between two values as R type 7 has it', async () => {
    expect(await numbers({ measure: { median: 'price' } })).toEqual([4, 0.2, null, 5]);
    expect(await numbers({ measure: { p90: 'price' } })).toEqual([
      6 + 0.6 * 4,
      0.2 + (10 - 0.2) * 0.8,
      null,
      4 + 2 * 0.9,
    ]);
  });

  it('the median of the whole is taken over all values, not over the periods’ medians', async () => {
    const skewed = [buy('ann', 1, 1), buy('ann', 1, 1), buy('ann', 1, 1), buy('bob', 2, 100)];
    expect(await numbers({ measure: { median: 'price' } }, skewed)).toEqual([1, 1, 100]);
  });

  it('a text, or a property the data lack, has no numbers', async () => {
    expect(await numbers({ measure: { sum: 'shop' } })).toEqual([0, 0, 0, 0]);
    expect(await numbers({ measure: { mean: 'shop' } })).toEqual([null, null, null, null]);
    expect(await numbers({ measure: { p90: 'weight' } })).toEqual([null, null, null, null]);
  });

  it('a list without events is empty and its total unknown, but for what counts or adds', async () => {
    const never = { event: { event: 'never' } };
    expect(await numbers({ ...never, measure: { sum: 'price' } })).toEqual([0]);
    expect(await numbers({ ...never, measure: { median: 'price' } })).toEqual([null]);
    expect(await numbers({ ...never, measure: 'eventsPerActor' })).toEqual([null]);
  });

  it('a list begins with the first event that counts, also when that carries no number', async () => {
    const events = [buy('ann', 1, null), buy('bob', 2, 7)];
    expect(await numbers({ measure: { mean: 'price' } }, events)).toEqual([7, null, 7]);
  });

  it('merged from shards everything is the same to the last digit', async () => {
    const odd = [1 / 3, 0.1, 1e15 / 7, -2 / 3, 1e-9].flatMap((price, i) =>
      ['ann', 'bob', 'cem', 'dan'].map((actor, n) => buy(actor, 1 + ((i + n) % 3), price * (n + 1), 'north')),
    );
    for (const measure of ['sum', 'mean', 'median', 'p90']) {
      const spec = { measure: { [measure]: 'price' }, breakdown: { property: 'shop' } };
      expect((await ask(spec, odd, {}, 'sharded')).result).toStrictEqual((await ask(spec, odd)).result);
    }
  });
});

describe('a trend split by a property', () => {
  const parts = async (spec: object, events = log): Promise<unknown[]> => {
    const { result } = await ask(spec, events);
    return (result.breakdown ?? []).map(({ value, other, total, series }) => [
      other ? 'Other' : value,
      total,
      ...series.map((point) => point.value),
    ]);
  };

  it('has the values with most events first, none among them, and equal ones by their text', async () => {
    expect(await parts({ breakdown: { property: 'shop' } })).toEqual([
      ['north', 3, 2, 0, 1],
      [null, 1, 0, 0, 1],
      ['south', 1, 1, 0, 0],
      ['west', 1, 0, 0, 1],
    ]);
  });

  it('ranks by events whatever is measured', async () => {
    expect(await parts({ breakdown: { property: 'shop', limit: 1 }, measure: { sum: 'price' } })).toEqual([
      ['north', 14.1, 10.1, 0, 4],
      ['Other', 6.2, 0.2, 0, 6],
    ]);
  });

  it('counts an actor under each value and once in Other', async () => {
    const everywhere = ['a', 'b', 'b', 'c', 'c', 'd', 'd', 'd'].map((shop) => buy('ann', 1, 1, shop));
    expect(await parts({ breakdown: { property: 'shop', limit: 2 }, measure: 'actors' }, everywhere)).toEqual([
      ['d', 1, 1],
      ['b', 1, 1],
      ['Other', 1, 1],
    ]);
    expect(await numbers({ breakdown: { property: 'shop', limit: 2 }, measure: 'actors' }, everywhere)).toEqual([1, 1]);
  });

  it('takes medians of each value and of the rest', async () => {
    expect(await parts({ breakdown: { property: 'shop', limit: 1 }, measure: { median: 'price' } })).toEqual([
      ['north', 4, 5.05, null, 4],
      ['Other', 0.2 + (6 - 0.2) / 2, 0.2, null, 6],
    ]);
  });

  it('by a number holds 0 and -0 as one value', async () => {
    const signs = [-0, 0, 5].map((price) => buy('ann', 1, price));
    expect(await parts({ breakdown: { property: 'price' } }, signs)).toEqual([
      [0, 2, 2],
      [5, 1, 1],
    ]);
  });

  it('by a property the data lack is one row of none', async () => {
    expect(await parts({ breakdown: { property: 'colour' } })).toEqual([[null, 6, 3, 0, 3]]);
  });

  it('opens the people behind each value, behind none and behind Other, in a period and in all', async () => {
    const run = await ask({ breakdown: { property: 'shop', limit: 2 } });
    expect(run.select({ value: 'north' })).toEqual(['ann', 'bob']);
    expect(run.select({ value: 'north', period: '2024-01-03' })).toEqual(['ann']);
    expect(run.select({ value: null })).toEqual(['cem']);
    expect(run.select({ value: { other: true } })).toEqual(['ann', 'bob']);
    expect(run.select({ value: { other: true }, period: '2024-01-01' })).toEqual(['ann']);
  });

  it('has nobody behind a value that has no row of its own', async () => {
    expect((await ask({ breakdown: { property: 'shop', limit: 1 } })).select({ value: 'west' })).toEqual([]);
    expect((await ask({})).select({ value: 'north' })).toEqual([]);
  });
});
