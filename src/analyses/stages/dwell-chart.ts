import type { CustomSeriesOption } from 'echarts/charts';
import type { Drawing, Mark } from '../../charts/drawing';
import { shortened } from '../../charts/label-text';
import type { ChartTheme } from '../../charts/theme';
import type { Words } from '../view';
import type { StageDwell } from './dwell';
import type { ReadingSelection, StagesSpec } from './spec';
import { colorOf, labelOf } from './words';

/** The times of a stage with visits that were left. */
type Spread = { [Field in keyof StageDwell]: NonNullable<StageDwell[Field]> };

const rowHeight = 34;
const left = 150;
const right = 24;
const top = 8;

const [second, minute, hour, day] = [1e3, 60e3, 3600e3, 86_400e3];
const ticks = [second, 10 * second, minute, 10 * minute, hour, 6 * hour, day, 7 * day, 30 * day, 90 * day, 365 * day];

/** Of each stage eight of ten, half and the median of the times its visits lasted, on a scale of powers; times under a second stand at its left end. */
export function dwellChart(
  spec: StagesSpec,
  dwells: readonly StageDwell[],
  words: Words,
  theme: ChartTheme,
  width: number,
): Drawing<ReadingSelection> {
  const spreads = dwells.filter(isSpread);
  const lowest = Math.max(second, Math.min(...spreads.map(({ p10Ms }) => p10Ms)));
  const highest = Math.max(lowest * 10, ...spreads.map(({ p90Ms }) => p90Ms));
  const from = Math.log(ticks.findLast((tick) => tick <= lowest) ?? second);
  const to = Math.log(ticks.find((tick) => tick >= highest) ?? highest);
  const x = (ms: number): number =>
    left + ((Math.log(Math.max(second, ms)) - from) / (to - from)) * (width - left - right);
  const shownTicks = ticks.filter((tick) => Math.log(tick) >= from - 1e-9 && Math.log(tick) <= to + 1e-9);
  const bottom = top + spreads.length * rowHeight;
  return {
    height: bottom + 26,
    marks: spreads.map((spread, i) => markOf(spec, spread, i, words)),
    option: {
      graphic: shownTicks.flatMap((tick) => tickOf(x(tick), bottom, words.format.duration(tick), theme)),
      series: [seriesOf(spec, spreads, x, words, theme)],
    },
  };
}

const isSpread = (dwell: StageDwell): dwell is Spread => dwell.medianMs !== null;

function tickOf(x: number, bottom: number, text: string, theme: ChartTheme): object[] {
  return [
    {
      ...{ type: 'line', silent: true, z: -1 },
      shape: { x1: x, x2: x, y1: top, y2: bottom },
      style: { stroke: theme.grid, lineWidth: 1 },
    },
    {
      ...{ type: 'text', silent: true },
      style: { text, x, y: bottom + 6, align: 'center', fill: theme.text3, fontSize: 12, fontFamily: theme.font },
    },
  ];
}

function seriesOf(
  spec: StagesSpec,
  spreads: readonly Spread[],
  x: (ms: number) => number,
  words: Words,
  theme: ChartTheme,
): CustomSeriesOption {
  return {
    type: 'custom',
    coordinateSystem: 'none',
    data: spreads.map(() => [0]),
    renderItem: ({ dataIndex }) => {
      const spread = spreads[dataIndex];
      if (spread === undefined) return null;
      const middle = top + (dataIndex + 0.5) * rowHeight;
      const colour = colorOf(spec, spread.stage, theme);
      const [a, b, c, d, e] = [spread.p10Ms, spread.p25Ms, spread.medianMs, spread.p75Ms, spread.p90Ms].map(x);
      return {
        type: 'group',
        children: [
          {
            type: 'text',
            silent: true,
            style: {
              text: shortened(labelOf(spec, spread.stage, words), left - 24),
              ...{ x: left - 14, y: middle, align: 'right', verticalAlign: 'middle' },
              ...{ fill: theme.text1, fontSize: 12, fontFamily: theme.font },
            },
          },
          {
            type: 'line',
            shape: { x1: a ?? 0, x2: e ?? 0, y1: middle, y2: middle },
            style: { stroke: colour, lineWidth: 2, opacity: 0.6 },
          },
          {
            type: 'rect',
            shape: { x: b ?? 0, y: middle - 8, width: Math.max(2, (d ?? 0) - (b ?? 0)), height: 16, r: 2 },
            style: { fill: colour, opacity: 0.45 },
            emphasis: { style: { opacity: 0.7 } },
          },
          {
            type: 'rect',
            shape: { x: (c ?? 0) - 1.5, y: middle - 10, width: 3, height: 20, r: 1 },
            style: { fill: colour },
          },
        ],
      };
    },
  };
}

function markOf(spec: StagesSpec, spread: Spread, index: number, words: Words): Mark<ReadingSelection> {
  const { format, t } = words;
  const said = t.stages.dwell;
  return {
    place: { series: 0, index },
    column: 0,
    row: index,
    lines: [
      said.tip({ median: format.duration(spread.medianMs) }),
      labelOf(spec, spread.stage, words),
      said.middleTip({ low: format.duration(spread.p25Ms), high: format.duration(spread.p75Ms) }),
      said.outerTip({ low: format.duration(spread.p10Ms), high: format.duration(spread.p90Ms) }),
      said.baseTip({ count: spread.visits, f: format }),
    ],
    selection: null,
  };
}
