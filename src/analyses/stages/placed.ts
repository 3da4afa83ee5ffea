/*
 * How two models divide the same events: each event that passes the filter, lies in the range and is of a stage by either model counts once, in the pair of its stage by the one and its stage by
 * the other, or none. Actors of a pair are those with such an event, so an actor may be in several pairs.
 */
import type { Batch } from '../../columns/batch';
import { collecting, type Fold } from '../../columns/fold';
import { rowStages } from '../../matching/stage-visits';
import type { StageModel } from '../../model/stage-model';
import type { Question } from '../analysis';
import { foldedAside, nothingAsked, type Aside } from '../asides';
import { readingsOf, type StagesReading } from './reading';
import type { StagesSpec } from './spec';

/** The events that are of a stage by the model and of one by the second; null: of none. */
export interface PlacedEvents {
  own: string | null;
  other: string | null;
  events: number;
  actors: number;
  /** most events first */
  names: { event: string; events: number }[];
}

/** By the order of the model, then of the second one, none last. */
export const stagesPlaced: Aside<StagesSpec, null, PlacedEvents[]> = foldedAside({
  asked: nothingAsked,
  passes: (question: Question<StagesSpec>) => [() => placedFold(...twoReadings(question))],
  shape: shapePlaced,
});

/** @throws where there is no second model */
export function twoReadings(question: Question<StagesSpec>): [StagesReading, StagesReading] {
  const { own, beside } = readingsOf(question);
  if (beside === null) throw new Error('no second stage model');
  return [own, beside];
}

interface PlacedState {
  /** events by (code, pair) as one number */
  events: Map<number, number>;
  /** by pair: the place in each model, behind the last stage for none, as one number */
  actors: Float64Array;
}

function placedFold(own: StagesReading, other: StagesReading): Fold<PlacedState> {
  const [none, columns] = [placesOf(own) - 1, placesOf(other)];
  const pairs = placesOf(own) * columns;
  const [ofOwn, ofOther] = [rowStages(own.plan), rowStages(other.plan)];
  return {
    empty: () => ({ events: new Map(), actors: new Float64Array(pairs) }),
    visit(batch, { events, actors }) {
      const [a, b] = [ofOwn(batch), ofOther(batch)];
      const latest = new Int32Array(pairs).fill(-1);
      eachRow(batch, (row, unit) => {
        const pair = (a[row]! === 0 ? none : a[row]! - 1) * columns + (b[row]! === 0 ? columns : b[row]!) - 1;
        if (pair === pairs - 1) return;
        const key = batch.event[row]! * pairs + pair;
        events.set(key, (events.get(key) ?? 0) + 1);
        if (latest[pair] === unit) return;
        latest[pair] = unit;
        actors[pair]! += 1;
      });
    },
    merge(a, b) {
      for (const [key, n] of b.events) a.events.set(key, (a.events.get(key) ?? 0) + n);
      b.actors.forEach((n, pair) => (a.actors[pair]! += n));
      return a;
    },
  };
}

/** Stages of a reading, and none. */
const placesOf = ({ spec }: StagesReading): number => spec.model.stages.length + 1;

function eachRow({ units, offsets }: Batch, see: (row: number, unit: number) => void): void {
  for (let unit = 0; unit < units; unit += 1)
    for (let row = offsets[unit]!; row < offsets[unit + 1]!; row += 1) see(row, unit);
}

function shapePlaced({ events, actors }: PlacedState, question: Question<StagesSpec>): PlacedEvents[] {
  const [own, other] = twoReadings(question);
  const columns = placesOf(other);
  const pairs = Array.from(actors, (count, pair): PlacedEvents => ({
    own: own.spec.model.stages[Math.floor(pair / columns)]?.name ?? null,
    other: other.spec.model.stages[pair % columns]?.name ?? null,
    ...{ events: 0, actors: count, names: [] },
  }));
  for (const [key, n] of [...events].sort((a, b) => b[1] - a[1] || a[0] - b[0])) {
    const pair = pairs[key % pairs.length]!;
    pair.events += n;
    pair.names.push({ event: question.dataset.events[Math.floor(key / pairs.length)]?.name ?? '', events: n });
  }
  return pairs.filter((pair) => pair.events > 0);
}

/** Whether both models put the same events together, in the same order. */
export function dividesAlike(placed: readonly PlacedEvents[], { stages }: StageModel): boolean {
  const places = placed.map(({ other }) => stages.findIndex(({ name }) => name === other));
  return (
    placed.every(({ own, other }, i) => own !== null && other !== null && own !== placed[i - 1]?.own) &&
    places.every((place, i) => place > (places[i - 1] ?? -1))
  );
}

/** The actors with an event of a pair; nobody for a stage that is in none. */
export function selectPlaced(
  first: StagesReading,
  second: StagesReading,
  own: string | null,
  other: string | null,
): Fold<number[]> {
  const code = ({ spec }: StagesReading, wanted: string | null): number => {
    const place = spec.model.stages.findIndex(({ name }) => name === wanted);
    return wanted !== null && place < 0 ? -1 : place + 1;
  };
  const [row, column] = [code(first, own), code(second, other)];
  const [ofOwn, ofOther] = [rowStages(first.plan), rowStages(second.plan)];
  return collecting((batch, add) => {
    const [a, b] = [ofOwn(batch), ofOther(batch)];
    let latest = -1;
    eachRow(batch, (i, unit) => {
      if (unit === latest || a[i] !== row || b[i] !== column) return;
      latest = unit;
      add(batch.firstUnit + unit);
    });
  });
}
