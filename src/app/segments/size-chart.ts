import type { SizeThen } from '../../analyses/segment-count';
import type { Words } from '../../analyses/view';
import { nameAxis, plotFrame, valueAxis } from '../../charts/axes';
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
      grid: plotFrame,
      xAxis: nameAxis(
        sizes.map(({ period }) => periodTick(period, unit, format)),
        theme,
        true,
      ),
      yAxis: { ...valueAxis((value) => format.number(value), theme), min: 0, minInterval: 1 },
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
