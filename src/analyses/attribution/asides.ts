import { channelContacts } from './channel-contacts';
import { foldedAside, nothingAsked, type Aside } from '../asides';
import { FailureError } from '../../model/failure';
import { durationUs } from '../../model/duration';
import type { Question } from '../analysis';
import { creditsOf, type Credits } from './credits';
import { attributionFold, type AttributionState } from './fold';
import { attributionPlan } from './plan';
import { attributionModels, type AttributionModel, type AttributionSpec } from './spec';
import type { ChannelContacts } from './channel-contacts';
import { tiedOrders } from '../tied-orders';
import { tiedTouches } from './tied-touches';
import { touchCounts } from './touch-counts';
import { waysOf } from './ways';

/** What every model says of the same conversions, and how channels met. */
export interface AllModels extends ChannelContacts {
  /** in the order of the public format; null where there are too many channels for it */
  models: { model: AttributionModel; credits: Credits | null }[];
  /** actors who touched in the range and did not convert in it */
  lostJourneys: number;
}

const allModels: Aside<AttributionSpec, null, AllModels> = foldedAside({
  asked: nothingAsked,
  passes: (question: Question<AttributionSpec>) => [
    () => attributionFold(attributionPlan(question), durationUs(question.spec.halfLife)),
  ],
  shape(state: AttributionState, question) {
    const { channels } = attributionPlan(question);
    const { spec } = question;
    const ways = waysOf(state, spec.value !== undefined);
    return {
      models: attributionModels.map((model) => ({
        model,
        credits: withinLimits(() => creditsOf(ways, state, channels, { ...spec, model })),
      })),
      lostJourneys: ways.journeys - ways.conversions,
      ...channelContacts(ways, channels),
    };
  },
});

function withinLimits(credits: () => Credits): Credits | null {
  try {
    return credits();
  } catch (error) {
    if (error instanceof FailureError) return null;
    throw error;
  }
}

/** Further answers about a question of attribution. */
export const attributionAsides = {
  /** all models beside each other, and the contacts with channels */
  models: allModels,
  /** how often each channel touches, and what has none */
  touches: touchCounts,
  /** how many actors have conversions with other touches with events of one instant in another order */
  ties: tiedOrders(tiedTouches),
};

export type AttributionAsides = typeof attributionAsides;
