/**
 * Where journeys hurt: a map of stages × touchpoints. Looked at are the events that pass the filter and lie in the range, in (instant, arrival) order; an event belongs to the
 * first stage of the model one of whose rules matches, or to none, and to one touchpoint or none. A cell is a stage and a touchpoint; events of no touchpoint have cells too (null).
 * A journey is all events of an actor that are of a stage.
 *
 * Went on: after an event of the cell comes, at any later time, an event of a later stage of the model (skips count). Nobody goes on from the last stage.
 * Lost: after an event of the cell no event of a later stage ever comes, and the last event of the same stage is not later than `within` (24 hours, the end inside) after it:
 * the journey stopped there. Going back to an earlier stage afterwards saves nobody. The time must be over by the end of what is looked at (the end of the data, or of the range
 * if that is earlier); until then such an event is immature. Nobody is lost in the last stage. An actor may go on from a cell and, having come back, be lost in it.
 * Journeys lost: actors who are lost after any event of any stage, whatever its touchpoint; one journey may be lost after events of several cells.
 * Immature: actors of the cell who neither went on nor were lost, and have an immature event in it.
 * Jump-back: a move from one stage directly to an earlier one (events of no stage between do not count); it starts at the cell of the last event before it.
 * Marked: events of the cell that one of the matchers `marked` takes.
 * Dwell: from the first event of the cell within a visit (a run of events of one stage) to the first event of the next visit; last visits have none.
 * Value: what an actor who went on brought afterwards: the sum of the value property over all the actor's events, of any stage or none, after the first event of the cell.
 */
import { addToBag, emptyBag, mergedBags, type ValueBag } from '../../model/value-bag';
import type { Batch } from '../../columns/batch';
import { valuesOf } from '../../columns/column-planner';
import type { Fold } from '../../columns/fold';
import type { ValueGroups } from '../../columns/value-groups';
import type { Question } from '../analysis';
import { seeJourneys, type CellOfActor, type JourneySight } from './journeys';
import { journeyRows, touchpointCodes, type JourneyPlan } from './plan';
import type { JourneySpec } from './spec';

/** Counts by cell: touchpoint × stages + stage. */
export interface JourneyState {
  /** events of a stage by code of the touchpoint, from the first pass */
  byCode: Float64Array;
  journeys: number;
  lostJourneys: number;
  events: Float64Array;
  actors: Float64Array;
  wentOn: Float64Array;
  lost: Float64Array;
  immature: Float64Array;
  jumpBacks: Float64Array;
  jumpedBack: Float64Array;
  marked: Float64Array;
  markedActors: Float64Array;
  /** µs */
  dwell: ValueBag;
  /** of those who went on */
  values: ValueBag;
}

const counted = [
  'events',
  'actors',
  'wentOn',
  'lost',
  'immature',
  'jumpBacks',
  'jumpedBack',
  'marked',
  'markedActors',
] as const;

function emptyState(cells: number, byCode: Float64Array): JourneyState {
  const numbers = (): Float64Array => new Float64Array(cells);
  return {
    ...{ byCode, journeys: 0, lostJourneys: 0, dwell: emptyBag(), values: emptyBag() },
    ...{ events: numbers(), actors: numbers(), wentOn: numbers(), lost: numbers(), immature: numbers() },
    ...{ jumpBacks: numbers(), jumpedBack: numbers(), marked: numbers(), markedActors: numbers() },
  };
}

/** How many events of a stage each code of the touchpoint has. */
export function codesFold(question: Question<JourneySpec>, plan: JourneyPlan): Fold<JourneyState> {
  const rowsOf = journeyRows(plan);
  return {
    empty: () => emptyState(0, new Float64Array(touchpointCodes(question, plan))),
    visit(batch, { byCode }) {
      const { stage, touch } = rowsOf(batch);
      for (let i = 0; i < batch.rows; i += 1) {
        if (stage[i]! > 0 && stage[i]! <= plan.stages) byCode[touch[i]!]! += 1;
      }
    },
    merge(a, b) {
      b.byCode.forEach((n, code) => (a.byCode[code]! += n));
      return a;
    },
  };
}

export function journeyFold(plan: JourneyPlan, touchpoints: ValueGroups, byCode: Float64Array): Fold<JourneyState> {
  const cells = touchpoints.groups.length * plan.stages;
  const see = seeJourneys(plan, touchpoints);
  return {
    empty: () => emptyState(cells, byCode),
    visit: (batch, state) =>
      see(batch, (sight) => {
        state.journeys += 1;
        if (sight.lost) state.lostJourneys += 1;
        for (const cell of sight.cells) countCell(state, cell, sight, batch, plan);
      }),
    merge(a, b) {
      a.journeys += b.journeys;
      a.lostJourneys += b.lostJourneys;
      for (const name of counted) b[name].forEach((n, cell) => (a[name][cell]! += n));
      a.dwell = mergedBags(a.dwell, b.dwell);
      a.values = mergedBags(a.values, b.values);
      return a;
    },
  };
}

function countCell(
  state: JourneyState,
  { cell, events, wentOn, lost, immature, jumpBacks, marked, dwells, first }: CellOfActor,
  { end, stage }: JourneySight,
  batch: Batch,
  plan: JourneyPlan,
): void {
  state.events[cell]! += events;
  state.actors[cell]! += 1;
  state.wentOn[cell]! += wentOn ? 1 : 0;
  state.lost[cell]! += lost ? 1 : 0;
  state.immature[cell]! += immature && !wentOn && !lost ? 1 : 0;
  state.jumpBacks[cell]! += jumpBacks;
  state.jumpedBack[cell]! += jumpBacks > 0 ? 1 : 0;
  state.marked[cell]! += marked;
  state.markedActors[cell]! += marked > 0 ? 1 : 0;
  for (const dwell of dwells) addToBag(state.dwell, cell, dwell);
  if (wentOn && plan.value !== null) addToBag(state.values, cell, valueAfter(first, end, stage, batch, plan));
}

const perOne = 1e6;

/** The sum of the value after a row up to `end`; values of up to six decimals are added exactly. */
export function valueAfter(
  first: number,
  end: number,
  stage: Uint32Array,
  batch: Batch,
  { value }: JourneyPlan,
): number {
  const numbers = valuesOf(batch, value ?? 0);
  let millionths = 0;
  let odd = 0;
  for (let i = first + 1; i < end; i += 1) {
    const number = numbers[i]!;
    if (stage[i] === 0 || Number.isNaN(number)) continue;
    const units = Math.round(number * perOne);
    if (Number.isSafeInteger(units) && units / perOne === number) millionths += units;
    else odd += number;
  }
  return millionths / perOne + odd;
}
