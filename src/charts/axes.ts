import type { ChartTheme } from './theme';

/** The room around a plot whose values are numbers; on the right for half the name of the last mark, which may stand on the edge. */
export const plotFrame = { left: 60, right: 28, top: 18, bottom: 28, outerBoundsMode: 'none' } as const;

/** Names in their order along the foot; `onTicks`: marks stand on them, as lines do, not between them, as bars do. */
export const nameAxis = (names: readonly string[], theme: ChartTheme, onTicks = false) => ({
  type: 'category' as const,
  boundaryGap: !onTicks,
  data: [...names],
  axisLine: { lineStyle: { color: theme.axis } },
  axisTick: { show: false },
  axisLabel: { color: theme.text3, fontSize: 12, hideOverlap: true },
});

/** Values along the side. */
export const valueAxis = (text: (value: number) => string, theme: ChartTheme) => ({
  type: 'value' as const,
  splitNumber: 4,
  splitLine: { lineStyle: { color: theme.grid } },
  axisLabel: { color: theme.text3, fontSize: 12, formatter: text },
});
