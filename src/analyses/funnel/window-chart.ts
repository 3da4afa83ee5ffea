import type { Table } from '../../charts/csv';
import type { Drawing, Mark } from '../../charts/drawing';
import type { ChartTheme } from '../../charts/theme';
import type { TwinRow } from '../../charts/twin';
import { durationUs, type Duration } from '../../model/duration';
import type { Words } from '../view';
import { smallBase } from './groups';
import type { FunnelResult } from './result';
import type { FunnelSelection, FunnelSpec } from './spec';
import { stepHead } from './tables';
import type { WindowCurve } from './window-curve';
import { isListed, type LengthWindow } from './window-stops';

interface Line {
  /** place in `WindowCurve.steps` */
  place: number;
  step: number;
  name: string;
  colour: string;
}

/** The lines drawn; of many steps only as many as colours can tell apart: the last ones. */
export function curveLines(
  spec: FunnelSpec,
  { steps }: WindowCurve,
  words: Words,
  colourOf: (rank: number) => string,
): Line[] {
  const first = Math.max(1, steps.length - 8);
  return steps
    .slice(first)
    .map((step, i) => ({ place: first + i, step, name: stepHead(spec, step, words), colour: colourOf(i) }));
}

const lengthText = ({ amount, unit }: Duration, { format }: Words): string => format.length(amount, unit);

const logOf = (duration: Duration): number => Math.log10(durationUs(duration));

const ticks: readonly Duration[] = [
  { amount: 1, unit: 'minute' },
  { amount: 5, unit: 'minute' },
  { amount: 30, unit: 'minute' },
  { amount: 2, unit: 'hour' },
  { amount: 8, unit: 'hour' },
  { amount: 1, unit: 'day' },
  { amount: 3, unit: 'day' },
  { amount: 7, unit: 'day' },
  { amount: 30, unit: 'day' },
  { amount: 90, unit: 'day' },
];

/** The share of step 1 that reaches each step, by the length of the window on a log scale; the present window is marked. A click asks with a window. */
export function windowChart(
  spec: FunnelSpec,
  window: LengthWindow,
  curve: WindowCurve,
  words: Words,
  theme: ChartTheme,
  width: number,
): Drawing<Duration> {
  const { format } = words;
  const lines = curveLines(spec, curve, words, (rank) => theme.categories[rank] ?? theme.other);
  const shown = ticks.filter((_, i) => width > 720 || i % 2 === 0 || i === ticks.length - 1);
  const textAt = new Map(shown.map((tick) => [logOf(tick), lengthText(tick, words)]));
  const ends = [...curve.windows, window].map(logOf);
  return {
    height: width > 1300 ? 300 : 230,
    marks: lines.flatMap((line, row) => marksOf(line, row, curve, window, words)),
    option: {
      grid: { left: 48, right: 34, top: 26, bottom: 28, outerBoundsMode: 'none' },
      xAxis: {
        type: 'value',
        min: Math.min(...ends),
        max: Math.max(...ends),
        splitLine: { show: false },
        axisTick: { show: false },
        axisLine: { show: true, lineStyle: { color: theme.axis } },
        axisLabel: {
          customValues: [...textAt.keys()],
          color: theme.text3,
          fontSize: 12,
          hideOverlap: true,
          formatter: (value: number) => textAt.get(value) ?? '',
        },
      },
      yAxis: {
        type: 'value',
        min: 0,
        splitNumber: 4,
        axisLine: { show: false },
        axisTick: { show: false },
        splitLine: { lineStyle: { color: theme.grid } },
        axisLabel: { color: theme.text3, fontSize: 12, formatter: (share: number) => format.percent(share, 0) },
      },
      series: [...lines.map((line) => seriesOf(line, curve, theme)), presentSeries(window, lines, curve, words, theme)],
    },
  };
}

const shareOf = (units: readonly number[], place: number): number | null =>
  units[0] ? (units[place] ?? 0) / units[0] : null;

function seriesOf({ place, colour }: Line, { windows, units }: WindowCurve, theme: ChartTheme): object {
  return {
    type: 'line',
    symbol: 'circle',
    symbolSize: 6,
    showAllSymbol: true,
    lineStyle: { color: colour, width: 2 },
    itemStyle: { color: theme.surface, borderColor: colour, borderWidth: 1.5 },
    data: windows.map((window, i) => [logOf(window), shareOf(units[i] ?? [], place)]),
    emphasis: { scale: 1.8 },
  };
}

/** A line at the present window, named on top. */
function presentSeries(
  window: LengthWindow,
  lines: readonly Line[],
  { units }: WindowCurve,
  words: Words,
  theme: ChartTheme,
): object {
  const top = Math.max(0.01, ...units.flatMap((own) => lines.map(({ place }) => shareOf(own, place) ?? 0)));
  return {
    type: 'line',
    silent: true,
    symbol: 'circle',
    symbolSize: 1,
    showAllSymbol: true,
    itemStyle: { color: theme.text1 },
    lineStyle: { color: theme.text1, width: 1, type: 'dashed' },
    data: [
      [logOf(window), 0],
      {
        value: [logOf(window), top],
        label: {
          show: true,
          position: 'top',
          color: theme.text1,
          fontSize: 12,
          formatter: words.t.explain.window.now({ length: lengthText(window, words) }),
        },
      },
    ],
  };
}

function marksOf(
  { place, name }: Line,
  row: number,
  { windows, units }: WindowCurve,
  window: LengthWindow,
  words: Words,
): Mark<Duration>[] {
  const { t, format } = words;
  return windows.map((asked, index) => {
    const own = units[index] ?? [];
    const base = own[0] ?? 0;
    return {
      place: { series: row, index },
      column: index,
      row,
      lines: [
        t.funnel.reachedTip({
          rate: format.percent(shareOf(own, place)),
          n: format.number(own[place] ?? 0),
          base: format.number(base),
        }),
        name,
        t.funnel.windowText({ length: lengthText(asked, words), from: window.from }),
        ...(base < smallBase ? [t.explore.smallBase({ count: base, f: format })] : []),
      ],
      selection: asked,
    };
  });
}

interface Picks {
  onselect: (selection: FunnelSelection) => void;
  onwindow: (window: Duration) => void;
}

/** The present window on top, its numbers opening their people; below the usual windows, to be asked with. */
export function windowRows(
  window: LengthWindow,
  curve: WindowCurve,
  result: FunnelResult,
  words: Words,
  { onselect, onwindow }: Picks,
): TwinRow[] {
  const { t, format } = words;
  const rowOf = (asked: Duration, units: readonly number[], isNow: boolean): TwinRow => {
    const base = units[0] ?? 0;
    const text = lengthText(asked, words);
    return {
      key: isNow ? 'now' : text,
      head: isNow ? t.explain.window.now({ length: text }) : text,
      total: isNow,
      weak: base < smallBase ? t.explore.smallBase({ count: base, f: format }) : undefined,
      cells: [
        ...units.map((count, place) => ({
          text: format.number(count),
          sort: count,
          ...(place === 0 ? {} : { small: format.percent(shareOf(units, place)) }),
          ...(isNow && count > 0
            ? { onpick: () => onselect({ step: curve.steps[place] ?? 1, outcome: 'reached' }) }
            : {}),
        })),
        isNow
          ? { text: '', sort: null }
          : { text: t.explain.window.use, sort: durationUs(asked), onpick: () => onwindow(asked) },
      ],
    };
  };
  const now = curve.steps.map((step) => result.steps[step - 1]?.units ?? 0);
  const listed = curve.windows.flatMap((asked, i) =>
    isListed(asked) ? [rowOf(asked, curve.units[i] ?? [], false)] : [],
  );
  return [rowOf(window, now, true), ...listed];
}

/** Raw numbers for files: a row a window and step. */
export const windowTable = (spec: FunnelSpec, curve: WindowCurve, words: Words): Table => ({
  head: ['windowMs', 'step', 'name', 'units', 'rateFromFirst'],
  rows: curve.windows.flatMap((window, i) =>
    curve.steps.map((step, place) => {
      const own = curve.units[i] ?? [];
      return [durationUs(window) / 1000, step, stepHead(spec, step, words), own[place] ?? 0, shareOf(own, place)];
    }),
  ),
});
