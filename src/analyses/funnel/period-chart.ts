import type { Table } from '../../charts/csv';
import { nameAxis, plotFrame, valueAxis } from '../../charts/axes';
import type { Drawing, Mark } from '../../charts/drawing';
import { periodLabel, periodTick } from '../../charts/period-label';
import type { ChartTheme } from '../../charts/theme';
import type { TwinRow } from '../../charts/twin';
import type { Words } from '../view';
import { smallBase } from './groups';
import type { FunnelResult } from './result';
import type { FunnelPeriod, FunnelSelection, FunnelSpec } from './spec';
import { stepHead } from './tables';

interface Line {
  step: number;
  name: string;
  colour: string;
}

const periodsOf = (result: FunnelResult): [period: string, units: number[]][] => Object.entries(result.byPeriod ?? {});

/** The lines drawn, the last step strongest; of many steps only as many as colours can tell apart: the last ones. */
export function periodLines(spec: FunnelSpec, words: Words, colourOf: (rank: number) => string): Line[] {
  const first = Math.max(2, spec.steps.length - 7);
  const steps = Array.from({ length: Math.max(0, spec.steps.length - first + 1) }, (_, i) => first + i);
  return steps.map((step, i) => ({ step, name: stepHead(spec, step, words), colour: colourOf(i) }));
}

/** The share of step 1 that reached each step, by the period attempts start in. */
export function periodChart(
  spec: FunnelSpec,
  unit: FunnelPeriod,
  result: FunnelResult,
  words: Words,
  theme: ChartTheme,
  width: number,
): Drawing<FunnelSelection> {
  const { format } = words;
  const periods = periodsOf(result);
  const lines = periodLines(spec, words, (rank) => theme.categories[rank] ?? theme.other);
  return {
    height: width > 1300 ? 340 : 240,
    marks: lines.flatMap((line, row) => marksOf(line, row, periods, unit, words)),
    option: {
      grid: { ...plotFrame, left: 48, right: 34 },
      xAxis: nameAxis(
        periods.map(([period]) => periodTick(period, unit, format)),
        theme,
        true,
      ),
      yAxis: { ...valueAxis((share) => format.percent(share, 0), theme), min: 0 },
      series: lines.map((line) => seriesOf(line, periods, theme)),
    },
  };
}

const shareOf = (units: readonly number[], step: number): number | null =>
  units[0] ? (units[step - 1] ?? 0) / units[0] : null;

function seriesOf({ step, colour }: Line, periods: readonly [string, number[]][], theme: ChartTheme): object {
  const few = periods.length <= 100;
  return {
    type: 'line',
    symbol: 'circle',
    symbolSize: few ? 7 : 3,
    showAllSymbol: true,
    lineStyle: { color: colour, width: 2 },
    data: periods.map(([, units]) => ({
      value: shareOf(units, step),
      itemStyle: {
        color: theme.surface,
        borderColor: (units[0] ?? 0) < smallBase ? theme.other : colour,
        borderWidth: few ? 2 : 1,
      },
    })),
    emphasis: { scale: 1.5 },
  };
}

function marksOf(
  { step, name }: Line,
  row: number,
  periods: readonly [string, number[]][],
  unit: FunnelPeriod,
  { t, format }: Words,
): Mark<FunnelSelection>[] {
  return periods.map(([period, units], index) => {
    const base = units[0] ?? 0;
    const rate = t.funnel.trendTip({
      rate: format.percent(shareOf(units, step)),
      n: format.number(units[step - 1] ?? 0),
      base: format.number(base),
    });
    return {
      place: { series: row, index },
      column: index,
      row,
      lines: [
        rate,
        name,
        periodLabel(period, unit, format),
        ...(base < smallBase ? [t.explore.smallBase({ count: base, f: format })] : []),
      ],
      selection: base === 0 ? null : { step, outcome: 'reached', period },
    };
  });
}

/** One row a period: units at each step, with the share of step 1. */
export function periodRows(
  unit: FunnelPeriod,
  result: FunnelResult,
  selection: FunnelSelection | null,
  { t, format }: Words,
  select: (selection: FunnelSelection) => void,
): TwinRow[] {
  return periodsOf(result).map(([period, units]) => {
    const base = units[0] ?? 0;
    return {
      key: period,
      head: periodLabel(period, unit, format),
      weak: base < smallBase ? t.explore.smallBase({ count: base, f: format }) : undefined,
      cells: units.map((count, i) => ({
        text: format.number(count),
        sort: count,
        selected: selection?.period === period && selection.step === i + 1 && selection.outcome === 'reached',
        ...(count > 0 ? { onpick: () => select({ step: i + 1, outcome: 'reached', period }) } : {}),
        ...(i === 0 ? {} : { small: format.percent(shareOf(units, i + 1)) }),
      })),
    };
  });
}

/** Raw numbers for CSV: a row a period and step. */
export const periodTable = (spec: FunnelSpec, result: FunnelResult, words: Words): Table => ({
  head: ['period', 'step', 'name', 'units', 'rateFromFirst'],
  rows: periodsOf(result).flatMap(([period, units]) =>
    units.map((count, i) => [period, i + 1, stepHead(spec, i + 1, words), count, shareOf(units, i + 1)]),
  ),
});
