import type { Ties } from '../matching/attempt';

export type { Ties };

/** How many actors an answer counts, and how many of them have another verdict under each other tie rule. */
export interface TiedVerdicts {
  actors: number;
  others: { ties: Ties; actors: number }[];
}

/** From this share on the page warns that ties decide. */
const warnedShare = 0.005;

/** Whether more than 0.5 % would be judged otherwise under one of the other rules. */
export const tiesDecide = ({ actors, others }: TiedVerdicts): boolean =>
  others.some((other) => other.actors > warnedShare * actors);
