import { describe, expect, it } from 'vitest';
import type { LogEvent } from '../../../test/support/log';
import { runOnLog } from '../../../test/support/run-on-log';
import { attribution, type AttributionResult } from '.';

const day = 86_400e6;

/** 'ads0 mail1 !2': touches on days 0 and 1, a conversion on day 2; !2=50 is worth 50. */
const journey = (actor: string, words: string): LogEvent[] =>
  words.split(' ').map((word) => {
    const [, channel = '', on = '', value] = /^(.*?)(-?[\d.]+)(?:=([\d.]+))?$/.exec(word) ?? [];
    const properties = channel === '!' ? { value: value === undefined ? null : Number(value) } : { channel };
    return { actor, event: channel === '!' ? 'buy' : 'touch', at: 100 * day + Number(on) * day, properties };
  });

const asked = { kind: 'attribution', conversion: { event: 'buy' }, touchpoint: { event: 'touch' }, channel: 'channel' };

async function ask(log: LogEvent[], spec: object): Promise<AttributionResult> {
  const whole = await runOnLog(attribution, { ...asked, ...spec }, log);
  expect((await runOnLog(attribution, { ...asked, ...spec }, log, {}, 'sharded')).result).toEqual(whole.result);
  return whole.result;
}

/** Credits rounded to nine digits, without those of nothing. */
async function credits(log: LogEvent[], model: string, more: object = {}): Promise<Record<string, number>> {
  const result = await ask(log, { model, ...more });
  const pairs = Object.entries(result.credits).map(
    ([channel, credit]) => [channel, Number(credit.toFixed(9))] as const,
  );
  return Object.fromEntries(pairs.filter(([, credit]) => credit !== 0));
}

describe('the credit of', () => {
  const five = journey('u', 'search0 social1 mail2 social3 ads4 !5');
  const direct = { direct: ['direct'] };
  const third = 1 / 3;

  it.each<[string, LogEvent[], string, object, Record<string, number>]>([
    ['five touches, the first', five, 'first', {}, { search: 1 }],
    ['five touches, the last', five, 'last', {}, { ads: 1 }],
    ['five touches, alike', five, 'linear', {}, { search: 0.2, social: 0.4, mail: 0.2, ads: 0.2 }],
    ['five touches, a U', five, 'position', {}, { search: 0.4, social: 2 / 15, mail: 1 / 15, ads: 0.4 }],
    ['five touches, without ends', five, 'position', { weights: [0, 1, 0] }, { social: 2 / 3, mail: third }],
    ['five touches, ends only', five, 'position', { weights: [1, 0, 3] }, { search: 0.25, ads: 0.75 }],
    ['five touches of four channels', five, 'shapley', {}, { search: 0.25, social: 0.25, mail: 0.25, ads: 0.25 }],
    [
      'five touches, each channel once',
      five,
      'linear',
      { distinct: true },
      { search: 0.25, social: 0.25, mail: 0.25, ads: 0.25 },
    ],
    [
      'five touches, those of two days',
      five,
      'linear',
      { lookback: { amount: 2, unit: 'day' } },
      { social: 0.5, ads: 0.5 },
    ],
    [
      'two touches, weighed 1 and 3',
      journey('u', 'a0 b1 !2'),
      'position',
      { weights: [1, 5, 3] },
      { a: 0.25, b: 0.75 },
    ],
    ['eight days and one day before', journey('u', 'a0 b7 !8'), 'timeDecay', {}, { a: third, b: 2 / 3 }],
    [
      'two days and one, a half-life of one',
      journey('u', 'a0 b1 !2'),
      'timeDecay',
      { halfLife: { amount: 1, unit: 'day' } },
      { a: third, b: 2 / 3 },
    ],
    ['direct at last', journey('u', 'ads0 mail1 direct2 !3'), 'lastNonDirect', direct, { mail: 1 }],
    ['direct at last, not said to be', journey('u', 'ads0 mail1 direct2 !3'), 'lastNonDirect', {}, { direct: 1 }],
    ['direct only', journey('u', 'direct0 direct1 !3'), 'lastNonDirect', direct, { direct: 1 }],
    ['a purchase without a touch', journey('u', '!3'), 'lastNonDirect', direct, { '(direct)': 1 }],
    ['two purchases', journey('u', 'a0 !1 b2 !3'), 'linear', {}, { a: 1.5, b: 0.5 }],
    [
      'two purchases worth 10 and 30',
      journey('u', 'a0 !1=10 b2 !3=30'),
      'linear',
      { value: 'value' },
      { a: 25, b: 15 },
    ],
    ['a purchase worth nothing known', journey('u', 'a0 !1 b2 !3=30'), 'last', { value: 'value' }, { b: 30 }],
  ])('%s', async (_, log, model, more, expected) => {
    const rounded = Object.entries(expected).map(([channel, credit]) => [channel, Number(credit.toFixed(9))]);
    expect(await credits(log, model, more)).toEqual(Object.fromEntries(rounded));
  });

  it('three journeys by a Markov chain: c leads on half the time, d always', async () => {
    // c → d → e bought; c nothing; d → e nothing: 1/3 converts, 1/6 without c, none without d or e
    const log = [...journey('u', 'c0 d1 e2 !3'), ...journey('v', 'c0'), ...journey('w', 'd0 e1')];
    const result = await ask(log, { model: 'markov' });
    expect(result.conversionProbability).toBeCloseTo(1 / 3, 12);
    expect(result.removalEffects?.['c']).toBeCloseTo(0.5, 12);
    expect(result.removalEffects?.['d']).toBeCloseTo(1, 12);
    expect(result.removalEffects?.['e']).toBeCloseTo(1, 12);
    expect(await credits(log, 'markov')).toEqual({ c: 0.2, d: 0.4, e: 0.4 });
  });
});

describe('channels as they are', () => {
  const touched = (...channels: (string | number | boolean | null)[]): LogEvent[] => [
    ...channels.map((channel, i) => ({ actor: 'u', event: 'touch', at: i * day, properties: { channel } })),
    { actor: 'u', event: 'buy', at: 9 * day },
  ];

  it.each([
    ['names that objects have of their own', touched('__proto__', 'constructor'), ['__proto__', 'constructor']],
    ['names of other scripts, and their case', touched('邮件', 'Ads', 'ads'), ['Ads', 'ads', '邮件']],
    ['numbers', touched(2, 10), ['10', '2']],
    ['yes and no', touched(true, false), ['false', 'true']],
    ['none, which is no touch', touched('a', null), ['a']],
  ])('%s', async (_, log, names) => {
    const { credits: found } = await ask(log, { model: 'linear' });
    expect(Object.keys(found).toSorted()).toEqual(names.toSorted());
    expect(Object.values(found)).toEqual(names.map(() => 1 / names.length));
  });
});

describe('who only touched', () => {
  const range = { from: '1970-04-11', to: '1970-04-12' }; // days 0 and 1

  it('is a journey to nothing of the touches in the range, however long before its end', async () => {
    const log = [
      ...journey('u', 'a0 !1'),
      ...journey('v', 'b-5 a0 a1'),
      ...journey('w', 'b-5'),
      ...journey('x', 'b0 !5'),
    ];
    // u bought by a; v is a → a to nothing; w did not touch in the range; x touched b and bought later: b to nothing
    const result = await ask(log, { model: 'markov', range, lookback: { amount: 1, unit: 'hour' } });
    expect(result).toMatchObject({ conversions: 1, credits: { '(direct)': 1, a: 0, b: 0 } });
    const longer = await ask(log, { model: 'markov', range });
    // start → a 2/3, b 1/3; a → a 1/3, bought 1/3, nothing 1/3: a converts 1/2, in all 1/3
    expect(longer.conversionProbability).toBeCloseTo(1 / 3, 12);
    expect(longer.credits['a']).toBeCloseTo(1, 12);
    expect(longer.credits['b']).toBeCloseTo(0, 12);
    // each channel once: v is a to nothing, so a converts 1/2 as well
    expect((await ask(log, { model: 'markov', range, distinct: true })).conversionProbability).toBeCloseTo(1 / 3, 12);
  });

  it('has a part in the rates of what channels do together', async () => {
    // a and b bought once; a alone failed once; b alone bought once: worth a 0 of 1, b 1 of 1, both 2 of 3
    const log = [...journey('u', 'a0 b1 !2'), ...journey('v', 'a0'), ...journey('w', 'b0 !1')];
    // a: (0 + (2/3 − 1)) / 2 = −1/6; b: (1 + (2/3 − 0)) / 2 = 5/6; of two conversions: × 2 ÷ (2/3)
    expect(await credits(log, 'shapleyRate')).toEqual({ a: -0.5, b: 2.5 });
    expect(await credits(log, 'shapley')).toEqual({ a: 0.5, b: 1.5 });
  });
});
