import { visitWalk } from '../../matching/stage-visits';
import type { Question } from '../analysis';
import type { VerdictWalk } from '../tied-orders';
import { ownReading } from './reading';
import type { StagesSpec } from './spec';

/** An actor's verdict is the stages it visits, in order. */
export function tiedVisits(question: Question<StagesSpec>): VerdictWalk {
  const walk = visitWalk(ownReading(question).plan);
  return (batch, see) => walk(batch, ({ stages, length }, unit) => see(unit, () => stages.subarray(0, length).join()));
}
