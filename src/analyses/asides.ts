import * as v from 'valibot';
import type { Needs } from '../columns/column';
import type { Fold, Pass } from '../columns/fold';
import type { DatasetInfo } from '../model/dataset';
import { parseWith } from '../model/parse';
import type { Parsed } from '../model/problem';
import type { Question } from './analysis';

/** Folds over all units of a question: those of its segment, if it has one. */
export type Walk = <State>(fold: Fold<State>) => Promise<State>;

/**
 * A further answer about a question, computed when the page asks for it: how much a setting decides, how something is distributed. No part of the public result, so
 * its form may change; a number in it that can be opened has a selection of the analysis. It is of the question's own side: for the other side of a comparison that question is asked.
 */
export interface Aside<Spec, Asked, Found> {
  /** what is asked beside the question; untrusted, as it comes over the boundary to the worker */
  parse(asked: unknown): Parsed<Asked>;
  /** columns to read; absent: those of the question, which the cache then has */
  needs?(spec: Spec, dataset: DatasetInfo, asked: Asked): Needs;
  /** plain data */
  find(question: Question<Spec>, asked: Asked, walk: Walk): Promise<Found>;
}

/** The asides of an analysis by name. */
export type Asides<Spec> = Readonly<Record<string, Aside<Spec, unknown, unknown>>>;

/** Their names; none where an analysis does not say which it has. */
export type NameIn<Of> = string extends keyof Of ? never : keyof Of & string;
export type AskedOf<Of> = Of extends { parse(asked: unknown): Parsed<infer Asked> } ? Asked : never;
export type FoundOf<Of> = Of extends { find(...given: never[]): Promise<infer Found> } ? Found : never;

/** Asks an aside; null when it was stopped or has failed. */
export type AskAside<Of> = <Name extends NameIn<Of>>(
  name: Name,
  asked: AskedOf<Of[Name]>,
  signal: AbortSignal,
) => Promise<FoundOf<Of[Name]> | null>;

/** What an aside is made of: passes of folds, as in an analysis, and what is asked beside the question (by default nothing). */
interface Folded<Spec, Asked, State, Found> {
  asked: v.GenericSchema<unknown, Asked>;
  needs?(spec: Spec, dataset: DatasetInfo, asked: Asked): Needs;
  passes(question: Question<Spec>, asked: Asked): readonly Pass<State>[];
  shape(state: State, question: Question<Spec>, asked: Asked): Found;
}

/** An aside whose answer is the shape of the last pass's state. */
export function foldedAside<Spec, Asked, State, Found>(
  made: Folded<Spec, Asked, State, Found>,
): Aside<Spec, Asked, Found> {
  return {
    ...made,
    parse: (asked) => parseWith(made.asked, asked),
    async find(question, asked, walk) {
      let state: State | null = null;
      for (const pass of made.passes(question, asked)) state = await walk(pass(state));
      if (state === null) throw new Error('an aside has no pass');
      return made.shape(state, question, asked);
    },
  };
}

/** What an aside is asked with that needs to know nothing more than the question. */
export const nothingAsked: v.GenericSchema<unknown, null> = v.null();
