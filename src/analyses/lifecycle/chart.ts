import { nameAxis, plotFrame, valueAxis } from '../../charts/axes';
import type { Drawing, Mark } from '../../charts/drawing';
import { hatchedBar, outlined } from '../../charts/hatch';
import { periodLabel, periodTick } from '../../charts/period-label';
import type { ChartTheme } from '../../charts/theme';
import type { Words } from '../view';
import type { LifecycleResult } from './result';
import type { LifecycleSelection, LifecycleSpec, LifecycleState } from './spec';

export interface LifecycleLook {
  selection: LifecycleSelection | null;
  /** periods that are not over yet are hatched */
  running: (period: string) => boolean;
}

/** From the axis up; dormant goes down from it. */
const stackedStates: readonly LifecycleState[] = ['returning', 'resurrecting', 'new', 'dormant'];

const colours: Record<LifecycleState, (theme: ChartTheme) => string | undefined> = {
  new: ({ categories }) => categories[6],
  returning: ({ accent }) => accent,
  resurrecting: ({ categories }) => categories[1],
  dormant: ({ dropoff }) => dropoff,
};

/** The colour beside a state's name, as CSS. */
export const swatches: Record<LifecycleState, string> = {
  new: 'var(--cat-7)',
  returning: 'var(--accent)',
  resurrecting: 'var(--cat-2)',
  dormant: 'var(--dropoff)',
};

/** Stacked bars by period: who is active above the axis, who is dormant below it. */
export function lifecycleChart(
  spec: LifecycleSpec,
  { periods }: LifecycleResult,
  look: LifecycleLook,
  words: Words,
  theme: ChartTheme,
  width: number,
): Drawing<LifecycleSelection> {
  const { format } = words;
  const names = nameAxis(
    periods.map(({ period }) => periodTick(period, spec.period, format)),
    theme,
  );
  return {
    height: width > 1300 ? 360 : 260,
    marks: stackedStates.flatMap((state, series) => marksOf(spec, periods, look, state, series, words)),
    option: {
      grid: plotFrame,
      xAxis: { ...names, axisLabel: { ...names.axisLabel, onZero: false } },
      yAxis: { ...valueAxis((value) => format.number(value), theme), minInterval: 1, splitNumber: 5 },
      series: stackedStates.map((state) => barsOf(periods, look, state, theme)),
    },
  };
}

type Periods = LifecycleResult['periods'];

function barsOf(periods: Periods, look: LifecycleLook, state: LifecycleState, theme: ChartTheme): object {
  const colour = colours[state](theme) ?? theme.other;
  const isOn = (period: string): boolean => look.selection?.period === period && look.selection.state === state;
  return {
    type: 'bar',
    stack: 'states',
    barCategoryGap: '20%',
    barMaxWidth: 48,
    data: periods.map((row) => ({
      value: row[state],
      itemStyle: {
        color: colour,
        ...(look.running(row.period) && row[state] !== 0 ? hatchedBar(colour, theme) : {}),
        ...(isOn(row.period) ? outlined(theme) : {}),
      },
    })),
    emphasis: { itemStyle: { opacity: 0.85 } },
  };
}

function marksOf(
  spec: LifecycleSpec,
  periods: Periods,
  look: LifecycleLook,
  state: LifecycleState,
  series: number,
  { t, format }: Words,
): Mark<LifecycleSelection>[] {
  const said = t.lifecycle;
  return periods.map((row, index) => {
    const actors = Math.abs(row[state]);
    const lines = [said.count[state]({ count: actors, f: format }), periodLabel(row.period, spec.period, format)];
    lines.push(said.stateNote({ unit: spec.period })[state]);
    if (look.running(row.period))
      lines.push(state === 'dormant' ? said.notOverDormant({ unit: spec.period }) : said.notOver);
    const selection = actors === 0 ? null : { period: row.period, state };
    return { place: { series, index }, column: index, row: series, lines, selection };
  });
}
