import { describe, expect, it } from 'vitest';
import { trend } from '.';
import type { LogEvent, LogSettings } from '../../../test/support/log';
import { runOnLog } from '../../../test/support/run-on-log';
import { FailureError } from '../../model/failure';

const at = (text: string): number => Date.parse(`${text}Z`) * 1000;
const event = (actor: string, name: string, when: string, plan: string | null = null): LogEvent => {
  return { actor, event: name, at: at(when), properties: { plan } };
};

/** Ann looks on Monday and buys on Thursday; Bob looks twice on Monday; on Friday the data end. */
const log = [
  event('ann', 'look', '2024-01-01T10:00', 'free'),
  event('ann', 'buy', '2024-01-04T23:30', 'paid'),
  event('bob', 'look', '2024-01-01T11:00', 'free'),
  event('bob', 'look', '2024-01-01T11:00'),
  event('bob', 'leave', '2024-01-05T08:00'),
];

async function ask(spec: object, settings: LogSettings = {}, events = log): Promise<(string | number | null)[]> {
  const { result } = await runOnLog(trend, { kind: 'trend', ...spec }, events, settings);
  return [result.total, ...result.series.flatMap(({ period, value }) => [period.slice(5), value])];
}

describe('a trend', () => {
  it('counts events by day, days without any among them', async () => {
    expect(await ask({})).toEqual([5, '01-01', 3, '01-02', 0, '01-03', 0, '01-04', 1, '01-05', 1]);
  });

  it('counts an actor once a period and once in all', async () => {
    expect(await ask({ measure: 'actors' })).toEqual([2, '01-01', 2, '01-02', 0, '01-03', 0, '01-04', 1, '01-05', 1]);
    expect(await ask({ measure: 'actors', period: 'week' })).toEqual([2, '01-01', 2]);
  });

  it('begins with the first event that counts and ends with the data', async () => {
    expect(await ask({ event: { event: 'buy' } })).toEqual([1, '01-04', 1, '01-05', 0]);
    expect(await ask({ event: { event: 'never' } })).toEqual([0]);
  });

  it('lists every period of a range, before the data and after it', async () => {
    expect(await ask({ range: { from: '2023-12-31', to: '2024-01-01' } })).toEqual([3, '12-31', 0, '01-01', 3]);
    expect(await ask({ range: { from: '2024-01-05', to: '2024-01-06' } })).toEqual([1, '01-05', 1, '01-06', 0]);
    expect(await ask({ range: { last: 2, unit: 'day' } })).toEqual([1, '01-03', 0, '01-04', 1]);
    expect(await ask({ range: { from: '2024-01-04' } })).toEqual([2, '01-04', 1, '01-05', 1]);
  });

  it('counts in a week that the range cuts only what lies inside', async () => {
    expect(await ask({ period: 'week', range: { from: '2024-01-03', to: '2024-01-04' } })).toEqual([1, '01-01', 1]);
  });

  it('takes its periods in the zone of the data set', async () => {
    expect((await ask({ event: { event: 'buy' } }, { timeZone: 'Asia/Shanghai' })).slice(0, 3)).toEqual([
      1,
      '01-05',
      1,
    ]);
    expect(await ask({ period: 'week' }, { weekStart: 'saturday' })).toEqual([5, '12-30', 5]);
  });

  it('puts a repeated hour together and leaves a skipped one empty', async () => {
    const autumn = ['2021-10-30T23:30', '2021-10-31T00:30', '2021-10-31T01:30', '2021-10-31T02:30'];
    const spring = ['2021-03-28T00:30', '2021-03-28T01:30'];
    const berlin = { timeZone: 'Europe/Berlin' };
    const hours = async (times: string[]) =>
      ask(
        { period: 'hour' },
        berlin,
        times.map((when) => event('ann', 'look', when)),
      );
    expect(await hours(autumn)).toEqual([4, '10-31T01:00', 1, '10-31T02:00', 2, '10-31T03:00', 1]);
    expect(await hours(spring)).toEqual([2, '03-28T01:00', 1, '03-28T02:00', 0, '03-28T03:00', 1]);
  });

  it('counts only events that pass the filter and the matcher', async () => {
    const filter = { property: 'plan', is: 'eq', value: 'free' };
    expect(await ask({ filter, event: { event: ['look', 'buy'] } })).toEqual(
      [2, '01-01', 2].concat('01-02', 0, '01-03', 0, '01-04', 0, '01-05', 0),
    );
    const where = { property: 'plan', is: 'isNotSet' };
    expect((await ask({ event: { event: 'look', where } })).slice(0, 3)).toEqual([1, '01-01', 1]);
  });

  it('gives the actors behind a period and behind the whole', async () => {
    const run = await runOnLog(trend, { kind: 'trend', range: { from: '2024-01-02' } }, log);
    expect(run.select({ period: '2024-01-04' })).toEqual(['ann']);
    expect(run.select({})).toEqual(['ann', 'bob']);
    expect(run.select({ period: '2024-01-01' })).toEqual([]);
    expect(run.select({ period: 'soon' })).toEqual([]);
  });

  it('that would list more periods than can be read is refused with a problem at its period', async () => {
    const spans = [event('ann', 'look', '1900-01-01T00:00'), event('ann', 'look', '2024-01-01T00:00')];
    const failure = await ask({ period: 'hour' }, {}, spans).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(FailureError);
    expect(failure).toMatchObject({ failure: { problems: [{ path: ['period'], code: 'tooMany' }] } });
    expect((await ask({ period: 'month' }, {}, spans)).length).toBe(1 + 2 * (124 * 12 + 1));
  });
});

describe('a trend’s spec', () => {
  const problem = (spec: object): unknown => {
    const parsed = trend.parse({ kind: 'trend', ...spec });
    return parsed.ok ? parsed.value : parsed.problems.map(({ path, code }) => `${path.join('.')} ${code}`);
  };

  it('has defaults for everything', () => {
    expect(problem({})).toEqual({ kind: 'trend', v: 1, event: { event: null }, measure: 'events', period: 'day' });
  });

  it('takes numbers of one property, and has ten values of a breakdown unless told', () => {
    expect(problem({ measure: { sum: 'price' } })).toMatchObject({ measure: { sum: 'price' } });
    expect(problem({ breakdown: { property: 'plan' } })).toMatchObject({ breakdown: { property: 'plan', limit: 10 } });
    expect(problem({ measure: 'most' })).toEqual(['measure unknownValue']);
    expect(problem({ measure: { product: 'price' } })).toContain('measure.product unknownField');
    expect(problem({ measure: { mean: 'price', p90: 'price' } })).toEqual(['measure.p90 unknownField']);
    expect(problem({ measure: { median: '' } })).toEqual(['measure.median missing']);
    expect(problem({ breakdown: { property: 'plan', limit: 0 } })).toEqual(['breakdown.limit outOfRange']);
  });

  it('refuses what it does not know', () => {
    expect(problem({ period: 'year' })).toEqual(['period unknownValue']);
    expect(problem({ colour: 'red' })).toEqual(['colour unknownField']);
    expect(problem({ range: { from: '2024-02-30' } })).toEqual(['range.from unknownValue']);
    expect(trend.parseSelection({ period: 3 }).ok).toBe(false);
    expect(trend.parseSelection({ value: { other: false } }).ok).toBe(false);
    expect(trend.parseSelection({ value: null, period: '2024-01-01' }).ok).toBe(true);
  });
});
