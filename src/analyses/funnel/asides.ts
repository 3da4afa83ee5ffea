import { tiedVerdicts } from './tied-verdicts';

/** Further answers about a funnel. */
export const funnelAsides = {
  /** how many actors another tie rule would judge otherwise */
  ties: tiedVerdicts,
};

export type FunnelAsides = typeof funnelAsides;
