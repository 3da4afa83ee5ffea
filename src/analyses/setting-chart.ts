import type { Drawing, Mark } from '../charts/drawing';
import type { ChartTheme } from '../charts/theme';
import { durationUs, type Duration } from '../model/duration';
import type { Words } from './view';

/** One number of an answer over a setting; lists are by stop. */
export interface SettingLine {
  colour: string;
  values: readonly (number | null)[];
  /** from which stop on values may still change */
  openFrom?: number;
  /** what a point says, the number with its base first */
  tip: (stop: number) => string[];
}

/** What an answer would be with other lengths of a setting. */
export interface SettingCurve {
  /** ascending */
  stops: readonly Duration[];
  now: Duration;
  lines: readonly SettingLine[];
  /** values on the axis */
  axisText: (value: number) => string;
}

/** The stop nearest to a length, on the log scale. */
export function nearestStop(stops: readonly Duration[], length: Duration): number {
  const distance = (stop: Duration): number => Math.abs(Math.log(durationUs(stop) / durationUs(length)));
  return stops.reduce((best, stop, i) => (distance(stop) < distance(stops[best]!) ? i : best), 0);
}

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

const lengthText = ({ amount, unit }: Duration, { format }: Words): string => format.length(amount, unit);

const logOf = (duration: Duration): number => Math.log10(durationUs(duration));

/** Numbers of an answer over a length of time, on a log scale; the present one is marked. A click asks with another one. */
export function settingChart(curve: SettingCurve, words: Words, theme: ChartTheme, width: number): Drawing<Duration> {
  const { stops, now, lines, axisText } = curve;
  const ends = [...stops, now].map(logOf);
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  const inside = ticks.filter((tick) => logOf(tick) <= most);
  const shown = inside.filter((_, i) => width > 720 || i % 2 === 0 || i === inside.length - 1);
  const textAt = new Map(shown.map((tick) => [logOf(tick), lengthText(tick, words)]));
  return {
    height: width > 1300 ? 300 : 230,
    marks: lines.flatMap((line, row) => marksOf(line, row, stops)),
    option: {
      grid: { left: 56, right: 34, top: 26, bottom: 28, outerBoundsMode: 'none' },
      xAxis: {
        type: 'value',
        min: least,
        max: most,
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
        axisLabel: { color: theme.text3, fontSize: 12, formatter: axisText },
      },
      series: [
        ...lines.map((line) => seriesOf(line, stops, theme)),
        ...lines.flatMap((line) => openSeries(line, stops)),
        presentSeries(curve, words, theme),
      ],
    },
  };
}

const isOpen = ({ openFrom }: SettingLine, stops: readonly Duration[]): boolean =>
  openFrom !== undefined && openFrom < stops.length;

function seriesOf(line: SettingLine, stops: readonly Duration[], theme: ChartTheme): object {
  const { colour, values } = line;
  return {
    type: 'line',
    symbol: 'circle',
    symbolSize: 6,
    showAllSymbol: true,
    lineStyle: { color: colour, width: 2, opacity: isOpen(line, stops) ? 0 : 1 },
    itemStyle: { color: theme.surface, borderColor: colour, borderWidth: 1.5 },
    data: stops.map((stop, i) => [logOf(stop), values[i] ?? null]),
    emphasis: { scale: 1.8 },
  };
}

/** Where a line is open: its settled part, and the other one dashed. */
function openSeries(line: SettingLine, stops: readonly Duration[]): object[] {
  const { colour, values, openFrom = stops.length } = line;
  if (!isOpen(line, stops)) return [];
  const part = (first: number, end: number, type: 'solid' | 'dashed'): object => ({
    ...{ type: 'line', silent: true, showSymbol: false, z: 1 },
    lineStyle: { color: colour, width: 2, type },
    data: stops.slice(first, end).map((stop, i) => [logOf(stop), values[first + i] ?? null]),
  });
  return [part(0, openFrom, 'solid'), part(Math.max(0, openFrom - 1), stops.length, 'dashed')];
}

/** A line at the present length, named on top. */
function presentSeries({ now, lines }: SettingCurve, words: Words, theme: ChartTheme): object {
  const top = Math.max(0.01, ...lines.flatMap(({ values }) => values.map((value) => value ?? 0)));
  return {
    type: 'line',
    silent: true,
    symbol: 'circle',
    symbolSize: 1,
    showAllSymbol: true,
    itemStyle: { color: theme.text1 },
    lineStyle: { color: theme.text1, width: 1, type: 'dashed' },
    data: [
      [logOf(now), 0],
      {
        value: [logOf(now), top],
        label: {
          show: true,
          position: 'top',
          color: theme.text1,
          fontSize: 12,
          formatter: words.t.explain.now({ length: lengthText(now, words) }),
        },
      },
    ],
  };
}

const marksOf = ({ tip }: SettingLine, row: number, stops: readonly Duration[]): Mark<Duration>[] =>
  stops.map((stop, index) => ({
    place: { series: row, index },
    column: index,
    row,
    // there are hundreds, and one is read at a time
    get lines() {
      return tip(index);
    },
    selection: stop,
  }));
