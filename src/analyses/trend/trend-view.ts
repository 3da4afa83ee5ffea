import ChartLine from '@lucide/svelte/icons/chart-line';
import type { View } from '../view';
import type { TrendResult } from './result';
import type { TrendSelection, TrendSpec } from './spec';
import TrendAnswer from './TrendAnswer.svelte';
import TrendEditor from './TrendEditor.svelte';
import { trendPeriods, trendSettings, trendWho } from './words';

const dayUs = 86_400e6;

/** Something is found where there are events, whatever their numbers: a sum of 0 is an answer. */
const baseOf = ({ total, series }: TrendResult): number =>
  series.some(({ value }) => value !== 0 && value !== null) ? series.length : (total ?? 0);

export const trendView: View<TrendSpec, TrendResult, TrendSelection> = {
  icon: ChartLine,
  title: (t) => t.trend.title,
  Editor: TrendEditor,
  Answer: TrendAnswer,
  firstSpec: (dataset) => {
    const span = dataset.lastUs - dataset.firstUs;
    return {
      kind: 'trend',
      v: 1,
      event: { event: null },
      measure: 'events',
      period: span < 3 * dayUs ? 'hour' : span < 92 * dayUs ? 'day' : span < 800 * dayUs ? 'week' : 'month',
    };
  },
  settings: trendSettings,
  summary: trendPeriods,
  who: (spec, selection, _, words) => trendWho(spec, selection, words),
  base: baseOf,
  asked: (spec) => spec.event,
};
