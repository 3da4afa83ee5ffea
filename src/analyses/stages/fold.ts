/**
 * Where actors stand in a stage model, and how they move. An event belongs to the first stage of the model one of whose rules matches, or to none. Looked at are the events
 * that pass the filter and lie in the range, in (instant, arrival) order; those of no stage are passed over.
 *
 * A visit is a run of events of one stage. Events of no stage do not end it, nor does time: a stage left for a year and then met again without another between is one visit. A
 * move goes from one visit to the next: forward to a later stage of the model, backward to an earlier one; a skip is a move forward over at least one stage. Dwell is the time
 * from the first event of a visit to the first of the next, so the last visit of an actor has none. Events of one instant move in the order they arrived, with a dwell of 0.
 *
 * Actors are those with a visit; each is once in every measure of a stage. ever: it has a visit there. entry: its first visit is there. exit: its last visit is there.
 * now: it stands there at the end of what is looked at; nobody leaves a stage but for another, so that is the stage of its last visit too, and both numbers are the same.
 * highest: of the stages it visited this is the last in the model's order.
 *
 * Moves count, not actors: an actor who moves to and fro counts each time, and a share is of all moves. Regress rate: backward moves ÷ moves.
 *
 * Columns show the first `maxSteps` visits of each actor, one path an actor: dropOff: its last visit is here; goesOn: it has more, only in the last column. Links are the moves between them.
 *
 * With a second model all of this is counted once more by that one, for itself.
 */
import type { Fold } from '../../columns/fold';
import { visitWalk, type Visits } from '../../matching/stage-visits';
import { addToBag, emptyBag, mergedBags, type ValueBag } from '../../model/value-bag';
import type { Question } from '../analysis';
import { readingsOf, type StagesReading } from './reading';
import type { StageMeasure, StagesSpec } from './spec';

export interface StagesState {
  own: ReadingState;
  /** by the second model; null without one */
  beside: ReadingState | null;
}

/** What one model counts. */
export interface ReadingState {
  actors: number;
  /** actors by stage; `exit` stands for `now` too */
  numbers: Record<Exclude<StageMeasure, 'now'>, Float64Array>;
  /** actors by column and stage: all, and those whose last visit it is */
  here: Float64Array;
  ended: Float64Array;
  /** the dwell before each move in µs, by the cell of the move */
  moves: ValueBag;
}

/** The cell of a move by the column of `from`, from 0, and both stages; moves that leave the last column or one beyond it share the last. */
export const moveCell = (stages: number, column: number, from: number, to: number): number =>
  (column * stages + from) * stages + to;

export function stagesFold(question: Question<StagesSpec>): Fold<StagesState> {
  const readings = readingsOf(question);
  const own = readingFold(readings.own);
  const beside = readings.beside && readingFold(readings.beside);
  return {
    empty: () => ({ own: own.empty(), beside: beside?.empty() ?? null }),
    visit(batch, state) {
      own.visit(batch, state.own);
      if (state.beside !== null) beside?.visit(batch, state.beside);
    },
    merge: (a, b) => ({
      own: own.merge(a.own, b.own),
      beside: a.beside && b.beside && beside ? beside.merge(a.beside, b.beside) : null,
    }),
  };
}

function readingFold({ spec, plan }: StagesReading): Fold<ReadingState> {
  const stages = spec.model.stages.length;
  const walk = visitWalk(plan);
  const byStage = (): Float64Array => new Float64Array(stages);
  return {
    empty: () => ({
      actors: 0,
      numbers: { ever: byStage(), highest: byStage(), entry: byStage(), exit: byStage() },
      here: new Float64Array(spec.maxSteps * stages),
      ended: new Float64Array(spec.maxSteps * stages),
      moves: emptyBag(),
    }),
    visit(batch, state) {
      walk(batch, (visits) => {
        countActor(state, visits);
        countColumns(state, visits, spec.maxSteps, stages);
        countMoves(state, visits, batch.at, spec.maxSteps, stages);
      });
    },
    merge,
  };
}

function countActor(state: ReadingState, { stages, length }: Visits): void {
  const { ever, highest, entry, exit } = state.numbers;
  const seen = new Uint8Array(ever.length);
  for (let i = 0; i < length; i += 1) seen[stages[i]!] = 1;
  state.actors += 1;
  entry[stages[0]!]! += 1;
  exit[stages[length - 1]!]! += 1;
  highest[seen.lastIndexOf(1)]! += 1;
  for (let stage = 0; stage < seen.length; stage += 1) ever[stage]! += seen[stage]!;
}

function countColumns({ here, ended }: ReadingState, visits: Visits, maxSteps: number, stages: number): void {
  const columns = Math.min(visits.length, maxSteps);
  for (let column = 0; column < columns; column += 1) here[column * stages + visits.stages[column]!]! += 1;
  if (visits.length === columns) ended[(columns - 1) * stages + visits.stages[columns - 1]!]! += 1;
}

function countMoves(
  { moves }: ReadingState,
  { stages: visited, rows, length }: Visits,
  at: Float64Array,
  maxSteps: number,
  stages: number,
): void {
  for (let i = 1; i < length; i += 1) {
    const column = Math.min(i, maxSteps) - 1;
    addToBag(moves, moveCell(stages, column, visited[i - 1]!, visited[i]!), at[rows[i]!]! - at[rows[i - 1]!]!);
  }
}

function merge(a: ReadingState, b: ReadingState): ReadingState {
  a.actors += b.actors;
  for (const measure of ['ever', 'highest', 'entry', 'exit'] as const) add(a.numbers[measure], b.numbers[measure]);
  add(a.here, b.here);
  add(a.ended, b.ended);
  a.moves = mergedBags(a.moves, b.moves);
  return a;
}

const add = (to: Float64Array, numbers: Float64Array): void => numbers.forEach((n, i) => (to[i]! += n));
