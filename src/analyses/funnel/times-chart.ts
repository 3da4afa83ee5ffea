import { nameAxis, plotFrame, valueAxis } from '../../charts/axes';
import type { Drawing, Mark } from '../../charts/drawing';
import type { ChartTheme } from '../../charts/theme';
import type { Words } from '../view';
import type { FunnelStepResult } from './result';
import type { FunnelSelection } from './spec';

/** How long it took from step 1 to this step: one bar an interval. */
export function timesChart(
  step: FunnelStepResult,
  words: Words,
  theme: ChartTheme,
  width: number,
): Drawing<FunnelSelection> {
  const { format, t } = words;
  const { edgesMs, counts } = step.histogram ?? { edgesMs: [], counts: [] };
  const ends = (i: number): { from: string; to: string } => ({
    from: format.duration(edgesMs[i] ?? 0),
    to: format.duration(edgesMs[i + 1] ?? 0),
  });
  const marks: Mark<FunnelSelection>[] = counts.map((count, index) => ({
    place: { series: 0, index },
    column: index,
    row: 0,
    lines: [t.funnel.histogramTip({ n: format.number(count), ...ends(index) })],
    selection: { step: step.step, outcome: 'reached' },
  }));
  const names = nameAxis(
    counts.map((_, i) => `${ends(i).from} – ${ends(i).to}`),
    theme,
  );
  return {
    height: width > 1300 ? 320 : 226,
    marks,
    option: {
      grid: { ...plotFrame, left: 48, right: 16, top: 26, bottom: 30 },
      xAxis: { ...names, axisLabel: { ...names.axisLabel, formatter: (_: string, i: number) => ends(i).from } },
      yAxis: { ...valueAxis((value) => format.number(value), theme), minInterval: 1 },
      series: [
        {
          type: 'bar',
          data: [...counts],
          barCategoryGap: 2,
          itemStyle: { color: theme.accent },
          emphasis: { itemStyle: { opacity: 0.85 } },
          label: {
            show: counts.length <= 24,
            position: 'top',
            color: theme.text1,
            fontSize: 12,
            formatter: ({ value }: { value: number }) => format.number(value),
          },
        },
      ],
    },
  };
}
