import { wilson } from '../../model/comparison';
import type { PropertyValue } from '../../model/condition';
import { labelsOf } from '../../model/listed-periods';
import type { RetentionCounts } from './fold';
import type { RetentionPlan } from './plan';
import { cellTimes, type CellTime } from './cell-times';

export interface RetentionCell {
  /** 0 is the period of the start */
  column: number;
  /** null: the period begins after the data's end */
  actors: number | null;
  rate: number | null;
  /** not over by the data's end; true where `actors` is null */
  immature: boolean;
}

/** `mean` and `curve` are over mature cells. */
export interface RetentionTable {
  rows: { cohort: string; actors: number; cells: RetentionCell[] }[];
  mean: { column: number; pooled: number | null; simple: number | null }[];
  /** pooled rate with its Wilson 95 % interval */
  curve: { column: number; rate: number | null; low: number | null; high: number | null }[];
}

/** The public answer of retention: one row a cohort, the mean row and the curve over all cohorts. */
export interface RetentionResult extends RetentionTable {
  /** by actors, largest first; `other` holds the values beyond the limit */
  breakdown?: ({ value: PropertyValue; other: boolean } & RetentionTable)[];
}

/** Shapes tables of counts that share their cohorts; the first decides with which cohort the list begins. */
export function shapeTables(tables: readonly RetentionCounts[], plan: RetentionPlan): RetentionTable[] {
  const labels = labelsOf(plan.cohorts);
  const times = cellTimes(plan);
  const begin = plan.cohorts.fromFirstEvent ? firstWithMembers(tables[0]?.members ?? new Float64Array(0)) : 0;
  return tables.map((counts) => {
    const rows = labels.slice(begin).map((cohort, i) => {
      const actors = counts.members[begin + i] ?? 0;
      return { cohort, actors, cells: cellsOf(counts, begin + i, plan.columns, times) };
    });
    const columns = Array.from({ length: plan.columns }, (_, column) => summaryOf(rows, column));
    return { rows, mean: columns.map(({ mean }) => mean), curve: columns.map(({ curve }) => curve) };
  });
}

function firstWithMembers(members: Float64Array): number {
  const first = members.findIndex((actors) => actors > 0);
  return first < 0 ? members.length : first;
}

function cellsOf(
  { members, returned }: RetentionCounts,
  cohort: number,
  columns: number,
  times: (cohort: number, column: number) => CellTime,
): RetentionCell[] {
  const base = members[cohort] ?? 0;
  return Array.from({ length: columns }, (_, column) => {
    const time = times(cohort, column);
    if (time === 'ahead') return { column, actors: null, rate: null, immature: true };
    const actors = returned[cohort * columns + column] ?? 0;
    return { column, actors, rate: base === 0 ? null : actors / base, immature: time === 'running' };
  });
}

interface Summary {
  mean: RetentionTable['mean'][number];
  curve: RetentionTable['curve'][number];
}

function summaryOf(rows: RetentionTable['rows'], column: number): Summary {
  let part = 0;
  let base = 0;
  let rates = 0;
  let cohorts = 0;
  for (const { actors, cells } of rows) {
    const cell = cells[column];
    if (cell === undefined || cell.immature || cell.rate === null) continue;
    part += cell.actors ?? 0;
    base += actors;
    rates += cell.rate;
    cohorts += 1;
  }
  if (base === 0) {
    return { mean: { column, pooled: null, simple: null }, curve: { column, rate: null, low: null, high: null } };
  }
  const pooled = part / base;
  return {
    mean: { column, pooled, simple: rates / cohorts },
    curve: { column, rate: pooled, ...wilson({ count: part, base }) },
  };
}
