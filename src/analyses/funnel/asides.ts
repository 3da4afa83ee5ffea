import { tiedVerdicts } from './tied-verdicts';
import { windowCurve } from './window-curve';

/** Further answers about a funnel. */
export const funnelAsides = {
  /** how many actors another tie rule would judge otherwise */
  ties: tiedVerdicts,
  /** how many get how far with each of many windows */
  windows: windowCurve,
};

export type FunnelAsides = typeof funnelAsides;
