import type { Batch } from '../../columns/batch';
import { rowsPassing } from '../../columns/row-tests';
import { periodAt } from '../../model/period-runs';
import type { Member } from './members';
import type { RetentionPlan } from './plan';

/** Rows of one batch, and what is counted of the actor at hand. */
interface Walk {
  plan: RetentionPlan;
  at: Float64Array;
  returning: Uint8Array;
  /** returns by column, then those beyond all columns */
  counts: Uint32Array;
}

/** Visits each actor with a start event once: its first in all history, or in the range. */
export function eachSingleMember(plan: RetentionPlan, batch: Batch, visit: (member: Member) => void): void {
  const returning = rowsPassing(plan.return, batch);
  const walk: Walk = { plan, at: batch.at, returning, counts: new Uint32Array(plan.columns + 1) };
  const member: Member = { actor: 0, cohort: 0, row: 0, hits: new Uint8Array(plan.columns) };
  const horizons = new Float64Array(plan.cohorts.count).fill(-1);
  eachSingleStart(plan, batch, (row, unit) => {
    const end = batch.offsets[unit + 1]!;
    const cohort = plan.cohortAt(batch.at[row]!);
    member.actor = batch.firstUnit + unit;
    member.cohort = cohort;
    member.row = row;
    walk.counts.fill(0);
    if (plan.rollingUs === null) {
      if (horizons[cohort]! < 0) horizons[cohort] = plan.horizonUs(cohort);
      countPeriods(walk, row, end, cohort + plan.cohorts.first, horizons[cohort]!);
    } else countRolling(walk, row, end, plan.rollingUs);
    markHits(plan, walk.counts, member.hits);
    visit(member);
  });
}

/** Visits the row of each start event, with the place of its actor in the batch. */
export function eachSingleStart(plan: RetentionPlan, batch: Batch, visit: (row: number, unit: number) => void): void {
  const { at, offsets, units } = batch;
  const rows = { plan, at, starting: rowsPassing(plan.start, batch) };
  for (let unit = 0; unit < units; unit += 1) {
    const row = startRow(rows, offsets[unit]!, offsets[unit + 1]!);
    if (row >= 0) visit(row, unit);
  }
}

interface Starts {
  plan: RetentionPlan;
  at: Float64Array;
  starting: Uint8Array;
}

/** The row of the start event; -1 without one. */
function startRow({ plan, at, starting }: Starts, from: number, to: number): number {
  const { fromUs, toUs } = plan.cohorts.range;
  let row = from;
  while (row < to && (starting[row] === 0 || (plan.membership === 'firstInRange' && at[row]! < fromUs))) row += 1;
  if (row === to) return -1;
  return at[row]! >= fromUs && at[row]! <= toUs ? row : -1;
}

function countPeriods(walk: Walk, startRow: number, end: number, startPeriod: number, horizonUs: number): void {
  const { at, returning, counts, plan } = walk;
  const { runs, columnOf } = plan;
  const start = at[startRow]!;
  let row = startRow + 1;
  for (; row < end && at[row]! <= horizonUs; row += 1) {
    if (returning[row] === 0 || at[row] === start) continue;
    const after = periodAt(runs, at[row]!) - startPeriod;
    if (after >= 0) counts[columnOf[after]!]! += 1;
  }
  countBeyond(walk, row, end, start);
}

function countRolling(walk: Walk, startRow: number, end: number, eachUs: number): void {
  const { at, returning, counts, plan } = walk;
  const { columnOf, endUs, lastEdge } = plan;
  const start = at[startRow]!;
  const horizonUs = Math.min(start + lastEdge * eachUs - 1, endUs);
  let row = startRow + 1;
  for (; row < end && at[row]! <= horizonUs; row += 1) {
    if (returning[row] === 0 || at[row] === start) continue;
    counts[columnOf[Math.floor((at[row]! - start) / eachUs)]!]! += 1;
  }
  countBeyond(walk, row, end, start);
}

/** Counts the returns from the end of the last bounded column on. */
function countBeyond({ plan, at, returning, counts }: Walk, from: number, end: number, start: number): void {
  if (!plan.looksBeyond) return;
  const { endUs, beyond } = plan;
  for (let row = from; row < end && at[row]! <= endUs; row += 1) {
    if (returning[row] === 1 && at[row]! > start) counts[beyond]! += 1;
  }
}

function markHits(
  { columns, orAfter, minOccurrences, zeroIsStart }: RetentionPlan,
  counts: Uint32Array,
  hits: Uint8Array,
): void {
  let later = orAfter ? counts[columns]! : 0;
  for (let column = columns - 1; column >= 0; column -= 1) {
    later = orAfter ? later + counts[column]! : counts[column]!;
    hits[column] = later >= minOccurrences ? 1 : 0;
  }
  if (zeroIsStart) hits[0] = 1;
}
