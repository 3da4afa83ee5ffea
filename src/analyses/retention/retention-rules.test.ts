import { describe, expect, it } from 'vitest';
import { ask, cellText, end, event, table } from '../../../test/support/retention-table';

describe('a return', () => {
  const oneActor = [
    event('ann', 'S', '2024-01-01T10:00'),
    ...['2024-01-01T10:00', '2024-01-01T11:00', '2024-01-03T10:00', '2024-01-03T11:00', '2024-01-09T10:00'].map(
      (when) => event('ann', 'R', when),
    ),
    end('2024-01-20T00:00'),
  ];

  it('on or after a period may come at any later time, beyond the columns too', async () => {
    expect((await table(oneActor))[0]).toBe('01-01 1: 1 0 1 0');
    expect((await table(oneActor, { rule: 'onOrAfter' }))[0]).toBe('01-01 1: 1 1 1 1');
    expect((await table(oneActor, { rule: 'onOrAfter', clock: 'rolling' }))[0]).toBe('01-01 1: 1 1 1 1');
    expect((await table(oneActor.slice(0, 5).concat(end('2024-01-20T00:00')), { rule: 'onOrAfter' }))[0]).toBe(
      '01-01 1: 1 1 1 0',
    );
  });

  it('may be asked for several times in the cell', async () => {
    expect((await table(oneActor, { minOccurrences: 2 }))[0]).toBe('01-01 1: 1 0 1 0');
    expect((await table(oneActor, { minOccurrences: 3 }))[0]).toBe('01-01 1: 1 0 0 0');
    expect((await table(oneActor, { minOccurrences: 3, rule: 'onOrAfter' }))[0]).toBe('01-01 1: 1 1 1 0');
  });

  it('in period 0 is later than the start: neither the start itself nor an event of the same instant', async () => {
    const zero = { zero: 'return', periods: 1 };
    const same = [
      event('ann', 'S', '2024-01-01T10:00'),
      event('ann', 'R', '2024-01-01T10:00'),
      end('2024-01-05T00:00'),
    ];
    expect((await table(same, zero))[0]).toBe('01-01 1: 0 0');
    expect((await table(same, { ...zero, return: { event: null } }))[0]).toBe('01-01 1: 0 0');
    expect((await table(same, { ...zero, rule: 'onOrAfter' }))[0]).toBe('01-01 1: 0 0');
    expect((await table(oneActor, zero))[0]).toBe('01-01 1: 1 0');
    expect((await table(oneActor, { ...zero, minOccurrences: 2 }))[0]).toBe('01-01 1: 0 0');
    for (const membership of ['firstEver', 'firstInRange', 'everyPeriod']) {
      expect((await table(same, { ...zero, membership }))[0]).toBe('01-01 1: 0 0');
      expect((await table(oneActor, { ...zero, membership, minOccurrences: 5, rule: 'onOrAfter' }))[0]).toBe(
        '01-01 1: 0 0',
      );
    }
  });

  it('falls into brackets of periods, the last without end', async () => {
    expect((await table(oneActor, { rule: { brackets: [0, 1, 3, 7] } }))[0]).toBe('01-01 1: 1 1 0 1');
    expect((await table(oneActor, { rule: { brackets: [0, 3] }, zero: 'return', minOccurrences: 3 }))[0]).toBe(
      '01-01 1: 1 0',
    );
    expect((await table(oneActor, { rule: { brackets: [0] }, zero: 'return', minOccurrences: 4 }))[0]).toBe(
      '01-01 1: 1',
    );
  });

  it('makes a bracket mature when its last period is over, the last bracket when its first is', async () => {
    const rule = { brackets: [0, 1, 3] };
    const log = [event('ann', 'S', '2024-01-01T10:00')];
    expect((await table([...log, end('2024-01-03T23:00')], { rule }))[0]).toBe('01-01 1: 1 0? -');
    expect((await table([...log, end('2024-01-04T00:00')], { rule }))[0]).toBe('01-01 1: 1 0 0?');
    expect((await table([...log, end('2024-01-05T00:00')], { rule }))[0]).toBe('01-01 1: 1 0 0');
  });
});

describe('periods in time zones', () => {
  it('are days of 23 hours in spring: 23:30 the day after is still day 1', async () => {
    const log = [
      event('ann', 'S', '2024-03-30T22:30'), // 23:30 in Berlin
      event('ann', 'R', '2024-03-31T21:30'), // 23:30 the next day, 23 hours later
      event('bob', 'S', '2024-03-30T22:30'),
      event('bob', 'R', '2024-03-31T22:30'), // 00:30 on the day after
      end('2024-04-05T00:00'),
    ];
    const berlin = { timeZone: 'Europe/Berlin' };
    expect((await table(log, { periods: 2 }, berlin))[0]).toBe('03-30 2: 2 1 1');
    expect((await table(log, { periods: 2, clock: 'rolling' }, berlin))[0]).toBe('03-30 2: 2 1 0');
  });

  it('keep the column of a day that was left out', async () => {
    const log = [event('ann', 'S', '2011-12-29T20:00'), event('ann', 'R', '2011-12-30T11:00'), end('2012-01-03T00:00')];
    // in Samoa the 29th, then the 31st
    expect((await table(log, {}, { timeZone: 'Pacific/Apia' })).slice(0, 2)).toEqual([
      '12-29 1: 1 0 1 0',
      '12-30 0: 0 0 0 0',
    ]);
  });

  it('go by the date on the wall where clocks go back over midnight', async () => {
    const stJohns = { timeZone: 'America/St_Johns' };
    const log = [
      event('ann', 'S', '2010-11-06T12:00'),
      event('ann', 'R', '2010-11-07T02:30'), // 00:00 on the 7th
      event('ann', 'S', '2010-11-07T02:30'),
      event('ann', 'R', '2010-11-07T02:45'), // 23:15 on the 6th, again
      event('ann', 'R', '2010-11-07T12:00'),
      end('2010-11-10T12:00'),
    ];
    const spec = { periods: 1, minOccurrences: 2 };
    expect((await table(log, spec, stJohns)).slice(0, 2)).toEqual(['11-06 1: 1 1', '11-07 0: 0 0']);
    const every = { ...spec, membership: 'everyPeriod', zero: 'return' };
    expect((await table(log, every, stJohns)).slice(0, 2)).toEqual(['11-06 1: 0 1', '11-07 1: 0 0']);
    expect((await table(log, { ...every, minOccurrences: 1 }, stJohns)).slice(0, 2)).toEqual([
      '11-06 1: 1 1',
      '11-07 1: 1 0',
    ]);
  });
});

describe('a breakdown', () => {
  const plans = [
    ...['a', 'b', 'c'].map((actor) => event(actor, 'S', '2024-01-01T10:00', 'free')),
    ...['d', 'e'].map((actor) => event(actor, 'S', '2024-01-02T10:00')),
    event('f', 'S', '2024-01-02T10:00', 'team'),
    event('g', 'S', '2024-01-02T10:00', 'paid'),
    event('a', 'R', '2024-01-02T10:00', 'paid'),
    event('g', 'R', '2024-01-03T10:00'),
    end('2024-01-04T00:00'),
  ];

  it('splits the cohorts by the property at the start: the largest values, null among them, then the rest', async () => {
    const { rows, breakdown } = await ask(plans, { periods: 1, breakdown: { property: 'plan', limit: 2 } });
    expect(rows.map(({ actors }) => actors)).toEqual([3, 4, 0, 0]);
    const lines = breakdown?.map(({ value, other, rows: own }) => [
      value,
      other,
      ...own.slice(0, 2).map(({ actors, cells }) => `${actors}: ${cells.map(cellText).join(' ')}`),
    ]);
    expect(lines).toEqual([
      ['free', false, '3: 3 1', '0: 0 0'],
      [null, false, '0: 0 0', '2: 2 0'],
      [null, true, '0: 0 0', '2: 2 1'],
    ]);
    expect(breakdown?.[0]?.mean[1]).toEqual({ column: 1, pooled: 1 / 3, simple: 1 / 3 });
  });

  it('breaks equal counts by name and has no rest when all values stand alone', async () => {
    const { breakdown } = await ask(plans, { breakdown: { property: 'plan' } });
    expect(breakdown?.map(({ value, other }) => [value, other])).toEqual([
      ['free', false],
      [null, false],
      ['paid', false],
      ['team', false],
    ]);
  });
});
