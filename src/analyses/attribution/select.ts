import { collecting, type Fold } from '../../columns/fold';
import type { Question } from '../analysis';
import { isTiedSelection, selectTied, type TiedSelection } from '../tied-orders';
import { journeyWalk, type Journey } from './journeys';
import { attributionPlan, type AttributionPlan } from './plan';
import type { AttributionSelection, AttributionSpec } from './spec';
import { tiedTouches } from './tied-touches';

/** The actors with a conversion whose path has the channel, or whose path is this one. */
export function attributionActors(
  question: Question<AttributionSpec>,
  selection: AttributionSelection,
): Fold<number[]> {
  if (isTiedSelection(selection)) return selectTied(tiedTouches(question), selection, question.dataset);
  const plan = attributionPlan(question);
  const walk = journeyWalk(plan);
  const isPicked = pickedBy(selection, plan);
  return collecting((batch, add) =>
    walk(batch, (journey) => {
      if (journey.value !== null && isPicked(journey)) add(batch.firstUnit + journey.unit);
    }),
  );
}

function pickedBy(
  selection: Exclude<AttributionSelection, TiedSelection>,
  { channels, untouched }: AttributionPlan,
): (journey: Journey) => boolean {
  const pathOf = ({ touches, from, to }: Journey): Uint32Array =>
    from === to ? Uint32Array.of(untouched) : touches.channels.subarray(from, to);
  if ('channel' in selection) {
    const wanted = channels.indexOf(selection.channel);
    return (journey) => wanted >= 0 && pathOf(journey).includes(wanted);
  }
  const wanted = selection.channels.map((name) => channels.indexOf(name));
  return (journey) => {
    const path = pathOf(journey);
    return path.length === wanted.length && wanted.every((channel, i) => path[i] === channel);
  };
}
