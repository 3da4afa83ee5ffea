import type { Table } from '../../charts/csv';
import type { Figure } from '../../charts/figure';
import type { TwinRow } from '../../charts/twin';
import type { Words } from '../view';
import type { StickinessResult } from './result';
import { actorsInAll, actorsWithOne, meanPeriods } from './shares';
import type { StickinessSelection, StickinessSpec } from './spec';
import { periodsText } from './words';

type Select = (selection: StickinessSelection) => void;

/** Everybody, those with one period only, the mean and the most. A number that is a row of the answer opens its people. */
export function stickinessFigures(
  spec: StickinessSpec,
  result: StickinessResult,
  { t, format }: Words,
  select: Select,
): Figure[] {
  const said = t.stickiness.figures;
  const cumulative = spec.cumulative === true;
  const base = actorsInAll(result, cumulative);
  const one = actorsWithOne(result, cumulative);
  const mean = meanPeriods(result, cumulative);
  const most = result.rows.at(-1);
  const figures: Figure[] = [
    {
      name: said.all,
      text: format.number(base),
      base: '',
      onpick: base > 0 ? () => select({ periods: 1, ...(cumulative ? {} : { orMore: true }) }) : undefined,
    },
    {
      name: said.once({ unit: spec.period }),
      text: format.percent(base === 0 ? null : one / base),
      base: said.of({ n: format.number(one), base: format.number(base) }),
      onpick: !cumulative && one > 0 ? () => select({ periods: 1 }) : undefined,
    },
  ];
  if (mean !== null)
    figures.push({
      name: said.mean({ unit: spec.period }),
      text: format.number(Math.round(mean * 100) / 100),
      base: '',
    });
  if (most)
    figures.push({
      name: said.most({ unit: spec.period }),
      text: format.number(most.periods),
      base: said.actors({ count: most.actors, f: format }),
      onpick: () => select({ periods: most.periods }),
    });
  return figures;
}

/** One row a number of periods. */
export function stickinessRows(
  spec: StickinessSpec,
  result: StickinessResult,
  selection: StickinessSelection | null,
  words: Words,
  select: Select,
): TwinRow[] {
  const { format } = words;
  const base = actorsInAll(result, spec.cumulative === true);
  return result.rows.map(({ periods, actors }) => ({
    key: String(periods),
    head: periodsText(spec, periods, words),
    cells: [
      {
        text: format.number(actors),
        sort: actors,
        selected: selection?.periods === periods && selection.orMore === undefined,
        ...(actors === 0 ? {} : { onpick: () => select({ periods }) }),
      },
      { text: format.percent(base === 0 ? null : actors / base), sort: actors },
    ],
  }));
}

/** Raw numbers for CSV. */
export const stickinessTable = (spec: StickinessSpec, { rows }: StickinessResult): Table => ({
  head: [`${spec.cumulative === true ? 'at least ' : ''}${spec.period}s`, 'actors'],
  rows: rows.map(({ periods, actors }) => [periods, actors]),
});
