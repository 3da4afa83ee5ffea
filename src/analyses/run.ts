import { batchesOf } from '../columns/batches';
import type { AlignedColumns, BaseColumns, Reading, Step } from '../columns/aligned-columns';
import type { Column, LookupRequest, Prepared } from '../columns/column';
import type { Fold } from '../columns/fold';
import { textsOf, type ColumnSource } from '../columns/source';
import type { PropertyValue } from '../model/condition';
import type { DatasetInfo } from '../model/dataset';
import { FailureError } from '../model/failure';
import type { Problem } from '../model/problem';
import { sql, type Sql } from '../sql/sql';
import type { Analysis, Question } from './analysis';

/** What one run is given: where columns come from, and when to stop. `step` may throw to stop. */
export interface Run {
  columns: AlignedColumns;
  source: ColumnSource;
  step: Step;
  /** lets other messages in between batches; then `step` may throw */
  pause: () => Promise<void>;
}

export interface RunCost extends Reading {
  columnsMs: number;
  foldMs: number;
  shapeMs: number;
}

/** An analysis with its types closed over: takes untrusted input, gives plain results. @throws FailureError */
export interface Runnable {
  kind: string;
  run(spec: unknown, run: Run): Promise<{ result: unknown; cost: RunCost }>;
  select(spec: unknown, selection: unknown, run: Run): Promise<number[]>;
}

/** Binds the general way of one question (parse, needs, columns, passes, shape) to one analysis. */
export function runnable<K extends string, Spec, State, Result, Selection>(
  analysis: Analysis<K, Spec, State, Result, Selection>,
): Runnable {
  return {
    kind: analysis.kind,
    async run(input, run) {
      const answered = await answer(analysis, valid(analysis.parse(input)), run);
      const start = performance.now();
      const result = analysis.shape(answered.state, answered.question);
      return { result, cost: { ...answered.cost, shapeMs: performance.now() - start } };
    },
    async select(input, selection, run) {
      const picked = valid(analysis.parseSelection(selection));
      const { state, question, base, columns } = await answer(analysis, valid(analysis.parse(input)), run);
      return folded(analysis.select(question, picked, state), base, columns, run);
    },
  };
}

function valid<T>(parsed: { ok: true; value: T } | { ok: false; problems: Problem[] }): T {
  if (parsed.ok) return parsed.value;
  throw new FailureError({ code: 'invalidSpec', problems: parsed.problems });
}

interface Answered<Spec, State> {
  state: State;
  question: Question<Spec>;
  base: BaseColumns;
  columns: Column[];
  cost: Omit<RunCost, 'shapeMs'>;
}

async function answer<K extends string, Spec, State, Result, Selection>(
  analysis: Analysis<K, Spec, State, Result, Selection>,
  spec: Spec,
  run: Run,
): Promise<Answered<Spec, State>> {
  const { dataset } = run.columns;
  const needs = analysis.needs(spec, dataset);
  const reading: Reading = { sql: [], fromCache: 0, read: 0 };
  const start = performance.now();
  const base = await run.columns.base(reading, run.step);
  const columns = await run.columns.columns(needs.columns, reading, run.step);
  const prepared = await prepare(needs.lookups, columns, dataset, run.source);
  const folding = performance.now();
  const question: Question<Spec> = { spec, dataset, prepared };
  let state: State | null = null;
  for (const pass of analysis.passes(question)) state = await folded(pass(state), base, columns, run);
  if (state === null) throw new Error(`analysis ${analysis.kind} has no pass`);
  return {
    state,
    question,
    base,
    columns,
    cost: { ...reading, columnsMs: folding - start, foldMs: performance.now() - folding },
  };
}

async function folded<State>(
  fold: Fold<State>,
  base: BaseColumns,
  columns: readonly Column[],
  run: Run,
): Promise<State> {
  const state = fold.empty();
  for (const batch of batchesOf(base, columns)) {
    await run.pause();
    fold.visit(batch, state);
  }
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
