import { describe, it } from 'vitest';
import { lifecycle, type LifecycleResult, type LifecycleSelection } from '../../src/analyses/lifecycle';
import { lifecycleStates } from '../../src/analyses/lifecycle/spec';
import { compareWithOracle, databaseRuns, runs } from './compared';
import { lifecycleOracle } from './lifecycle';
import { lifecycleCase } from './period-cases';

const selections = ({ periods }: LifecycleResult): { selection: LifecycleSelection; actors: number }[] =>
  periods.flatMap((row) =>
    lifecycleStates.map((state) => ({ selection: { period: row.period, state }, actors: Math.abs(row[state]) })),
  );

/** Who was active in a period is returning or dormant in the next. */
function wrong({ periods }: LifecycleResult): string | null {
  const low = periods.find((row) => row.new < 0 || row.returning < 0 || row.resurrecting < 0 || row.dormant > 0);
  if (low !== undefined) return `${low.period} has a count of the wrong sign`;
  const torn = periods.find((row, i) => {
    const before = periods[i - 1];
    if (before === undefined) return false;
    return row.returning - row.dormant !== before.new + before.returning + before.resurrecting;
  });
  return torn === undefined ? null : `those active before ${torn.period} are not all returning or dormant in it`;
}

const comparison = { canonical: (result: LifecycleResult): unknown => result, selections, wrong };

describe('the lifecycle of random logs is that of the definition', { timeout: 600_000 }, () => {
  it('by event names', () => compareWithOracle(lifecycle, lifecycleOracle, lifecycleCase(false), comparison, runs / 2));
  it('with conditions and filters', () =>
    compareWithOracle(lifecycle, lifecycleOracle, lifecycleCase(true), comparison, runs / 2));
  it('out of a database', () =>
    compareWithOracle(lifecycle, lifecycleOracle, lifecycleCase(true), comparison, databaseRuns, 'database'));
});
