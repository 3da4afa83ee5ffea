/*
 * Counted: actors, by cohort and column. Events that do not pass the filter do not exist. An actor's *start event* is the first event of all history that
 * matches `start`, if it lies in the range (firstEver); the first that lies in the range (firstInRange); or the first of each period that does
 * (everyPeriod: one member a period). The cohort is the calendar period of the start event; a period cut by the range keeps the starts inside.
 *
 * Column k is the k-th period after the cohort's (calendar), or the time from k to k + 1 fixed periods after the start event (rolling: beginning inside,
 * end outside). A member is in a column with at least `minOccurrences` events matching `return` in it; with onOrAfter, in it or in any later one;
 * with brackets, from its bound to before the next. Returns run to the data's end (untilRangeEnd: the range's), whatever `periods` says. Column 0
 * holds all members, or with `zero: 'return'` those with returns at an instant later than their start's: the start event itself and events of the same
 * instant are no return.
 *
 * Ties: the first of equal instants is the first to arrive; it matters for the breakdown only. Repeats count once unless `minOccurrences` asks for more.
 * Left out: actors without a start event; starts outside the range (firstEver: also actors who started before it).
 */
import type { Codes, Column } from '../../columns/column';
import { collecting, type Fold } from '../../columns/fold';
import { periodIndexOfLabel } from '../../model/period';
import { cellTimes } from './cell-times';
import { eachMember, eachStartRow } from './members';
import type { RetentionPlan } from './plan';
import type { RetentionSelection } from './spec';

/** Members by cohort, and by cohort and column (row-major) those who came back. */
export interface RetentionCounts {
  members: Float64Array;
  returned: Float64Array;
}

/** `tables[0]` counts everybody; the rest a breakdown's groups. `byCode` are the members by the breakdown's code, before groups are chosen. */
export interface RetentionState {
  tables: RetentionCounts[];
  byCode: Float64Array;
}

const emptyCounts = ({ cohorts, columns }: RetentionPlan): RetentionCounts => ({
  members: new Float64Array(cohorts.count),
  returned: new Float64Array(cohorts.count * columns),
});

const added = (a: Float64Array, b: Float64Array): Float64Array => a.map((value, i) => value + b[i]!);

function merged(a: RetentionState, b: RetentionState): RetentionState {
  const tables = a.tables.map((counts, i) => ({
    members: added(counts.members, b.tables[i]!.members),
    returned: added(counts.returned, b.tables[i]!.returned),
  }));
  return { tables, byCode: added(a.byCode, b.byCode) };
}

/** Everybody in one table. */
export function retentionFold(plan: RetentionPlan): Fold<RetentionState> {
  return {
    empty: () => ({ tables: [emptyCounts(plan)], byCode: new Float64Array(0) }),
    visit: (batch, state) => eachMember(plan, batch, ({ cohort, hits }) => countMember(state.tables[0]!, cohort, hits)),
    merge: merged,
  };
}

/** How many members each value of the breakdown has. */
export function valuesFold(plan: RetentionPlan, values: number): Fold<RetentionState> {
  return {
    empty: () => ({ tables: [], byCode: new Float64Array(values + 1) }),
    visit(batch, state) {
      const codes = codesOf(plan, batch.columns);
      eachStartRow(plan, batch, (row) => {
        state.byCode[codes[row]!]! += 1;
      });
    },
    merge: merged,
  };
}

/** Everybody, and each group of values; `groupOf[code]` is the group's table. */
export function breakdownFold(plan: RetentionPlan, byCode: Float64Array, groupOf: Uint8Array): Fold<RetentionState> {
  const groups = groupOf.reduce((most, group) => Math.max(most, group), 0);
  return {
    empty: () => ({ tables: Array.from({ length: groups + 1 }, () => emptyCounts(plan)), byCode: byCode.map(() => 0) }),
    visit(batch, state) {
      const codes = codesOf(plan, batch.columns);
      eachMember(plan, batch, ({ row, cohort, hits }) => {
        state.byCode[codes[row]!]! += 1;
        countMember(state.tables[0]!, cohort, hits);
        countMember(state.tables[groupOf[codes[row]!]!]!, cohort, hits);
      });
    },
    merge: merged,
  };
}

function codesOf({ breakdown }: RetentionPlan, columns: readonly Column[]): Codes {
  const column = columns[breakdown ?? -1];
  if (column?.as !== 'code') throw new Error('the breakdown has no codes');
  return column.values;
}

function countMember({ members, returned }: RetentionCounts, cohort: number, hits: Uint8Array): void {
  members[cohort]! += 1;
  const first = cohort * hits.length;
  for (let column = 0; column < hits.length; column += 1) returned[first + column]! += hits[column]!;
}

/**
 * Collects the members of a cohort, or of all: all of them, or those who did or did not come back in a column; of all cohorts then those that are over in it.
 * `isOf`: whether a member with this code of the breakdown is one of those wanted; null: everybody is.
 */
export function retentionActors(
  plan: RetentionPlan,
  { cohort: label, column, outcome }: RetentionSelection,
  isOf: ((code: number) => boolean) | null,
): Fold<number[]> {
  const isIn = cohortTest(plan, label, column);
  if (isIn === null || (column !== undefined && column >= plan.columns)) return collecting(() => undefined);
  const wanted = outcome === 'lost' ? 0 : 1;
  return collecting((batch, add) => {
    const codes = isOf === null ? null : codesOf(plan, batch.columns);
    eachMember(plan, batch, ({ actor, cohort, row, hits }) => {
      if (!isIn(cohort) || (column !== undefined && hits[column] !== wanted)) return;
      if (isOf === null || codes === null || isOf(codes[row]!)) add(actor);
    });
  });
}

/** Which cohorts are meant; null when there is none of the label. */
function cohortTest(
  plan: RetentionPlan,
  label: string | undefined,
  column: number | undefined,
): ((cohort: number) => boolean) | null {
  const { calendar, unit, first, count } = plan.cohorts;
  if (label === undefined) {
    const times = cellTimes(plan);
    return column === undefined ? () => true : (cohort) => times(cohort, column) === 'over';
  }
  const index = periodIndexOfLabel(calendar, unit, label);
  if (index === null || index < first || index >= first + count) return null;
  return (cohort) => cohort === index - first;
}
