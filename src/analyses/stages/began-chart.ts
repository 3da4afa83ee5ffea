import { nameAxis, plotFrame, valueAxis } from '../../charts/axes';
import type { Drawing, Mark } from '../../charts/drawing';
import { periodLabel, periodTick } from '../../charts/period-label';
import type { ChartTheme } from '../../charts/theme';
import type { PeriodUnit } from '../../model/period';
import type { Words } from '../view';
import type { Began, StageBegan } from './began';
import type { BeganSelection, ReadingSelection, StagesSpec } from './spec';
import { colorOf, labelOf } from './words';

export interface BeganLook {
  unit: PeriodUnit;
  kind: BeganSelection['began'];
  selection: ReadingSelection | null;
  /** periods that are not over yet are drawn as a ring of grey */
  running: (period: string) => boolean;
}

/** A line a stage: who came into it, by period. */
export function beganChart(
  spec: StagesSpec,
  { periods, stages }: Began,
  look: BeganLook,
  words: Words,
  theme: ChartTheme,
  width: number,
): Drawing<ReadingSelection> {
  const { format } = words;
  return {
    height: width > 1300 ? 300 : 220,
    marks: stages.flatMap((stage, row) => marksOf(spec, periods, stage, row, look, words)),
    option: {
      grid: plotFrame,
      xAxis: nameAxis(
        periods.map((period) => periodTick(period, look.unit, format)),
        theme,
        true,
      ),
      yAxis: { ...valueAxis((value) => format.number(value), theme), min: 0, minInterval: 1 },
      series: stages.map((stage) => lineOf(spec, periods, stage, look, theme)),
    },
  };
}

export const isBegan = (
  selection: ReadingSelection | null,
  stage: string,
  period: string,
  { kind, unit }: Pick<BeganLook, 'kind' | 'unit'>,
): boolean =>
  selection !== null &&
  'began' in selection &&
  selection.stage === stage &&
  selection.period === period &&
  selection.began === kind &&
  selection.unit === unit;

function lineOf(
  spec: StagesSpec,
  periods: readonly string[],
  began: StageBegan,
  look: BeganLook,
  theme: ChartTheme,
): object {
  const colour = colorOf(spec, began.stage, theme);
  const few = periods.length <= 100;
  return {
    type: 'line',
    symbol: 'circle',
    symbolSize: few ? 7 : 3,
    showAllSymbol: true,
    lineStyle: { color: colour, width: 2 },
    data: periods.map((period, i) => ({
      value: began[look.kind][i] ?? 0,
      itemStyle: {
        color: isBegan(look.selection, began.stage, period, look) ? colour : theme.surface,
        borderColor: look.running(period) ? theme.other : colour,
        borderWidth: few ? 2 : 1,
      },
    })),
    emphasis: { scale: 1.5 },
  };
}

function marksOf(
  spec: StagesSpec,
  periods: readonly string[],
  began: StageBegan,
  row: number,
  { unit, kind, running }: BeganLook,
  words: Words,
): Mark<ReadingSelection>[] {
  const { t, format } = words;
  return periods.map((period, index) => {
    const actors = began[kind][index] ?? 0;
    return {
      place: { series: row, index },
      column: index,
      row,
      lines: [
        t.stages.actors({ count: actors, f: format }),
        labelOf(spec, began.stage, words),
        `${periodLabel(period, unit, format)}${running(period) ? ` · ${t.stages.began.notOver}` : ''}`,
      ],
      selection: actors === 0 ? null : { stage: began.stage, began: kind, period, unit },
    };
  });
}
