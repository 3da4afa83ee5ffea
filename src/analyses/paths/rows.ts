import type { Batch } from '../../columns/batch';
import { eachMatch, leaveOut, valuesOf, type PlannedMatcher } from '../../columns/column-planner';
import { setStages } from '../../matching/stage-rows';
import type { InstantRange } from '../../model/range';
import type { PathsPlan } from './plan';

/** Bits of a row's role. */
export const isStart = 1;
export const isEnd = 2;
const isIncluded = 4;

/** Rows of a batch as paths see them: the code of the node (0 takes no part) and whether the row can start or end a path. */
export interface PathRows {
  codes: Uint32Array;
  roles: Uint8Array;
  at: Float64Array;
}

/** Fills `codes` and `roles` (at least as long as the batch) in the order of work: filter, range, include, exclude; start and end see what is left. */
export function rowsOf(
  plan: PathsPlan,
  range: InstantRange | null,
  batch: Batch,
  room: Omit<PathRows, 'at'>,
): PathRows {
  const { codes, roles } = room;
  const { rows, at } = batch;
  setCodes(plan, batch, codes);
  leaveOut(codes, batch, plan.filter, range);
  if (plan.include.length + plan.exclude.length > 0 || plan.start !== null || plan.end !== null) {
    roles.fill(0, 0, rows);
  }
  for (const matcher of plan.include) mark(batch, matcher, roles, isIncluded);
  if (plan.include.length > 0) {
    for (let i = 0; i < rows; i += 1) if ((roles[i]! & isIncluded) === 0) codes[i] = 0;
  }
  for (const matcher of plan.exclude) eachMatch(batch, matcher, (i) => (codes[i] = 0));
  if (plan.start !== null) mark(batch, plan.start, roles, isStart);
  if (plan.end !== null) mark(batch, plan.end, roles, isEnd);
  return { codes, roles, at };
}

function setCodes(plan: PathsPlan, batch: Batch, codes: Uint32Array): void {
  const { event, rows } = batch;
  if (plan.stages !== null) setStages(plan.stages, batch, codes);
  else if (plan.property !== null) codes.set(valuesOf(batch, plan.property));
  else if (plan.expanded !== null) setExpanded(plan.expanded, batch, codes);
  else for (let i = 0; i < rows; i += 1) codes[i] = event[i]! + 1;
}

/** The value's code behind those of the events and of the properties before it; the event's own where the property is absent. */
function setExpanded({ columns, ofName }: NonNullable<PathsPlan['expanded']>, batch: Batch, codes: Uint32Array): void {
  const { event, rows } = batch;
  let base = ofName.length;
  const values = columns.map((column) => {
    const own = { values: valuesOf(batch, column), base };
    base += dictionarySize(batch, column);
    return own;
  });
  for (let i = 0; i < rows; i += 1) {
    const own = values[ofName[event[i]!]! - 1];
    const code = own === undefined ? 0 : own.values[i]!;
    codes[i] = own === undefined || code === 0 ? event[i]! + 1 : own.base + code;
  }
}

function dictionarySize(batch: Batch, column: number): number {
  const own = batch.columns[column]!;
  return own.as === 'code' ? own.dictionary.length : 0;
}

function mark(batch: Batch, matcher: PlannedMatcher, roles: Uint8Array, bit: number): void {
  eachMatch(batch, matcher, (i) => (roles[i]! |= bit));
}
