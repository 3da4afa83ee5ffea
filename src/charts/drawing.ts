import type { EChartsCoreOption } from 'echarts/core';

/** Where a mark is in the chart, as ECharts names it. */
export interface MarkPlace {
  series: number;
  index: number;
  edge?: boolean;
}

/**
 * One thing of a chart that has a number: what the tooltip and the live region say, what a click selects (null: nothing), and its place
 * in the keyboard walk (← → between columns, ↑ ↓ inside one).
 */
export interface Mark<Selection> {
  place: MarkPlace;
  column: number;
  row: number;
  /** first line is the number with its base */
  lines: readonly string[];
  /** quieter lines below: what is known of its names */
  about?: readonly string[];
  selection: Selection | null;
}

/** A chart, ready to draw: pure data made from a result, a theme and a width. `height` is in CSS px. */
export interface Drawing<Selection> {
  option: EChartsCoreOption;
  height: number;
  marks: readonly Mark<Selection>[];
}

/** What the option of a drawing is made of; the tooltip of the chart is none of it. */
export const drawnComponents = ['series', 'grid', 'xAxis', 'yAxis', 'graphic'];

export const placeKey = ({ series, index, edge }: MarkPlace): string =>
  `${series}|${edge === true ? 'edge' : 'node'}|${index}`;
