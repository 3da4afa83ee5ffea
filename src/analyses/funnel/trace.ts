import type { Batch } from '../../columns/batch';
import type { Fold } from '../../columns/fold';
import type { Question, Traced } from '../analysis';
import { addNeighbour, mergeNeighbours, noNeighbours, type NeighbourState } from '../neighbours';
import { walker } from './fold';
import { besideReader } from './neighbours';
import { attemptTest } from './select';
import type { FunnelSelection, FunnelSpec } from './spec';
import type { FunnelState } from './state';

/** The events that counted attempts took as their steps; events that merely could have served are not among them. */
export function traceFunnel(question: Question<FunnelSpec>, batch: Batch): Traced[] {
  const traced: Traced[] = [];
  let number = 0;
  walker(question)(batch, ({ attempt: { depth, rows }, batchRow }) => {
    number++;
    for (let step = 0; step < depth; step++) {
      if (rows[step]! >= 0) traced.push({ row: batchRow(rows[step]!), step: step + 1, attempt: number });
    }
  });
  return traced;
}

/** What the selected did directly before and after, in actors. */
export function funnelNeighbours(
  question: Question<FunnelSpec>,
  selection: FunnelSelection,
  state: FunnelState,
): Fold<NeighbourState> {
  const walk = walker(question);
  const isPicked = attemptTest(question, selection, state);
  const beside = besideReader(question, selection);
  return {
    empty: noNeighbours,
    visit(batch, counts) {
      walk(batch, (counted) => {
        if (!isPicked(batch, counted)) return;
        const found = beside(batch, counted);
        for (const actor of counted.actors()) addNeighbour(counts, actor, found);
      });
    },
    merge: mergeNeighbours,
  };
}
