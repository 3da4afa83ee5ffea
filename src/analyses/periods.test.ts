import { describe, expect, it } from 'vitest';
import type { LogEvent } from '../../test/support/log';
import { runOnLog } from '../../test/support/run-on-log';
import type { PeriodUnit } from '../model/period';
import { lifecycle } from './lifecycle';
import { retention } from './retention';
import { stickiness } from './stickiness';
import { trend } from './trend';

const at = (text: string): number => Date.parse(`${text}:00Z`) * 1000;
const visits = (...times: string[]): LogEvent[] =>
  times.map((when) => ({ actor: 'ann', event: 'visit', at: at(when) }));

/** Twice in one period and once in the next, with the names of the two; 2024-01-01 was a Monday. */
const cases: [PeriodUnit, [string, string, string], [string, string]][] = [
  ['hour', ['2024-01-01T10:05', '2024-01-01T10:55', '2024-01-01T11:01'], ['2024-01-01T10:00', '2024-01-01T11:00']],
  ['day', ['2024-01-01T01:00', '2024-01-01T23:00', '2024-01-02T01:00'], ['2024-01-01', '2024-01-02']],
  ['week', ['2024-01-02T10:00', '2024-01-07T23:00', '2024-01-08T01:00'], ['2024-01-01', '2024-01-08']],
  ['month', ['2024-01-31T10:00', '2024-01-02T10:00', '2024-02-29T10:00'], ['2024-01-01', '2024-02-01']],
];

describe.each(cases)('by %s, two visits in one and one in the next', (period, times, [first, second]) => {
  const log = visits(...times);

  it('a trend has two and one', async () => {
    const { result } = await runOnLog(trend, { kind: 'trend', period }, log);
    expect(result).toEqual({
      total: 3,
      series: [
        { period: first, value: 2 },
        { period: second, value: 1 },
      ],
    });
  });

  it('the lifecycle is new, then returning', async () => {
    const { result } = await runOnLog(lifecycle, { kind: 'lifecycle', period }, log);
    expect(result.periods).toEqual([
      { period: first, new: 1, returning: 0, resurrecting: 0, dormant: 0 },
      { period: second, new: 0, returning: 1, resurrecting: 0, dormant: 0 },
    ]);
  });

  it('stickiness is one person in two', async () => {
    const { result } = await runOnLog(stickiness, { kind: 'stickiness', period }, log);
    expect(result.rows).toEqual([
      { periods: 1, actors: 0 },
      { periods: 2, actors: 1 },
    ]);
  });

  it('retention has one back in column 1', async () => {
    const { result } = await runOnLog(retention, { kind: 'retention', period, periods: 1 }, log);
    expect(
      result.rows.map(({ cohort, actors, cells }) => [cohort, actors, ...cells.map((cell) => cell.actors)]),
    ).toEqual([
      [first, 1, 1, 1],
      [second, 0, 0, null],
    ]);
  });
});
