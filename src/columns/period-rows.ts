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
  return { test: oneTest(question, dataset), periods, runs };
}

export const notCounted = -1;

/** The listed period of each row, counted from 0; `notCounted` for rows that do not count. */
export function periodsOfRows({ test, periods: listed, runs }: PeriodRows, batch: Batch): Int32Array {
  const { first, count, range } = listed;
  const { at, rows } = batch;
  const passing = rowsPassing(test, batch);
  const periods = new Int32Array(rows).fill(notCounted);
  for (let row = 0; row < rows; row += 1) {
    const instant = at[row]!;
    if (passing[row] === 0 || instant < range.fromUs || instant > range.toUs) continue;
    periods[row] = Math.min(Math.max(periodAt(runs, instant) - first, 0), count - 1);
  }
  return periods;
}
