import { collecting, type Fold } from '../../columns/fold';
import type { Question } from '../analysis';
import { isTiedSelection, selectTied, type TiedSelection } from '../tied-orders';
import { hasPair } from '../transition';
import { journeyWalk, type Journey } from './journeys';
import { attributionPlan, type AttributionPlan } from './plan';
import { directOf, lastBut } from './path-credits';
import type { AttributionSelection, AttributionSpec, ChannelTouch } from './spec';
import { tiedTouches } from './tied-touches';

/** The actors with a conversion whose path is as asked, or with a journey to nothing that is. */
export function attributionActors(
  question: Question<AttributionSpec>,
  selection: AttributionSelection,
): Fold<number[]> {
  if (isTiedSelection(selection)) return selectTied(tiedTouches(question), selection, question.dataset);
  const plan = attributionPlan(question);
  const walk = journeyWalk(plan);
  const isPicked = pickedBy(selection, plan, question.spec);
  const wantsLost =
    ('channel' in selection && selection.touch === 'lost') || ('outcome' in selection && selection.outcome === 'lost');
  return collecting((batch, add) =>
    walk(batch, (journey) => {
      if ((journey.value === null) === wantsLost && isPicked(journey)) add(batch.firstUnit + journey.unit);
    }),
  );
}

function pickedBy(
  selection: Exclude<AttributionSelection, TiedSelection>,
  { channels, untouched }: AttributionPlan,
  { direct }: AttributionSpec,
): (journey: Journey) => boolean {
  const pathOf = ({ touches, from, to }: Journey): Uint32Array =>
    from === to ? Uint32Array.of(untouched) : touches.channels.subarray(from, to);
  if ('channel' in selection) {
    const wanted = channels.indexOf(selection.channel);
    const meets = meetingBy(selection.touch, directOf(channels, direct));
    return (journey) => wanted >= 0 && meets(pathOf(journey), wanted);
  }
  if ('outcome' in selection) return () => true;
  if ('touches' in selection) return ({ from, to }) => to - from === selection.touches;
  if ('transition' in selection) {
    const before = channels.indexOf(selection.transition.from);
    const after = channels.indexOf(selection.transition.to);
    return ({ touches, from, to }) => hasPair(touches.channels, from, to, before, after);
  }
  const wanted = selection.channels.map((name) => channels.indexOf(name));
  return (journey) => {
    const path = pathOf(journey);
    return path.length === wanted.length && wanted.every((channel, i) => path[i] === channel);
  };
}

/** Whether a path meets a channel in a way; in any without one. */
function meetingBy(
  touch: ChannelTouch | undefined,
  direct: Uint8Array,
): (path: Uint32Array, channel: number) => boolean {
  switch (touch) {
    case 'first':
      return (path, channel) => path[0] === channel;
    case 'last':
      return (path, channel) => path.at(-1) === channel;
    case 'lastNonDirect':
      return (path, channel) => path[lastBut(path, direct)] === channel;
    case 'assisted':
      return (path, channel) => path.subarray(0, -1).includes(channel);
    case 'lost':
    case undefined:
      return (path, channel) => path.includes(channel);
  }
}
