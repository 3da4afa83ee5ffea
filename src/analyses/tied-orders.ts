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
  const changed = changedBy(walk, tieOrders, dataset);
  return {
    empty: () => new Uint8Array(dataset.actors),
    visit(batch, bits) {
      walk(batch, (unit) => (bits[batch.firstUnit + unit]! |= 1));
      changed(batch, (unit, order) => (bits[batch.firstUnit + unit]! |= 2 << order));
    },
    merge: mergedBits,
  };
}

/** The actors behind one of these numbers. */
export function selectTied(walk: VerdictWalk, { otherTies }: TiedSelection, dataset: DatasetInfo): Fold<number[]> {
  const changed = changedBy(walk, [otherTies], dataset);
  return collecting((batch, add) => changed(batch, (unit) => add(batch.firstUnit + unit)));
}

/** Sees the place in a batch of each actor whose verdict is another in an order, and the place of that order. */
function changedBy(
  walk: VerdictWalk,
  orders: readonly TieOrder[],
  { events }: DatasetInfo,
): (batch: Batch, see: (unit: number, order: number) => void) => void {
  const rank = orders.includes('byName') ? ranks(events.map(({ name }) => name)) : new Uint32Array();
  return (batch, see) => {
    const found = tiedUnits(batch);
    if (found === null) return;
    const { tied, unitOf } = found;
    const now = verdicts(tied, walk);
    orders.forEach((order, place) => {
      const other = reordered(
        tied,
        order === 'reversed' ? (a, b) => b - a : (a, b) => rank[tied.event[a]!]! - rank[tied.event[b]!]! || a - b,
      );
      const then = verdicts(other, walk);
      unitOf.forEach((unit, i) => {
        if (now[i] !== then[i]) see(unit, place);
      });
    });
  };
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
