import { rowsPassing, type RowTest } from '../../columns/row-tests';
import type { DatasetInfo } from '../../model/dataset';
import { durationUs } from '../../model/duration';
import type { During } from '../../model/people-rules';
import { calendarOf, resolveRange } from '../../model/range';
import type { RowsOf } from './rule-walk';

/** The rows of each actor in a rule's range and within its time since the actor's first event that `exists`: a run, since rows go by instant. */
export function rowsDuring({ range, sinceFirst }: During, dataset: DatasetInfo, exists: RowTest): RowsOf {
  const run = { from: 0, to: 0 };
  if (range === undefined && sinceFirst === undefined) {
    return ({ offsets }) =>
      (unit) => {
        run.from = offsets[unit]!;
        run.to = offsets[unit + 1]!;
        return run;
      };
  }
  const { fromUs, toUs } =
    range === undefined
      ? { fromUs: -Infinity, toUs: Infinity }
      : resolveRange(range, dataset, calendarOf(dataset, range));
  const afterUs = sinceFirst?.from === undefined ? 0 : durationUs(sinceFirst.from);
  const untilUs = sinceFirst?.to === undefined ? Infinity : durationUs(sinceFirst.to);
  return (batch) => {
    const { at, offsets } = batch;
    const there = sinceFirst === undefined ? null : rowsPassing(exists, batch);
    return (unit) => {
      const end = offsets[unit + 1]!;
      run.from = offsets[unit]!;
      let firstUs = -Infinity;
      if (there !== null) {
        while (run.from < end && there[run.from] === 0) run.from++;
        firstUs = run.from < end ? at[run.from]! : Infinity;
      }
      const lowUs = there === null ? fromUs : Math.max(fromUs, firstUs + afterUs);
      const highUs = there === null ? toUs : Math.min(toUs, firstUs + untilUs);
      while (run.from < end && at[run.from]! < lowUs) run.from++;
      run.to = run.from;
      while (run.to < end && at[run.to]! <= highUs) run.to++;
      return run;
    };
  };
}
