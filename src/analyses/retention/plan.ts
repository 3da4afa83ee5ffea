import { codeColumn } from '../../columns/requests';
import type { ColumnRequest } from '../../columns/column';
import { rowTests, type RowTest } from '../../columns/row-tests';
import type { DatasetInfo } from '../../model/dataset';
import { listedPeriods, type ListedPeriods } from '../../model/listed-periods';
import type { PeriodUnit } from '../../model/period';
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
  /** columns have no end */
  orAfter: boolean;
  /** column 0 is the cohort itself */
  zeroIsStart: boolean;
  minOccurrences: number;
  /** length of a rolling period; null for calendar periods */
  rollingUs: number | null;
  /** the last instant looked at */
  endUs: number;
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
export function retentionColumns(spec: RetentionSpec, dataset: DatasetInfo): ColumnRequest[] {
  const { columns } = rowTests([spec.start, spec.return], spec.filter, dataset);
  return spec.breakdown === undefined ? columns : [...columns, codeColumn(spec.breakdown.property, dataset)];
}

/** @throws FailureError `invalidSpec` when there are too many cohorts for a table */
export function retentionPlan(spec: RetentionSpec, dataset: DatasetInfo): RetentionPlan {
  const { columns: masks, tests } = rowTests([spec.start, spec.return], spec.filter, dataset);
  const [start, back] = tests;
  if (start === undefined || back === undefined) throw new Error('two matchers give two tests');
  const edges = edgesOf(spec);
  const columns = edges.length - 1;
  const tables = spec.breakdown === undefined ? 1 : spec.breakdown.limit + 2;
  const cohorts = listedPeriods(spec.range, spec.period, dataset, Math.floor(mostCells / columns / tables));
  return {
    membership: spec.membership,
    start,
    return: back,
    cohorts,
    edges,
    columns,
    orAfter: spec.rule === 'onOrAfter',
    zeroIsStart: spec.zero !== 'return',
    minOccurrences: spec.minOccurrences ?? 1,
    rollingUs: spec.clock === 'rolling' ? rollingUs[spec.period] : null,
    endUs: spec.untilRangeEnd === true ? Math.min(dataset.lastUs, cohorts.range.toUs) : dataset.lastUs,
    breakdown: spec.breakdown === undefined ? null : masks.length,
  };
}

function edgesOf({ rule, periods }: RetentionSpec): number[] {
  if (typeof rule === 'object') return [...rule.brackets, Infinity];
  return Array.from({ length: periods + 2 }, (_, k) => k);
}
