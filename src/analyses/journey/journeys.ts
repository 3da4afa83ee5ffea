import type { Batch } from '../../columns/batch';
import type { ValueGroups } from '../../columns/value-groups';
import { journeyRows, type JourneyPlan } from './plan';

/** What an actor has in one cell (touchpoint × stages + stage), as the fold's definition says. */
export interface CellOfActor {
  cell: number;
  events: number;
  /** row of the first event in it */
  first: number;
  wentOn: boolean;
  lost: boolean;
  immature: boolean;
  jumpBacks: number;
  marked: number;
  /** µs, one a visit that has an event of the cell and a next visit */
  dwells: number[];
  /** of the walk: the visit its last dwell is of, counted from the end */
  visit: number;
}

/** The journey of one actor of a batch. */
export interface JourneySight {
  /** number in the batch */
  unit: number;
  /** row behind the actor's last */
  end: number;
  /** of each row of the batch; 0: left out */
  stage: Uint32Array;
  /** lost after some event */
  lost: boolean;
  cells: readonly CellOfActor[];
}

/** Sees every actor of a batch that has an event of a stage. Keeps its room between batches, so it serves one walk at a time. */
export function seeJourneys(
  plan: JourneyPlan,
  { groupOf }: ValueGroups,
): (batch: Batch, see: (sight: JourneySight) => void) => void {
  const rowsOf = journeyRows(plan);
  const lastAt = new Float64Array(plan.stages + 1);
  return (batch, see) => {
    const { stage, touch, marked } = rowsOf(batch);
    const { units, offsets, at } = batch;
    for (let unit = 0; unit < units; unit += 1) {
      const [from, end] = [offsets[unit]!, offsets[unit + 1]!];
      const furthest = lastOfStages(stage, at, from, end, plan.stages, lastAt);
      if (furthest === 0) continue;
      const cells = new Map<number, CellOfActor>();
      const lost = walkOne({ stage, touch, marked, at, from, end, groupOf, plan, lastAt }, cells);
      see({ unit, end, stage, lost, cells: [...cells.values()] });
    }
  };
}

/** Writes when each stage had its last event (-Infinity: never). The furthest stage, from 1; 0 without any. */
function lastOfStages(
  stage: Uint32Array,
  at: Float64Array,
  from: number,
  end: number,
  stages: number,
  lastAt: Float64Array,
): number {
  lastAt.fill(-Infinity);
  let furthest = 0;
  for (let i = from; i < end; i += 1) {
    const own = stage[i]!;
    if (own === 0 || own > stages) continue;
    lastAt[own] = at[i]!;
    if (own > furthest) furthest = own;
  }
  return furthest;
}

interface OneActor {
  stage: Uint32Array;
  touch: Uint32Array;
  marked: Uint8Array;
  at: Float64Array;
  from: number;
  end: number;
  groupOf: Uint8Array;
  plan: JourneyPlan;
  lastAt: Float64Array;
}

/** From the last event to the first, so that what comes after each is known. True when the journey is lost after some event. */
function walkOne(
  { stage, touch, marked, at, from, end, groupOf, plan, lastAt }: OneActor,
  cells: Map<number, CellOfActor>,
): boolean {
  const { stages, withinUs, endUs } = plan;
  const after = { furthest: 0, stage: 0, at: NaN, leftAt: NaN, visit: 0 };
  let anyLost = false;
  for (let i = end - 1; i >= from; i -= 1) {
    const own = stage[i]!;
    if (own === 0 || own > stages) continue;
    if (own !== after.stage) {
      after.leftAt = after.at;
      after.visit += 1;
    }
    const cell = cellAt(groupOf[touch[i]!]! * stages + own - 1, cells);
    if (after.furthest > own) cell.wentOn = true;
    else if (own < stages) {
      if (at[i]! + withinUs > endUs) cell.immature = true;
      else if (lastAt[own]! - at[i]! <= withinUs) cell.lost = anyLost = true;
    }
    cell.events += 1;
    cell.first = i;
    cell.marked += marked[i]!;
    if (after.stage > 0 && after.stage < own) cell.jumpBacks += 1;
    addDwell(cell, after.visit, after.leftAt - at[i]!);
    after.furthest = Math.max(after.furthest, own);
    after.stage = own;
    after.at = at[i]!;
  }
  return anyLost;
}

/** An earlier event of the same visit takes the place of the later one; NaN: there is no next visit. */
function addDwell(cell: CellOfActor, visit: number, dwell: number): void {
  if (!Number.isNaN(dwell)) {
    if (cell.visit !== visit) cell.dwells.push(dwell);
    else cell.dwells[cell.dwells.length - 1] = dwell;
  }
  cell.visit = visit;
}

function cellAt(key: number, cells: Map<number, CellOfActor>): CellOfActor {
  const known = cells.get(key);
  if (known !== undefined) return known;
  const made: CellOfActor = {
    ...{ cell: key, events: 0, first: 0, wentOn: false, lost: false, immature: false },
    ...{ jumpBacks: 0, marked: 0, dwells: [], visit: 0 },
  };
  cells.set(key, made);
  return made;
}
