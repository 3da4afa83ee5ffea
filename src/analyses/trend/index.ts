import { rowTests } from '../../columns/row-tests';
import type { Analysis } from '../analysis';
import { trendActors, trendFold, trendPeriods, trendPlan, type TrendState } from './fold';
import { shapeTrend, type TrendResult } from './result';
import { parseTrendSelection, parseTrendSpec, type TrendSelection, type TrendSpec } from './spec';

export type { TrendResult, TrendSelection, TrendSpec };

/** Events or actors by period. */
export const trend: Analysis<'trend', TrendSpec, TrendState, TrendResult, TrendSelection> = {
  kind: 'trend',
  parse: parseTrendSpec,
  parseSelection: parseTrendSelection,
  needs: ({ event, filter }, dataset) => ({
    columns: rowTests([event], filter, dataset).columns,
    lookups: [],
    order: 'actor',
  }),
  passes: ({ spec, dataset }) => [() => trendFold(trendPlan(spec, dataset))],
  shape: (state, { spec, dataset }) => shapeTrend(state, trendPeriods(spec, dataset)),
  select: ({ spec, dataset }, selection) => trendActors(trendPlan(spec, dataset), selection),
};
