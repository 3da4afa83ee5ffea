import { collecting, type Fold, type Pass } from '../../columns/fold';
import { splitLimit } from '../../columns/split-column';
import { codesOfGroup, valueGroups, type ValueGroups } from '../../columns/value-groups';
import type { Analysis, Question } from '../analysis';
import { breakdownFold, retentionActors, retentionFold, valuesFold, type RetentionState } from './fold';
import { retentionColumns, retentionPlan } from './plan';
import { shapeTables, type RetentionResult } from './result';
import { parseRetentionSelection, parseRetentionSpec, type RetentionSelection, type RetentionSpec } from './spec';

export type { RetentionResult, RetentionSelection, RetentionSpec };

/** Who comes back, and when, by the period they started in. */
export const retention: Analysis<'retention', RetentionSpec, RetentionState, RetentionResult, RetentionSelection> = {
  kind: 'retention',
  parse: parseRetentionSpec,
  parseSelection: parseRetentionSelection,
  needs: (spec, dataset) => ({ columns: retentionColumns(spec, dataset), lookups: [], order: 'actor' }),
  passes,
  shape,
  select,
};

function select(
  question: Question<RetentionSpec>,
  selection: RetentionSelection,
  state: RetentionState,
): Fold<number[]> {
  const plan = retentionPlan(question.spec, question.dataset);
  const { value } = selection;
  if (value === undefined) return retentionActors(plan, selection, null);
  const isOf = plan.breakdown === null ? null : codesOfGroup(groupsIn(state.byCode, question), value);
  return isOf === null ? collecting(() => undefined) : retentionActors(plan, selection, isOf);
}

function passes(question: Question<RetentionSpec>): Pass<RetentionState>[] {
  const plan = retentionPlan(question.spec, question.dataset);
  if (plan.breakdown === null) return [() => retentionFold(plan)];
  const values = question.prepared.dictionaries[plan.breakdown]?.length ?? 0;
  return [
    () => valuesFold(plan, values),
    (before) => {
      const byCode = before?.byCode ?? new Float64Array(values + 1);
      const { groupOf } = groupsIn(byCode, question);
      return breakdownFold(
        plan,
        byCode,
        groupOf.map((group) => group + 1),
      );
    },
  ];
}

function shape(state: RetentionState, question: Question<RetentionSpec>): RetentionResult {
  const [all, ...parts] = shapeTables(state.tables, retentionPlan(question.spec, question.dataset));
  if (all === undefined) throw new Error('no table of everybody');
  if (question.spec.breakdown === undefined) return all;
  const { groups } = groupsIn(state.byCode, question);
  const breakdown = groups.flatMap((group, i) => {
    const table = parts[i];
    return table === undefined ? [] : [{ ...group, ...table }];
  });
  return { ...all, breakdown };
}

function groupsIn(byCode: Float64Array, { spec, dataset, prepared }: Question<RetentionSpec>): ValueGroups {
  const { breakdown } = retentionPlan(spec, dataset);
  return valueGroups(byCode, prepared.dictionaries[breakdown ?? -1] ?? [], splitLimit(spec.breakdown));
}
