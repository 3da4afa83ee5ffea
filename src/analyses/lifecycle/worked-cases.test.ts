import { describe, expect, it } from 'vitest';
import { askOfLog } from '../../../test/support/ask-of-log';
import type { LogEvent, LogSettings } from '../../../test/support/log';
import { runOnLog } from '../../../test/support/run-on-log';
import { lifecycle, type LifecycleResult } from '.';

const on = (actor: string, ...times: string[]): LogEvent[] =>
  times.map((when) => {
    const [time = '', plan = null] = when.split(' ');
    const at = Date.parse(`${time.length > 10 ? time : `${time}T12:00`}Z`) * 1000;
    return { actor, event: 'use', at, properties: { plan } };
  });
const january = (...days: number[]): string[] => days.map((day) => `2020-01-${String(day).padStart(2, '0')}`);

interface States {
  new: number[];
  returning: number[];
  resurrecting: number[];
  dormant: number[];
}

async function states(log: LogEvent[], spec: object = {}, settings: LogSettings = {}): Promise<States> {
  const { result } = await runOnLog(lifecycle, { kind: 'lifecycle', ...spec }, log, settings);
  return byState(result);
}

/** As the product asks, segment included. */
const asked = async (spec: { kind: 'lifecycle' } & Record<string, unknown>, log: LogEvent[]): Promise<States> =>
  byState((await askOfLog(spec, log)).result as LifecycleResult);

function byState(result: LifecycleResult): States {
  const of = (state: keyof States): number[] => result.periods.map((period) => period[state]);
  return { new: of('new'), returning: of('returning'), resurrecting: of('resurrecting'), dormant: of('dormant') };
}

const periods = async (log: LogEvent[], spec: object = {}, settings: LogSettings = {}): Promise<string[]> =>
  (await runOnLog(lifecycle, { kind: 'lifecycle', ...spec }, log, settings)).result.periods.map(({ period }) => period);

/** The people of PostHog's own lifecycle tests. */
const four = [
  ...on('p1', ...january(11, 12, 13, 15, 17, 19)),
  ...on('p2', ...january(9, 12)),
  ...on('p3', ...january(12)),
  ...on('p4', ...january(15)),
];

describe('the lifecycle of four people', () => {
  it('from the first of them to a day before the end', async () => {
    expect(await states(four, { range: { to: '2020-01-17' } })).toEqual({
      new: [1, 0, 1, 1, 0, 0, 1, 0, 0],
      returning: [0, 0, 0, 1, 1, 0, 0, 0, 0],
      resurrecting: [0, 0, 0, 1, 0, 0, 1, 0, 1],
      dormant: [0, -1, 0, 0, -2, -1, 0, -2, 0],
    });
  });

  it('of one who is away for a day again and again', async () => {
    const one = on('p1', ...january(12, 14, 15, 17, 19));
    expect(await states(one, { range: { from: '2020-01-12', to: '2020-01-19' } })).toEqual({
      new: [1, 0, 0, 0, 0, 0, 0, 0],
      returning: [0, 0, 0, 1, 0, 0, 0, 0],
      resurrecting: [0, 0, 1, 0, 0, 1, 0, 1],
      dormant: [0, -1, 0, 0, -1, 0, -1, 0],
    });
  });

  it('in weeks, whole ones at both ends of the range', async () => {
    // weeks from Monday: 6–12 has p1, p2, p3; 13–19 has p1 and p4
    const week = { period: 'week' };
    expect(await states(four, week)).toEqual({
      new: [3, 1],
      returning: [0, 1],
      resurrecting: [0, 0],
      dormant: [0, -2],
    });
    expect(await states(four, { ...week, range: { from: '2020-01-16', to: '2020-01-16' } })).toEqual({
      ...{ new: [1], returning: [1], resurrecting: [0], dormant: [-2] },
    });
    // weeks from Sunday: 5–11 has p1, p2; 12–18 has all; 19– has p1
    expect(await states(four, week, { weekStart: 'sunday' })).toEqual({
      ...{ new: [2, 2, 0], returning: [0, 2, 1], resurrecting: [0, 0, 0], dormant: [0, 0, -3] },
    });
  });

  it('in weeks that begin on Monday or Sunday, the last without anyone', async () => {
    const log = [
      ...on('p1', '2020-02-01', '2020-02-05', '2020-02-10', '2020-02-15', '2020-02-27', '2020-03-02'),
      ...[...on('p2', '2020-02-11', '2020-02-18'), ...on('p3', '2020-02-12'), ...on('p4', '2020-02-27')],
    ];
    const weeks = { period: 'week', range: { from: '2020-02-05', to: '2020-03-09' } };
    for (const weekStart of ['monday', 'sunday'] as const) {
      expect(await states(log, weeks, { weekStart })).toEqual({
        new: [0, 2, 0, 1, 0, 0],
        returning: [1, 1, 1, 0, 1, 0],
        resurrecting: [0, 0, 0, 1, 0, 0],
        dormant: [0, 0, -2, -1, -1, -1],
      });
    }
  });

  it('in months', async () => {
    const log = [
      ...on('p1', '2020-01-11', '2020-02-12', '2020-03-13', '2020-05-15', '2020-07-17', '2020-09-19'),
      ...[...on('p2', '2019-12-09', '2020-02-12'), ...on('p3', '2020-02-12'), ...on('p4', '2020-05-15')],
    ];
    expect(await states(log, { period: 'month', range: { from: '2020-02-01', to: '2020-09-01' } })).toEqual({
      new: [1, 0, 0, 1, 0, 0, 0, 0],
      returning: [1, 1, 0, 0, 0, 0, 0, 0],
      resurrecting: [1, 0, 0, 1, 0, 1, 0, 1],
      dormant: [0, -2, -1, 0, -2, 0, -1, 0],
    });
  });

  it('on days of Los Angeles, where two nights are the day before', async () => {
    const log = [
      ...on('p1', '2020-01-11T23:00', '2020-01-12T01:00', ...january(13, 15, 17, 19)),
      ...[...on('p2', ...january(9, 12)), ...on('p3', ...january(12)), ...on('p4', ...january(15))],
    ];
    const range = { from: '2020-01-12', to: '2020-01-19' };
    expect(await states(log, { range }, { timeZone: 'America/Los_Angeles' })).toEqual({
      new: [1, 0, 0, 1, 0, 0, 0, 0],
      returning: [0, 0, 0, 0, 0, 0, 0, 0],
      resurrecting: [1, 1, 0, 1, 0, 1, 0, 1],
      dormant: [-1, -2, -1, 0, -2, 0, -1, 0],
    });
  });

  it('of one who comes on the day the clocks go forward and not again', async () => {
    const range = { from: '2025-03-08', to: '2025-03-11' };
    const zone = { timeZone: 'America/Los_Angeles' };
    expect(await states(on('p1', '2025-03-09'), { range }, zone)).toEqual({
      ...{ new: [0, 1, 0, 0], returning: [0, 0, 0, 0], resurrecting: [0, 0, 0, 0], dormant: [0, 0, -1, 0] },
    });
  });

  it('without one of them', async () => {
    const range = { from: '2020-01-12', to: '2020-01-19' };
    const segment = { actors: ['p2', 'p3', 'p4'] };
    const others = four.filter(({ actor }) => actor !== 'p1');
    for (const found of [await states(others, { range }), await asked({ kind: 'lifecycle', range, segment }, four)]) {
      expect(found).toEqual({
        new: [1, 0, 0, 1, 0, 0, 0, 0],
        returning: [0, 0, 0, 0, 0, 0, 0, 0],
        resurrecting: [1, 0, 0, 0, 0, 0, 0, 0],
        dormant: [0, -2, 0, 0, -1, 0, 0, 0],
      });
    }
  });

  it('has zeros without a sign', async () => {
    const { result } = await runOnLog(lifecycle, { kind: 'lifecycle' }, four);
    expect(result.periods.flatMap((period) => Object.values(period)).some((value) => Object.is(value, -0))).toBe(false);
  });
});

describe('the lifecycle of one person', () => {
  it('by month over the year’s end, with a month away', async () => {
    const log = on('u', '2023-11-30T23:59', '2023-12-01T00:00', '2024-02-29', '2024-03-01');
    expect(await periods(log, { period: 'month' })).toEqual([
      '2023-11-01',
      '2023-12-01',
      '2024-01-01',
      '2024-02-01',
      '2024-03-01',
    ]);
    expect(await states(log, { period: 'month' })).toEqual({
      new: [1, 0, 0, 0, 0],
      returning: [0, 1, 0, 0, 1],
      resurrecting: [0, 0, 0, 1, 0],
      dormant: [0, 0, -1, 0, 0],
    });
  });

  it('by hour is away in the hour that the clocks skip', async () => {
    const log = on('u', '2024-03-31T00:30', '2024-03-31T01:30');
    expect(await states(log, { period: 'hour' }, { timeZone: 'Europe/Berlin' })).toEqual({
      ...{ new: [1, 0, 0], returning: [0, 0, 0], resurrecting: [0, 0, 1], dormant: [0, -1, 0] },
    });
  });

  it('by hour of Lord Howe is there in the half hour that is left of two o’clock', async () => {
    const log = on('u', '2024-10-05T15:29', '2024-10-05T15:59', '2024-10-05T16:00');
    const lordHowe = { timeZone: 'Australia/Lord_Howe' };
    expect(await periods(log, { period: 'hour' }, lordHowe)).toEqual([
      '2024-10-06T01:00',
      '2024-10-06T02:00',
      '2024-10-06T03:00',
    ]);
    expect((await states(log, { period: 'hour' }, lordHowe)).returning).toEqual([0, 1, 1]);
  });

  it('is new by the first event that counts, in the range or before', async () => {
    const log = on('u', '2020-01-01 free', '2020-01-02 paid', '2020-01-03 paid');
    const paid = { property: 'plan', is: 'eq', value: 'paid' };
    const range = { from: '2020-01-03', to: '2020-01-03' };
    for (const same of [{ filter: paid }, { event: { event: null, where: paid } }]) {
      expect(await states(log, same)).toEqual({
        new: [1, 0],
        returning: [0, 1],
        resurrecting: [0, 0],
        dormant: [0, 0],
      });
      expect((await states(log, { ...same, range })).returning).toEqual([1]);
    }
  });

  it('of the last whole periods', async () => {
    const log = on('u', ...january(1, 2, 5));
    const last = (more: object): Promise<string[]> => periods(log, { range: { last: 2, unit: 'day', ...more } });
    expect(await last({})).toEqual(january(3, 4));
    expect(await last({ includeCurrent: true })).toEqual(january(4, 5));
    expect(await states(log, { range: { last: 2, unit: 'day' } })).toEqual({
      ...{ new: [0, 0], returning: [0, 0], resurrecting: [0, 0], dormant: [-1, 0] },
    });
  });
});
