import type { Drawing, Mark } from '../../charts/drawing';
import { periodLabel, periodTick } from '../../charts/period-label';
import type { ChartTheme } from '../../charts/theme';
import type { Words } from '../view';
import type { TrendResult } from './result';
import type { TrendSelection, TrendSpec } from './spec';

export interface TrendLook {
  as: 'line' | 'bars';
  selection: TrendSelection | null;
  /** periods that are not over yet are hatched, or drawn as a ring of grey */
  running: (period: string) => boolean;
}

/** Events or actors by period. */
export function trendChart(
  spec: TrendSpec,
  result: TrendResult,
  look: TrendLook,
  words: Words,
  theme: ChartTheme,
  width: number,
): Drawing<TrendSelection> {
  const { series } = result;
  const { format } = words;
  return {
    height: width > 1300 ? 340 : 240,
    marks: series.map((point, index) => markOf(spec, look, point, index, words)),
    option: {
      grid: { left: 60, right: 20, top: 18, bottom: 28, outerBoundsMode: 'none' },
      xAxis: {
        type: 'category',
        boundaryGap: look.as === 'bars',
        data: series.map(({ period }) => periodTick(period, spec.period, format)),
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
      series: [look.as === 'bars' ? barsOf(result, look, theme) : lineOf(result, look, theme)],
    },
  };
}

const isOn = ({ selection }: TrendLook, period: string): boolean => selection?.period === period;

function barsOf({ series }: TrendResult, look: TrendLook, theme: ChartTheme): object {
  return {
    type: 'bar',
    barCategoryGap: '20%',
    barMaxWidth: 48,
    data: series.map(({ period, value }) => ({
      value,
      itemStyle: {
        color: look.running(period) ? theme.surface : theme.accent,
        ...(look.running(period)
          ? {
              borderColor: theme.hatch,
              borderWidth: 1,
              decal: { color: theme.hatch, dashArrayX: [1, 0], dashArrayY: [1.5, 3.5], rotation: -Math.PI / 4 },
            }
          : {}),
        ...(isOn(look, period) ? { borderColor: theme.text1, borderWidth: 1.5 } : {}),
      },
    })),
    emphasis: { itemStyle: { opacity: 0.85 } },
  };
}

function lineOf({ series }: TrendResult, look: TrendLook, theme: ChartTheme): object {
  const few = series.length <= 100;
  return {
    type: 'line',
    symbol: 'circle',
    symbolSize: few ? 7 : 3,
    showAllSymbol: true,
    lineStyle: { color: theme.accent, width: 2 },
    data: series.map(({ period, value }) => ({
      value,
      itemStyle: {
        color: isOn(look, period) ? theme.accent : theme.surface,
        borderColor: look.running(period) ? theme.other : theme.accent,
        borderWidth: few ? 2 : 1,
      },
    })),
    emphasis: { scale: 1.5 },
  };
}

function markOf(
  spec: TrendSpec,
  look: TrendLook,
  { period, value }: TrendResult['series'][number],
  index: number,
  { t, format }: Words,
): Mark<TrendSelection> {
  const lines = [t.trend.count[spec.measure]({ count: value, f: format }), periodLabel(period, spec.period, format)];
  if (look.running(period)) lines.push(t.trend.notOver);
  return { place: { series: 0, index }, column: index, row: 0, lines, selection: value === 0 ? null : { period } };
}
