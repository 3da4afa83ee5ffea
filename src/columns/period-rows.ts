import type { Condition, Matcher } from '../model/condition';
import type { DatasetInfo } from '../model/dataset';
import { listedPeriods, type ListedPeriods } from '../model/listed-periods';
import type { PeriodUnit } from '../model/period';
import { periodAt, periodRuns, type PeriodRuns } from '../model/period-runs';
import type { Range } from '../model/range';
import type { Batch } from './batch';
import { rowsPassing, rowTests, type RowTest } from './row-tests';

/** Which rows a question by period counts, and how their periods are found; its masks are the first columns. */
export interface PeriodRows {
  test: RowTest;
  periods: ListedPeriods;
  runs: PeriodRuns;
  /** whether the data reach beyond the range */
  cut: boolean;
}

/** What a question by period asks of rows. */
export interface PeriodQuestion {
  event: Matcher;
  filter?: Condition;
  range?: Range;
  period: PeriodUnit;
}

/** The test of one matcher, given that its masks come first. */
export function oneTest({ event, filter }: PeriodQuestion, dataset: DatasetInfo): RowTest {
  const [test] = rowTests([event], filter, dataset).tests;
  if (test === undefined) throw new Error('one matcher gives one test');
  return test;
}

/** Rows that lie in the range, by its periods. @throws FailureError when more than `limit` periods are to be listed */
export function periodRows(question: PeriodQuestion, dataset: DatasetInfo, limit: number): PeriodRows {
  const periods = listedPeriods(question.range, question.period, dataset, limit);
  const { calendar, unit, first, count } = periods;
  const runs = periodRuns(calendar, unit, first, first + Math.max(count, 1) - 1);
  const cut = dataset.firstUs < periods.range.fromUs || dataset.lastUs > periods.range.toUs;
  return { test: oneTest(question, dataset), periods, runs, cut };
}

export const notCounted = -1;

/** 1 in the rows of a batch that count, 0 in the others. */
export function rowsCounted({ test, periods: { range }, cut }: PeriodRows, batch: Batch): Uint8Array {
  const { at, rows } = batch;
  const { fromUs, toUs } = range;
  const counted = rowsPassing(test, batch);
  if (!cut) return counted;
  for (let row = 0; row < rows; row += 1) {
    const instant = at[row]!;
    if (instant < fromUs || instant > toUs) counted[row] = 0;
  }
  return counted;
}

/** The listed period of a row that is given, counted from 0; `notCounted` for a row that does not count. */
export function periodOfRow(plan: PeriodRows, batch: Batch): (row: number) => number {
  const { runs } = plan;
  const { first, count } = plan.periods;
  const { at } = batch;
  const counted = rowsCounted(plan, batch);
  return (row) => {
    if (counted[row] === 0) return notCounted;
    const period = periodAt(runs, at[row]!) - first;
    return period < 0 ? 0 : period >= count ? count - 1 : period;
  };
}
