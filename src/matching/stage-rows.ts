import type { Batch } from '../columns/batch';
import { eachMatch, type ColumnPlanner, type PlannedMatcher } from '../columns/column-planner';
import type { DatasetInfo } from '../model/dataset';
import type { StageModel } from '../model/stage-model';

/** Which events belong to which stage of a model. */
export interface StageRules {
  /** of each stage */
  rules: PlannedMatcher[][];
  /** place of the stage + 1 (0: none) by event code; null where a rule has a condition */
  byName: Uint32Array | null;
}

export function stageRules({ stages }: StageModel, { matcher }: ColumnPlanner, { events }: DatasetInfo): StageRules {
  const rules = stages.map((stage) => stage.rules.map(matcher));
  if (rules.flat().some(({ mask }) => mask !== null)) return { rules, byName: null };
  const stageOf = (_: unknown, code: number): number =>
    1 + rules.findIndex((own) => own.some(({ names }) => names[code] === 1));
  return { rules, byName: Uint32Array.from(events, stageOf) };
}

/**
 * Writes the stage of each row of a batch: its place in the model + 1, 0 for rows of none. An event belongs to the first stage one of whose rules matches, so it goes from the
 * last stage to the first and the earlier is written over the later.
 */
export function setStages({ rules, byName }: StageRules, batch: Batch, codes: Uint32Array): void {
  const { event, rows } = batch;
  if (byName !== null) {
    for (let i = 0; i < rows; i += 1) codes[i] = byName[event[i]!]!;
    return;
  }
  codes.fill(0, 0, rows);
  for (let stage = rules.length; stage > 0; stage -= 1) {
    for (const rule of rules[stage - 1]!) eachMatch(batch, rule, (i) => (codes[i] = stage));
  }
}
