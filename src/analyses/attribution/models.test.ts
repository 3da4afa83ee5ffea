import { describe, expect, it } from 'vitest';
import type { LogEvent } from '../../../test/support/log';
import { runOnLog } from '../../../test/support/run-on-log';
import { randomOf } from '../../model/random';
import { attribution, type AttributionResult, type AttributionSpec } from '.';
import { eliminated, iterated, type Rows } from './linear-system';

/** Ways as words, `a a b +` bought, `a -` not; each is one actor, a minute an event. */
function journeys(...ways: string[]): LogEvent[] {
  return ways.flatMap((way, i) =>
    way
      .replace(' +', ' buy')
      .replace(' -', '')
      .split(' ')
      .map((event, at): LogEvent => ({
        actor: `actor ${i}`,
        event: event === 'buy' ? event : 'touch',
        at: at * 60e6,
        properties: event === 'buy' ? { paid: 10 * (i + 1) } : { via: event },
      })),
  );
}

async function ask(log: LogEvent[], more: Partial<AttributionSpec>, sharding?: 'sharded'): Promise<AttributionResult> {
  const own = { conversion: { event: 'buy' }, touchpoint: { event: 'touch' }, channel: 'via' };
  return (await runOnLog(attribution, { kind: 'attribution', ...own, ...more }, log, {}, sharding)).result;
}

describe('a Markov chain', () => {
  it('of a → b → bought and b → nothing: without a half of the conversions stay, without b none', async () => {
    const result = await ask(journeys('a b +', 'b -'), { model: 'markov' });
    expect(result.conversionProbability).toBe(1 / 2);
    expect(result.removalEffects).toEqual({ b: 1, a: 1 / 2 });
    expect(result.credits['b']).toBeCloseTo(2 / 3, 12);
    expect(result.credits['a']).toBeCloseTo(1 / 3, 12);
  });

  it('keeps loops: a goes to itself a third of the time', async () => {
    const result = await ask(journeys('a a b +', 'a -', 'b +'), { model: 'markov' });
    expect(result.conversionProbability).toBe(2 / 3);
    expect(result.removalEffects?.['a']).toBeCloseTo(1 / 2, 12);
    expect(result.removalEffects?.['b']).toBe(1);
    expect(result.credits['b']).toBeCloseTo(4 / 3, 12);
  });

  it('of order 2 and 3 goes by the last channels, of which the beginning has fewer', async () => {
    const log = journeys('a b c +', 'b c -');
    const effects = async (order: number) => (await ask(log, { model: 'markov', order })).removalEffects;
    expect(await effects(2)).toEqual({ b: 1, c: 1, a: 1 / 2 });
    expect(await effects(3)).toEqual({ a: 1, b: 1, c: 1 });
    const short = (await ask(journeys('a b +', 'b -'), { model: 'markov', order: 2 })).removalEffects;
    expect(short).toEqual({ a: 1, b: 1 });
  });

  it('counts conversions whatever they are worth, and shares their value', async () => {
    const result = await ask(journeys('a b +', 'b -'), { model: 'markov', value: 'paid' });
    expect(result.removalEffects).toEqual({ b: 1, a: 1 / 2 });
    expect(result.credits['b']).toBeCloseTo(20 / 3, 12);
  });

  it('knows channels that only led to nothing', async () => {
    const result = await ask(journeys('a +', 'c -'), { model: 'markov' });
    expect(result.removalEffects).toEqual({ a: 1, c: 0 });
    expect(result.credits).toEqual({ a: 1, c: 0 });
  });

  it('without journeys has no probability', async () => {
    expect(await ask([], { model: 'markov' })).toMatchObject({ conversionProbability: null, credits: {} });
  });

  it('of more than a thousand channels is a Problem', async () => {
    const log = journeys(...Array.from({ length: 1001 }, (_, i) => `c${i} +`));
    await expect(ask(log, { model: 'markov' })).rejects.toMatchObject({
      failure: { code: 'invalidSpec', problems: [{ path: ['channel'], code: 'tooMany', detail: '1000' }] },
    });
  });

  it('of many states has the same probabilities taken out one by one or come nearer to', () => {
    const random = randomOf(5);
    const rows: Rows = { first: [0], to: [], parts: [], right: [] };
    for (let i = 0; i < 400; i += 1) {
      for (let n = 0; n < 10; n += 1) {
        rows.to.push(random.between(1, 399));
        rows.parts.push(0.0999);
      }
      rows.first.push(rows.to.length);
      rows.right.push(0.001 * random.next());
    }
    expect(iterated(rows)).toBeCloseTo(eliminated(rows), 11);
    expect(eliminated(rows)).toBeGreaterThan(0.1);
  });

  it('of order 3 and twelve channels is the same to the last digit from shards', async () => {
    const log = manyJourneys(12, 300);
    const spec = { model: 'markov', order: 3 } as const;
    const whole = await ask(log, spec);
    expect(Object.values(whole.credits).reduce((a, b) => a + b, 0)).toBe(whole.conversions);
    expect(await ask(log, spec, 'sharded')).toEqual(whole);
  });
});

/** Seeded journeys of 1 to 8 touches. */
function manyJourneys(channels: number, actors: number): LogEvent[] {
  const random = randomOf(channels);
  const ways = Array.from({ length: actors }, () => {
    const touches = Array.from({ length: random.between(1, 8) }, () => `c${random.between(1, channels)}`);
    return `${touches.join(' ')} ${random.chance(touches.includes('c1') ? 0.7 : 0.3) ? '+' : '-'}`;
  });
  return journeys(...ways);
}

describe('Shapley’s value of conversion rates', () => {
  it('by hand: a alone is worth 1 of 2, b alone 0 of 1, both 2 of 4', async () => {
    const { credits } = await ask(journeys('a +', 'a -', 'b -', 'a b +'), { model: 'shapleyRate' });
    expect(credits).toEqual({ a: 2, b: 0 });
  });

  it('can be negative', async () => {
    const { credits } = await ask(journeys('a +', 'b -', 'b -', 'b -'), { model: 'shapleyRate' });
    expect(credits).toEqual({ a: 5 / 2, b: -3 / 2 });
  });

  it('with a value shares that value', async () => {
    const { credits } = await ask(journeys('a +', 'b -', 'b -', 'b -'), { model: 'shapleyRate', value: 'paid' });
    expect(credits).toEqual({ a: 25, b: -15 });
  });

  it('of the rates of no conversion at all is nothing', async () => {
    expect((await ask(journeys('a -', 'b -'), { model: 'shapleyRate' })).credits).toEqual({ a: 0, b: 0 });
  });

  it('of twelve channels is exact and states no error', async () => {
    expect(await ask(manyJourneys(12, 200), { model: 'shapleyRate' })).not.toHaveProperty('standardError');
  });

  it('of thirteen is sampled, within four standard errors of the formula, and the same from shards', async () => {
    const log = manyJourneys(13, 400);
    const result = await ask(log, { model: 'shapleyRate' });
    const exact = byFormula(log);
    const { credits, standardError = {} } = result;
    expect(Object.keys(standardError)).toHaveLength(13);
    for (const [channel, error] of Object.entries(standardError)) {
      expect(error).toBeGreaterThan(0);
      expect(error).toBeLessThan(0.05 * result.conversions);
      expect(Math.abs(credits[channel]! - exact(channel) * result.conversions)).toBeLessThan(4 * error);
    }
    expect(await ask(log, { model: 'shapleyRate' }, 'sharded')).toEqual(result);
  });
});

/** The share of a channel in the whole rate, by going through every subset of the others. */
function byFormula(log: LogEvent[]): (channel: string) => number {
  const ways = [...new Set(log.map(({ actor }) => actor))].map((actor) => {
    const own = log.filter((event) => event.actor === actor);
    const used = new Set(own.flatMap(({ properties }) => (properties?.['via'] == null ? [] : [properties['via']])));
    return { used, won: own.some(({ event }) => event === 'buy') };
  });
  const channels = [...new Set(ways.flatMap(({ used }) => [...used]))];
  const bits = ways.map(({ used }) => [...used].reduce<number>((sum, via) => sum + 2 ** channels.indexOf(via), 0));
  const rates = Array.from({ length: 2 ** channels.length }, (_, set) => {
    const inside = ways.filter((_way, i) => (bits[i]! & ~set) === 0);
    return inside.length === 0 ? 0 : inside.filter(({ won }) => won).length / inside.length;
  });
  const factorial = (n: number): number => (n <= 1 ? 1 : n * factorial(n - 1));
  return (channel) => {
    const own = 2 ** channels.indexOf(channel);
    const gains = rates.map((rate, set) => {
      if ((set & own) !== 0) return 0;
      const size = set.toString(2).replaceAll('0', '').length;
      const weight = (factorial(size) * factorial(channels.length - size - 1)) / factorial(channels.length);
      return weight * (rates[set | own]! - rate);
    });
    return gains.reduce((a, b) => a + b, 0) / rates.at(-1)!;
  };
}
