import type { Pass } from '../../columns/fold';
import type { Analysis, Question } from '../analysis';
import { trendFold, valuesFold, type TrendState } from './fold';
import { trendColumns, trendGroups, trendPlan } from './plan';
import { shapeTrend, type TrendResult } from './result';
import { trendActors } from './select';
import { talliedTrend } from './tallied';
import { parseTrendSelection, parseTrendSpec, type TrendSelection, type TrendSpec } from './spec';

export type { TrendResult, TrendSelection, TrendSpec };

/** Events, actors or the numbers of a property by period. */
export const trend: Analysis<'trend', TrendSpec, TrendState, TrendResult, TrendSelection> = {
  kind: 'trend',
  parse: parseTrendSpec,
  parseSelection: parseTrendSelection,
  needs: (spec, dataset) => ({ columns: trendColumns(spec, dataset).requests, lookups: [], order: 'actor' }),
  passes,
  shape: shapeTrend,
  tallied: talliedTrend,
  select: (question, selection, { byCode }) => trendActors(question, selection, byCode),
};

function passes(question: Question<TrendSpec>): Pass<TrendState>[] {
  const plan = trendPlan(question.spec, question.dataset);
  const counting = (byCode: Float64Array) => trendFold(plan, trendGroups(question, byCode), byCode);
  if (plan.breakdown === null) return [() => counting(new Float64Array(0))];
  const values = question.prepared.dictionaries[plan.breakdown]?.length ?? 0;
  return [() => valuesFold(plan, values), (before) => counting(before?.byCode ?? new Float64Array(values + 1))];
}
