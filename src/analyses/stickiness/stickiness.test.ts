import { describe, expect, it } from 'vitest';
import { stickiness } from '.';
import type { LogEvent, LogSettings } from '../../../test/support/log';
import { runOnLog } from '../../../test/support/run-on-log';
import { FailureError } from '../../model/failure';

const event = (actor: string, when: string, name = 'use', plan: string | null = null): LogEvent => {
  return { actor, event: name, at: Date.parse(`${when}Z`) * 1000, properties: { plan } };
};
const on = (actor: string, ...days: string[]): LogEvent[] => days.map((day) => event(actor, `2024-01-${day}T12:00`));

/** Ann comes on three days, Bob on one, Cem on two, on the second of them twice. */
const log = [...on('ann', '01', '02', '04'), ...on('bob', '02'), ...on('cem', '03', '04', '04')];

async function ask(spec: object, events = log, settings: LogSettings = {}): Promise<number[][]> {
  const { result } = await runOnLog(stickiness, { kind: 'stickiness', ...spec }, events, settings);
  return result.rows.map(({ periods, actors }) => [periods, actors]);
}

/** In how many hours Ann is active. */
async function hoursOf(timeZone: string, ...times: string[]): Promise<number | undefined> {
  const events = times.map((when) => event('ann', when));
  return (await ask({ period: 'hour' }, events, { timeZone })).at(-1)?.[0];
}

describe('stickiness', () => {
  it('counts actors by the number of different days they come on, following each other or not', async () => {
    expect(await ask({})).toEqual([
      [1, 1],
      [2, 1],
      [3, 1],
    ]);
  });

  it('cumulative counts those with at least so many', async () => {
    expect(await ask({ cumulative: true })).toEqual([
      [1, 3],
      [2, 2],
      [3, 1],
    ]);
    expect(await ask({ cumulative: false })).toEqual(await ask({}));
  });

  it('lists the numbers nobody has, up to the largest anyone reaches', async () => {
    const events = [...on('ann', '01', '02', '03', '05'), ...on('bob', '02')];
    expect(await ask({}, events)).toEqual([
      [1, 1],
      [2, 0],
      [3, 0],
      [4, 1],
    ]);
    expect(await ask({ cumulative: true }, events)).toEqual([
      [1, 2],
      [2, 1],
      [3, 1],
      [4, 1],
    ]);
  });

  it('looks only at events in the range, and of a week cut by it only at the part inside', async () => {
    expect(await ask({ range: { from: '2024-01-02', to: '2024-01-03' } })).toEqual([[1, 3]]);
    const weeks = [...on('ann', '01', '08', '15'), ...on('bob', '01')];
    expect(await ask({ period: 'week', range: { from: '2024-01-03', to: '2024-01-15' } }, weeks)).toEqual([
      [1, 0],
      [2, 1],
    ]);
  });

  it('counts only events that pass the filter and the matcher', async () => {
    const events = [
      event('ann', '2024-01-01T08:00', 'use', 'free'),
      event('ann', '2024-01-02T08:00', 'use', 'paid'),
      event('ann', '2024-01-03T08:00', 'look', 'paid'),
      event('bob', '2024-01-03T08:00', 'look', 'free'),
    ];
    const paid = { property: 'plan', is: 'eq', value: 'paid' };
    expect(await ask({ filter: paid }, events)).toEqual([
      [1, 0],
      [2, 1],
    ]);
    expect(await ask({ filter: paid, event: { event: 'use' } }, events)).toEqual([[1, 1]]);
    expect(await ask({ event: { event: 'look' } }, events)).toEqual([[1, 2]]);
  });

  it('of nothing is an empty list', async () => {
    expect(await ask({ event: { event: 'never' } })).toEqual([]);
    expect(await ask({}, [])).toEqual([]);
    expect(await ask({ range: { from: '2025-01-01', to: '2025-01-02' } })).toEqual([]);
  });

  it('over more periods than can be read is refused with a problem at its period', async () => {
    const spans = [event('ann', '1900-01-01T00:00'), event('ann', '2024-01-01T00:00')];
    const failure = await ask({ period: 'hour' }, spans).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(FailureError);
    expect(failure).toMatchObject({ failure: { problems: [{ path: ['period'], code: 'tooMany' }] } });
  });
});

describe('the periods of stickiness', () => {
  it('are weeks that begin where the data set says', async () => {
    const weekend = on('ann', '06', '07');
    expect(await ask({ period: 'week' }, weekend, { weekStart: 'monday' })).toEqual([[1, 1]]);
    expect(await ask({ period: 'week' }, weekend, { weekStart: 'saturday' })).toEqual([[1, 1]]);
    expect(await ask({ period: 'week' }, weekend, { weekStart: 'sunday' })).toEqual([
      [1, 0],
      [2, 1],
    ]);
  });

  it('are days of the data set’s zone, 25 hours long in Berlin’s autumn', async () => {
    const long = [event('ann', '2024-10-26T22:00'), event('ann', '2024-10-27T22:59')];
    expect(await ask({}, long, { timeZone: 'Europe/Berlin' })).toEqual([[1, 1]]);
    expect(await ask({}, long, { timeZone: 'UTC' })).toEqual([
      [1, 0],
      [2, 1],
    ]);
  });

  it('hold a repeated hour once', async () => {
    expect(await hoursOf('Europe/Berlin', '2024-10-27T00:30', '2024-10-27T01:30')).toBe(1);
    expect(await hoursOf('UTC', '2024-10-27T00:30', '2024-10-27T01:30')).toBe(2);
    expect(await hoursOf('Australia/Lord_Howe', '2024-04-06T14:00', '2024-04-06T15:29')).toBe(1);
    expect(await hoursOf('Australia/Lord_Howe', '2024-04-06T14:00', '2024-04-06T15:30')).toBe(2);
  });

  it('hold the half hour left of one that the clocks cut', async () => {
    expect(await hoursOf('Australia/Lord_Howe', '2024-10-05T15:29', '2024-10-05T15:30', '2024-10-05T16:00')).toBe(3);
  });
});

describe('the people of stickiness', () => {
  it('were active in exactly so many periods, cumulative in at least so many', async () => {
    const exactly = await runOnLog(stickiness, { kind: 'stickiness' }, log);
    expect([1, 2, 3, 4].map((periods) => exactly.select({ periods }))).toEqual([['bob'], ['cem'], ['ann'], []]);
    expect(exactly.select({ periods: 2, orMore: true })).toEqual(['ann', 'cem']);
    const atLeast = await runOnLog(stickiness, { kind: 'stickiness', cumulative: true }, log);
    expect([1, 2, 3, 4].map((periods) => atLeast.select({ periods }))).toEqual([
      ['ann', 'bob', 'cem'],
      ['ann', 'cem'],
      ['ann'],
      [],
    ]);
  });
});

describe('a stickiness spec', () => {
  const read = (spec: object): unknown => {
    const parsed = stickiness.parse({ kind: 'stickiness', ...spec });
    return parsed.ok ? parsed.value : parsed.problems.map(({ path, code }) => `${path.join('.')} ${code}`);
  };

  it('has defaults for everything', () => {
    expect(read({})).toEqual({ kind: 'stickiness', v: 1, event: { event: null }, period: 'day' });
  });

  it('refuses what it does not know', () => {
    expect(read({ period: 'year' })).toEqual(['period unknownValue']);
    expect(read({ cumulative: 'yes' })).toEqual(['cumulative wrongType']);
    expect(read({ measure: 'events' })).toEqual(['measure unknownField']);
    expect([0, 1.5, '2', 7].map((periods) => stickiness.parseSelection({ periods }).ok)).toEqual([
      false,
      false,
      false,
      true,
    ]);
  });
});
