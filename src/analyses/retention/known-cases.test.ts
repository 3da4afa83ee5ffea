import { describe, expect, it } from 'vitest';
import { end, event, table } from '../../../test/support/retention-table';

const late = end('2024-01-10T00:00');
const first = async (spec: object, starts: string, ...returns: string[]): Promise<string | undefined> =>
  (await table([event('u', 'S', starts), ...returns.map((when) => event('u', 'R', when)), late], spec))[0];

describe('a person who starts and returns', () => {
  it.each([
    ['over midnight, two minutes later', {}, '2024-01-01T23:59', ['2024-01-02T00:01'], '01-01 1: 1 1 0 0'],
    ['the same day', {}, '2024-01-01T00:00', ['2024-01-01T23:59'], '01-01 1: 1 0 0 0'],
    ['within 24 hours', { clock: 'rolling' }, '2024-01-01T10:00', ['2024-01-02T09:59'], '01-01 1: 1 0 0 0'],
    ['after exactly 24 hours', { clock: 'rolling' }, '2024-01-01T10:00', ['2024-01-02T10:00'], '01-01 1: 1 1 0 0'],
    ['on the third day or after', { rule: 'onOrAfter' }, '2024-01-01T10:00', ['2024-01-04T10:00'], '01-01 1: 1 1 1 1'],
    ['after the last column', { rule: 'onOrAfter' }, '2024-01-01T10:00', ['2024-01-08T10:00'], '01-01 1: 1 1 1 1'],
    [
      'once on two days, asked for two',
      { minOccurrences: 2 },
      '2024-01-01T10:00',
      ['2024-01-02T10:00', '2024-01-03T10:00'],
      '01-01 1: 1 0 0 0',
    ],
    [
      'twice on one day, asked for two',
      { minOccurrences: 2 },
      '2024-01-01T10:00',
      ['2024-01-02T10:00', '2024-01-02T10:00'],
      '01-01 1: 1 1 0 0',
    ],
    ['at the instant of the start', { zero: 'return' }, '2024-01-01T10:00', ['2024-01-01T10:00'], '01-01 1: 0 0 0 0'],
    ['a minute after the start', { zero: 'return' }, '2024-01-01T10:00', ['2024-01-01T10:01'], '01-01 1: 1 0 0 0'],
  ])('%s', async (_, spec, starts, returns, expected) => {
    expect(await first(spec, starts, ...returns)).toBe(expected);
  });

  it('on the next day after 23.5 hours when the clock went forward', async () => {
    const log = [event('u', 'S', '2024-03-30T11:00'), event('u', 'R', '2024-03-31T10:30'), end('2024-04-10T00:00')];
    const berlin = { timeZone: 'Europe/Berlin' };
    expect((await table(log, {}, berlin))[0]).toBe('03-30 1: 1 1 0 0');
    expect((await table(log, { clock: 'rolling' }, berlin))[0]).toBe('03-30 1: 1 0 0 0');
  });

  it('in the next month: of the calendar the day after, of 30 days only then', async () => {
    const log = [event('u', 'S', '2024-01-31T10:00'), event('u', 'R', '2024-02-01T10:00'), end('2024-08-10T00:00')];
    expect((await table(log, { period: 'month' }))[0]).toBe('01-01 1: 1 1 0 0');
    expect((await table(log, { period: 'month', clock: 'rolling' }))[0]).toBe('01-01 1: 1 0 0 0');
  });

  it('is in a row for every period with a start', async () => {
    const log = [
      event('u', 'S', '2024-01-01T10:00'),
      event('u', 'S', '2024-01-02T10:00'),
      event('u', 'R', '2024-01-03T10:00'),
      late,
    ];
    expect((await table(log, { membership: 'everyPeriod' })).slice(0, 2)).toEqual([
      '01-01 1: 1 0 1 0',
      '01-02 1: 1 1 0 0',
    ]);
  });
});
