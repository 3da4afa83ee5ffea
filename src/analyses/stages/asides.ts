import { tiedOrders } from '../tied-orders';
import { stagesBegan } from './began';
import { stagesCrossed } from './cross';
import { stageDwells } from './dwell';
import { stagesPlaced } from './placed';
import { tiedVisits } from './tied-visits';

/** Further answers about stages. */
export const stagesAsides = {
  /** how long visits last, and the people of each move */
  dwell: stageDwells,
  /** who came into which stage when */
  began: stagesBegan,
  /** where the same actors stand by both models */
  crossed: stagesCrossed,
  /** which events are of which stage by both */
  placed: stagesPlaced,
  /** how many actors visit other stages, or in another order, with events of one instant in another order */
  ties: tiedOrders(tiedVisits),
};

export type StagesAsides = typeof stagesAsides;
