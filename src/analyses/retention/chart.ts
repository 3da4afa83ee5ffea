import type { Drawing, Mark } from '../../charts/drawing';
import { roundMaximum } from '../../charts/shade';
import type { ChartTheme } from '../../charts/theme';
import type { Words } from '../view';
import { basesOf, type ColumnBase } from './bases';
import type { RetentionTable } from './result';
import { hasPeopleInAll, type RetentionSelection, type RetentionSpec } from './spec';
import { columnLabel, columnNumber } from './words';

export interface Point extends ColumnBase {
  rate: number;
  low: number;
  high: number;
}

/** The pooled share that came back, by column, with its Wilson band; column 0 is left out where it is 100 % by definition. */
export function retentionChart(
  spec: RetentionSpec,
  table: RetentionTable,
  words: Words,
  theme: ChartTheme,
  width: number,
): Drawing<RetentionSelection> {
  const points = pointsOf(spec, table);
  const largest = Math.max(0, ...points.map((point) => point.rate));
  const { option, ...frame } = curveFrame(spec, points, largest, words, theme, width);
  return {
    ...frame,
    marks: points.map((point, index) => markOf(spec, point, index, words)),
    option: { ...option, series: [lineOf(points, everyOf(points, width), words, theme), ...bandOf(points, theme)] },
  };
}

/** Every how many columns have a label. */
const everyOf = (points: readonly Point[], width: number): number =>
  points.length * 52 > width ? Math.ceil((points.length * 52) / width) : 1;

/** Height, axes and grid of curves over these columns, up to the largest rate. */
export function curveFrame(
  spec: RetentionSpec,
  points: readonly Point[],
  largest: number,
  words: Words,
  theme: ChartTheme,
  width: number,
): Pick<Drawing<RetentionSelection>, 'height' | 'option'> {
  const top = Math.min(1, roundMaximum(Math.max(0.01, largest)));
  return {
    height: width > 1300 ? 280 : 150,
    option: {
      grid: { left: 48, right: 30, top: 22, bottom: 26, outerBoundsMode: 'none' },
      xAxis: {
        type: 'category',
        boundaryGap: false,
        data: points.map((point, i) =>
          i === 0 ? columnLabel(spec, point.column, words) : columnNumber(spec, point.column, words),
        ),
        axisLine: { lineStyle: { color: theme.axis } },
        axisTick: { show: false },
        axisLabel: { color: theme.text3, fontSize: 12, interval: everyOf(points, width) - 1 },
      },
      yAxis: {
        type: 'value',
        min: 0,
        max: top,
        interval: top / 5,
        splitLine: { lineStyle: { color: theme.grid } },
        axisLabel: {
          color: theme.text3,
          fontSize: 12,
          formatter: (value: number) => words.format.percent(value, top < 0.05 ? 1 : 0),
        },
      },
    },
  };
}

export function pointsOf(spec: RetentionSpec, table: RetentionTable): Point[] {
  const bases = basesOf(table);
  const skipsZero = (spec.zero ?? 'start') === 'start';
  return table.curve.flatMap(({ column, rate, low, high }) =>
    rate === null || (skipsZero && column === 0)
      ? []
      : [{ ...(bases[column] ?? { column, returned: 0, base: 0 }), rate, low: low ?? rate, high: high ?? rate }],
  );
}

function lineOf(points: readonly Point[], every: number, { format }: Words, theme: ChartTheme): object {
  return {
    type: 'line',
    z: 3,
    data: points.map(({ rate }, i) => ({
      value: rate,
      label: { offset: [i === 0 ? 22 : i === points.length - 1 ? -8 : 0, 0] },
    })),
    symbol: 'circle',
    symbolSize: 7,
    showAllSymbol: true,
    itemStyle: { color: theme.surface, borderColor: theme.accent, borderWidth: 2 },
    lineStyle: { color: theme.accent, width: 2 },
    emphasis: { scale: 1.4, itemStyle: { color: theme.accent } },
    label: {
      show: true,
      position: 'top',
      distance: 6,
      color: theme.text1,
      fontSize: 12,
      formatter: ({ dataIndex }: { dataIndex: number }) =>
        dataIndex % every === 0 ? format.percent(points[dataIndex]?.rate ?? null) : '',
    },
  };
}

function bandOf(points: readonly Point[], theme: ChartTheme): object[] {
  const part = {
    type: 'line',
    stack: 'band',
    symbol: 'none',
    silent: true,
    lineStyle: { width: 0 },
    z: 1,
    tooltip: { show: false },
  };
  return [
    { ...part, data: points.map(({ low }) => low) },
    { ...part, data: points.map(({ low, high }) => high - low), areaStyle: { color: theme.band, opacity: 1 } },
  ];
}

export function markOf(spec: RetentionSpec, point: Point, index: number, words: Words): Mark<RetentionSelection> {
  const { t, format } = words;
  return {
    place: { series: 0, index },
    column: index,
    row: 0,
    lines: [
      t.retention.curveTip({
        rate: format.percent(point.rate),
        n: format.number(point.returned),
        base: format.number(point.base),
      }),
      columnLabel(spec, point.column, words),
      t.retention.intervalTip({ low: format.percent(point.low), high: format.percent(point.high) }),
    ],
    selection: hasPeopleInAll(spec) ? { column: point.column } : null,
  };
}
