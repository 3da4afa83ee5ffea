import { nobodyOf, pairUp, type ComparedNumber, type ComparedRow } from '../compared-rows';
import type { Sides, Words } from '../view';
import { cellKey, refOf } from './map';
import type { JourneyResult } from './result';
import type { JourneySelection, JourneySpec } from './spec';
import { cellName } from './words';

/** By cell the share of its actors who went on, and of those who were lost; where it hurts most first. */
export function comparedJourneys(
  spec: JourneySpec,
  { own, other }: Sides<JourneyResult>,
  words: Words,
): ComparedRow<JourneySelection>[] {
  const absent = { a: nobodyOf<JourneySelection>(0), b: nobodyOf<JourneySelection>(0) };
  return pairUp(numbersOf(spec, own, words), numbersOf(spec, other, words), absent);
}

function numbersOf(spec: JourneySpec, { cells }: JourneyResult, words: Words): ComparedNumber<JourneySelection>[] {
  const said = words.t.journey.heads;
  const last = spec.model.stages.at(-1)?.name;
  return cells
    .filter(({ stage }) => stage !== last)
    .flatMap((cell) => {
      const label = cellName(spec, cell.stage, refOf(cell), words);
      return (['lost', 'wentOn'] as const).map((measure): ComparedNumber<JourneySelection> => ({
        key: `${measure} ${cellKey(cell)}`,
        label,
        part: said[measure],
        number: { count: cell[measure], base: cell.actors },
        ...(cell[measure] === 0 ? {} : { selection: { stage: cell.stage, touchpoint: refOf(cell), measure } }),
      }));
    });
}
