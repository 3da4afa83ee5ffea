import type { Kind, ResultOf, SpecOf } from '../../analyses/registry';
import type { Setting } from '../../analyses/view';
import type { LanguageCode } from '../../i18n';
import type { Names } from '../../i18n/naming';
import type { Place } from '../../model/board';
import type { DatasetInfo } from '../../model/dataset';
import type { Segment } from '../../model/segment';

/** A sentence in each language the page speaks. */
export type Said<T> = Record<LanguageCode, T>;

/** An answer as a report holds it. `spec` names no people. */
export interface AnswerPart<K extends Kind> {
  kind: K;
  spec: SpecOf<K>;
  result: ResultOf<K>;
  compared: ResultOf<K> | null;
  /** no actor can be on both sides of the comparison */
  apart: boolean;
  settings: Said<Setting[]>;
  /** what the sides of the comparison are called; null: there is none */
  sides: Said<{ a: string; b: string }> | null;
}

type AnyAnswer = { [K in Kind]: AnswerPart<K> }[Kind];

/** A tile of a report, or its only part. */
export type ReportPart = Place & {
  name: Said<string>;
  /** sentences above it: names the data lacks, settings of the board it cannot have */
  notes: Said<string[]>;
} & ({ note: string } | { answer: AnyAnswer | null });

/** What stands in a report: results and words, no rows and no ids of actors. */
export interface ReportContent {
  v: 1;
  name: string;
  /** ms since 1970 */
  madeAt: number;
  language: LanguageCode;
  theme: 'light' | 'dark';
  dataset: DatasetInfo;
  /** the data set and what a board says for all its tiles, in words */
  about: Said<string>;
  parts: ReportPart[];
  /** what the events and properties that stand in it are called */
  names?: Readonly<Record<LanguageCode, Names>>;
}

/** Whether a text read from a report is one; it was written by this version of the page, in one piece with the script that reads it. */
export const isReport = (input: unknown): input is ReportContent =>
  typeof input === 'object' && input !== null && 'v' in input && input.v === 1 && 'parts' in input;

/** What a report needs to know of a data set: no names of events and properties beyond those in its results. */
export const withoutNames = (dataset: DatasetInfo): DatasetInfo => ({
  ...dataset,
  id: '',
  events: [],
  properties: [],
});

const nobody: Segment = { actors: [] };

/** The question without the people it is about: lists of ids stay here, and the settings say it in words. */
export function withoutPeople<Spec extends { segment?: Segment; compare?: { segment: Segment } | object }>(
  spec: Spec,
): Spec {
  const { compare } = spec;
  return {
    ...spec,
    ...(spec.segment === undefined ? {} : { segment: nobody }),
    ...(compare !== undefined && 'segment' in compare ? { compare: { segment: nobody } } : {}),
  };
}
