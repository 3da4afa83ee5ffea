import { eventLanes } from './lanes';

/** Further answers about a journey map. */
export const journeyAsides = {
  /** what each event of one actor is */
  lanes: eventLanes,
};

export type JourneyAsides = typeof journeyAsides;
