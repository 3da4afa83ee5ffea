import type { Batch } from '../columns/batch';
import type { Needs, Prepared } from '../columns/column';
import type { Fold, Pass } from '../columns/fold';
import type { Tally } from '../columns/tally';
import type { DatasetInfo } from '../model/dataset';
import type { Parsed } from '../model/problem';
import type { SpecBase } from '../model/spec';
import type { Asides } from './asides';
import type { NeighbourState } from './neighbours';

/** What a plan is made from: a valid spec, the data set it is asked of, and what was looked up before the first batch. */
export interface Question<Spec> {
  spec: Spec;
  dataset: DatasetInfo;
  prepared: Prepared;
}

/** An event that an attempt took as a step. `row` is the batch's; steps and attempts count from 1. */
export interface Traced {
  row: number;
  step: number;
  attempt: number;
}

/**
 * One kind of question. Pure: runs in Node and in the worker. `parse` takes untrusted input; `needs` says which columns to read; `passes`
 * are the folds, each given the merged state of the one before; `shape` turns the last state into the public result: raw values, no labels, no
 * colours. Segment and comparison are not its work: it is given the events of the actors that are asked of. `select` is the same fold, collecting the actors behind one number; its list has exactly as many actors as the number counts (for numbers that count units other than
 * actors, the actors inside them).
 */
export interface Analysis<
  Kind extends string,
  Spec extends SpecBase<Kind>,
  State,
  Result,
  Selection,
  Further extends Asides<Spec> = Asides<Spec>,
> {
  kind: Kind;
  parse(input: unknown): Parsed<Spec>;
  parseSelection(input: unknown): Parsed<Selection>;
  needs(spec: Spec, dataset: DatasetInfo): Needs;
  passes(question: Question<Spec>): Pass<State>[];
  /** leaves the state as it is, so that it can be shaped again */
  shape(state: State, question: Question<Spec>): Result;
  /** the settings that the state depends on, without those only `shape` reads; absent: all */
  folded?(spec: Spec): object;
  /** the state that the passes would end with, out of events by name and quarter of an hour; null where a question asks for more than these say */
  tallied?(spec: Spec, dataset: DatasetInfo): ((tally: Tally) => State) | null;
  select(question: Question<Spec>, selection: Selection, state: State): Fold<number[]>;
  /** the events that the answer rests on among those of a batch; where units are actors, the batch holds one */
  trace?(question: Question<Spec>, batch: Batch): Traced[];
  /** what the selected actors did directly before and after; its numbers count actors, as a selection narrowed to one of them does */
  neighbours?(question: Question<Spec>, selection: Selection, state: State): Fold<NeighbourState>;
  /** further answers about the question, by name */
  asides?: Further;
}
