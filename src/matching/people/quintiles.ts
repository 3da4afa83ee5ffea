import type { Batch } from '../../columns/batch';
import { rowsPassing, type RowTest } from '../../columns/row-tests';
import { addExactly, exactSum, exactSums } from '../../model/exact-sum';
import { quantile } from '../../model/statistics';
import type { RowsOf, RuleWalk } from './rule-walk';

/** What actors are ordered by; `property` is the position of its numbers, null when the data have none. */
export type RankedBy = { by: 'recency' } | { by: 'frequency' } | { by: 'value'; property: number | null };

/** Whether the actor is in one of some fifths of those with a matching event; others are in none. */
export function inQuintile(fifths: readonly number[], ranked: RankedBy, test: RowTest, rowsOf: RowsOf): RuleWalk {
  const wanted = new Set(fifths);
  return {
    ...{ untold: NaN, needsAll: true },
    visit(batch, values) {
      const passing = rowsPassing(test, batch);
      const valueOf = valuesIn(ranked, batch);
      const look = rowsOf(batch);
      const rows: number[] = [];
      for (let unit = 0; unit < batch.units; unit++) {
        const { from, to } = look(unit);
        rows.length = 0;
        for (let row = from; row < to; row++) if (passing[row] === 1) rows.push(row);
        values[batch.firstUnit + unit] = rows.length === 0 ? NaN : valueOf(rows);
      }
    },
    test(values) {
      const cuts = cutPoints(values);
      return (value) => !Number.isNaN(value) && wanted.has(1 + cuts.filter((cut) => cut < value).length);
    },
  };
}

/** The quantiles of type 7 at 20, 40, 60 and 80 %, of the actors with a value. */
function cutPoints(values: Float64Array): number[] {
  const known = values.filter((value) => !Number.isNaN(value));
  return [0.2, 0.4, 0.6, 0.8].flatMap((p) => quantile(known, p) ?? []);
}

/** The number an actor is ordered by, of its matching rows. A sum is exact; events without a number add nothing to it. */
function valuesIn(ranked: RankedBy, { at, columns }: Batch): (rows: readonly number[]) => number {
  if (ranked.by === 'recency') return (rows) => at[rows.at(-1)!]!;
  if (ranked.by === 'frequency') return (rows) => rows.length;
  const column = ranked.property === null ? undefined : columns[ranked.property];
  if (column?.as !== 'number') return () => 0;
  return (rows) => {
    const sums = exactSums(1);
    for (const row of rows) if (!Number.isNaN(column.values[row]!)) addExactly(sums, 0, column.values[row]!);
    return exactSum(sums, 0);
  };
}
