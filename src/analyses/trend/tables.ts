import type { Table } from '../../charts/csv';
import type { Figure } from '../../charts/figure';
import { periodLabel } from '../../charts/period-label';
import type { TwinRow } from '../../charts/twin';
import type { Words } from '../view';
import type { TrendLook } from './chart';
import type { TrendResult } from './result';
import type { TrendSelection, TrendSpec } from './spec';

type Select = (selection: TrendSelection) => void;

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
  const whole = result.series.filter(({ period }) => !running(period));
  const most = result.series.reduce<(typeof whole)[number] | null>(
    (best, point) => (point.value > (best?.value ?? 0) ? point : best),
    null,
  );
  const last = whole.at(-1);
  const before = whole.at(-2);
  const figures: Figure[] = [
    {
      name: said.total[spec.measure],
      text: format.number(result.total),
      base: said.periods({ count: result.series.length, unit: spec.period, f: format }),
      onpick: result.total > 0 ? () => select({}) : undefined,
    },
  ];
  if (whole.length > 0) {
    const mean = whole.reduce((sum, { value }) => sum + value, 0) / whole.length;
    figures.push({
      name: said.mean({ unit: spec.period }),
      text: format.number(mean >= 100 ? Math.round(mean) : Math.round(mean * 10) / 10),
      base: '',
    });
  }
  if (most) {
    figures.push({
      name: said.most,
      text: format.number(most.value),
      base: periodLabel(most.period, spec.period, format),
      onpick: () => select({ period: most.period }),
    });
  }
  if (last) {
    const rate = before && before.value > 0 ? last.value / before.value - 1 : null;
    figures.push({
      name: said.last({ unit: spec.period }),
      text: format.number(last.value),
      base:
        rate === null
          ? periodLabel(last.period, spec.period, format)
          : said.change({ rate: `${rate > 0 ? '+' : ''}${format.percent(rate)}` }),
      onpick: last.value > 0 ? () => select({ period: last.period }) : undefined,
    });
  }
  return figures;
}

/** One row a period. */
export function trendRows(
  spec: TrendSpec,
  result: TrendResult,
  look: TrendLook,
  words: Words,
  select: Select,
): TwinRow[] {
  const { t, format } = words;
  return result.series.map(({ period, value }) => ({
    key: period,
    head: periodLabel(period, spec.period, format) + (look.running(period) ? ` (${t.trend.notOver})` : ''),
    cells: [
      {
        text: format.number(value),
        sort: value,
        selected: look.selection?.period === period,
        ...(value > 0 ? { onpick: () => select({ period }) } : {}),
      },
      ...(spec.measure === 'events'
        ? [{ text: format.percent(result.total === 0 ? null : value / result.total), sort: value }]
        : []),
    ],
  }));
}

/** Raw numbers for CSV. */
export const trendTable = (spec: TrendSpec, result: TrendResult): Table => ({
  head: ['period', spec.measure],
  rows: result.series.map(({ period, value }) => [period, value]),
});
