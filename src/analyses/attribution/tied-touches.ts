import type { Question } from '../analysis';
import type { VerdictWalk } from '../tied-orders';
import { journeyWalk } from './journeys';
import { attributionPlan } from './plan';
import type { AttributionSpec } from './spec';

/** An actor's verdict is the channels before each of its conversions, in order; who did not convert is not counted. */
export function tiedTouches(question: Question<AttributionSpec>): VerdictWalk {
  const walk = journeyWalk(attributionPlan(question));
  return (batch, see) =>
    walk(batch, ({ touches, from, to, value, convertedAt, unit }) => {
      if (value !== null) see(unit, () => `${convertedAt} ${value} ${touches.channels.subarray(from, to).join()}`);
    });
}
