import { noneOf, pairUp, type ComparedNumber, type ComparedRow } from '../compared-rows';
import type { Sides, Words } from '../view';
import { backward, skipped } from './moves';
import type { StagesResult } from './result';
import { stageMeasures, type StagesSelection, type StagesSpec } from './spec';
import { labelOf } from './words';

type Number = ComparedNumber<StagesSelection>;

/** The actors, where they are, the rates of moves back and over a stage, and the share and dwell of each transition. */
export function comparedStages(
  spec: StagesSpec,
  { own, other }: Sides<StagesResult>,
  words: Words,
): ComparedRow<StagesSelection>[] {
  const absent =
    ({ moves }: StagesResult) =>
    (there: Number): Number | null => {
      if (there.key.startsWith('dwell')) return null;
      return 'base' in there.number ? { ...noneOf(there), number: { count: 0, base: moves } } : noneOf(there);
    };
  return pairUp(numbersOf(spec, own, words), numbersOf(spec, other, words), { a: absent(own), b: absent(other) });
}

function numbersOf(spec: StagesSpec, result: StagesResult, words: Words): Number[] {
  const { t, format } = words;
  const said = t.stages;
  const { actors, moves } = result;
  const label = (name: string): string => labelOf(spec, name, words);
  return [
    { key: 'actors', label: t.stickiness.figures.all, number: { value: actors, as: 'count' } },
    ...result.stages.flatMap((numbers) =>
      stageMeasures
        .filter((measure) => measure !== 'exit')
        .map((measure): Number => ({
          key: `${measure} ${numbers.name}`,
          label: said.compared.measure({
            stage: label(numbers.name),
            measure: said.where.measure[measure].toLocaleLowerCase(format.language),
          }),
          number: { count: numbers[measure], base: actors },
          ...(numbers[measure] > 0 ? { selection: { stage: numbers.name, measure } } : {}),
        })),
    ),
    { key: 'regress', label: said.figures.regress, number: { count: backward(result), base: moves }, repeated: true },
    { key: 'skip', label: said.figures.skip, number: { count: skipped(result), base: moves }, repeated: true },
    ...result.transitions.flatMap((move): Number[] => {
      const arrow = t.paths.arrow({ from: label(move.from), to: label(move.to) });
      const key = JSON.stringify([move.from, move.to]);
      return [
        { key: `move ${key}`, label: arrow, number: { count: move.moves, base: moves }, repeated: true },
        {
          ...{ key: `dwell ${key}`, label: arrow, part: said.compared.dwell },
          number: { value: move.medianDwellMs, as: 'ms' },
        },
      ];
    }),
  ];
}
