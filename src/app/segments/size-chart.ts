import type { SizeThen } from '../../analyses/segment-count';
import type { Words } from '../../analyses/view';
import type { Drawing } from '../../charts/drawing';
import { periodLabel, periodTick } from '../../charts/period-label';
import type { ChartTheme } from '../../charts/theme';
import type { PeriodUnit } from '../../model/period';

/** The size of a segment at the end of each period, a line. */
export function sizeChart(
  sizes: readonly SizeThen[],
  unit: PeriodUnit,
  { t, format }: Words,
  theme: ChartTheme,
): Drawing<string> {
  return {
    height: 200,
    marks: sizes.map(({ period, actors, base }, index) => ({
      place: { series: 0, index },
      column: index,
      row: 0,
      selection: null,
      lines: [periodLabel(period, unit, format), t.segments.builder.found({ count: actors, all: base, f: format })],
    })),
    option: {
      grid: { left: 60, right: 20, top: 14, bottom: 28, outerBoundsMode: 'none' },
      xAxis: {
        type: 'category',
        boundaryGap: false,
        data: sizes.map(({ period }) => periodTick(period, unit, format)),
        axisLine: { lineStyle: { color: theme.axis } },
        axisTick: { show: false },
        axisLabel: { color: theme.text3, fontSize: 12, hideOverlap: true },
      },
      yAxis: {
        type: 'value',
        min: 0,
        minInterval: 1,
        splitNumber: 4,
        splitLine: { lineStyle: { color: theme.grid } },
        axisLabel: { color: theme.text3, fontSize: 12, formatter: (value: number) => format.number(value) },
      },
      series: [
        {
          type: 'line',
          symbolSize: 6,
          lineStyle: { color: theme.accent, width: 2 },
          itemStyle: { color: theme.accent },
          data: sizes.map(({ actors }) => actors),
        },
      ],
    },
  };
}
