import { deepStrictEqual } from 'node:assert';
import type { Analysis, Question } from '../../src/analyses/analysis';
import type { Aside } from '../../src/analyses/asides';
import { AlignedColumns, noReading } from '../../src/columns/aligned-columns';
import type { Batch } from '../../src/columns/batch';
import type { Needs, Prepared } from '../../src/columns/column';
import type { Fold } from '../../src/columns/fold';
import { feedBatches, type Feed } from '../../src/columns/ordered-columns';
import type { SpecBase } from '../../src/model/spec';
import { readNeeds } from '../../src/analyses/read-needs';
import { runnable } from '../../src/analyses/run';
import { storeLog, talliedLog, type LogEvent, type LogSettings, type StoredLog } from './log';
import { memoryFeed } from './memory-feed';
import { nodeSource } from './node-source';

export interface LogRun<Result, Selection> {
  result: Result;
  /** actor ids behind a number, ascending */
  select: (selection: Selection) => string[];
}

/** How the units are dealt to folds that are merged afterwards: one batch an actor and two shards, or all at once. */
export type Sharding = 'whole' | 'sharded';

/** Who computes the columns a question needs: native DuckDB, or the conditions of the reference where they can (much faster). */
export type ColumnsBy = 'database' | 'memory';

/** Asks a question of a literal log. An invalid spec throws with its Problems. Where a tally of the log says the same, that is asserted. */
export async function runOnLog<K extends string, Spec extends SpecBase<K>, State, Result, Selection>(
  analysis: Analysis<K, Spec, State, Result, Selection>,
  input: unknown,
  log: readonly LogEvent[],
  settings: LogSettings = {},
  sharding: Sharding = 'whole',
): Promise<LogRun<Result, Selection>> {
  return (await readLog(analysis, input, log, settings, 'database'))(sharding);
}

/**
 * A question of a literal log with its columns read, to be answered as often as wanted. With 'sharded' every actor is a batch of its own, dealt in turn to three
 * states that are merged.
 */
export async function readLog<K extends string, Spec extends SpecBase<K>, State, Result, Selection>(
  analysis: Analysis<K, Spec, State, Result, Selection>,
  input: unknown,
  log: readonly LogEvent[],
  settings: LogSettings,
  columnsBy: ColumnsBy,
): Promise<(sharding: Sharding) => LogRun<Result, Selection>> {
  const { question, stored, batches: dealt } = await askedOfLog(analysis, input, log, settings, columnsBy);
  return (sharding) => {
    const batches = dealt(sharding);
    let state: State | null = null;
    for (const pass of analysis.passes(question)) state = foldAll(pass(state), batches, sharding);
    const last = state as State;
    const result = analysis.shape(last, question);
    deepStrictEqual(analysis.shape(last, question), result, 'what is shaped again is the same');
    const counted = analysis.tallied?.(question.spec, question.dataset);
    if (counted) deepStrictEqual(analysis.shape(counted(talliedLog(stored)), question), result);
    return {
      result,
      select: (selection) =>
        foldAll(analysis.select(question, selection, last), batches, sharding).map(
          (actor) => stored.actorIds[actor] ?? '',
        ),
    };
  };
}

/** Asks a further answer about a question of a literal log: all at once, or merged from shards. */
export async function asideOnLog<K extends string, Spec extends SpecBase<K>, State, Result, Selection, Asked, Found>(
  analysis: Analysis<K, Spec, State, Result, Selection>,
  aside: Aside<Spec, Asked, Found>,
  input: unknown,
  asked: unknown,
  log: readonly LogEvent[],
  settings: LogSettings = {},
  columnsBy: ColumnsBy = 'database',
): Promise<(sharding: Sharding) => Promise<Found>> {
  const { question, batches } = await askedOfLog(analysis, input, log, settings, columnsBy);
  const parsed = aside.parse(asked);
  if (!parsed.ok) throw new Error(`invalid aside: ${JSON.stringify(parsed.problems)}`);
  return (sharding) =>
    aside.find(question, parsed.value, (fold) => Promise.resolve(foldAll(fold, batches(sharding), sharding)));
}

/** A question with everything it needs, and the units of the log as they are dealt to folds. */
export interface AskedOfLog<Spec> {
  question: Question<Spec>;
  stored: StoredLog;
  batches: (sharding: Sharding) => Batch[];
}

export async function askedOfLog<K extends string, Spec extends SpecBase<K>, State, Result, Selection>(
  analysis: Analysis<K, Spec, State, Result, Selection>,
  input: unknown,
  log: readonly LogEvent[],
  settings: LogSettings,
  columnsBy: ColumnsBy,
): Promise<AskedOfLog<Spec>> {
  const parsed = analysis.parse(input);
  if (!parsed.ok) throw new Error(`invalid spec: ${JSON.stringify(parsed.problems)}`);
  const stored = storeLog(log, settings);
  const needs = analysis.needs(parsed.value, stored.dataset);
  const inMemory = columnsBy === 'memory' || asksNothing(needs) ? memoryFeed(parsed.value, needs, stored) : null;
  const { feed, prepared } = inMemory === null ? await readByDatabase(analysis, input, stored) : prepare(inMemory);
  return {
    question: { spec: parsed.value, dataset: stored.dataset, prepared },
    stored,
    batches: (sharding) => [...feedBatches(feed, sharding === 'sharded' ? 1 : 1_000_000)],
  };
}

interface ReadLog {
  feed: Feed;
  prepared: Prepared;
}

const asksNothing = ({ columns, lookups, order }: Needs): boolean =>
  columns.length === 0 && lookups.length === 0 && order === 'actor';

const prepare = (feed: Feed): ReadLog => ({
  feed,
  prepared: {
    dictionaries: feed.columns.map((column) => (column.as === 'code' ? column.dictionary : null)),
    lookups: [],
  },
});

async function readByDatabase<K extends string, Spec extends SpecBase<K>, State, Result, Selection>(
  analysis: Analysis<K, Spec, State, Result, Selection>,
  input: unknown,
  stored: StoredLog,
): Promise<ReadLog> {
  const source = await nodeSource(stored);
  const read = await capture(analysis, input, new AlignedColumns(source, stored.dataset), source);
  await source.close();
  return read;
}

/** Reads what the question needs by the product's own code, and keeps it. */
async function capture<K extends string, Spec extends SpecBase<K>, State, Result, Selection>(
  analysis: Analysis<K, Spec, State, Result, Selection>,
  input: unknown,
  aligned: AlignedColumns,
  source: Awaited<ReturnType<typeof nodeSource>>,
): Promise<ReadLog> {
  let prepared: Prepared = { dictionaries: [], lookups: [] };
  const spy: Analysis<K, Spec, true, null, Selection> = {
    kind: analysis.kind,
    parse: (unparsed) => analysis.parse(unparsed),
    parseSelection: (unparsed) => analysis.parseSelection(unparsed),
    needs: (spec, dataset) => analysis.needs(spec, dataset),
    passes: (question) => {
      prepared = question.prepared;
      return [() => ({ empty: () => true as const, visit: () => undefined, merge: () => true as const })];
    },
    shape: () => null,
    select: () => ({ empty: () => [], visit: () => undefined, merge: (a) => a }),
  };
  const step = (): void => undefined;
  await runnable(spy).run(input, { columns: aligned, source, step, pause: () => Promise.resolve() });
  const parsed = analysis.parse(input);
  if (!parsed.ok) throw new Error('unreachable: parsed before');
  const needs = analysis.needs(parsed.value, aligned.dataset);
  const run = { columns: aligned, source, step, pause: () => Promise.resolve() };
  const feed = await readNeeds(needs, [], run, noReading());
  return { feed, prepared };
}

function foldAll<State>(fold: Fold<State>, batches: readonly Batch[], sharding: Sharding): State {
  if (sharding === 'whole') {
    const state = fold.empty();
    for (const batch of batches) fold.visit(batch, state);
    return state;
  }
  const shards = [fold.empty(), fold.empty(), fold.empty()];
  const each = Math.ceil(batches.length / 3);
  batches.forEach((batch, i) => fold.visit(batch, shards[Math.floor(i / each)]!));
  return fold.merge(fold.merge(shards[0]!, shards[1]!), shards[2]!);
}
