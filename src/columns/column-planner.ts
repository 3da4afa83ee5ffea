import type { Condition, Matcher } from '../model/condition';
import type { DatasetInfo } from '../model/dataset';
import type { InstantRange } from '../model/range';
import type { Batch } from './batch';
import type { Codes, ColumnRequest } from './column';
import { maskColumn } from './requests';

/** A matcher of one data set: `names[code]` is 1 for the event names it takes; `mask` is the column of its condition. */
export interface PlannedMatcher {
  names: Uint8Array;
  mask: number | null;
}

/** Gathers the columns a question needs, each once; the numbers it gives are places in `columns`. */
export interface ColumnPlanner {
  columns: ColumnRequest[];
  column: (request: ColumnRequest) => number;
  /** null without a condition */
  mask: (condition: Condition | undefined) => number | null;
  matcher: (matcher: Matcher) => PlannedMatcher;
}

export function columnPlanner(dataset: DatasetInfo): ColumnPlanner {
  const columns: ColumnRequest[] = [];
  const column = (request: ColumnRequest): number => {
    const known = columns.findIndex(({ as, sql: { text } }) => as === request.as && text === request.sql.text);
    return known >= 0 ? known : columns.push(request) - 1;
  };
  const mask = (condition: Condition | undefined): number | null =>
    condition === undefined ? null : column(maskColumn(condition, dataset));
  const matcher = ({ event, where }: Matcher): PlannedMatcher => ({
    names: namesOf(event, dataset),
    mask: mask(where),
  });
  return { columns, column, mask, matcher };
}

function namesOf(event: Matcher['event'], dataset: DatasetInfo): Uint8Array {
  const wanted = new Set(typeof event === 'string' ? [event] : event);
  return Uint8Array.from(dataset.events, ({ name }) => (event === null || wanted.has(name) ? 1 : 0));
}

/** The values of a planned column of a batch. */
export const valuesOf = (batch: Batch, column: number): Codes | Float64Array => batch.columns[column]!.values;

export function eachMatch(batch: Batch, { names, mask }: PlannedMatcher, see: (row: number) => void): void {
  const { event, rows } = batch;
  const holds = mask === null ? null : valuesOf(batch, mask);
  for (let i = 0; i < rows; i += 1) if (names[event[i]!] === 1 && (holds === null || holds[i] === 1)) see(i);
}

/** Writes 0 over the codes of rows that do not pass the filter (a mask column) or lie outside the range. */
export function leaveOut(codes: Uint32Array, batch: Batch, filter: number | null, range: InstantRange | null): void {
  const { at, rows } = batch;
  const passes = filter === null ? null : valuesOf(batch, filter);
  if (passes !== null) for (let i = 0; i < rows; i += 1) if (passes[i] === 0) codes[i] = 0;
  if (range !== null) {
    for (let i = 0; i < rows; i += 1) if (at[i]! < range.fromUs || at[i]! > range.toUs) codes[i] = 0;
  }
}
