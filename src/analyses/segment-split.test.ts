import type { RetentionResult } from './retention';
import { describe, expect, it } from 'vitest';
import { askOfLog } from '../../test/support/ask-of-log';
import { logOf } from '../../test/support/written-log';

const log = logOf('ann: A0 B10', 'bob: A0 X20', 'cleo: A0 B5 C1500', 'dan: C0');
const bought = { segment: { did: { event: 'B' } }, name: 'Buyers' };

describe('a split by a segment', () => {
  it('of a funnel has the steps of those in it and of those who are not', async () => {
    const asked = { kind: 'funnel', steps: [{ event: 'A' }, { event: 'B' }], breakdown: bought } as const;
    const { result, select } = await askOfLog(asked, log);
    expect(result).toMatchObject({
      breakdown: [
        { value: true, other: false, units: [2, 2] },
        { value: false, other: false, units: [1, 0] },
      ],
    });
    expect(await select({ step: 1, outcome: 'reached', value: true })).toEqual(['ann', 'cleo']);
    expect(await select({ step: 2, outcome: 'dropped', value: false })).toEqual(['bob']);
  });

  it('of a trend has the numbers of both, most first', async () => {
    const asked = { kind: 'trend', measure: 'actors', event: { event: 'A' }, breakdown: bought } as const;
    const { result, select } = await askOfLog(asked, log);
    expect(result).toMatchObject({
      total: 3,
      breakdown: [
        { value: true, total: 2 },
        { value: false, total: 1 },
      ],
    });
    expect(await select({ value: false })).toEqual(['bob']);
  });

  it('of retention has the cohorts of both', async () => {
    const { result } = await askOfLog({ kind: 'retention', periods: 1, breakdown: bought }, log);
    const parts = (result as RetentionResult).breakdown?.map(({ value, rows }) => [
      value,
      rows.map(({ actors, cells }) => [actors, ...cells.map((cell) => cell.actors)]),
    ]);
    expect(parts).toEqual([
      [
        false,
        [
          [2, 2, 0],
          [0, 0, null],
        ],
      ],
      [
        true,
        [
          [2, 2, 1],
          [0, 0, null],
        ],
      ],
    ]);
  });

  it('stands beside the segment that is asked of, whose people alone are split', async () => {
    const segment = { not: { actors: ['cleo'] } };
    const { result } = await askOfLog({ kind: 'trend', measure: 'actors', segment, breakdown: bought }, log);
    expect(result).toMatchObject({
      breakdown: [
        { value: false, total: 2 },
        { value: true, total: 1 },
      ],
    });
  });

  it('sees only events that pass the filter', async () => {
    const marked = log.map((event) => ({ ...event, properties: { late: event.at >= 600e6 } }));
    const filter = { property: 'late', is: 'eq', value: false };
    const { result } = await askOfLog({ kind: 'trend', measure: 'actors', filter, breakdown: bought }, marked);
    expect(result).toMatchObject({
      breakdown: [
        { value: false, total: 3 },
        { value: true, total: 1 },
      ],
    });
  });

  it('without a name, or with fields of a property’s split, is a Problem', async () => {
    for (const breakdown of [{ segment: bought.segment }, { ...bought, limit: 3 }]) {
      await expect(askOfLog({ kind: 'trend', breakdown }, log)).rejects.toMatchObject({
        failure: { code: 'invalidSpec' },
      });
    }
  });
});
