import type { Drawing, Mark } from '../../charts/drawing';
import { outlined } from '../../charts/hatch';
import type { ChartTheme } from '../../charts/theme';
import type { Words } from '../view';
import type { AllModels } from './asides';
import { colourOf, markOf } from './model-marks';
import type { AttributionResult } from './result';
import type { AttributionModel, AttributionSelection, AttributionSpec } from './spec';
import { creditText } from './words';

export interface CreditLook {
  /** parts of the total, or as they are */
  as: 'share' | 'credit';
  selection: AttributionSelection | null;
  /** the other side of a comparison, under the chosen model */
  beside: AttributionResult | null;
  /** what the other models say, when it is known */
  others: AllModels | null;
}

interface Line {
  model: AttributionModel;
  credits: Record<string, number>;
  errors: Record<string, number>;
}

const mostRows = 24;

/** A bar a channel for the chosen model, and a mark for each of the others. */
export function creditChart(
  spec: AttributionSpec,
  result: AttributionResult,
  look: CreditLook,
  words: Words,
  theme: ChartTheme,
): Drawing<AttributionSelection> {
  const channels = sorted(result).slice(0, mostRows);
  const of = (credits: Record<string, number>, total: number, channel: string): number | null => {
    const credit = credits[channel] ?? 0;
    return look.as === 'credit' ? credit : total === 0 ? null : credit / total;
  };
  const own: Line = { model: spec.model, credits: result.credits, errors: result.standardError ?? {} };
  const others = (look.others?.models ?? []).flatMap(({ model, credits }): Line[] =>
    model === spec.model || credits === null
      ? []
      : [{ model, credits: credits.credits, errors: credits.standardError ?? {} }],
  );
  const marks = [own, ...others].flatMap((line, series) =>
    channels.map((channel, index): Mark<AttributionSelection> => ({
      place: { series, index },
      column: series,
      row: index,
      lines: [
        `${creditText(line.credits[channel] ?? 0, words)} · ${shareText(line.credits[channel] ?? 0, result.total, words)}`,
        `${channel} · ${words.t.attribution.model[line.model]}`,
        ...(line.errors[channel] === undefined
          ? []
          : [words.t.attribution.plusMinus({ error: creditText(line.errors[channel], words) })]),
      ],
      selection: { channel },
    })),
  );
  return {
    height: 44 + channels.length * 26,
    marks,
    option: {
      ...axes(channels, look, words, theme),
      series: [
        barSeries(channels, own, (channel) => of(own.credits, result.total, channel), look, theme),
        ...others.map((line) =>
          markSeries(
            line,
            channels.map((channel) => of(line.credits, result.total, channel)),
            theme,
          ),
        ),
        ...(look.beside === null
          ? []
          : [
              besideSeries(
                channels.map((channel) => of(look.beside!.credits, look.beside!.total, channel)),
                theme,
              ),
            ]),
      ],
    },
  };
}

/** Integer-like names come first in a record, so the order is made anew. */
export const sorted = ({ credits }: Pick<AttributionResult, 'credits'>): string[] =>
  Object.entries(credits)
    .toSorted(([, a], [, b]) => b - a)
    .map(([channel]) => channel);

export const shareText = (credit: number, total: number, { format }: Words): string =>
  format.percent(total === 0 ? null : credit / total);

const axes = (channels: readonly string[], look: CreditLook, { format }: Words, theme: ChartTheme): object => ({
  grid: { left: 150, right: 28, top: 6, bottom: 26, outerBoundsMode: 'none' },
  yAxis: {
    type: 'category',
    inverse: true,
    data: channels,
    axisLine: { lineStyle: { color: theme.axis } },
    axisTick: { show: false },
    axisLabel: { color: theme.text1, fontSize: 12, width: 136, overflow: 'truncate', interval: 0 },
  },
  xAxis: {
    type: 'value',
    splitNumber: 5,
    splitLine: { lineStyle: { color: theme.grid } },
    axisLabel: {
      color: theme.text3,
      fontSize: 12,
      formatter: (value: number) => (look.as === 'share' ? format.percent(value, 0) : format.number(value)),
    },
  },
});

function barSeries(
  channels: readonly string[],
  own: Line,
  valueOf: (channel: string) => number | null,
  look: CreditLook,
  theme: ChartTheme,
): object {
  const isOn = (channel: string): boolean =>
    look.selection !== null &&
    'channel' in look.selection &&
    look.selection.channel === channel &&
    look.selection.touch === undefined;
  return {
    type: 'bar',
    barMaxWidth: 16,
    barCategoryGap: '38%',
    data: channels.map((channel) => ({
      value: valueOf(channel),
      itemStyle: { color: theme.accent, ...(isOn(channel) ? outlined(theme) : {}) },
    })),
    emphasis: { itemStyle: { opacity: 0.85 } },
  };
}

function markSeries({ model }: Line, values: (number | null)[], theme: ChartTheme): object {
  const mark = markOf(model);
  return {
    type: 'line',
    lineStyle: { width: 0 },
    symbol: mark.symbol,
    showAllSymbol: true,
    symbolSize: 9,
    z: 3,
    itemStyle: { color: colourOf(mark, theme), borderColor: theme.surface, borderWidth: 1 },
    data: values.map((value, row) => [value, row]),
    emphasis: { scale: 1.5 },
  };
}

/** The other side of a comparison: a dash across the bar. */
const besideSeries = (values: (number | null)[], theme: ChartTheme): object => ({
  type: 'line',
  silent: true,
  lineStyle: { width: 0 },
  symbol: 'rect',
  showAllSymbol: true,
  symbolSize: [3, 20],
  z: 4,
  itemStyle: { color: theme.categories[1] },
  data: values.map((value, row) => [value, row]),
});
