import { nameAxis, plotFrame, valueAxis } from '../../charts/axes';
import type { Drawing, Mark } from '../../charts/drawing';
import { hatchedBar, outlined } from '../../charts/hatch';
import { periodLabel, periodTick } from '../../charts/period-label';
import type { ChartTheme } from '../../charts/theme';
import type { Words } from '../view';
import { colourOf, groupsOf, sameSelection, selectionOf, type TrendGroup } from './groups';
import { hasPeople, measured } from './measure';
import type { TrendResult } from './result';
import type { TrendSelection, TrendSpec } from './spec';
import { valueText } from './words';

export interface TrendLook {
  as: 'line' | 'bars';
  selection: TrendSelection | null;
  /** periods that are not over yet are hatched, or drawn as a ring of grey */
  running: (period: string) => boolean;
  /** the other side of a comparison, by period; null: none */
  beside: readonly (number | null)[] | null;
}

/** The measure by period; with a split a line or a part of the bar for each value. */
export function trendChart(
  spec: TrendSpec,
  result: TrendResult,
  look: TrendLook,
  words: Words,
  theme: ChartTheme,
  width: number,
): Drawing<TrendSelection> {
  const { format } = words;
  const groups = groupsOf(spec, result, words);
  const { kind } = measured(spec.measure);
  const values = [...groups.flatMap(({ series }) => series.map(({ value }) => value)), ...(look.beside ?? [])];
  return {
    height: width > 1300 ? 340 : 240,
    marks: groups.flatMap((group, row) => marksOf(spec, look, group, row, words)),
    option: {
      grid: plotFrame,
      xAxis: nameAxis(
        result.series.map(({ period }) => periodTick(period, spec.period, format)),
        theme,
        look.as !== 'bars',
      ),
      yAxis: {
        ...valueAxis((value) => format.number(value), theme),
        ...(values.some((value) => (value ?? 0) < 0) ? {} : { min: 0 }),
        ...(kind === 'events' || kind === 'actors' ? { minInterval: 1 } : {}),
      },
      series: [
        ...groups.map((group) => (look.as === 'bars' ? barsOf(group, look, theme) : lineOf(group, look, theme))),
        ...(look.beside === null ? [] : [besideLine(look.beside, theme)]),
      ],
    },
  };
}

/** The other side of a comparison: a dashed line. */
const besideLine = (data: readonly (number | null)[], theme: ChartTheme): object => ({
  type: 'line',
  silent: true,
  symbol: 'none',
  z: 4,
  lineStyle: { color: theme.categories[1], width: 2, type: 'dashed' },
  data,
});

function barsOf(group: TrendGroup, look: TrendLook, theme: ChartTheme): object {
  const colour = colourOf(group, theme);
  return {
    type: 'bar',
    stack: 'all',
    barCategoryGap: '20%',
    barMaxWidth: 48,
    data: group.series.map(({ period, value }) => {
      const hatch = group.value === undefined ? theme.hatch : group.hatched ? theme.other : colour;
      return {
        value,
        itemStyle: {
          color: colour,
          ...(value && (look.running(period) || group.hatched) ? hatchedBar(hatch, theme) : {}),
          ...(sameSelection(look.selection, selectionOf(group, period)) ? outlined(theme) : {}),
        },
      };
    }),
    emphasis: { itemStyle: { opacity: 0.85 } },
  };
}

function lineOf(group: TrendGroup, look: TrendLook, theme: ChartTheme): object {
  const { series, hatched } = group;
  const few = series.length <= 100;
  const colour = colourOf(group, theme);
  return {
    type: 'line',
    symbol: 'circle',
    symbolSize: few ? 7 : 3,
    showAllSymbol: true,
    lineStyle: { color: colour, width: 2, ...(hatched ? { type: 'dashed' } : {}) },
    data: series.map(({ period, value }) => ({
      value,
      itemStyle: {
        color: sameSelection(look.selection, selectionOf(group, period)) ? colour : theme.surface,
        borderColor: look.running(period) ? theme.other : colour,
        borderWidth: few ? 2 : 1,
      },
    })),
    emphasis: { scale: 1.5 },
  };
}

function marksOf(
  spec: TrendSpec,
  look: TrendLook,
  group: TrendGroup,
  row: number,
  words: Words,
): Mark<TrendSelection>[] {
  const { t, format } = words;
  const { kind } = measured(spec.measure);
  return group.series.map(({ period, value }, index) => {
    const lines = [valueText(spec, value, words), periodLabel(period, spec.period, format)];
    if (group.value !== undefined) lines.splice(1, 0, group.label);
    if (look.running(period)) lines.push(t.trend.notOver);
    const beside = look.beside?.[index] ?? null;
    if (beside !== null) lines.push(t.segments.card.b({ text: valueText(spec, beside, words) }));
    const selection = hasPeople(kind, value) ? selectionOf(group, period) : null;
    return { place: { series: row, index }, column: index, row, lines, selection };
  });
}
