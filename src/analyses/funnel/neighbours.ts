import type { Batch } from '../../columns/batch';
import type { Question } from '../analysis';
import { noEvent } from '../neighbours';
import { funnelColumns } from './columns';
import type { Counted } from './fold';
import type { FunnelSelection, FunnelSpec } from './spec';

/** Codes of the events directly before and after; `noEvent` where none came. */
export interface Beside {
  before: number;
  next: number;
}

/**
 * What a unit did directly before and after the last event its attempt took as a step; where a step is asked that it reached, the event taken as that one. By order of
 * arrival, among all events of the unit that pass the filter, in the range or not and however long after. Events the attempt took as earlier steps are not "next", as later
 * ones not "before": in a tie they can stand on the other side.
 */
export function besideReader(
  { spec, dataset }: Question<FunnelSpec>,
  { step, outcome }: FunnelSelection,
): (batch: Batch, counted: Counted) => Beside {
  const { filter } = funnelColumns(spec, dataset);
  return (batch, { attempt, from, to, batchRow }) => {
    const passes = filter === null ? null : (batch.columns[filter]?.values ?? null);
    const anchor = outcome === 'reached' ? step - 1 : lastTaken(attempt);
    const row = attempt.rows[anchor]!;
    const taken = (first: number, end: number): Int32Array => attempt.rows.subarray(first, end);
    const eventFrom = (start: number, by: 1 | -1, passedOver: Int32Array): number => {
      for (let i = start; i >= from && i < to; i += by) {
        if (passedOver.includes(i) || (passes !== null && passes[batchRow(i)] !== 1)) continue;
        return batch.event[batchRow(i)]!;
      }
      return noEvent;
    };
    return {
      before: eventFrom(row - 1, -1, taken(anchor + 1, attempt.depth)),
      next: eventFrom(row + 1, 1, taken(0, anchor)),
    };
  };
}

/** Whether the event next to an attempt is the one asked for; always where none is. */
export function isBeside(
  question: Question<FunnelSpec>,
  selection: FunnelSelection,
): (batch: Batch, counted: Counted) => boolean {
  const { beside } = selection;
  if (beside === undefined) return () => true;
  const read = besideReader(question, selection);
  const code = beside.event === null ? noEvent : question.dataset.events.findIndex(({ name }) => name === beside.event);
  if (beside.event !== null && code < 0) return () => false;
  return (batch, counted) => read(batch, counted)[beside.side] === code;
}

function lastTaken({ depth, rows }: Counted['attempt']): number {
  for (let step = depth - 1; step > 0; step--) if (rows[step]! >= 0) return step;
  return 0;
}
