import { collecting, type Fold } from '../../columns/fold';
import { notCounted, periodOfRow } from '../../columns/period-rows';
import { codesOfGroup } from '../../columns/value-groups';
import { periodIndexOfLabel } from '../../model/period';
import type { Question } from '../analysis';
import { codesIn } from './fold';
import { trendGroups, trendPlan } from './plan';
import type { TrendSelection, TrendSpec } from './spec';

/** Collects the actors with a counted event in the period, or in any; with `value`, with one of that row of the breakdown. */
export function trendActors(
  question: Question<TrendSpec>,
  selection: TrendSelection,
  byCode: Float64Array,
): Fold<number[]> {
  const plan = trendPlan(question.spec, question.dataset);
  const { calendar, unit, first } = plan.periods;
  const index = selection.period === undefined ? first : periodIndexOfLabel(calendar, unit, selection.period);
  const isInRow = rowTest(question, selection.value, byCode);
  if (index === null || isInRow === null) return collecting(() => undefined);
  const wanted = selection.period === undefined ? null : index - first;
  return collecting((batch, add) => {
    const periodOf = periodOfRow(plan, batch);
    const codes = codesIn(plan, batch);
    for (let unitOf = 0; unitOf < batch.units; unitOf += 1) {
      for (let row = batch.offsets[unitOf]!; row < batch.offsets[unitOf + 1]!; row += 1) {
        const period = periodOf(row);
        if (period === notCounted || (wanted !== null && period !== wanted)) continue;
        if (isInRow(codes?.[row] ?? 0)) add(batch.firstUnit + unitOf);
      }
    }
  });
}

/** Which codes belong to the row of the breakdown with this value; null when there is no such row. */
function rowTest(
  question: Question<TrendSpec>,
  value: TrendSelection['value'],
  byCode: Float64Array,
): ((code: number) => boolean) | null {
  if (value === undefined) return () => true;
  if (question.spec.breakdown === undefined) return null;
  return codesOfGroup(trendGroups(question, byCode), value);
}
