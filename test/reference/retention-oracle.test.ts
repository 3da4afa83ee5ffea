import { describe, it } from 'vitest';
import { retention } from '../../src/analyses/retention';
import type { RetentionResult, RetentionTable } from '../../src/analyses/retention/result';
import type { RetentionSelection, RetentionSpec } from '../../src/analyses/retention/spec';
import { compareWithOracle, databaseRuns, runs } from './compared';
import { retentionOracle } from './retention';
import { retentionCase } from './spec-generators';

interface Picked {
  selection: RetentionSelection;
  actors?: number;
}

/** Every number of a table: its cells, and the sums over its rows, which are actors where nobody is in two rows. */
function picksOf({ rows }: RetentionTable, value: Pick<RetentionSelection, 'value'>, sumsAreActors: boolean): Picked[] {
  const sum = (numbers: number[]): Pick<Picked, 'actors'> =>
    sumsAreActors ? { actors: numbers.reduce((a, b) => a + b, 0) } : {};
  const columns = rows[0]?.cells.map(({ column }) => column) ?? [];
  const over = (column: number): { actors: number; back: number }[] =>
    rows.flatMap(({ actors, cells }) =>
      cells.flatMap((cell) => (cell.column === column && !cell.immature ? [{ actors, back: cell.actors ?? 0 }] : [])),
    );
  return [
    { selection: { ...value }, ...sum(rows.map(({ actors }) => actors)) },
    ...columns.flatMap((column) => [
      { selection: { column, ...value }, ...sum(over(column).map(({ back }) => back)) },
      {
        selection: { column, outcome: 'lost' as const, ...value },
        ...sum(over(column).map(({ actors, back }) => actors - back)),
      },
    ]),
    ...rows.flatMap(({ cohort, actors, cells }) => [
      { selection: { cohort, ...value }, actors },
      ...cells.flatMap(({ column, actors: back }) => [
        { selection: { cohort, column, ...value }, actors: back ?? 0 },
        { selection: { cohort, column, outcome: 'lost' as const, ...value }, actors: actors - (back ?? 0) },
      ]),
    ]),
  ];
}

function selections(result: RetentionResult, { membership }: RetentionSpec): Picked[] {
  const sumsAreActors = membership !== 'everyPeriod';
  const parts = (result.breakdown ?? []).flatMap((part) =>
    picksOf(part, { value: part.other ? { other: true } : part.value }, sumsAreActors),
  );
  return [...picksOf(result, {}, sumsAreActors), ...parts];
}

const comparison = { canonical: (result: RetentionResult): unknown => result, selections };

describe('retention of random logs is that of the definition', { timeout: 600_000 }, () => {
  it('by event names', () => compareWithOracle(retention, retentionOracle, retentionCase(false), comparison, runs / 2));
  it('with conditions, filters and breakdowns', () =>
    compareWithOracle(retention, retentionOracle, retentionCase(true), comparison, runs / 2));
  it('out of a database', () =>
    compareWithOracle(retention, retentionOracle, retentionCase(true), comparison, databaseRuns, 'database'));
});
