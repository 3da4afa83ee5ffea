import type { Batch } from '../columns/batch';
import { noReading, type AlignedColumns, type Reading, type Step } from '../columns/aligned-columns';
import type { Column, LookupRequest, Needs, Prepared } from '../columns/column';
import type { Fold } from '../columns/fold';
import { actorBatch, pausedBatches, type Feed } from '../columns/ordered-columns';
import { textsOf, type ColumnSource } from '../columns/source';
import type { PropertyValue } from '../model/condition';
import type { DatasetInfo } from '../model/dataset';
import { FailureError } from '../model/failure';
import type { Problem } from '../model/problem';
import { sidesOf } from '../model/segment';
import type { SpecBase } from '../model/spec';
import { sql, type Sql } from '../sql/sql';
import type { Analysis, Question } from './analysis';
import type { Walk } from './asides';
import { KeptStates, type KeptState } from './kept-states';
import { shapeNeighbours, type Neighbours } from './neighbours';
import { readNeeds } from './read-needs';
import { KeptMembers, listedActors, SegmentMembers } from './segment-members';
import { segmentPlan } from './segment-plan';

/** What one run is given: where columns come from, and when to stop. `step` may throw to stop. */
export interface Run {
  columns: AlignedColumns;
  source: ColumnSource;
  step: Step;
  /** lets other messages in between batches; then `step` may throw */
  pause: () => Promise<void>;
  /** the ids of a list that is kept apart; null: it is not here */
  lists?: (id: string) => Promise<readonly string[] | null>;
  /** about how many rows are folded between two pauses; absent: as many as is fastest */
  rowsEach?: number;
  /** states are kept for the next question as long as it is there; absent: not at all */
  kept?: object;
}

export interface RunCost extends Reading {
  /** rows of the data set that were walked, or cells of its tally */
  rows: number;
  columnsMs: number;
  foldMs: number;
  shapeMs: number;
}

/** A question's answer; `compared` is the result of the other side of `compare`. */
export interface Ran {
  result: unknown;
  compared?: unknown;
  cost: RunCost;
}

/** What an aside found. */
export interface Beside {
  found: unknown;
  cost: RunCost;
}

/** An event of one actor that an attempt took as a step: its place among the actor's events, from 0; steps and attempts from 1. */
export interface TakenEvent {
  index: number;
  step: number;
  attempt: number;
}

/** An analysis with its types closed over: takes untrusted input, gives plain results. @throws FailureError */
export interface Runnable {
  kind: string;
  run(spec: unknown, run: Run): Promise<Ran>;
  /** the actors behind a number of the question's own side */
  select(spec: unknown, selection: unknown, run: Run): Promise<number[]>;
  /** what they did directly before and next; null where the kind of question does not say */
  neighbours(spec: unknown, selection: unknown, run: Run): Promise<Neighbours | null>;
  /** the events of an actor that the answer rests on; empty where the kind of question does not say */
  trace(spec: unknown, actor: number, run: Run): Promise<TakenEvent[]>;
  /** a further answer about the question's own side */
  aside(spec: unknown, name: string, asked: unknown, run: Run): Promise<Beside>;
}

/** Binds the general way of one question (parse, needs, columns, segment, passes, shape) to one analysis. */
export function runnable<K extends string, Spec extends SpecBase<K>, State, Result, Selection>(
  analysis: Analysis<K, Spec, State, Result, Selection>,
): Runnable {
  const kept = new KeptStates<Spec, State>((spec) => analysis.folded?.(spec) ?? spec);
  /** folded once, as long as it is kept */
  const answered = async (spec: Spec, run: Run): Promise<KeptState<Spec, State>> => {
    const known = kept.get(spec, run);
    if (known !== null) return known;
    const { state, question, cost } = await answer(analysis, spec, run);
    kept.keep({ state, question, cost }, run);
    return { state, question, cost };
  };
  const side = async (spec: Spec, run: Run): Promise<{ result: Result; cost: RunCost }> => {
    const { state, question, cost } = (await tallied(analysis, spec, run)) ?? (await answered(spec, run));
    const start = performance.now();
    const result = analysis.shape(state, question);
    return { result, cost: { ...cost, shapeMs: performance.now() - start } };
  };
  const behind = async (spec: Spec, run: Run): Promise<Omit<Answered<Spec, State>, 'cost'>> => {
    const known = kept.get(spec, run);
    if (known === null) return answer(analysis, spec, run);
    const { feed, among } = await made(analysis.needs(spec, run.columns.dataset), spec, run);
    return { ...known, walk: (fold) => folded(fold, feed, among, run) };
  };
  return {
    kind: analysis.kind,
    async run(input, run) {
      const { own, other } = sidesOf(valid(analysis.parse(input)));
      kept.only(other === null ? [own] : [own, other], run);
      const first = await side(own, run);
      if (other === null) return first;
      const second = await side(other, run);
      return { result: first.result, compared: second.result, cost: added(first.cost, second.cost) };
    },
    async select(input, selection, run) {
      const picked = valid(analysis.parseSelection(selection));
      const { own } = sidesOf(valid(analysis.parse(input)));
      const { state, question, walk } = await behind(own, run);
      return walk(analysis.select(question, picked, state));
    },
    async neighbours(input, selection, run) {
      const picked = valid(analysis.parseSelection(selection));
      const { own } = sidesOf(valid(analysis.parse(input)));
      if (analysis.neighbours === undefined) return null;
      const { state, question, walk } = await behind(own, run);
      return shapeNeighbours(await walk(analysis.neighbours(question, picked, state)), question.dataset);
    },
    async trace(input, actor, run) {
      const { own } = sidesOf(valid(analysis.parse(input)));
      if (analysis.trace === undefined) return [];
      const { feed, among, question } = await made(analysis.needs(own, run.columns.dataset), own, run);
      const batch = actorBatch(feed, actor);
      const first = batch.offsets[actor - batch.firstUnit] ?? 0;
      const end = batch.offsets[actor - batch.firstUnit + 1] ?? 0;
      return analysis
        .trace(question, among(batch))
        .filter(({ row }) => row >= first && row < end)
        .map(({ row, step, attempt }) => ({ index: row - first, step, attempt }));
    },
    async aside(input, name, asked, run) {
      const { own } = sidesOf(valid(analysis.parse(input)));
      return besides(analysis, own, name, asked, run);
    },
  };
}

async function besides<K extends string, Spec extends SpecBase<K>, State, Result, Selection>(
  analysis: Analysis<K, Spec, State, Result, Selection>,
  spec: Spec,
  name: string,
  given: unknown,
  run: Run,
): Promise<Beside> {
  const { asides = {} } = analysis;
  const aside = Object.hasOwn(asides, name) ? asides[name] : undefined;
  if (aside === undefined) {
    throw new FailureError({ code: 'invalidSpec', problems: [{ path: ['aside'], code: 'unknownValue' }] });
  }
  const start = performance.now();
  const asked = valid(aside.parse(given));
  const { dataset } = run.columns;
  const needs = aside.needs?.(spec, dataset, asked) ?? analysis.needs(spec, dataset);
  const { feed, among, question, reading } = await made(needs, spec, run);
  const folding = performance.now();
  const found = await aside.find(question, asked, (fold) => folded(fold, feed, among, run));
  return {
    found,
    cost: {
      ...{ ...reading, rows: dataset.rows },
      ...{ columnsMs: folding - start, foldMs: performance.now() - folding, shapeMs: 0 },
    },
  };
}

const added = (a: RunCost, b: RunCost): RunCost => ({
  sql: [...new Set([...a.sql, ...b.sql])],
  kept: [...new Set([...a.kept, ...b.kept])],
  fromCache: a.fromCache + b.fromCache,
  read: a.read + b.read,
  rows: Math.max(a.rows, b.rows),
  columnsMs: a.columnsMs + b.columnsMs,
  foldMs: a.foldMs + b.foldMs,
  shapeMs: a.shapeMs + b.shapeMs,
});

function valid<T>(parsed: { ok: true; value: T } | { ok: false; problems: Problem[] }): T {
  if (parsed.ok) return parsed.value;
  throw new FailureError({ code: 'invalidSpec', problems: parsed.problems });
}

interface Answered<Spec, State> {
  state: State;
  question: Question<Spec>;
  walk: Walk;
  cost: Omit<RunCost, 'shapeMs'>;
}

/** Without a walk over rows, where the question and the data set allow it. */
async function tallied<K extends string, Spec extends SpecBase<K>, State, Result, Selection>(
  analysis: Analysis<K, Spec, State, Result, Selection>,
  spec: Spec,
  { columns }: Run,
): Promise<Omit<Answered<Spec, State>, 'walk'> | null> {
  const { dataset } = columns;
  const counted = spec.segment === undefined ? analysis.tallied?.(spec, dataset) : undefined;
  if (counted === undefined || counted === null) return null;
  const start = performance.now();
  const reading = noReading();
  const tally = await columns.tally(reading);
  if (tally === null) return null;
  const counting = performance.now();
  const state = counted(tally);
  return {
    ...{ state, question: { spec, dataset, prepared: { dictionaries: [], lookups: [] } } },
    cost: {
      ...{ ...reading, rows: tally.events.length },
      ...{ columnsMs: counting - start, foldMs: performance.now() - counting },
    },
  };
}

/** A question ready to be folded. */
interface Made<Spec> {
  feed: Feed;
  /** of a batch of the feed the rows that are asked of */
  among: (batch: Batch) => Batch;
  question: Question<Spec>;
  reading: Reading;
}

const keptMembers = new KeptMembers();

async function made<Spec extends SpecBase<string>>(needs: Needs, spec: Spec, run: Run): Promise<Made<Spec>> {
  const { dataset } = run.columns;
  const { segment, filter } = spec;
  const own = needs.columns.length;
  const plan = segment === undefined ? null : segmentPlan(segment, filter, dataset);
  const reading = noReading();
  const feed = await readNeeds(needs, plan?.columns ?? [], run, reading);
  const prepared = await prepare(needs.lookups, feed.columns.slice(0, own), dataset, run.source);
  const question = { spec, dataset, prepared };
  if (segment === undefined || plan === null) return { feed, among: (batch) => batch, question, reading };
  const members = await keptMembers.of(segment, filter, run.columns, async () => {
    const found = new SegmentMembers(segment, plan, await listedActors(segment, run), dataset);
    if (found.needsAll) {
      const all = { base: feed.base, columns: feed.columns.slice(own), groups: null };
      for await (const batch of pausedBatches(all, run.pause)) found.visit(batch);
      found.settled();
    }
    return found;
  });
  return { feed, among: (batch) => members.only(batch, own), question, reading };
}

async function answer<K extends string, Spec extends SpecBase<K>, State, Result, Selection>(
  analysis: Analysis<K, Spec, State, Result, Selection>,
  spec: Spec,
  run: Run,
): Promise<Answered<Spec, State>> {
  const start = performance.now();
  const { feed, among, question, reading } = await made(analysis.needs(spec, run.columns.dataset), spec, run);
  const folding = performance.now();
  const walk: Walk = (fold) => folded(fold, feed, among, run);
  let state: State | null = null;
  for (const pass of analysis.passes(question)) state = await walk(pass(state));
  if (state === null) throw new Error(`analysis ${analysis.kind} has no pass`);
  return {
    ...{ state, question, walk },
    cost: {
      ...{ ...reading, rows: question.dataset.rows },
      ...{ columnsMs: folding - start, foldMs: performance.now() - folding },
    },
  };
}

async function folded<State>(fold: Fold<State>, feed: Feed, among: Made<unknown>['among'], run: Run): Promise<State> {
  const state = fold.empty();
  for await (const batch of pausedBatches(feed, run.pause, run.rowsEach)) fold.visit(among(batch), state);
  return state;
}

async function prepare(
  requests: readonly LookupRequest[],
  columns: readonly Column[],
  dataset: DatasetInfo,
  source: ColumnSource,
): Promise<Prepared> {
  const dictionaries = columns.map((column) => (column.as === 'code' ? column.dictionary : null));
  const lookups: (readonly PropertyValue[])[] = [];
  for (const { over, sql: expression } of requests) {
    const names = over === 'event' ? dataset.events.map(({ name }) => name) : (dictionaries[over.column] ?? []);
    lookups.push(await lookup(names, expression, source));
  }
  return { dictionaries, lookups };
}

const lookupNames = 5000;

/** Evaluates an expression over a list of names, in their order. */
async function lookup(
  names: readonly PropertyValue[],
  expression: (name: Sql) => Sql,
  source: ColumnSource,
): Promise<readonly PropertyValue[]> {
  const found: (string | null)[] = [];
  for (let first = 0; first < names.length; first += lookupNames) {
    const rows = names.slice(first, first + lookupNames).map((name, i) => sql`(${i}, ${String(name)})`);
    const answered = await source.query(
      sql`SELECT (${expression(sql`name`)})::VARCHAR AS found FROM (VALUES ${rows}) AS names(i, name) ORDER BY i`,
    );
    found.push(...textsOf(answered, 'found'));
  }
  return found;
}
