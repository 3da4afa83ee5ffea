import ChartLine from '@lucide/svelte/icons/chart-line';
import { firstPeriod } from '../first-period';
import type { View } from '../view';
import { comparedTrends } from './compared-view';
import type { TrendResult } from './result';
import type { TrendSelection, TrendSpec } from './spec';
import TrendAnswer from './TrendAnswer.svelte';
import TrendEditor from './TrendEditor.svelte';
import { trendPeriods, trendSettings, trendWho } from './words';

/** A sum of 0 or a median of nothing is an answer, too: the events may carry no number. */
const baseOf = ({ total, series }: TrendResult, { measure }: TrendSpec): number =>
  typeof measure === 'string' ? (total ?? 0) : series.length;

export const trendView: View<TrendSpec, TrendResult, TrendSelection> = {
  icon: ChartLine,
  title: (t) => t.trend.title,
  Editor: TrendEditor,
  Answer: TrendAnswer,
  firstSpec: (dataset) => ({
    kind: 'trend',
    v: 1,
    event: { event: null },
    measure: 'events',
    period: firstPeriod(dataset, { hour: 3, day: 92, week: 800 }),
  }),
  settings: trendSettings,
  summary: trendPeriods,
  who: (spec, selection, _, words) => trendWho(spec, selection, words),
  compared: comparedTrends,
  base: baseOf,
  asked: (spec) => spec.event,
};
