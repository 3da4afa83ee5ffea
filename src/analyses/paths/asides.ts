import { gapCurve } from './gap-curve';

/** Further answers about paths. */
export const pathsAsides = {
  /** the top numbers with each of many session gaps */
  gaps: gapCurve,
};

export type PathsAsides = typeof pathsAsides;
