/*
 * Where the same actors stand by both models: each actor with a visit by either model counts once, in the cell of its stage by the one and its stage by the other. now: the stage of its last
 * visit; entry: of its first; highest: the last in the model's order that it visited; none: it has no visit by that model.
 */
import * as v from 'valibot';
import type { Batch } from '../../columns/batch';
import { collecting, type Fold } from '../../columns/fold';
import { visitWalk, type Visits } from '../../matching/stage-visits';
import type { Question } from '../analysis';
import { foldedAside, type Aside } from '../asides';
import { readingsOf, type StagesReading } from './reading';
import { selectPlaced, twoReadings } from './placed';
import { crossMeasures, type CrossMeasure, type CrossSelection, type StagesSpec } from './spec';

/** Actors by stage of the model, then by stage of the second one; the last of each is no stage. */
export type Crossed = number[][];

export const stagesCrossed: Aside<StagesSpec, { measure: CrossMeasure }, Crossed> = foldedAside({
  asked: v.strictObject({ measure: v.picklist(crossMeasures) }),
  passes: (question: Question<StagesSpec>, { measure }) => [() => crossFold(question, measure)],
  shape: (counts: Float64Array, question) => {
    const columns = twoReadings(question)[1].spec.model.stages.length + 1;
    return Array.from({ length: counts.length / columns }, (_, row) =>
      Array.from(counts.subarray(row * columns, (row + 1) * columns)),
    );
  },
});

function crossFold(question: Question<StagesSpec>, measure: CrossMeasure): Fold<Float64Array> {
  const [own, other] = twoReadings(question);
  const [rows, columns] = [own, other].map(({ spec }) => spec.model.stages.length + 1) as [number, number];
  const [ofOwn, ofOther] = [placesOf(own, measure), placesOf(other, measure)];
  return {
    empty: () => new Float64Array(rows * columns),
    visit(batch, counts) {
      const [a, b] = [ofOwn(batch), ofOther(batch)];
      for (let unit = 0; unit < batch.units; unit += 1) {
        const isNowhere = a[unit] === rows - 1 && b[unit] === columns - 1;
        if (!isNowhere) counts[a[unit]! * columns + b[unit]!]! += 1;
      }
    },
    merge: (a, b) => a.map((n, cell) => n + b[cell]!),
  };
}

/** The place of each unit's stage; the number of stages for none. */
function placesOf({ spec, plan }: StagesReading, measure: CrossMeasure): (batch: Batch) => Uint8Array {
  const walk = visitWalk(plan);
  return (batch) => {
    const places = new Uint8Array(batch.units).fill(spec.model.stages.length);
    walk(batch, (visits, unit) => (places[unit] = placeOf(visits, measure)));
    return places;
  };
}

function placeOf({ stages, length }: Visits, measure: CrossMeasure): number {
  if (measure === 'entry') return stages[0]!;
  if (measure === 'now') return stages[length - 1]!;
  let highest = 0;
  for (let i = 0; i < length; i += 1) highest = Math.max(highest, stages[i]!);
  return highest;
}

/** The actors of a cell; nobody where there is no second model, or for a stage that is in none. */
export function selectCrossed(question: Question<StagesSpec>, { crossed, own, other }: CrossSelection): Fold<number[]> {
  const { own: first, beside: second } = readingsOf(question);
  if (second === null || (own === null && other === null)) return collecting(() => undefined);
  if (crossed === 'event') return selectPlaced(first, second, own, other);
  const wanted = ({ spec }: StagesReading, name: string | null): number =>
    name === null ? spec.model.stages.length : spec.model.stages.findIndex((stage) => stage.name === name);
  const [row, column] = [wanted(first, own), wanted(second, other)];
  const [ofOwn, ofOther] = [placesOf(first, crossed), placesOf(second, crossed)];
  return collecting((batch, add) => {
    const [a, b] = [ofOwn(batch), ofOther(batch)];
    for (let unit = 0; unit < batch.units; unit += 1)
      if (a[unit] === row && b[unit] === column) add(batch.firstUnit + unit);
  });
}
