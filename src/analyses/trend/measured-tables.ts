import { addSums, exactSum, exactSums } from '../../model/exact-sum';
import { pilesBy, quantileOf } from '../../model/value-bag';
import type { TrendState } from './fold';
import type { TrendPlan } from './plan';

/** The measure over the whole range, and by listed period. */
export interface MeasuredTable {
  total: number | null;
  values: (number | null)[];
}

export interface MeasuredTables {
  all: MeasuredTable;
  /** by group */
  parts: MeasuredTable[];
}

/** Turns what was counted into the measure, for everything and for each group. */
export function measuredTables(state: TrendState, plan: TrendPlan, groups: number): MeasuredTables {
  const shape = { periods: plan.periods.count, groups };
  switch (plan.kind) {
    case 'events': {
      const events = summedTables(state.events, shape);
      return tables(shape, (place) => at(events, place));
    }
    case 'actors':
      return tables(shape, (place) => actorsAt(state, place));
    case 'eventsPerActor': {
      const events = summedTables(state.events, shape);
      return tables(shape, (place) => rate(at(events, place), actorsAt(state, place)));
    }
    case 'sum':
    case 'mean':
      return summedNumbers(state, shape, plan.kind);
    case 'median':
      return quantileTables(state, shape, 0.5);
    case 'p90':
      return quantileTables(state, shape, 0.9);
  }
}

interface Shape {
  periods: number;
  groups: number;
}

/** A place of a table: 0 is everything, then the groups; period null is the whole range. `periods` is the length of a row. */
interface Place {
  table: number;
  period: number | null;
  periods: number;
}

function tables({ periods, groups }: Shape, valueAt: (place: Place) => number | null): MeasuredTables {
  const tableOf = (table: number): MeasuredTable => ({
    total: valueAt({ table, period: null, periods }),
    values: Array.from({ length: periods }, (_, period) => valueAt({ table, period, periods })),
  });
  return { all: tableOf(0), parts: Array.from({ length: groups }, (_, group) => tableOf(group + 1)) };
}

const rate = (part: number, base: number): number | null => (base === 0 ? null : part / base);

/** Rows of tables with one more column, the total: where a place is in them. */
const cellOf = ({ table, period, periods }: Place): number => table * (periods + 1) + (period ?? periods);

const at = (cells: Float64Array, place: Place): number => cells[cellOf(place)] ?? 0;

function actorsAt({ actors, actorsInAll }: TrendState, { table, period, periods }: Place): number {
  return (period === null ? actorsInAll[table] : actors[table * periods + period]) ?? 0;
}

/** Where what is counted in a cell of the groups adds to: its group and everything, each in its period and in all. */
function addsTo(cell: number, periods: number): number[] {
  const group = Math.floor(cell / periods);
  const period = cell % periods;
  return [0, group + 1].flatMap((table) => [
    cellOf({ table, period, periods }),
    cellOf({ table, period: null, periods }),
  ]);
}

function summedTables(counts: Float64Array, { periods, groups }: Shape): Float64Array {
  const summed = new Float64Array((groups + 1) * (periods + 1));
  counts.forEach((count, cell) => {
    for (const place of addsTo(cell, periods)) summed[place]! += count;
  });
  return summed;
}

function summedNumbers({ sums, numbers }: TrendState, shape: Shape, kind: 'sum' | 'mean'): MeasuredTables {
  const { periods, groups } = shape;
  const summed = exactSums((groups + 1) * (periods + 1));
  for (const way of [0, 1, 2, 3]) addSums(summed, sums, (cell) => addsTo(cell, periods)[way] ?? 0);
  const counted = summedTables(numbers, shape);
  return tables(shape, (place) => {
    const sum = exactSum(summed, cellOf(place));
    return kind === 'sum' ? sum : rate(sum, at(counted, place));
  });
}

function quantileTables({ bag }: TrendState, shape: Shape, p: number): MeasuredTables {
  const { periods, groups } = shape;
  const group = (cell: number): number => Math.floor(cell / periods);
  const quantilesBy = (keys: number, keyOf: (cell: number) => number): (number | null)[] =>
    pilesBy(bag, keys, keyOf).map((pile) => quantileOf(pile, p));
  const [inAll = null] = quantilesBy(1, () => 0);
  const byPeriod = quantilesBy(periods, (cell) => cell % periods);
  const byGroup = quantilesBy(groups, group);
  const byCell = quantilesBy(groups * periods, (cell) => cell);
  return tables(shape, ({ table, period }) => {
    if (table === 0) return (period === null ? inAll : byPeriod[period]) ?? null;
    return (period === null ? byGroup[table - 1] : byCell[(table - 1) * periods + period]) ?? null;
  });
}
