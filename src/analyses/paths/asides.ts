import { tiedOrders } from '../tied-orders';
import { gapCurve } from './gap-curve';
import { tiedPaths } from './tied-paths';

/** Further answers about paths. */
export const pathsAsides = {
  /** the top numbers with each of many session gaps */
  gaps: gapCurve,
  /** how many actors have other paths with events of one instant in another order */
  ties: tiedOrders(tiedPaths),
};

export type PathsAsides = typeof pathsAsides;
