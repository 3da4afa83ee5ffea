import type { Batch } from '../columns/batch';
import { columnPlanner, leaveOut } from '../columns/column-planner';
import type { ColumnRequest } from '../columns/column';
import type { Condition } from '../model/condition';
import type { DatasetInfo } from '../model/dataset';
import { calendarOf, resolveRange, type InstantRange, type Range } from '../model/range';
import type { StageModel } from '../model/stage-model';
import { setStages, stageRules, type StageRules } from './stage-rows';

/** Whose visits to which stages are looked at. */
export interface StageQuestion {
  model: StageModel;
  filter?: Condition;
  range?: Range;
}

/** What visits are found with; `columns` are to be read first. */
export interface VisitPlan {
  columns: ColumnRequest[];
  rules: StageRules;
  filter: number | null;
  range: InstantRange | null;
}

/** @param planner where columns are gathered for more than this plan */
export function visitPlan(
  { model, filter, range }: StageQuestion,
  dataset: DatasetInfo,
  planner = columnPlanner(dataset),
): VisitPlan {
  return {
    rules: stageRules(model, planner, dataset),
    filter: planner.mask(filter),
    range: range === undefined ? null : resolveRange(range, dataset, calendarOf(dataset, range)),
    columns: planner.columns,
  };
}

/** The stage of each row of a batch: its place in the model + 1, 0 for rows of none and those left out. Keeps its room between batches. */
export function rowStages({ rules, filter, range }: VisitPlan): (batch: Batch) => Uint32Array {
  let codes = new Uint32Array(0);
  return (batch) => {
    if (batch.rows > codes.length) codes = new Uint32Array(batch.rows);
    setStages(rules, batch, codes);
    leaveOut(codes, batch, filter, range);
    return codes;
  };
}

/**
 * The visits of one actor, in order: visit i is to the stage at place `stages[i]` of the model and begins with row `rows[i]` of the batch. The arrays are used again for
 * the next actor; only `length` entries are its own.
 */
export interface Visits {
  stages: Uint8Array;
  rows: Uint32Array;
  length: number;
}

/** Sees each actor of a batch that has a visit, with its number in the batch. */
export type VisitWalk = (batch: Batch, see: (visits: Visits, unit: number) => void) => void;

/**
 * A visit is a run of events of one stage in (instant, arrival) order, of those that pass the filter and lie in the range; events of no stage do not end it. Keeps its
 * room between batches, so it serves one walk at a time.
 */
export function visitWalk(plan: VisitPlan): VisitWalk {
  const visits: Visits = { stages: new Uint8Array(0), rows: new Uint32Array(0), length: 0 };
  const stagesOf = rowStages(plan);
  return (batch, see) => {
    const { units, offsets } = batch;
    const codes = stagesOf(batch);
    makeRoom(visits, batch);
    const { stages, rows } = visits;
    for (let unit = 0; unit < units; unit += 1) {
      const end = offsets[unit + 1]!;
      let length = 0;
      let last = 0;
      for (let i = offsets[unit]!; i < end; i += 1) {
        const code = codes[i]!;
        if (code === 0 || code === last) continue;
        stages[length] = code - 1;
        rows[length] = i;
        length += 1;
        last = code;
      }
      if (length === 0) continue;
      visits.length = length;
      see(visits, unit);
    }
  };
}

function makeRoom(visits: Visits, { units, offsets }: Batch): void {
  let longest = 0;
  for (let unit = 0; unit < units; unit += 1) longest = Math.max(longest, offsets[unit + 1]! - offsets[unit]!);
  if (longest <= visits.stages.length) return;
  visits.stages = new Uint8Array(longest);
  visits.rows = new Uint32Array(longest);
}
