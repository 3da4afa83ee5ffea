import { periodLabel } from '../../charts/period-label';
import type { DatasetInfo } from '../../model/dataset';
import { notOver } from '../../model/listed-periods';
import { sidesOf } from '../../model/segment';
import { byText } from '../../model/text-order';
import { pairUp, type ComparedNumber, type ComparedRow } from '../compared-rows';
import type { Sides, Words } from '../view';
import { measured } from './measure';
import type { TrendResult } from './result';
import type { TrendSelection, TrendSpec } from './spec';

type Numbers = ComparedNumber<TrendSelection>[];

/** The measure over all, and by period: the same period of both sides, the n-th of each where ranges are compared. */
export function comparedTrends(
  spec: TrendSpec,
  { own, other }: Sides<TrendResult>,
  words: Words,
  dataset: DatasetInfo,
): ComparedRow<TrendSelection>[] {
  const sides = sidesOf(spec);
  const byPlace = spec.compare !== undefined && 'range' in spec.compare;
  const numbers = (asked: TrendSpec, result: TrendResult): Numbers => numbersOf(asked, result, byPlace, words, dataset);
  const { kind } = measured(spec.measure);
  const absent = (number: ComparedNumber<TrendSelection>): ComparedNumber<TrendSelection> | null =>
    !byPlace && (kind === 'events' || kind === 'actors' || kind === 'sum')
      ? { key: number.key, label: number.label, number: { value: 0, as: 'number' } }
      : null;
  const rows = pairUp(numbers(sides.own, own), numbers(sides.other ?? sides.own, other), { a: absent, b: absent });
  return byPlace ? rows : inOrder(rows);
}

/** By period, the total first: a side may begin earlier than the other. */
const inOrder = (rows: ComparedRow<TrendSelection>[]): ComparedRow<TrendSelection>[] => [
  ...rows.filter(({ key }) => key === 'total'),
  ...rows.filter(({ key }) => key !== 'total').toSorted((a, b) => byText(a.key, b.key)),
];

function numbersOf(
  spec: TrendSpec,
  { total, series }: TrendResult,
  byPlace: boolean,
  { t, format }: Words,
  dataset: DatasetInfo,
): Numbers {
  const { kind, property } = measured(spec.measure);
  const running = notOver(spec.range, spec.period, dataset);
  const numberOf = (value: number | null, selection: TrendSelection) => ({
    number: { value, as: 'number' as const },
    ...(value === null || value === 0 ? {} : { selection }),
  });
  return [
    { key: 'total', label: t.trend.figures.total[kind]({ property: property ?? '' }), ...numberOf(total, {}) },
    ...series.map(({ period, value }, i) => ({
      key: byPlace ? `place ${i}` : `period ${period}`,
      label: periodLabel(period, spec.period, format),
      ...numberOf(value, { period }),
      ...(running(period) ? { notOver: true } : {}),
    })),
  ];
}
