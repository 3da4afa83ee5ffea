import { periodLabel } from '../../charts/period-label';
import type { DatasetInfo } from '../../model/dataset';
import { notOver } from '../../model/listed-periods';
import { byText } from '../../model/text-order';
import { sidesOf } from '../../model/segment';
import { nobodyOf, noneOf, pairUp, type ComparedNumber, type ComparedRow } from '../compared-rows';
import type { Sides, Words } from '../view';
import type { LifecycleResult } from './result';
import { lifecycleStates, type LifecycleSelection, type LifecycleSpec } from './spec';

type Numbers = ComparedNumber<LifecycleSelection>[];

/** By period the share of those active in the period before who are active again, then the actors in each state. */
export function comparedLifecycles(
  spec: LifecycleSpec,
  { own, other }: Sides<LifecycleResult>,
  words: Words,
  dataset: DatasetInfo,
): ComparedRow<LifecycleSelection>[] {
  const sides = sidesOf(spec);
  const byPlace = spec.compare !== undefined && 'range' in spec.compare;
  const numbers = (asked: LifecycleSpec, result: LifecycleResult): Numbers =>
    result.periods.flatMap((row, i) =>
      numbersOf(asked, row, byPlace ? `place ${i}` : row.period, words, notOver(asked.range, asked.period, dataset)),
    );
  const absent = (number: ComparedNumber<LifecycleSelection>): ComparedNumber<LifecycleSelection> | null => {
    if (byPlace) return null;
    return number.key.startsWith('back ') ? nobodyOf<LifecycleSelection>(0)(number) : noneOf(number);
  };
  const rows = pairUp(numbers(sides.own, own), numbers(sides.other ?? sides.own, other), { a: absent, b: absent });
  const periodOf = ({ key }: { key: string }): string => key.slice(key.indexOf(' '));
  // a side may begin earlier than the other
  return byPlace ? rows : rows.toSorted((a, b) => byText(periodOf(a), periodOf(b)));
}

function numbersOf(
  spec: LifecycleSpec,
  row: LifecycleResult['periods'][number],
  place: string,
  { t, format }: Words,
  running: (period: string) => boolean,
): Numbers {
  const { period } = row;
  const label = periodLabel(period, spec.period, format);
  const open = running(period) ? { notOver: true } : {};
  const select = (state: LifecycleSelection['state']) => (row[state] === 0 ? {} : { selection: { period, state } });
  const back: Numbers[number] = {
    key: `back ${place}`,
    label,
    part: t.segments.numbers.activeAgain,
    number: { count: row.returning, base: row.returning - row.dormant },
    ...select('returning'),
    ...open,
  };
  const states = lifecycleStates.map((state): Numbers[number] => ({
    key: `${state} ${place}`,
    label,
    part: t.lifecycle.states[state],
    number: { value: Math.abs(row[state]), as: 'count' },
    ...select(state),
    ...open,
  }));
  return [back, ...states];
}
