import type { Batch } from '../../columns/batch';
import { eachPeriodMember } from './every-period';
import type { RetentionPlan } from './plan';
import { eachSingleMember, eachSingleStart } from './single-start';

/** An actor in one cohort. `hits[column]` is 1 where the actor came back; it is reused for the next member. */
export interface Member {
  actor: number;
  /** counted from the first listed cohort */
  cohort: number;
  /** row of the start event in the batch */
  row: number;
  hits: Uint8Array;
}

/** Visits every member of every cohort, actor by actor. */
export function eachMember(plan: RetentionPlan, batch: Batch, visit: (member: Member) => void): void {
  if (plan.membership === 'everyPeriod') eachPeriodMember(plan, batch, visit);
  else eachSingleMember(plan, batch, visit);
}

/** Visits the row of every member's start event. */
export function eachStartRow(plan: RetentionPlan, batch: Batch, visit: (row: number) => void): void {
  if (plan.membership === 'everyPeriod') eachPeriodMember(plan, batch, ({ row }) => visit(row));
  else eachSingleStart(plan, batch, visit);
}
