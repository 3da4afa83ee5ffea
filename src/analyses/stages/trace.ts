import type { Batch } from '../../columns/batch';
import { visitWalk } from '../../matching/stage-visits';
import type { Question, Traced } from '../analysis';
import { readingsOf } from './reading';
import type { StagesSpec } from './spec';

/** The events that begin the actor's visits, as far as these have a column. */
export function traceStages(question: Question<StagesSpec>, batch: Batch): Traced[] {
  const traced: Traced[] = [];
  const { spec, plan } = readingsOf(question).own;
  visitWalk(plan)(batch, ({ rows, length }) => {
    for (let i = 0; i < Math.min(length, spec.maxSteps); i += 1) {
      traced.push({ row: rows[i]!, step: i + 1, attempt: 1 });
    }
  });
  return traced;
}
