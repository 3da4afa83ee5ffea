/*
 * Counted: events that pass the filter and the matcher and lie in the range, by the period of the data set's calendar they happen in. Of them is taken: how
 * many; how many actors they have, once a period and once in the whole range; events per such actor; or the sum, mean, median or 90th percentile of a
 * property. An event without a number in the property is counted as an event, but adds nothing to a sum and is left out of the others. Without
 * anything events, actors and sums are 0, the others null.
 *
 * Every period from the beginning to the end of the range is listed, also those where nothing happened; where the range is open, from the first counted
 * event and to the data's end. A first or last period cut by the range counts what lies inside. The total is taken over the whole range, not over
 * the periods' values.
 *
 * A breakdown takes the same of the events with each value, null among them; values go by their counted events in the range, whatever is measured, equal
 * ones by text; what comes after the limit is Other. An actor counts under each value they have an event with. Equal instants need no order here.
 */
import type { Batch } from '../../columns/batch';
import type { Codes } from '../../columns/column';
import type { Fold } from '../../columns/fold';
import { notCounted, periodOfRow, rowsCounted } from '../../columns/period-rows';
import type { ValueGroups } from '../../columns/value-groups';
import { addExactly, addSums, exactSums, type ExactSums } from '../../model/exact-sum';
import { addToBag, emptyBag, mergedBags, type ValueBag } from '../../model/value-bag';
import type { TrendPlan } from './plan';

/** Counts by cell: group × number of periods + period. What the measure does not need stays empty. */
export interface TrendState {
  /** counted events by code of the breakdown, from the first pass */
  byCode: Float64Array;
  events: Float64Array;
  /** everybody first, then the groups */
  actors: Float64Array;
  /** over all periods; everybody first, then the groups */
  actorsInAll: Float64Array;
  /** events with a number in the property */
  numbers: Float64Array;
  sums: ExactSums;
  /** of medians and percentiles, by cell */
  bag: ValueBag;
}

const countsActors = ({ kind }: TrendPlan): boolean => kind === 'actors' || kind === 'eventsPerActor';
const addsNumbers = ({ kind }: TrendPlan): boolean => kind === 'sum' || kind === 'mean';

export function emptyState(plan: TrendPlan, groups: number, byCode: Float64Array): TrendState {
  const periods = plan.periods.count;
  const summed = addsNumbers(plan) ? groups * periods : 0;
  return {
    byCode,
    events: new Float64Array(groups * periods),
    actors: new Float64Array(countsActors(plan) ? (groups + 1) * periods : 0),
    actorsInAll: new Float64Array(countsActors(plan) ? groups + 1 : 0),
    numbers: new Float64Array(summed),
    sums: exactSums(summed),
    bag: emptyBag(),
  };
}

const added = (a: Float64Array, b: Float64Array): Float64Array => a.map((value, i) => value + b[i]!);

/** How many counted events each value of the breakdown has. */
export function valuesFold(plan: TrendPlan, values: number): Fold<TrendState> {
  return {
    empty: () => emptyState(plan, 0, new Float64Array(values + 1)),
    visit(batch, { byCode }) {
      const codes = codesIn(plan, batch);
      if (codes === null) return;
      const counted = rowsCounted(plan, batch);
      for (let row = 0; row < batch.rows; row += 1) byCode[codes[row]!]! += counted[row]!;
    },
    merge: (a, b) => ({ ...a, byCode: added(a.byCode, b.byCode) }),
  };
}

/** Everything the measure needs, by group and period. */
export function trendFold(plan: TrendPlan, { groups, groupOf }: ValueGroups, byCode: Float64Array): Fold<TrendState> {
  return {
    empty: () => emptyState(plan, groups.length, byCode),
    visit(batch, state) {
      const { count } = plan.periods;
      const { events } = state;
      const periodOf = periodOfRow(plan, batch);
      const codes = codesIn(plan, batch);
      const countActor = countsActors(plan) ? actorCounter(plan, batch, state) : null;
      const takeNumber = plan.property === null ? null : numberTaker(plan, plan.property, batch, state);
      for (let row = 0; row < batch.rows; row += 1) {
        const period = periodOf(row);
        if (period === notCounted) continue;
        const group = codes === null ? 0 : groupOf[codes[row]!]!;
        const cell = group * count + period;
        events[cell]! += 1;
        countActor?.(row, group, period);
        takeNumber?.(row, cell);
      }
    },
    merge(a, b) {
      addSums(a.sums, b.sums);
      return {
        ...a,
        events: added(a.events, b.events),
        actors: added(a.actors, b.actors),
        actorsInAll: added(a.actorsInAll, b.actorsInAll),
        numbers: added(a.numbers, b.numbers),
        bag: mergedBags(a.bag, b.bag),
      };
    },
  };
}

/** The codes of the breakdown, if there is one. */
export function codesIn({ breakdown }: TrendPlan, batch: Batch): Codes | null {
  if (breakdown === null) return null;
  const column = batch.columns[breakdown];
  if (column?.as !== 'code') throw new Error('the breakdown has no codes');
  return column.values;
}

/** Counts the actor of each row it is given, in order: among everybody, and in the row's group where there is a breakdown. */
function actorCounter(
  { breakdown, periods: { count } }: TrendPlan,
  { offsets }: Batch,
  { actors, actorsInAll }: TrendState,
): (row: number, group: number, period: number) => void {
  const lastUnit = new Int32Array(actors.length).fill(-1);
  const lastInAll = new Int32Array(actorsInAll.length).fill(-1);
  let unit = 0;
  const once = (last: Int32Array, counted: Float64Array, place: number): void => {
    if (last[place] === unit) return;
    last[place] = unit;
    counted[place]! += 1;
  };
  return (row, group, period) => {
    while (row >= offsets[unit + 1]!) unit += 1;
    once(lastUnit, actors, period);
    once(lastInAll, actorsInAll, 0);
    if (breakdown === null) return;
    once(lastUnit, actors, (group + 1) * count + period);
    once(lastInAll, actorsInAll, group + 1);
  };
}

/** Takes the property's number of each row it is given, if it has one. */
function numberTaker(
  plan: TrendPlan,
  place: number,
  batch: Batch,
  { numbers, sums, bag }: TrendState,
): (row: number, cell: number) => void {
  const column = batch.columns[place];
  if (column?.as !== 'number') throw new Error('the property has no numbers');
  const { values } = column;
  const summed = addsNumbers(plan);
  return (row, cell) => {
    const value = values[row]!;
    if (Number.isNaN(value)) return;
    if (!summed) addToBag(bag, cell, value);
    else {
      numbers[cell]! += 1;
      addExactly(sums, cell, value);
    }
  };
}
