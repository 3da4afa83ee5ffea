import { nobodyOf, pairUp, type ComparedNumber, type ComparedRow } from '../compared-rows';
import type { Sides, Words } from '../view';
import type { StickinessResult } from './result';
import { actorsInAll } from './shares';
import type { StickinessSelection, StickinessSpec } from './spec';
import { periodsText } from './words';

/** All actors, and the share of them with each number of active periods. */
export function comparedStickiness(
  spec: StickinessSpec,
  { own, other }: Sides<StickinessResult>,
  words: Words,
): ComparedRow<StickinessSelection>[] {
  const baseOf = (result: StickinessResult): number => actorsInAll(result, spec.cumulative === true);
  const numbers = (result: StickinessResult): ComparedNumber<StickinessSelection>[] => [
    { key: 'all', label: words.t.stickiness.figures.all, number: { value: baseOf(result), as: 'count' } },
    ...result.rows.map(({ periods, actors }) => ({
      key: `periods ${periods}`,
      label: periodsText(spec, periods, words),
      number: { count: actors, base: baseOf(result) },
      ...(actors > 0 ? { selection: { periods } } : {}),
    })),
  ];
  return pairUp(numbers(own), numbers(other), { a: nobodyOf(baseOf(own)), b: nobodyOf(baseOf(other)) });
}
