import type { Component } from 'svelte';
import type { Format, Messages } from '../i18n';
import type { Matcher } from '../model/condition';
import type { DatasetInfo } from '../model/dataset';
import type { Problem } from '../model/problem';
import type { Touchpoints } from '../model/touchpoints';
import type { Vocabulary } from '../ui/vocabulary';
import type { Asides, AskAside } from './asides';
import type { ComparedRow } from './compared-rows';
import type { NeighbourSide } from './neighbours';

/** A spec on its way to being valid: `problems` say what is wrong with it. */
export interface EditorProps<Spec> {
  spec: Spec;
  dataset: DatasetInfo;
  vocabulary: Vocabulary;
  problems: readonly Problem[];
  onchange: (spec: Spec) => void;
}

export interface AnswerProps<Spec, Result, Selection, Further = Asides<Spec>> {
  /** the question the result answers */
  spec: Spec;
  /** the newest question; where it is another one, its answer is on the way */
  asked: Spec;
  result: Result;
  /** of the other side of `spec.compare`; for charts that draw both */
  compared: Result | null;
  dataset: DatasetInfo;
  /** what the people panel shows, if it is open */
  selection: Selection | null;
  /** view, data set, date: what exported files are called */
  nameParts: readonly string[];
  /** on a board or in a report: only what the result says, nothing else of the data set */
  compact?: boolean;
  onselect: (selection: Selection) => void;
  /** asks another question from the answer; `moving`: more will follow, and what is known of it is drawn already, so its answer may wait until it rests */
  onchange: (spec: Spec, moving?: boolean) => void;
  /** the address of another question, of the same data set; absent where the answer stands alone */
  linkTo?: (spec: { kind: string }) => string;
  /** asks a further answer about `spec` */
  aside: AskAside<Further>;
}

/** Both results of a comparison. */
export interface Sides<Result> {
  own: Result;
  other: Result;
}

/** What words are made with. */
export interface Words {
  t: Messages;
  format: Format;
}

/** What else a first question can go by. */
export interface FirstKnown {
  words: Words;
  /** those kept with the data set */
  touchpoints: Touchpoints | null;
}

/** One line of "How this was computed". */
export interface Setting {
  name: string;
  text: string;
}

export interface EventMark {
  colour?: string;
}

/** What is asked of selected people: those with this event directly before or next; null: none came. */
export interface BesideAsked {
  side: NeighbourSide;
  event: string | null;
}

/** How the people of a selection are asked what they did directly before and next. */
export interface BesideView<Spec, Selection> {
  /** what the lists are around, in words */
  about: (spec: Spec, selection: Selection, words: Words) => string;
  now: (selection: Selection) => BesideAsked | null;
  /** null: all of them again */
  narrow: (selection: Selection, to: BesideAsked | null) => Selection;
}

/** How the page shows one kind of question. */
export interface View<Spec, Result, Selection, Further = Asides<Spec>> {
  icon: Component<{ class?: string }>;
  title: (t: Messages) => string;
  Editor: Component<EditorProps<Spec>>;
  Answer: Component<AnswerProps<Spec, Result, Selection, Further>>;
  /** the question a new data set is opened with; `firstSteps`: the most frequent event, then the commonest that follow it */
  firstSpec: (dataset: DatasetInfo, firstSteps: readonly string[], known: FirstKnown) => Spec;
  /** every setting the answer was computed with, in words */
  settings: (spec: Spec, dataset: DatasetInfo, words: Words) => Setting[];
  /** the two settings that matter most, for the closed fold-out */
  summary: (spec: Spec, dataset: DatasetInfo, words: Words) => string;
  /** who the selected actors are; may hold `strong` parts */
  who: (spec: Spec, selection: Selection, dataset: DatasetInfo, words: Words) => string;
  /** the numbers of both sides beside each other, as the chart is sorted */
  compared: (spec: Spec, sides: Sides<Result>, words: Words, dataset: DatasetInfo) => ComparedRow<Selection>[];
  /** absent where there is no moment to look around */
  beside?: BesideView<Spec, Selection>;
  /** how an event is marked in the timeline of an actor: a CSS colour */
  markOf?: (spec: Spec) => (event: string) => EventMark;
  /** how many units the answer is about; 0: nothing found */
  base: (result: Result, spec: Spec) => number;
  /** its rates are of `base`: a small one is said */
  readsRates?: true;
  /** what nobody did when nothing is found; null: any event */
  asked: (spec: Spec) => Matcher | null;
}
