/*
 * Funnel. What is counted: actors, each once, by the depth of its best attempt.
 *
 * An attempt is any choice of distinct events of one actor for steps 1, 2, … without a hole, each matching its step, such that
 * - each lies at or after the one before (ties: see below), and with order `strict` no other event lies between the two;
 * - the window holds: the last microsecond of it is inside. `firstStep`: each event at most that long after the first; `previousStep`: after the one before;
 *   `session`, `day`: all in one session, one calendar day of the data set's zone. Events of no session take no part in a funnel of one session;
 * - the first event lies in the range. Later ones need not.
 * Only events that pass the filter exist: others neither serve nor stand between. Sessions are cut before the filter.
 *
 * Ties, events of one instant: `either`: serve in whichever order makes the attempt deepest; `arrival`: in order of arrival only; `never`: not one after the
 * other. "Between" goes by (instant, seq) under `arrival`, else strictly between the two instants.
 *
 * Best: the deepest; then the one that starts first; then that reaches its last step first; then with each step earliest, from the second on. Earliness goes by
 * instant; what is still equal, by arrival in the same order of steps. An actor without an event for step 1 is not counted.
 *
 * Repeats: an event serves one step; an actor with many attempts counts once, so does each time between steps.
 *
 * Edges: immature is an actor not converted whose best attempt's window ends after the data's last instant: such a one may still convert. A session without
 * id stays open until its last event plus the gap; sessions with ids are closed.
 */
import type { Batch } from '../../columns/batch';
import type { Codes } from '../../columns/column';
import type { Fold } from '../../columns/fold';
import { noLimit, type Attempt, type AttemptRules } from '../../matching/attempt';
import { AttemptFinder } from '../../matching/attempt-finder';
import { durationUs } from '../../model/duration';
import type { Question } from '../analysis';
import { funnelColumns } from './columns';
import { rowServer, type FunnelRows } from './serving';
import type { FunnelBreakdown, FunnelSpec } from './spec';
import { emptyState, mergeStates, put, zeros, type FunnelState } from './state';

/** An actor with an attempt: its best one, and the code of its breakdown value (0: none). Valid during the call. */
type Visit = (actor: number, attempt: Attempt, rows: FunnelRows, code: number) => void;

/** Walks the actors of a batch that start the funnel. */
export function walker({ spec, dataset }: Question<FunnelSpec>): (batch: Batch, visit: Visit) => void {
  const columns = funnelColumns(spec, dataset);
  const serve = rowServer(spec, dataset, columns);
  const finder = new AttemptFinder(rulesOf(spec));
  return (batch, visit) => {
    const rows = serve(batch);
    const codes = columns.breakdown === null ? null : codesOf(batch, columns.breakdown);
    const { offsets } = batch;
    for (let unit = 0; unit < batch.units; unit++) {
      const attempt = finder.find(rows, offsets[unit]!, offsets[unit + 1]!);
      if (attempt.depth === 0) continue;
      visit(batch.firstUnit + unit, attempt, rows, codes === null ? 0 : codeAt(codes, attempt, spec.breakdown?.at));
    }
  };
}

export function funnelFold(question: Question<FunnelSpec>): Fold<FunnelState> {
  const { spec, dataset } = question;
  const steps = spec.steps.length;
  const walk = walker(question);
  return {
    empty: () => emptyState(steps),
    visit(batch, state) {
      walk(batch, (_, attempt, rows, code) => {
        countTimes(state, attempt, rows.at);
        if (attempt.depth < steps && rows.windowEndUs(attempt) > dataset.lastUs) state.immature++;
        if (spec.breakdown !== undefined) countValue(state, attempt, code);
      });
    },
    merge: mergeStates,
  };
}

function countTimes(state: FunnelState, { depth, rows }: Attempt, at: Float64Array): void {
  const start = at[rows[0]!]!;
  let previous = start;
  state.units[0]!++;
  for (let step = 1; step < depth; step++) {
    const instant = at[rows[step]!]!;
    state.units[step]!++;
    put(state.fromPrevious[step]!, instant - previous);
    put(state.fromFirst[step]!, instant - start);
    previous = instant;
  }
}

function countValue(state: FunnelState, { depth }: Attempt, code: number): void {
  let units = state.byValue.get(code);
  if (units === undefined) state.byValue.set(code, (units = zeros(state.units.length)));
  for (let step = 0; step < depth; step++) units[step]!++;
}

function rulesOf({ steps, order, ties, window }: FunnelSpec): AttemptRules {
  const limit = 'same' in window ? null : { from: window.from, us: durationUs(window) };
  return {
    steps: steps.length,
    directly: order === 'strict',
    ties,
    fromFirstUs: limit?.from === 'firstStep' ? limit.us : noLimit,
    fromPreviousUs: limit?.from === 'previousStep' ? limit.us : noLimit,
  };
}

function codesOf(batch: Batch, column: number): Codes {
  const found = batch.columns[column];
  if (found?.as !== 'code') throw new Error(`column ${column} of the funnel has no codes`);
  return found.values;
}

function codeAt(codes: Codes, { depth, rows }: Attempt, at: FunnelBreakdown['at'] = 'first'): number {
  const step = at === 'first' ? 1 : at === 'last' ? depth : at.step;
  return step > depth ? 0 : codes[rows[step - 1]!]!;
}
