import { visitWalk } from '../../matching/stage-visits';
import type { Question } from '../analysis';
import type { VerdictWalk } from '../tied-orders';
import { readingsOf } from './reading';
import type { StagesSpec } from './spec';

/** An actor's verdict is the stages it visits, in order; by both models, where there are two. */
export function tiedVisits(question: Question<StagesSpec>): VerdictWalk {
  const { own, beside } = readingsOf(question);
  const walks = [own, ...(beside === null ? [] : [beside])].map(({ plan }) => visitWalk(plan));
  return (batch, see) =>
    walks.forEach((walk, model) =>
      walk(batch, ({ stages, length }, unit) => see(unit, () => `${model}: ${stages.subarray(0, length).join()}`)),
    );
}
