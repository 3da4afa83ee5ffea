import { describe, expect, it } from 'vitest';
import type { LogEvent } from '../../../test/support/log';
import { runOnLog, type LogRun } from '../../../test/support/run-on-log';
import { logOf } from '../../../test/support/written-log';
import { attribution, type AttributionResult, type AttributionSelection, type AttributionSpec } from '.';

type Asked = Partial<Omit<AttributionSpec, 'kind' | 'v'>>;

/** Days from 2026-01-01; the events a, b, c are touches of the channels A, B, C. */
const daysOf = (...lines: string[]): LogEvent[] =>
  logOf(...lines).map((event) => ({ ...event, at: Date.UTC(2026, 0, 1) * 1000 + event.at * 1440 }));
const channel = ['a', 'b', 'c'].map((event) => ({ channel: event.toUpperCase(), matcher: { event } }));

const ask = (log: LogEvent[], more: Asked = {}): Promise<LogRun<AttributionResult, AttributionSelection>> => {
  const own = { conversion: { event: 'buy' }, touchpoint: { event: null }, channel, model: 'last' };
  return runOnLog(attribution, { kind: 'attribution', ...own, ...more }, log);
};
const creditsOf = async (log: LogEvent[], more: Asked = {}): Promise<Record<string, number>> =>
  (await ask(log, more)).result.credits;

describe('a touch', () => {
  it('thirty days before the conversion counts, a microsecond more does not', async () => {
    expect(await creditsOf(daysOf('x: a0 buy30'))).toEqual({ A: 1 });
    const late = daysOf('x: a0 buy30').map((event, i) => ({ ...event, at: event.at + i }));
    expect(await creditsOf(late)).toEqual({ '(direct)': 1 });
    expect(await creditsOf(late, { lookback: { amount: 31, unit: 'day' } })).toEqual({ A: 1 });
  });

  it('at the instant of the conversion counts when it arrived before it', async () => {
    expect(await creditsOf(daysOf('x: a0 b5 buy5'))).toEqual({ B: 1, A: 0 });
    expect(await creditsOf(daysOf('x: a0 buy5 b5'))).toEqual({ A: 1 });
  });

  it('can be the event of the conversion', async () => {
    expect(await creditsOf(daysOf('x: b0 a5'), { conversion: { event: 'a' } })).toEqual({ A: 1, B: 0 });
  });

  it('before an earlier conversion counts again', async () => {
    expect(await creditsOf(daysOf('x: a0 buy1 buy2'))).toEqual({ A: 2 });
  });

  it('may lie before the range, a conversion may not', async () => {
    expect(await creditsOf(daysOf('x: a0 buy1 buy3'), { range: { from: '2026-01-03' } })).toEqual({ A: 1 });
  });

  it('matches the touchpoint', async () => {
    expect(await creditsOf(daysOf('x: a0 b1 buy2'), { touchpoint: { event: ['a', 'c'] } })).toEqual({ A: 1 });
  });

  it('is of the first rule that takes it', async () => {
    const rules = [{ channel: 'all', matcher: { event: null } }, ...channel];
    expect(await creditsOf(daysOf('x: a0 c1'), { channel: rules, conversion: { event: 'c' } })).toEqual({ all: 1 });
  });

  it('without the property has no channel and is none', async () => {
    const via = [null, 'mail', null, 'mail'];
    const log = daysOf('x: a0 a1 buy2', 'y: buy0').map((event, i) => ({ ...event, properties: { via: via[i]! } }));
    expect(await creditsOf(log, { channel: 'via' })).toEqual({ mail: 2 });
    expect(await creditsOf(log, { channel: 'nothing' })).toEqual({ '(direct)': 2 });
  });

  it('repeated by its channel goes where only the first of each channel stays', async () => {
    const log = daysOf('x: a0 b1 a2 buy3');
    expect(await creditsOf(log)).toEqual({ A: 1, B: 0 });
    const { result } = await ask(log, { distinct: true });
    expect(result.credits).toEqual({ B: 1, A: 0 });
    expect(result.touchesBefore).toEqual([{ touches: 2, conversions: 1 }]);
    expect(result.pathsToConversion).toEqual([{ channels: ['A', 'B'], conversions: 1 }]);
  });
});

describe('credit', () => {
  const abc = daysOf('x: a0 b7 c14 buy20');

  it('is that of the first touch or of the last', async () => {
    expect(await creditsOf(abc, { model: 'first' })).toEqual({ A: 1, B: 0, C: 0 });
    expect(await creditsOf(abc, { model: 'last' })).toEqual({ C: 1, A: 0, B: 0 });
  });

  it('is that of the last touch that is not direct, or of the last when all are', async () => {
    const direct = ['B', 'C'];
    expect(await creditsOf(abc, { model: 'lastNonDirect', direct })).toEqual({ A: 1, B: 0, C: 0 });
    expect(await creditsOf(daysOf('x: b0 c1 buy2'), { model: 'lastNonDirect', direct })).toEqual({ C: 1, B: 0 });
    expect(await creditsOf(abc, { model: 'lastNonDirect' })).toEqual({ C: 1, A: 0, B: 0 });
  });

  it('is shared alike by all touches, those of one channel each', async () => {
    expect(await creditsOf(daysOf('x: a0 b1 a2 a3 buy4'), { model: 'linear' })).toEqual({ A: 0.75, B: 0.25 });
  });

  it('halves with every half-life before the last touch', async () => {
    const shares = await creditsOf(abc, { model: 'timeDecay' });
    expect(shares['C']).toBeCloseTo(4 / 7, 12);
    expect(shares['B']).toBeCloseTo(2 / 7, 12);
    expect(shares['A']).toBeCloseTo(1 / 7, 12);
    const halfLife = { amount: 14, unit: 'day' as const };
    const slower = await creditsOf(daysOf('x: a0 b14 buy20'), { model: 'timeDecay', halfLife });
    expect(slower['A']).toBeCloseTo(1 / 3, 12);
    expect(await creditsOf(abc, { model: 'timeDecay', halfLife: { amount: 1, unit: 'second' } })).toEqual({
      ...{ C: 1, A: 0, B: 0 },
    });
  });

  it('goes by position, the middle shared', async () => {
    const shares = await creditsOf(daysOf('x: a0 b1 b2 c3 buy4'), { model: 'position' });
    expect(shares).toEqual({ A: 0.4, C: 0.4, B: 0.2 });
  });

  it('of two touches goes by position as the first to the last, alike where neither weighs anything', async () => {
    const log = daysOf('x: a0 b1 buy2');
    const by = (weights: AttributionSpec['weights']): Promise<Record<string, number>> =>
      creditsOf(log, { model: 'position', weights });
    expect((await by([0.6, 0.2, 0.2]))['A']).toBeCloseTo(0.75, 12);
    expect(await by([0, 1, 0])).toEqual({ A: 0.5, B: 0.5 });
    expect(await creditsOf(daysOf('x: a0 buy1'), { model: 'position', weights: [0, 1, 0] })).toEqual({ A: 1 });
  });

  it('is shared alike by distinct channels for shapley', async () => {
    expect(await creditsOf(daysOf('x: a0 b1 a2 a3 buy4', 'y: a0 buy1'), { model: 'shapley' })).toEqual({
      ...{ A: 1.5, B: 0.5 },
    });
  });

  it('of a conversion without a touch is (direct) under every model', async () => {
    for (const model of ['first', 'linear', 'timeDecay', 'markov', 'shapley', 'shapleyRate'] as const) {
      expect(await creditsOf(daysOf('x: buy0'), { model })).toEqual({ '(direct)': 1 });
    }
  });

  it('is of the value of the conversion, nothing where it has none', async () => {
    const paid = [null, null, 0.1, 0.2, null];
    const log = daysOf('x: a0 b1 buy2 buy3 buy4').map((event, i) => ({ ...event, properties: { paid: paid[i]! } }));
    const { result } = await ask(log, { model: 'linear', value: 'paid' });
    expect([result.conversions, result.total]).toEqual([3, 0.3]);
    expect(result.credits).toEqual({ A: 0.15, B: 0.15 });
    expect((await ask(log, { value: 'nothing' })).result).toMatchObject({ total: 0, credits: { A: 0, B: 0 } });
  });
});

describe('what comes with the credits', () => {
  const log = daysOf('x: a0 b1 a2 buy4', 'y: b0 buy10', 'z: buy0', 'n: c0 c1');

  it('is how many conversions a channel assisted, touches before, paths, and the time from the first touch', async () => {
    const { result } = await ask(log);
    const day = 86_400_000;
    expect(result).toEqual({
      ...{ conversions: 3, total: 3, credits: { '(direct)': 1, A: 1, B: 1 }, assisted: { A: 1, B: 1 } },
      touchesBefore: [
        { touches: 0, conversions: 1 },
        { touches: 1, conversions: 1 },
        { touches: 3, conversions: 1 },
      ],
      pathsToConversion: [
        { channels: ['(direct)'], conversions: 1 },
        { channels: ['A', 'B', 'A'], conversions: 1 },
        { channels: ['B'], conversions: 1 },
      ],
      lag: { medianMs: 7 * day, p90Ms: 9.4 * day },
    });
  });

  it('opens the people whose path has a channel, or is a path', async () => {
    const run = await ask(log);
    expect(run.select({ channel: 'B' })).toEqual(['x', 'y']);
    expect(run.select({ channel: '(direct)' })).toEqual(['z']);
    expect(run.select({ channel: 'C' })).toEqual([]);
    expect(run.select({ channels: ['A', 'B', 'A'] })).toEqual(['x']);
    expect(run.select({ channels: ['(direct)'] })).toEqual(['z']);
    expect(run.select({ channels: ['A', 'B'] })).toEqual([]);
  });

  it('opens the people a channel met first, last, last but for direct ones, before the last, or in vain', async () => {
    const { select } = await ask(log, { direct: ['A'] });
    expect(select({ channel: 'A', touch: 'first' })).toEqual(['x']);
    expect(select({ channel: 'A', touch: 'last' })).toEqual(['x']);
    expect(select({ channel: 'B', touch: 'last' })).toEqual(['y']);
    expect(select({ channel: 'B', touch: 'lastNonDirect' })).toEqual(['x', 'y']);
    expect(select({ channel: 'A', touch: 'lastNonDirect' })).toEqual([]);
    expect(select({ channel: 'A', touch: 'assisted' })).toEqual(['x']);
    expect(select({ channel: '(direct)', touch: 'first' })).toEqual(['z']);
    expect(select({ channel: '(direct)', touch: 'assisted' })).toEqual([]);
    expect(select({ channel: 'C', touch: 'lost' })).toEqual(['n']);
    expect(select({ channel: 'A', touch: 'lost' })).toEqual([]);
    expect(attribution.parseSelection({ channel: 'A', touch: 'middle' }).ok).toBe(false);
  });

  it('opens the people of so many touches, of a move from channel to channel, of any conversion, of none', async () => {
    const { select } = await ask(log);
    expect(select({ touches: 3 })).toEqual(['x']);
    expect(select({ touches: 0 })).toEqual(['z']);
    expect(select({ transition: { from: 'A', to: 'B' } })).toEqual(['x']);
    expect(select({ transition: { from: 'A', to: 'A' } })).toEqual([]);
    expect(select({ outcome: 'converted' })).toEqual(['x', 'y', 'z']);
    expect(select({ outcome: 'lost' })).toEqual(['n']);
    expect(attribution.parseSelection({ outcome: 'maybe' }).ok).toBe(false);
    expect(attribution.parseSelection({ touches: -1 }).ok).toBe(false);
  });

  it('is empty where nobody converted', async () => {
    const { result } = await ask(daysOf('x: a0 b1'));
    expect(result).toEqual({
      ...{ conversions: 0, total: 0, credits: {}, assisted: {}, touchesBefore: [], pathsToConversion: [] },
      lag: { medianMs: null, p90Ms: null },
    });
  });
});

describe('an actor who touched and did not convert in the range', () => {
  it('is one journey to nothing with all its touches in the range, however old', async () => {
    const log = daysOf('x: a0 b1 buy2', 'y: b40 b90', 'z: c2 buy95');
    const { result } = await ask(log, { model: 'markov', range: { to: '2026-03-31' } });
    expect(result.conversionProbability).toBe(1 / 3);
    expect(result.removalEffects).toEqual({ B: 1, A: 1 / 2, C: 0 });
    const short = await ask(log, {
      model: 'markov',
      range: { to: '2026-03-01' },
      lookback: { amount: 1, unit: 'day' },
    });
    expect(short.result.conversionProbability).toBe(1 / 3);
  });

  it('is none when it touched only before', async () => {
    const log = daysOf('x: a0 b1 buy5', 'y: b0');
    const { result } = await ask(log, { model: 'markov', range: { from: '2026-01-03' } });
    expect(result.conversionProbability).toBe(1);
  });
});
