import type { Cell, Table } from '../../charts/csv';
import type { Figure } from '../../charts/figure';
import { periodLabel } from '../../charts/period-label';
import type { TwinCell, TwinRow } from '../../charts/twin';
import { splitName } from '../../ui/split-words';
import type { Words } from '../view';
import type { TrendLook } from './chart';
import { groupsOf, sameSelection, selectionOf, swatchOf, type TrendGroup } from './groups';
import { addsUp, hasPeople, measured } from './measure';
import type { TrendResult, TrendTable } from './result';
import type { TrendSelection, TrendSpec } from './spec';
import { numberText } from './words';

type Select = (selection: TrendSelection) => void;
type Point = TrendTable['series'][number];

/** The total, the mean, the most and the last whole period. */
export function trendFigures(
  spec: TrendSpec,
  result: TrendResult,
  running: TrendLook['running'],
  words: Words,
  select: Select,
): Figure[] {
  const { t, format } = words;
  const said = t.trend.figures;
  const { kind, property } = measured(spec.measure);
  const text = (value: number | null): string => numberText(value, words);
  const pick = ({ period, value }: Point) => (hasPeople(kind, value) ? () => select({ period }) : undefined);
  const whole = result.series.filter(({ period }) => !running(period));
  const figures: Figure[] = [
    {
      name: said.total[kind]({ property: property ?? '' }),
      text: text(result.total),
      base: said.periods({ count: result.series.length, unit: spec.period, f: format }),
      onpick: hasPeople(kind, result.total) ? () => select({}) : undefined,
    },
  ];
  if (whole.length > 0 && (addsUp(kind) || kind === 'actors')) {
    const mean = whole.reduce((sum, { value }) => sum + (value ?? 0), 0) / whole.length;
    figures.push({
      name: said.mean({ unit: spec.period }),
      text: text(mean >= 100 ? Math.round(mean) : Math.round(mean * 10) / 10),
      base: '',
    });
  }
  const most = mostOf(result.series);
  if (most) {
    const base = periodLabel(most.period, spec.period, format);
    figures.push({ name: said.most, text: text(most.value), base, onpick: pick(most) });
  }
  const last = whole.at(-1);
  if (last) {
    figures.push({
      name: said.last({ unit: spec.period }),
      text: text(last.value),
      base: changeText(last, whole.at(-2), words) ?? periodLabel(last.period, spec.period, format),
      onpick: pick(last),
    });
  }
  return figures;
}

const mostOf = (series: readonly Point[]): Point | null =>
  series.reduce<Point | null>(
    (best, point) => (point.value !== null && point.value > (best?.value ?? 0) ? point : best),
    null,
  );

/** "+5% on the one before", where that makes sense. */
function changeText(last: Point, before: Point | undefined, { t, format }: Words): string | null {
  if (last.value === null || !before || before.value === null || before.value <= 0) return null;
  const rate = last.value / before.value - 1;
  return t.trend.figures.change({ rate: `${rate > 0 ? '+' : ''}${format.percent(rate)}` });
}

interface Shown {
  spec: TrendSpec;
  look: TrendLook;
  words: Words;
  select: Select;
}

function cellOf({ spec, look, words, select }: Shown, value: number | null, selection: TrendSelection): TwinCell {
  return {
    text: numberText(value, words),
    sort: value,
    selected: sameSelection(look.selection, selection),
    ...(hasPeople(measured(spec.measure).kind, value) ? { onpick: () => select(selection) } : {}),
  };
}

const shareCell = (spec: TrendSpec, value: number | null, total: number | null, { format }: Words): TwinCell[] =>
  spec.measure === 'events'
    ? [{ text: format.percent(value === null || !total ? null : value / total), sort: value }]
    : [];

/** One row a period; with a split, a column a value. */
export function trendRows(result: TrendResult, shown: Shown): TwinRow[] {
  const { spec, look, words } = shown;
  const parts = result.breakdown === undefined ? [] : groupsOf(spec, result, words);
  return result.series.map(({ period, value }, i) => ({
    key: period,
    head: periodLabel(period, spec.period, words.format) + (look.running(period) ? ` (${words.t.trend.notOver})` : ''),
    cells: [
      cellOf(shown, value, { period }),
      ...(parts.length > 0 ? [] : shareCell(spec, value, result.total, words)),
      ...parts.map((part) => cellOf(shown, part.series[i]?.value ?? null, selectionOf(part, period))),
    ],
  }));
}

/** One row a value of the split, over the whole range. */
export function splitRows(result: TrendResult, shown: Shown): TwinRow[] {
  const { spec, words } = shown;
  const rowOf = ({ total }: TrendTable, head: string, selection: TrendSelection): Omit<TwinRow, 'key'> => ({
    head,
    cells: [cellOf(shown, total, selection), ...shareCell(spec, total, result.total, words)],
  });
  return [
    { key: 'all', ...rowOf(result, words.t.trend.all, {}), total: true },
    ...groupsOf(spec, result, words).map((group: TrendGroup, i) => ({
      key: String(i),
      ...rowOf(group, group.label, selectionOf(group)),
      swatch: swatchOf(group),
    })),
  ];
}

/** Raw numbers for CSV; with a split a row a value and period, everything first. */
export function trendTable(spec: TrendSpec, result: TrendResult, words: Words): Table {
  const { kind, property } = measured(spec.measure);
  const name = property === null ? kind : `${kind} ${property}`;
  const rowsOf = ({ series }: TrendTable): Cell[][] => series.map(({ period, value }) => [period, value]);
  if (spec.breakdown === undefined) return { head: ['period', name], rows: rowsOf(result) };
  const parts = groupsOf(spec, result, words).flatMap((group) => rowsOf(group).map((row) => [group.label, ...row]));
  return {
    head: [splitName(spec.breakdown, words.format.raw), 'period', name],
    rows: [...rowsOf(result).map((row) => ['', ...row]), ...parts],
  };
}
