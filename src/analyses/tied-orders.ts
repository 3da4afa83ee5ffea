/*
 * How much the order of events of one instant decides, where a question takes them in order of arrival. An actor's verdict is what the answer rests on: its paths, its visits, the touches of its conversions.
 * It is found once more with the events of each instant in reverse order of arrival, and in the order of their names, as files sorted in other ways would have them.
 */
import * as v from 'valibot';
import type { Batch } from '../columns/batch';
import { collecting, type Fold } from '../columns/fold';
import { reordered, tiedUnits } from '../columns/tied-rows';
import type { DatasetInfo } from '../model/dataset';
import { byText } from '../model/text-order';
import type { Question } from './analysis';
import { foldedAside, nothingAsked, type Aside } from './asides';
import { mergedBits, verdictsOf, type TiedVerdicts, type VerdictBits } from './tied-verdicts';

export const tieOrders = ['reversed', 'byName'] as const;
/** Events of one instant in reverse order of arrival, or in the text order of their names. */
export type TieOrder = (typeof tieOrders)[number];

/** The actors whose verdict is another with events of one instant in that order. */
export interface TiedSelection {
  otherTies: TieOrder;
}

export const tiedSelectionSchema: v.GenericSchema<unknown, TiedSelection> = v.strictObject({
  otherTies: v.picklist(tieOrders),
});

export const isTiedSelection = (selection: object): selection is TiedSelection => 'otherTies' in selection;

/** Sees what each actor (by its place in the batch) has, in any order: equal texts are equal verdicts. Actors who do not count are not seen. */
export type VerdictWalk = (batch: Batch, see: (unit: number, verdict: () => string) => void) => void;

/** `walkOf` makes the walk of a question. */
export const tiedOrders = <Spec>(
  walkOf: (question: Question<Spec>) => VerdictWalk,
): Aside<Spec, null, TiedVerdicts<TieOrder>> =>
  foldedAside({
    asked: nothingAsked,
    passes: (question: Question<Spec>) => [() => tiedFold(walkOf(question), question.dataset)],
    shape: (bits: VerdictBits) => verdictsOf(bits, tieOrders),
  });

/** What each actor has in either order, of a walk that is made of what was folded before. */
export function tiedFold(walk: VerdictWalk, dataset: DatasetInfo): Fold<VerdictBits> {
  return {
    empty: () => new Uint8Array(dataset.actors),
    visit(batch, bits) {
      walk(batch, (unit) => (bits[batch.firstUnit + unit]! |= 1));
      tieOrders.forEach((order, i) => {
        for (const unit of changed(batch, walk, order, dataset)) bits[batch.firstUnit + unit]! |= 2 << i;
      });
    },
    merge: mergedBits,
  };
}

/** The actors behind one of these numbers. */
export const selectTied = (walk: VerdictWalk, { otherTies }: TiedSelection, dataset: DatasetInfo): Fold<number[]> =>
  collecting((batch, add) => {
    for (const unit of changed(batch, walk, otherTies, dataset)) add(batch.firstUnit + unit);
  });

/** Places in a batch of the actors whose verdict is another in that order. */
function changed(batch: Batch, walk: VerdictWalk, order: TieOrder, { events }: DatasetInfo): number[] {
  const found = tiedUnits(batch);
  if (found === null) return [];
  const { tied, unitOf } = found;
  const rank = ranks(events.map(({ name }) => name));
  const other = reordered(
    tied,
    order === 'reversed' ? (a, b) => b - a : (a, b) => rank[tied.event[a]!]! - rank[tied.event[b]!]! || a - b,
  );
  const [now, then] = [verdicts(tied, walk), verdicts(other, walk)];
  return unitOf.filter((_, i) => now[i] !== then[i]);
}

function verdicts(batch: Batch, walk: VerdictWalk): string[] {
  const lists = Array.from({ length: batch.units }, (): string[] => []);
  walk(batch, (unit, verdict) => lists[unit]!.push(verdict()));
  return lists.map((list) => list.sort().join('|'));
}

function ranks(names: readonly string[]): Uint32Array {
  const rank = new Uint32Array(names.length);
  names
    .map((_, i) => i)
    .sort((a, b) => byText(names[a]!, names[b]!))
    .forEach((i, place) => (rank[i] = place));
  return rank;
}
