import { describe, expect, it } from 'vitest';
import { attributionOracle, type OracleAttributionSpec } from './attribution';
import { markov, shapley, type Way } from './attribution-models';
import { day, events, hour } from './literal';
import type { LogEvent, Settings } from './log';

const settings: Settings = { timeZone: 'UTC', weekStart: 'monday' };

/** `a`, `b`, `c` are touches of the channels of those names; `Buy` is the conversion. */
const ask = (log: LogEvent[], more: Partial<OracleAttributionSpec> = {}): ReturnType<typeof attributionOracle> =>
  attributionOracle(
    log,
    {
      kind: 'attribution',
      v: 1,
      conversion: { event: 'Buy' },
      touchpoint: { event: null },
      channel: ['a', 'b', 'c'].map((name) => ({ channel: name, matcher: { event: name } })),
      lookback: { amount: 30, unit: 'day' },
      model: 'last',
      ...more,
    },
    settings,
  );

const credits = (log: LogEvent[], more: Partial<OracleAttributionSpec> = {}): Record<string, number> =>
  ask(log, more).result.credits;

function expectCredits(actual: Record<string, number>, expected: Record<string, number>): void {
  expect(Object.keys(actual).sort()).toEqual(Object.keys(expected).sort());
  for (const [channel, credit] of Object.entries(expected)) expect(actual[channel]).toBeCloseTo(credit, 12);
}

describe('touches', () => {
  it('lie in the lookback, its end inside', () => {
    expect(credits(events('a0 Buy30', day))).toEqual({ a: 1 });
    const [touch, buy] = events('a0 Buy30', day);
    const late = { actor: 'x', event: 'Buy', at: (buy?.at ?? 0) + 1 };
    expect(credits([...(touch ? [touch] : []), late])).toEqual({ '(direct)': 1 });
  });

  it('come at or before the conversion in the order of instant and arrival', () => {
    expect(credits(events('a0 b5 Buy5'))).toEqual({ a: 0, b: 1 });
    expect(credits(events('a0 Buy5 b5'))).toEqual({ a: 1 });
  });

  it('can be the conversion itself', () => {
    expect(credits(events('a0'), { conversion: { event: 'a' } })).toEqual({ a: 1 });
  });

  it('before an earlier conversion count again', () => {
    expect(credits(events('a0 Buy1 Buy2'))).toEqual({ a: 2 });
  });

  it('may lie before the range, conversions not', () => {
    const range = { from: '2024-01-03' };
    expect(credits(events('a0 Buy1 Buy2', day), { range })).toEqual({ a: 1 });
  });

  it('without a channel are none', () => {
    expect(credits(events('a0 d1 Buy2'))).toEqual({ a: 1 });
    const log = events('t0 t1 Buy2').map((event, i) => ({ ...event, properties: { via: i === 0 ? 'mail' : null } }));
    expect(credits(log, { channel: 'via' })).toEqual({ mail: 1 });
  });

  it('with distinct are the first of each channel', () => {
    const { touchesBefore, pathsToConversion } = ask(events('a0 b1 a2 Buy3'), { distinct: true }).result;
    expect(touchesBefore).toEqual([{ touches: 2, conversions: 1 }]);
    expect(pathsToConversion).toEqual([{ channels: ['a', 'b'], conversions: 1 }]);
    expect(credits(events('a0 b1 a2 Buy3'), { distinct: true })).toEqual({ a: 0, b: 1 });
  });
});

describe('credit by a rule', () => {
  it('goes to the first or the last touch', () => {
    expect(credits(events('a0 b1 c2 Buy3'), { model: 'first' })).toEqual({ a: 1, b: 0, c: 0 });
    expect(credits(events('a0 b1 c2 Buy3'), { model: 'last' })).toEqual({ a: 0, b: 0, c: 1 });
  });

  it('goes to the last touch that is not direct, or to the last when all are', () => {
    const direct = ['b', 'c'];
    expect(credits(events('a0 b1 c2 Buy3'), { model: 'lastNonDirect', direct })).toEqual({ a: 1, b: 0, c: 0 });
    expect(credits(events('b1 c2 Buy3'), { model: 'lastNonDirect', direct })).toEqual({ b: 0, c: 1 });
  });

  it('is shared alike, repeats counting', () => {
    expectCredits(credits(events('a0 b1 a2 Buy3'), { model: 'linear' }), { a: 2 / 3, b: 1 / 3 });
  });

  it('halves every half-life', () => {
    expectCredits(credits(events('a0 b7 c14 Buy20', day), { model: 'timeDecay' }), { a: 1 / 7, b: 2 / 7, c: 4 / 7 });
    const short = { amount: 1, unit: 'second' as const };
    expect(credits(events('a0 b20 Buy25', day), { model: 'timeDecay', halfLife: short })).toEqual({ a: 0, b: 1 });
  });

  it('goes by position, the middle shared; two touches as first to last', () => {
    expectCredits(credits(events('a0 b1 b2 c3 Buy4'), { model: 'position' }), { a: 0.4, b: 0.2, c: 0.4 });
    expectCredits(credits(events('a0 c3 Buy4'), { model: 'position', weights: [0.6, 0.2, 0.2] }), { a: 0.75, c: 0.25 });
    expect(credits(events('a0 Buy4'), { model: 'position' })).toEqual({ a: 1 });
  });

  it('shares values', () => {
    const log = events('a0 b1 Buy2 Buy3').map((event, i) => ({ ...event, properties: { paid: i === 2 ? 30 : null } }));
    const { result } = ask(log, { model: 'linear', value: 'paid' });
    expect([result.conversions, result.total]).toEqual([2, 30]);
    expect(result.credits).toEqual({ a: 15, b: 15 });
  });
});

const way = (channels: string, converts: boolean, value = Number(converts)): Way => ({
  channels: channels.split(' '),
  converts,
  value,
});

describe('Markov credit', () => {
  it('of two channels in a row and one alone that fails', () => {
    // start → a → b → bought; b → nothing. P = ½; without a: start → b (½) → bought (½) = ¼; without b: 0.
    const { credits: shares, removalEffects, conversionProbability } = markov([way('a b', true), way('b', false)], 1);
    expect(conversionProbability).toBeCloseTo(1 / 2, 12);
    expectCredits(removalEffects, { a: 1 / 2, b: 1 });
    expectCredits(shares, { a: 1 / 3, b: 2 / 3 });
  });

  it('keeps loops', () => {
    // Ways a a b → bought, a → nothing, b → bought. From a: a ⅓, b ⅓, nothing ⅓, so a = ⅓ a + ⅓ · 1 = ½. P = ⅔ · ½ + ⅓ = ⅔.
    // Without a: ⅓. Without b: a = ⅓ a = 0.
    const ways = [way('a a b', true), way('a', false), way('b', true)];
    const { credits: shares, removalEffects, conversionProbability } = markov(ways, 1);
    expect(conversionProbability).toBeCloseTo(2 / 3, 12);
    expectCredits(removalEffects, { a: 1 / 2, b: 1 });
    expectCredits(shares, { a: 2 / 3, b: 4 / 3 });
  });

  it('of higher order goes by the last two or three channels', () => {
    // Ways a b c → bought, b c → nothing. Of order 2 both meet at (b c), where half are bought: P = ½, without a: ½ · ½ = ¼.
    // Of order 3 (b c) always fails and (a b c) never: without a, P = 0.
    const ways = [way('a b c', true), way('b c', false)];
    expectCredits(markov(ways, 2).removalEffects, { a: 1 / 2, b: 1, c: 1 });
    expectCredits(markov(ways, 3).removalEffects, { a: 1, b: 1, c: 1 });
    expectCredits(markov(ways, 3).credits, { a: 1 / 3, b: 1 / 3, c: 1 / 3 });
    // Ways a b → bought, b → nothing: of order 1 they meet at b, of order 2 not.
    const short = [way('a b', true), way('b', false)];
    expectCredits(markov(short, 1).removalEffects, { a: 1 / 2, b: 1 });
    expectCredits(markov(short, 2).removalEffects, { a: 1, b: 1 });
  });

  it('gives a channel that only failed ways have its part when it leads to one that converts', () => {
    // Ways b a → nothing, a → bought. a → bought ½; P = ½; without b: ¼, without a: 0.
    const { removalEffects } = markov([way('b a', false), way('a', true)], 1);
    expectCredits(removalEffects, { a: 1, b: 1 / 2 });
  });

  it('takes one way a conversion, and one for each actor who touched and did not convert in the range', () => {
    const log = [
      ...events('a0 b1 Buy2', hour, 'x'),
      ...events('b0', hour, 'y'),
      ...events('c0', hour, 'z', events('c-48', hour)[0]?.at ?? 0),
    ];
    const { result } = ask(log, { model: 'markov', range: { from: '2024-01-01' } });
    expect(result.conversionProbability).toBeCloseTo(1 / 2, 12);
    expectCredits(result.credits, { a: 1 / 3, b: 2 / 3 });
  });

  it('without conversions is none', () => {
    const { conversions, credits: none } = ask(events('a0 b1'), { model: 'markov' }).result;
    expect([conversions, none]).toEqual([0, { a: 0, b: 0 }]);
  });
});

describe('Shapley credit', () => {
  it('of sums is linear over distinct channels', () => {
    const ways = [way('a b a', true), way('a', true), way('a b c', true, 6), way('b', false)];
    expectCredits(shapley(ways, 'sum'), { a: 1 / 2 + 1 + 2, b: 1 / 2 + 2, c: 2 });
  });

  it('of rates by hand', () => {
    // Worth: a 1 of 2, b 0 of 1, ab 2 of 4. a = ½ (½ − 0) + ½ (½ − 0) = ½; b = ½ (0 − 0) + ½ (½ − ½) = 0.
    const ways = [way('a', true), way('a', false), way('b', false), way('a b', true)];
    expectCredits(shapley(ways, 'rate'), { a: 2, b: 0 });
  });

  it('of rates can be negative', () => {
    // Worth: a 1 of 1, b 0 of 3, ab 1 of 4. a = ½ (1 + ¼) = 5⁄8; b = ½ (0 + ¼ − 1) = −3⁄8; the sum ¼ is scaled to 1.
    const ways = [way('a', true), way('b', false), way('b', false), way('b', false)];
    expectCredits(shapley(ways, 'rate'), { a: 5 / 2, b: -3 / 2 });
  });
});

describe('what comes with the credits', () => {
  const log = [...events('a0 b1 a2 Buy4', hour, 'x'), ...events('b0 Buy10', hour, 'y'), ...events('Buy0', hour, 'z')];

  it('counts assists, touches, paths and the time from the first touch', () => {
    const { result } = ask(log);
    expect(result).toMatchObject({ conversions: 3, total: 3, assisted: { a: 1, b: 1 } });
    for (const touches of [3, 1, 0]) expect(result.touchesBefore).toContainEqual({ touches, conversions: 1 });
    expect(result.touchesBefore).toHaveLength(3);
    expect(result.pathsToConversion).toContainEqual({ channels: ['a', 'b', 'a'], conversions: 1 });
    expect(result.pathsToConversion).toContainEqual({ channels: ['(direct)'], conversions: 1 });
    expect(result.lag).toEqual({ medianMs: 7 * 3600e3, p90Ms: 9.4 * 3600e3 });
  });

  it('sums to the conversions under every model', () => {
    const models = [
      'first',
      'last',
      'lastNonDirect',
      'linear',
      'timeDecay',
      'position',
      'markov',
      'shapley',
      'shapleyRate',
    ] as const;
    for (const model of models) {
      const all = Object.values(credits(log, { model })).reduce((a, b) => a + b, 0);
      expect(all, model).toBeCloseTo(3, 12);
    }
  });

  it('names the actors', () => {
    const { units } = ask(log);
    expect([...units({ channel: 'b' })].sort()).toEqual(['x', 'y']);
    expect([...units({ channels: ['b'] })]).toEqual(['y']);
    expect([...units({ channel: '(direct)' })]).toEqual(['z']);
  });
});
