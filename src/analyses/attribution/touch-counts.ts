import type { Fold } from '../../columns/fold';
import { rowsPassing } from '../../columns/row-tests';
import { byText } from '../../model/text-order';
import type { Question } from '../analysis';
import { foldedAside, nothingAsked, type Aside } from '../asides';
import { attributionPlan, touchesOfRows, type AttributionPlan } from './plan';
import type { AttributionSpec } from './spec';

/** How often each channel touches, whatever comes of it, and what has no channel. The range of the question does not count: touches may lie before it. */
export interface TouchCounts {
  touches: number;
  /** with a touch */
  actors: number;
  /** of most touches first, equal ones by text */
  channels: { channel: string; touches: number; actors: number }[];
  /** events that match the touchpoint but have no channel, commonest first, equal ones by text */
  unassigned: { event: string; events: number }[];
}

/** The last place in `touches` and `actors` is all channels together. */
interface CountState {
  touches: Float64Array;
  actors: Float64Array;
  unassigned: Float64Array;
}

export const touchCounts: Aside<AttributionSpec, null, TouchCounts> = foldedAside({
  asked: nothingAsked,
  passes: (question: Question<AttributionSpec>) => [
    () => countFold(attributionPlan(question), question.dataset.events.length),
  ],
  shape({ touches, actors, unassigned }: CountState, question) {
    const { channels } = attributionPlan(question);
    const { events } = question.dataset;
    return {
      touches: touches[channels.length]!,
      actors: actors[channels.length]!,
      channels: channels
        .map((channel, i) => ({ channel, touches: touches[i]!, actors: actors[i]! }))
        .filter((one) => one.touches > 0)
        .sort((a, b) => b.touches - a.touches || byText(a.channel, b.channel)),
      unassigned: events
        .map(({ name }, code) => ({ event: name, events: unassigned[code]! }))
        .filter((one) => one.events > 0)
        .sort((a, b) => b.events - a.events || byText(a.event, b.event)),
    };
  },
});

function countFold(plan: AttributionPlan, events: number): Fold<CountState> {
  const all = plan.channels.length;
  return {
    empty: () => ({
      touches: new Float64Array(all + 1),
      actors: new Float64Array(all + 1),
      unassigned: new Float64Array(events),
    }),
    visit(batch, { touches, actors, unassigned }) {
      const channels = touchesOfRows(plan, batch);
      const isTouch = rowsPassing(plan.touchpoint, batch);
      const seenBy = new Float64Array(all + 1).fill(-1);
      const once = (place: number, actor: number): void => {
        if (seenBy[place] === actor) return;
        seenBy[place] = actor;
        actors[place]! += 1;
      };
      for (let unit = 0; unit < batch.units; unit += 1) {
        for (let row = batch.offsets[unit]!; row < batch.offsets[unit + 1]!; row += 1) {
          const channel = channels[row]! - 1;
          if (channel < 0) {
            unassigned[batch.event[row]!]! += isTouch[row]!;
            continue;
          }
          touches[channel]! += 1;
          touches[all]! += 1;
          once(channel, unit);
          once(all, unit);
        }
      }
    },
    merge: (a, b) => ({
      touches: a.touches.map((n, i) => n + b.touches[i]!),
      actors: a.actors.map((n, i) => n + b.actors[i]!),
      unassigned: a.unassigned.map((n, i) => n + b.unassigned[i]!),
    }),
  };
}
