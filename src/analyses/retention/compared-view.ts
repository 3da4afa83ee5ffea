import { isShare, pairUp, type ComparedNumber, type ComparedRow } from '../compared-rows';
import type { Sides, Words } from '../view';
import { basesOf } from './bases';
import type { RetentionResult } from './result';
import { hasPeopleInAll, type RetentionSelection, type RetentionSpec } from './spec';
import { columnLabel } from './words';

/** The actors of all cohorts, and by column the share back, pooled over the cohorts whose period is over. */
export const comparedRetention = (
  spec: RetentionSpec,
  { own, other }: Sides<RetentionResult>,
  words: Words,
): ComparedRow<RetentionSelection>[] =>
  pairUp(numbersOf(spec, own, words), numbersOf(spec, other, words)).filter(
    ({ a, b }) => ![a, b].every((side) => side !== null && isShare(side.number) && side.number.base === 0),
  );

function numbersOf(spec: RetentionSpec, result: RetentionResult, words: Words): ComparedNumber<RetentionSelection>[] {
  const actors = result.rows.reduce((sum, row) => sum + row.actors, 0);
  const columns = basesOf(result).filter(({ column }) => column > 0 || spec.zero === 'return');
  return [
    {
      key: 'actors',
      label: words.t.segments.numbers.cohorts,
      number: { value: actors, as: 'count' },
      ...(hasPeopleInAll(spec) ? { selection: {} } : {}),
    },
    ...columns.map(({ column, returned, base }) => ({
      key: `column ${column}`,
      label: columnLabel(spec, column, words),
      number: { count: returned, base },
      repeated: spec.membership === 'everyPeriod',
      ...(hasPeopleInAll(spec) ? { selection: { column } } : {}),
    })),
  ];
}
