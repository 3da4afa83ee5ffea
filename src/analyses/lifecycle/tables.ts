import type { Table } from '../../charts/csv';
import type { Figure } from '../../charts/figure';
import { periodLabel } from '../../charts/period-label';
import type { TwinRow } from '../../charts/twin';
import type { Words } from '../view';
import type { LifecycleLook } from './chart';
import type { LifecycleResult } from './result';
import { lifecycleStates, type LifecycleSelection, type LifecycleSpec } from './spec';

type Select = (selection: LifecycleSelection) => void;

/** The four states in the last whole period, and how many were gained for each one lost. */
export function lifecycleFigures(
  spec: LifecycleSpec,
  { periods }: LifecycleResult,
  running: LifecycleLook['running'],
  { t, format }: Words,
  select: Select,
): Figure[] {
  const said = t.lifecycle;
  const whole = periods.filter(({ period }) => !running(period));
  const last = whole.at(-1) ?? periods.at(-1);
  if (last === undefined) return [];
  const figures = lifecycleStates.map((state): Figure => ({
    name: said.states[state],
    text: format.number(Math.abs(last[state])),
    base: periodLabel(last.period, spec.period, format),
    onpick: last[state] === 0 ? undefined : () => select({ period: last.period, state }),
  }));
  const gained = whole.reduce((sum, row) => sum + row.new + row.resurrecting, 0);
  const lost = whole.reduce((sum, row) => sum - row.dormant, 0);
  if (lost > 0) {
    figures.push({
      name: said.figures.gained,
      text: format.number(Math.round((gained / lost) * 100) / 100),
      base: said.figures.gainedBase({ count: whole.length, unit: spec.period, f: format }),
    });
  }
  return figures;
}

/** One row a period, one column a state. */
export function lifecycleRows(
  spec: LifecycleSpec,
  { periods }: LifecycleResult,
  { selection, running }: LifecycleLook,
  { t, format }: Words,
  select: Select,
): TwinRow[] {
  return periods.map((row) => ({
    key: row.period,
    head: periodLabel(row.period, spec.period, format) + (running(row.period) ? ` (${t.lifecycle.notOver})` : ''),
    cells: lifecycleStates.map((state) => ({
      text: format.number(row[state]),
      sort: row[state],
      selected: selection?.period === row.period && selection.state === state,
      ...(row[state] === 0 ? {} : { onpick: () => select({ period: row.period, state }) }),
    })),
  }));
}

/** Raw numbers for CSV. */
export const lifecycleTable = ({ periods }: LifecycleResult): Table => ({
  head: ['period', ...lifecycleStates],
  rows: periods.map((row) => [row.period, ...lifecycleStates.map((state) => row[state])]),
});
