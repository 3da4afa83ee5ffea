import { noneOf, pairUp, type ComparedNumber, type ComparedRow } from '../compared-rows';
import type { Sides, Words } from '../view';
import type { AttributionResult } from './result';
import type { AttributionSelection, AttributionSpec } from './spec';

/** Conversions, what they are worth, the credit of each channel, and the time from the first touch. */
export function comparedAttribution(
  spec: AttributionSpec,
  { own, other }: Sides<AttributionResult>,
  words: Words,
): ComparedRow<AttributionSelection>[] {
  const absent = (there: ComparedNumber<AttributionSelection>): ComparedNumber<AttributionSelection> | null =>
    there.key.startsWith('credit ') ? noneOf(there) : null;
  return pairUp(numbersOf(spec, own, words), numbersOf(spec, other, words), { a: absent, b: absent });
}

function numbersOf(
  spec: AttributionSpec,
  { conversions, total, credits, lag, conversionProbability }: AttributionResult,
  { t }: Words,
): ComparedNumber<AttributionSelection>[] {
  const said = t.attribution;
  return [
    { key: 'conversions', label: said.figures.conversions, number: { value: conversions, as: 'count' } },
    ...(spec.value === undefined
      ? []
      : [
          {
            key: 'total',
            label: said.figures.total({ property: spec.value }),
            number: { value: total, as: 'number' as const },
          },
        ]),
    ...(conversionProbability === undefined
      ? []
      : [
          {
            key: 'probability',
            label: said.figures.probability,
            number: { value: conversionProbability, as: 'number' as const },
          },
        ]),
    ...Object.entries(credits).map(([channel, credit]) => ({
      key: `credit ${channel}`,
      label: said.compared.credit({ channel }),
      number: { value: credit, as: 'number' as const },
      selection: { channel },
    })),
    { key: 'lag', label: said.figures.median, number: { value: lag.medianMs, as: 'ms' } },
  ];
}
