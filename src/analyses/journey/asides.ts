import { eventLanes } from './lanes';
import { journeyTies } from './tied-journeys';

/** Further answers about a journey map. */
export const journeyAsides = {
  /** what each event of one actor is */
  lanes: eventLanes,
  /** how many actors are otherwise on the map with events of one instant in another order */
  ties: journeyTies,
};

export type JourneyAsides = typeof journeyAsides;
