import type { Condition, Matcher } from '../model/condition';
import type { DatasetInfo } from '../model/dataset';
import type { Batch } from './batch';
import type { ColumnRequest } from './column';
import { maskColumn } from './requests';

/** Which rows a matcher takes among those that pass the filter. */
export interface RowTest {
  /** 1 for the codes of the events named; null for any event */
  byCode: Uint8Array | null;
  /** positions in `Batch.columns` of masks that must all be 1 */
  masks: readonly number[];
}

/** The mask columns a filter and some matchers need, and the test of each matcher, given that these columns come first. */
export function rowTests(
  matchers: readonly Matcher[],
  filter: Condition | undefined,
  dataset: DatasetInfo,
): { columns: ColumnRequest[]; tests: RowTest[] } {
  const columns: ColumnRequest[] = [];
  const texts: string[] = [];
  const position = (condition: Condition): number => {
    const column = maskColumn(condition, dataset);
    const known = texts.indexOf(column.sql.text);
    if (known >= 0) return known;
    texts.push(column.sql.text);
    return columns.push(column) - 1;
  };
  const tests = matchers.map(({ event, where }) => ({
    byCode: event === null ? null : codesOf(event, dataset),
    masks: [filter, where].filter((condition) => condition !== undefined).map(position),
  }));
  return { columns, tests };
}

function codesOf(names: string | string[], { events }: DatasetInfo): Uint8Array {
  const wanted = new Set(typeof names === 'string' ? [names] : names);
  return Uint8Array.from(events, ({ name }) => (wanted.has(name) ? 1 : 0));
}

/** 1 in the rows of a batch that pass the test, 0 in the others. */
export function rowsPassing({ byCode, masks }: RowTest, batch: Batch): Uint8Array {
  const { event, rows } = batch;
  const passing = new Uint8Array(rows);
  if (byCode === null) passing.fill(1);
  else for (let row = 0; row < rows; row += 1) passing[row] = byCode[event[row]!]!;
  for (const position of masks) {
    const column = batch.columns[position];
    if (column?.as !== 'mask') throw new Error(`column ${position} is no mask`);
    const { values } = column;
    for (let row = 0; row < rows; row += 1) passing[row]! &= values[row]!;
  }
  return passing;
}
