import { stagesBegan } from './began';
import { stageDwells } from './dwell';

/** Further answers about stages. */
export const stagesAsides = {
  /** how long visits last, and the people of each move */
  dwell: stageDwells,
  /** who came into which stage when */
  began: stagesBegan,
};

export type StagesAsides = typeof stagesAsides;
