import { describe, it } from 'vitest';
import { retention } from '../../src/analyses/retention';
import type { RetentionResult } from '../../src/analyses/retention/result';
import type { RetentionSelection } from '../../src/analyses/retention/spec';
import { compareWithOracle, databaseRuns, runs } from './compared';
import { retentionOracle } from './retention';
import { retentionCase } from './spec-generators';

const selections = ({ rows }: RetentionResult): { selection: RetentionSelection; actors: number }[] =>
  rows.flatMap(({ cohort, actors, cells }) => [
    { selection: { cohort }, actors },
    ...cells.flatMap(({ column, actors: returned }) =>
      returned === null
        ? []
        : [
            { selection: { cohort, column, outcome: 'returned' as const }, actors: returned },
            { selection: { cohort, column, outcome: 'lost' as const }, actors: actors - returned },
          ],
    ),
  ]);

const comparison = { canonical: (result: RetentionResult): unknown => result, selections };

describe('retention of random logs is that of the definition', { timeout: 600_000 }, () => {
  it('by event names', () => compareWithOracle(retention, retentionOracle, retentionCase(false), comparison, runs / 2));
  it('with conditions, filters and breakdowns', () =>
    compareWithOracle(retention, retentionOracle, retentionCase(true), comparison, runs / 2));
  it('out of a database', () =>
    compareWithOracle(retention, retentionOracle, retentionCase(true), comparison, databaseRuns, 'database'));
});
