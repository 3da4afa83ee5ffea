import { describe, expect, it } from 'vitest';
import { lifecycle } from '.';
import type { LogEvent, LogSettings } from '../../../test/support/log';
import { runOnLog } from '../../../test/support/run-on-log';
import { FailureError } from '../../model/failure';

const us = (text: string): number => Date.parse(`${text}Z`) * 1000;
const event = (actor: string, when: string, name = 'use', plan: string | null = null): LogEvent => {
  return { actor, event: name, at: us(when), properties: { plan } };
};
const on = (actor: string, ...days: string[]): LogEvent[] => days.map((day) => event(actor, `2024-01-${day}T12:00`));

/** Ann is away on the 3rd and back on the 4th, Bob comes once, Cem stays. */
const log = [...on('ann', '01', '02', '04'), ...on('bob', '02'), ...on('cem', '03', '04')];

type Line = [period: string, isNew: number, returning: number, resurrecting: number, dormant: number];

async function ask(spec: object, events = log, settings: LogSettings = {}): Promise<Line[]> {
  const { result } = await runOnLog(lifecycle, { kind: 'lifecycle', ...spec }, events, settings);
  return result.periods.map((row) => [row.period.slice(5), row.new, row.returning, row.resurrecting, row.dormant]);
}

describe('the lifecycle of actors', () => {
  it('is new at first, returning the period after, dormant once when away, and resurrecting when back', async () => {
    expect(await ask({})).toEqual([
      ['01-01', 1, 0, 0, 0],
      ['01-02', 1, 1, 0, 0],
      ['01-03', 1, 0, 0, -2],
      ['01-04', 0, 1, 1, 0],
    ]);
  });

  it('counts an actor who is away for long dormant in the first period away only', async () => {
    expect(await ask({}, [...on('ann', '01'), ...on('bob', '04')])).toEqual([
      ['01-01', 1, 0, 0, 0],
      ['01-02', 0, 0, 0, -1],
      ['01-03', 0, 0, 0, 0],
      ['01-04', 1, 0, 0, 0],
    ]);
  });

  it('is that of four people over eight days, and of as many over weeks from Sunday', async () => {
    const days = [
      ...on('ann', '11', '12', '13', '15', '17', '19'),
      ...on('bob', '09', '12'),
      ...on('cem', '12'),
      ...on('dana', '15'),
    ];
    expect(await ask({ range: { from: '2024-01-12', to: '2024-01-19' } }, days)).toEqual([
      ['01-12', 1, 1, 1, 0],
      ['01-13', 0, 1, 0, -2],
      ['01-14', 0, 0, 0, -1],
      ['01-15', 1, 0, 1, 0],
      ['01-16', 0, 0, 0, -2],
      ['01-17', 0, 0, 1, 0],
      ['01-18', 0, 0, 0, -1],
      ['01-19', 0, 0, 1, 0],
    ]);
    const at = (actor: string, ...dates: string[]): LogEvent[] =>
      dates.map((date) => event(actor, `2020-${date}T12:00`));
    const weeks = [
      ...at('ann', '02-01', '02-05', '02-10', '02-15', '02-27', '03-02'),
      ...at('bob', '02-11', '02-18'),
      ...at('cem', '02-12'),
      ...at('dana', '02-27'),
    ];
    const range = { from: '2020-02-05', to: '2020-03-03' };
    expect(await ask({ period: 'week', range }, weeks, { weekStart: 'sunday' })).toEqual([
      ['02-02', 0, 1, 0, 0],
      ['02-09', 2, 1, 0, 0],
      ['02-16', 0, 1, 0, -2],
      ['02-23', 1, 0, 1, -1],
      ['03-01', 0, 1, 0, -1],
    ]);
  });

  it('has an actor in one state a period, however often they come', async () => {
    expect(await ask({}, on('ann', '01', '01', '01', '02', '02'))).toEqual([
      ['01-01', 1, 0, 0, 0],
      ['01-02', 0, 1, 0, 0],
    ]);
  });

  it('looks at all history for who is new, and one period before the range for who was there', async () => {
    expect(await ask({ range: { from: '2024-01-03', to: '2024-01-04' } })).toEqual([
      ['01-03', 1, 0, 0, -2],
      ['01-04', 0, 1, 1, 0],
    ]);
    expect(await ask({ range: { from: '2024-01-04' } })).toEqual([['01-04', 0, 1, 1, 0]]);
    expect(await ask({ range: { to: '2024-01-01' } })).toEqual([['01-01', 1, 0, 0, 0]]);
  });

  it('shows whole periods that the range touches, with what lies in them outside the range', async () => {
    const events = [...on('ann', '01', '09'), ...on('bob', '07', '14'), ...on('cem', '15')];
    const range = { from: '2024-01-03', to: '2024-01-10' };
    expect(await ask({ period: 'week', range }, events)).toEqual([
      ['01-01', 2, 0, 0, 0],
      ['01-08', 0, 2, 0, 0],
    ]);
  });

  it('lists the periods of a range without anyone, before the data and after their end', async () => {
    expect(await ask({ range: { from: '2023-12-31', to: '2024-01-01' } }, on('ann', '01'))).toEqual([
      ['12-31', 0, 0, 0, 0],
      ['01-01', 1, 0, 0, 0],
    ]);
    expect(await ask({ range: { from: '2024-01-01', to: '2024-01-03' } }, on('ann', '01'))).toEqual([
      ['01-01', 1, 0, 0, 0],
      ['01-02', 0, 0, 0, -1],
      ['01-03', 0, 0, 0, 0],
    ]);
    expect(await ask({ range: { last: 1, unit: 'day' } })).toEqual([['01-03', 1, 0, 0, -2]]);
  });

  it('begins with the first event that counts, and is empty without one', async () => {
    const events = [...on('ann', '01', '03'), event('bob', '2024-01-02T08:00', 'buy')];
    expect(await ask({ event: { event: 'buy' } }, events)).toEqual([
      ['01-02', 1, 0, 0, 0],
      ['01-03', 0, 0, 0, -1],
    ]);
    expect(await ask({ event: { event: 'never' } }, events)).toEqual([]);
    expect(await ask({}, [])).toEqual([]);
  });

  it('takes events that do not pass the filter or the matcher for nothing, also when asking who is new', async () => {
    const events = [
      event('ann', '2024-01-01T08:00', 'use', 'free'),
      event('ann', '2024-01-02T08:00', 'use', 'paid'),
      event('ann', '2024-01-03T08:00', 'look', 'paid'),
    ];
    const paid = { property: 'plan', is: 'eq', value: 'paid' };
    expect(await ask({ filter: paid, event: { event: 'use' } }, events)).toEqual([
      ['01-02', 1, 0, 0, 0],
      ['01-03', 0, 0, 0, -1],
    ]);
    expect(await ask({ event: { event: null, where: paid } }, events)).toEqual([
      ['01-02', 1, 0, 0, 0],
      ['01-03', 0, 1, 0, 0],
    ]);
  });

  it('that would list more periods than can be read is refused with a problem at its period', async () => {
    const spans = [event('ann', '1900-01-01T00:00'), event('ann', '2024-01-01T00:00')];
    const failure = await ask({ period: 'hour' }, spans).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(FailureError);
    expect(failure).toMatchObject({ failure: { problems: [{ path: ['period'], code: 'tooMany' }] } });
  });
});

describe('the periods of a lifecycle', () => {
  it('are weeks that begin where the data set says', async () => {
    const weekend = on('ann', '06', '07');
    const weeks = (weekStart: 'monday' | 'sunday' | 'saturday') => ask({ period: 'week' }, weekend, { weekStart });
    expect(await weeks('monday')).toEqual([['01-01', 1, 0, 0, 0]]);
    expect(await weeks('saturday')).toEqual([['01-06', 1, 0, 0, 0]]);
    expect(await weeks('sunday')).toEqual([
      ['12-31', 1, 0, 0, 0],
      ['01-07', 0, 1, 0, 0],
    ]);
  });

  it('are months of the data set’s zone', async () => {
    const night = [event('ann', '2024-01-31T15:00'), event('ann', '2024-01-31T23:30')];
    expect(await ask({ period: 'month' }, night)).toEqual([['01-01', 1, 0, 0, 0]]);
    expect(await ask({ period: 'month' }, night, { timeZone: 'Asia/Shanghai' })).toEqual([
      ['01-01', 1, 0, 0, 0],
      ['02-01', 0, 1, 0, 0],
    ]);
  });

  it('are days of 23 and 25 hours in Berlin', async () => {
    const berlin = { timeZone: 'Europe/Berlin' };
    const long = ['2024-10-26T22:00', '2024-10-27T22:59:59.999', '2024-10-27T23:00'].map((when) => event('ann', when));
    expect(await ask({}, long, berlin)).toEqual([
      ['10-27', 1, 0, 0, 0],
      ['10-28', 0, 1, 0, 0],
    ]);
    const short = ['2024-03-30T23:00', '2024-03-31T21:59', '2024-03-31T22:00'].map((when) => event('ann', when));
    expect(await ask({}, short, berlin)).toEqual([
      ['03-31', 1, 0, 0, 0],
      ['04-01', 0, 1, 0, 0],
    ]);
  });

  it('hold a repeated hour once, and nobody in a skipped one, so that who comes after it was dormant in it', async () => {
    const hours = (...times: string[]) =>
      ask(
        { period: 'hour' },
        times.map((when) => event('ann', when)),
        { timeZone: 'Europe/Berlin' },
      );
    expect(await hours('2024-10-27T00:30', '2024-10-27T01:30', '2024-10-27T02:30')).toEqual([
      ['10-27T02:00', 1, 0, 0, 0],
      ['10-27T03:00', 0, 1, 0, 0],
    ]);
    expect(await hours('2024-03-31T00:30', '2024-03-31T01:30')).toEqual([
      ['03-31T01:00', 1, 0, 0, 0],
      ['03-31T02:00', 0, 0, 0, -1],
      ['03-31T03:00', 0, 0, 1, 0],
    ]);
  });

  it('are an hour and a half, or half an hour, when Lord Howe moves its clocks by thirty minutes', async () => {
    const hours = (...times: string[]) =>
      ask(
        { period: 'hour' },
        times.map((when) => event('ann', when)),
        { timeZone: 'Australia/Lord_Howe' },
      );
    expect(await hours('2024-04-06T14:00', '2024-04-06T15:29:59', '2024-04-06T15:30')).toEqual([
      ['04-07T01:00', 1, 0, 0, 0],
      ['04-07T02:00', 0, 1, 0, 0],
    ]);
    expect(await hours('2024-10-05T15:29:59', '2024-10-05T15:30', '2024-10-05T16:00')).toEqual([
      ['10-06T01:00', 1, 0, 0, 0],
      ['10-06T02:00', 0, 1, 0, 0],
      ['10-06T03:00', 0, 1, 0, 0],
    ]);
  });

  it('have an actor new on the day of their first event, also where clocks went back over midnight', async () => {
    const ann = [event('ann', '2006-10-29T02:30:30'), event('ann', '2006-10-29T02:40')];
    const others = [event('bob', '2006-10-26T12:00'), event('bob', '2006-10-31T12:00')];
    const days = await ask({}, [...ann, ...others], { timeZone: 'America/St_Johns' });
    expect(days.slice(2, 5)).toEqual([
      ['10-28', 0, 0, 1, 0],
      ['10-29', 1, 0, 0, 0],
      ['10-30', 0, 0, 0, -1],
    ]);
  });
});

describe('the people of a lifecycle', () => {
  it('are those in the state in that period', async () => {
    const run = await runOnLog(lifecycle, { kind: 'lifecycle' }, log);
    expect(run.select({ period: '2024-01-01', state: 'new' })).toEqual(['ann']);
    expect(run.select({ period: '2024-01-03', state: 'dormant' })).toEqual(['ann', 'bob']);
    expect(run.select({ period: '2024-01-04', state: 'returning' })).toEqual(['cem']);
    expect(run.select({ period: '2024-01-04', state: 'resurrecting' })).toEqual(['ann']);
    expect(run.select({ period: '2024-01-04', state: 'dormant' })).toEqual([]);
  });

  it('are nobody outside the periods shown, or in a period of no such name', async () => {
    const run = await runOnLog(lifecycle, { kind: 'lifecycle', range: { from: '2024-01-02', to: '2024-01-02' } }, log);
    expect(run.select({ period: '2024-01-02', state: 'returning' })).toEqual(['ann']);
    expect(run.select({ period: '2024-01-01', state: 'new' })).toEqual([]);
    expect(run.select({ period: '2024-01-03', state: 'dormant' })).toEqual([]);
    expect(run.select({ period: 'soon', state: 'new' })).toEqual([]);
  });
});

describe('a lifecycle’s spec', () => {
  const read = (spec: object): unknown => {
    const parsed = lifecycle.parse({ kind: 'lifecycle', ...spec });
    return parsed.ok ? parsed.value : parsed.problems.map(({ path, code }) => `${path.join('.')} ${code}`);
  };

  it('has defaults for everything', () => {
    expect(read({})).toEqual({ kind: 'lifecycle', v: 1, event: { event: null }, period: 'day' });
  });

  it('refuses what it does not know', () => {
    expect(read({ period: 'year' })).toEqual(['period unknownValue']);
    expect(read({ measure: 'actors' })).toEqual(['measure unknownField']);
    expect(read({ v: 2 })).toEqual(['v tooNew']);
    expect(read({ event: { event: [] } })).toEqual(['event.event missing']);
    expect(lifecycle.parseSelection({ period: '2024-01-01' }).ok).toBe(false);
    expect(lifecycle.parseSelection({ period: '2024-01-01', state: 'asleep' }).ok).toBe(false);
    expect(lifecycle.parseSelection({ period: '2024-01-01', state: 'dormant' }).ok).toBe(true);
  });
});
