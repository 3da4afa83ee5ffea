import type { Neighbours } from '../analyses/neighbours';
import type { TakenEvent } from '../analyses/run';
import type { SizeThen } from '../analyses/segment-count';
import type { PropertyValue } from '../model/condition';
import type { DatasetInfo } from '../model/dataset';
import type { IdChoice } from '../import/id-list';
import type { Answer } from '../model/failure';
import type { StageTally } from '../model/stage-tally';
import type { PeriodUnit } from '../model/period';

/** How a result was computed; shown under "How this was computed". */
export interface Explain {
  /** statements that ran for this answer, in order; empty when all columns came from the cache */
  sql: string[];
  /** statements of the columns that came from the cache */
  kept: string[];
  /** rows of `events` the fold walked */
  rows: number;
  columnsMs: number;
  foldMs: number;
  shapeMs: number;
  columnsFromCache: number;
  columnsRead: number;
}

export type Progress = (done: number, total: number) => void;

/** Where a data set's bytes are. Chunks come from IndexedDB or, in memory-only mode, from the session. */
export interface DatasetSource {
  id: string;
  name: string;
  timeZone: string;
  weekStart: DatasetInfo['weekStart'];
  /** id of the bytes: other bytes have another */
  generation: string;
  chunks: Blob[];
}

/** Counts of an event by equal slices of the data's span, for sparklines. */
export interface EventProfile {
  name: string;
  events: number;
  actors: number;
  slices: number[];
}

export interface ActorLine {
  actor: number;
  id: string;
  events: number;
  firstUs: number;
  lastUs: number;
  /** the last known value of each property asked for, in their order; null: none is known */
  values: PropertyValue[];
}

export interface TimelineEvent {
  atUs: number;
  event: string;
  /** number of the session among the actor's, from 1 by first event; null: of none */
  session: number | null;
}

/** Which of an actor's events a timeline shows. Sessions without ids are cut at `gapUs`. */
export interface TimelinePart {
  first: number;
  limit: number;
  gapUs: number;
}

/** What a list of ids is made of. */
export type IdSource = { file: Blob; choice: IdChoice } | { ids: readonly string[] };

/** How the ids of a file meet the data, by column. */
export interface IdMatches {
  columns: { name: string; ids: number; found: number }[];
  choice: IdChoice;
  /** the first ids of the chosen column */
  first: string[];
}

/** The door of the analysis worker (`workers/page.worker.ts`). Every call answers; nothing throws across. `request` names a call that can be cancelled. */
export interface AnalysisDoor {
  /** called once, first; `baseUrl` is the page's, since a worker started from a blob has none of its own */
  start(baseUrl: string): Promise<void>;
  open(source: DatasetSource): Promise<Answer<{ dataset: DatasetInfo }>>;
  close(): Promise<void>;
  /** changes the zone without opening again */
  setZone(timeZone: string, weekStart: DatasetInfo['weekStart']): Promise<Answer<{ dataset: DatasetInfo }>>;
  /** `compared`: the result of the other side, where the spec has `compare` */
  run(
    request: number,
    spec: unknown,
    progress: Progress,
  ): Promise<Answer<{ result: unknown; compared?: unknown; explain: Explain }>>;
  /** actor numbers behind a number */
  select(request: number, spec: unknown, selection: unknown, progress: Progress): Promise<Answer<{ actors: number[] }>>;
  /** a further answer about a question, by its name among the asides of that kind */
  aside(
    request: number,
    spec: unknown,
    name: string,
    asked: unknown,
    progress: Progress,
  ): Promise<Answer<{ found: unknown; explain: Explain }>>;
  cancel(request: number): Promise<void>;
  /** ids of all given actors, in order */
  actorIds(actors: number[]): Promise<Answer<{ ids: string[] }>>;
  /** a page of actors for the people list, with what is last known of them */
  actorLines(actors: number[], properties: string[]): Promise<Answer<{ lines: ActorLine[] }>>;
  /** actors whose id contains the text (case ignored), ascending */
  findActors(contains: string): Promise<Answer<{ actors: number[] }>>;
  timeline(actor: number, part: TimelinePart): Promise<Answer<{ events: TimelineEvent[]; total: number }>>;
  /** every property of the actor's event at a place from 0, in the data set's order */
  eventValues(actor: number, index: number): Promise<Answer<{ values: { property: string; value: PropertyValue }[] }>>;
  /** the events of an actor that the answer to a spec rests on */
  trace(request: number, spec: unknown, actor: number): Promise<Answer<{ taken: TakenEvent[] }>>;
  /** what the actors behind a number did directly before and next; null where the kind of question does not say */
  neighbours(request: number, spec: unknown, selection: unknown): Promise<Answer<{ neighbours: Neighbours | null }>>;
  /** how many actors are in each combination of segments: at place 5 (binary 101) those in the first and the third only */
  overlap(request: number, segments: unknown[]): Promise<Answer<{ counts: number[] }>>;
  /** a segment at the end of each of the last periods, had the data ended there */
  sizes(request: number, segment: unknown, unit: PeriodUnit): Promise<Answer<{ sizes: SizeThen[] }>>;
  /** how many ids of a file the data have; without a choice the best column is taken */
  matchIds(file: Blob, choice: IdChoice | null): Promise<Answer<{ matches: IdMatches }>>;
  /** keeps a list of ids under a name of its own; a short one is given back instead */
  keepIds(list: string, from: IdSource): Promise<Answer<{ size: number; ids: string[] | null }>>;
  /** null: there is no such list here */
  listIds(list: string): Promise<Answer<{ ids: readonly string[] | null }>>;
  /** which of some segments an actor is in */
  tags(request: number, segments: unknown[], actor: number): Promise<Answer<{ in: boolean[] }>>;
  eventProfiles(slices: number): Promise<Answer<{ profiles: EventProfile[] }>>;
  /** what a stage model catches of the data set */
  stageTally(request: number, model: unknown): Promise<Answer<{ tally: StageTally }>>;
  /** the commonest values of a property that contain the text */
  propertyValues(
    property: string,
    contains: string,
    limit: number,
  ): Promise<Answer<{ values: { value: PropertyValue; events: number }[] }>>;
  /** the most frequent event, then the two commonest that follow it directly */
  firstSteps(): Promise<Answer<{ steps: string[] }>>;
}
