import type { ColumnRequest, MembersRequest } from '../../columns/column';
import { splitColumn, splitLimit } from '../../columns/split-column';
import { rowTests, type RowTest } from '../../columns/row-tests';
import type { DatasetInfo } from '../../model/dataset';
import { listedPeriods, type ListedPeriods } from '../../model/listed-periods';
import { periodEndUs, type PeriodUnit } from '../../model/period';
import { periodAt, periodRuns, type PeriodRuns } from '../../model/period-runs';
import type { RetentionSpec } from './spec';

/** A retention question with everything looked up that does not depend on a row. */
export interface RetentionPlan {
  membership: RetentionSpec['membership'];
  start: RowTest;
  return: RowTest;
  /** the listed cohorts */
  cohorts: ListedPeriods;
  /** column k begins with period `edges[k]` after the start's and ends before `edges[k + 1]`, which may be Infinity */
  edges: number[];
  columns: number;
  /** the last edge that is finite: columns are bounded up to it */
  lastEdge: number;
  /** the column of each number of periods after the start, up to a period over `lastEdge`; `columns` is none of them */
  columnOf: Uint16Array;
  /** where returns after the last edge count, as in `columnOf` */
  beyond: number;
  /** returns after the last edge matter */
  looksBeyond: boolean;
  /** columns have no end */
  orAfter: boolean;
  /** column 0 is the cohort itself */
  zeroIsStart: boolean;
  minOccurrences: number;
  /** length of a rolling period; null for calendar periods */
  rollingUs: number | null;
  /** the last instant looked at */
  endUs: number;
  /** periods of instants from the first cohort to the last cohort's last edge */
  runs: PeriodRuns;
  /** the cohort of a start's instant, counted from the first listed one */
  cohortAt(atUs: number): number;
  /** the last instant looked at that lies before a cohort's last edge, on the calendar */
  horizonUs(cohort: number): number;
  /** position in `Batch.columns` of the breakdown's codes */
  breakdown: number | null;
}

const hourUs = 3600e6;
const rollingUs: Record<PeriodUnit, number> = {
  hour: hourUs,
  day: 24 * hourUs,
  week: 7 * 24 * hourUs,
  month: 30 * 24 * hourUs,
};

/** Above this many cells the table could not be read, nor sent. */
const mostCells = 1_000_000;

/** The columns of `events` a question reads: masks, then the codes of the breakdown. */
export function retentionColumns(spec: RetentionSpec, dataset: DatasetInfo): (ColumnRequest | MembersRequest)[] {
  const { columns } = rowTests([spec.start, spec.return], spec.filter, dataset);
  return spec.breakdown === undefined ? columns : [...columns, splitColumn(spec.breakdown, spec.filter, dataset)];
}

/** @throws FailureError `invalidSpec` when there are too many cohorts for a table */
export function retentionPlan(spec: RetentionSpec, dataset: DatasetInfo): RetentionPlan {
  const { columns: masks, tests } = rowTests([spec.start, spec.return], spec.filter, dataset);
  const [start, back] = tests;
  if (start === undefined || back === undefined) throw new Error('two matchers give two tests');
  const shape = columnsOf(spec);
  const tables = spec.breakdown === undefined ? 1 : splitLimit(spec.breakdown) + 2;
  const cohorts = listedPeriods(spec.range, spec.period, dataset, Math.floor(mostCells / shape.columns / tables));
  const endUs = spec.untilRangeEnd === true ? Math.min(dataset.lastUs, cohorts.range.toUs) : dataset.lastUs;
  return {
    membership: spec.membership,
    start,
    return: back,
    cohorts,
    ...shape,
    zeroIsStart: spec.zero !== 'return',
    minOccurrences: spec.minOccurrences ?? 1,
    rollingUs: spec.clock === 'rolling' ? rollingUs[spec.period] : null,
    endUs,
    ...lookups(cohorts, shape.lastEdge, endUs),
    breakdown: spec.breakdown === undefined ? null : masks.length,
  };
}

type Shape = Pick<RetentionPlan, 'edges' | 'columns' | 'lastEdge' | 'columnOf' | 'beyond' | 'looksBeyond' | 'orAfter'>;

function columnsOf({ rule, periods }: RetentionSpec): Shape {
  const inBrackets = typeof rule === 'object';
  const bounds = inBrackets ? rule.brackets : Array.from({ length: periods + 2 }, (_, k) => k);
  const edges = inBrackets ? [...bounds, Infinity] : bounds;
  const columns = edges.length - 1;
  const lastEdge = bounds[bounds.length - 1] ?? 0;
  const columnOf = new Uint16Array(lastEdge + 2).fill(inBrackets ? columns - 1 : columns);
  for (let column = 0; column < bounds.length - 1; column += 1) {
    columnOf.fill(column, bounds[column], bounds[column + 1]);
  }
  const orAfter = rule === 'onOrAfter';
  const beyond = inBrackets ? columns - 1 : columns;
  return { edges, columns, lastEdge, columnOf, beyond, looksBeyond: orAfter || inBrackets, orAfter };
}

/** Clocks that go back over midnight may put a start just outside its range's periods: it counts with the nearest. */
function lookups(
  { calendar, unit, first, count }: ListedPeriods,
  lastEdge: number,
  endUs: number,
): Pick<RetentionPlan, 'runs' | 'cohortAt' | 'horizonUs'> {
  const runs = periodRuns(calendar, unit, first, first + Math.max(count, 1) - 1 + lastEdge);
  return {
    runs,
    cohortAt: (atUs) => Math.min(Math.max(periodAt(runs, atUs) - first, 0), count - 1),
    horizonUs: (cohort) => Math.min(periodEndUs(calendar, unit, first + cohort + lastEdge - 1), endUs),
  };
}
