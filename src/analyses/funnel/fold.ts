/*
 * Funnel. What is counted: units (actors, sessions, or the values of a property across actors), each once, by its best attempt; or every attempt.
 *
 * An attempt is any choice of distinct events of one unit for steps 1, 2, … (optional steps may be left out), each matching its step, such that
 * - each lies at or after the one before (ties: see below); before a step that is `directly`, with order `strict` every step, no other event lies between the two;
 * - the window holds: the last microsecond of it is inside. `firstStep`: each event at most that long after the first; `previousStep`: after the one before;
 *   `session`, `day`: all in one session, one calendar day of the data set's zone. Events of no session take no part in a funnel of one session;
 * - the first event lies in the range; with `wholeAttemptInRange` all do, and events outside it neither strike nor stand between;
 * - a `firstEver` step takes only the actor's first event with one of its names, in all history, before filter and condition are looked at;
 * - held properties have the first event's values at every step; an event lacking one serves no step;
 * - no event of an `endAttempt` exclusion lies between the first step taken from `after` on and the first from `before` on (or the last one taken).
 * Only events that pass the filter exist: others neither serve nor stand between. Sessions are cut before the filter, and per actor.
 * In any order the steps may be filled by any of the events, each step once; step i of the result is the i-th event taken.
 *
 * Ties, events of one instant: `either`: serve in whichever order makes the attempt deepest; `arrival`: in order of arrival only; `never`: not one after the
 * other. "Between" goes by (instant, seq) under `arrival`, else strictly between the two instants. An event taken as a step never strikes its own attempt.
 *
 * Best: the deepest; then one that no `removeActor` exclusion strikes (as `endAttempt`, and in the open window too where `before` is never reached); then the one
 * that starts first; then that reaches its last step first; then with most optional steps; then with each step earliest, one not taken counting as latest. Earliness goes by
 * instant; what is still equal, by arrival in the same order of steps. A unit whose best attempt is struck is not counted, nor one without a start.
 *
 * Attempts (`count: 'attempts'`): each is the best from the first start left, of events no earlier one took. The next starts after a conversion's last event, or with
 * the first event after which nothing later could carry the unconverted one further; while its window is open nothing else starts.
 *
 * Edges: immature is a unit (attempt) not converted whose reported attempt's window ends after the data's last instant: such a one may still convert. A session without
 * id stays open until its last event plus the gap; sessions with ids are closed.
 */
import type { Batch } from '../../columns/batch';
import type { Codes } from '../../columns/column';
import type { Fold } from '../../columns/fold';
import type { Attempt } from '../../matching/attempt';
import { AttemptFinder } from '../../matching/attempt-finder';
import { GeneralFinder } from '../../matching/general-finder';
import { SuccessiveAttempts } from '../../matching/successive-attempts';
import { periodReader } from '../../model/period';
import { calendarOf } from '../../model/range';
import { addToBag } from '../../model/value-bag';
import type { Question } from '../analysis';
import { funnelColumns } from './columns';
import { isPlain, plainRules, searchRules } from './rules';
import type { FunnelRows } from './serving';
import { splitAt, type FunnelSpec, type PropertySplit } from './spec';
import { emptyState, mergeStates, timesCell, zeros, type FunnelState } from './state';
import { actorsInside, unitReader } from './units';
import { windowEndUs } from './windows';

/** One attempt that counts. Valid during the call. */
export interface Counted {
  attempt: Attempt;
  rows: FunnelRows;
  /** the unit's rows are `from` … `to - 1` of `rows` */
  from: number;
  to: number;
  /** the batch's row of one of `rows` */
  batchRow: (row: number) => number;
  /** of its breakdown value; 0: none */
  code: number;
  /** number of the period it starts in; 0 without periods */
  period: number;
  /** the actors inside its unit */
  actors(): number[];
}

/** Walks the attempts that count in a batch. */
export function walker({
  spec,
  dataset,
}: Question<FunnelSpec>): (batch: Batch, visit: (counted: Counted) => void) => void {
  const columns = funnelColumns(spec, dataset);
  const readUnits = unitReader(spec, dataset, columns);
  const attemptsOf = finderOf(spec);
  const periodOf = spec.period === undefined ? () => 0 : periodReader(calendarOf(dataset, spec.range), spec.period);
  return (batch, visit) => {
    const { units, rows } = readUnits(batch);
    const codes = columns.breakdown === null ? null : codesOf(batch, columns.breakdown);
    const batchRow = (row: number): number => (units.rows === null ? row : units.rows[row]!);
    const isActor = spec.unit === undefined || spec.unit === 'actor';
    for (let unit = 0; unit < units.offsets.length - 1; unit++) {
      const from = units.offsets[unit]!;
      const to = units.offsets[unit + 1]!;
      attemptsOf(rows, from, to, (attempt) => {
        const row = splitRow(attempt, splitAt(spec.breakdown));
        visit({
          ...{ attempt, rows, from, to, batchRow },
          code: codes === null || row < 0 ? 0 : codes[batchRow(row)]!,
          period: periodOf(rows.at[attempt.rows[0]!]!),
          actors: () => (isActor ? [batch.firstUnit + unit] : actorsInside(batch, units, from, to, columns.filter)),
        });
      });
    }
  };
}

type FindAttempts = (rows: FunnelRows, from: number, to: number, visit: (attempt: Attempt) => void) => void;

/** Finds the attempts that count of a unit: its best one, or each. */
export function finderOf(spec: FunnelSpec): FindAttempts {
  if (spec.count === 'attempts') {
    const finder = new SuccessiveAttempts(searchRules(spec));
    return (rows, from, to, visit) => finder.find(rows, from, to, visit);
  }
  const finder = isPlain(spec) ? new AttemptFinder(plainRules(spec)) : new GeneralFinder(searchRules(spec));
  return (rows, from, to, visit) => {
    const attempt = finder.find(rows, from, to);
    if (attempt.depth > 0) visit(attempt);
  };
}

/** `limit`: how many times are kept before they are rounded. */
export function funnelFold(question: Question<FunnelSpec>, limit?: number): Fold<FunnelState> {
  const { spec } = question;
  const steps = spec.steps.length;
  const walk = walker(question);
  return {
    empty: () => emptyState(steps, limit),
    visit(batch, state) {
      walk(batch, (counted) => {
        const { attempt, rows, code, period } = counted;
        countTimes(state, attempt, rows.at);
        if (isImmature(question, counted)) state.immature++;
        if (spec.breakdown !== undefined) countSteps(state.byValue, code, attempt, steps);
        if (spec.period !== undefined) countSteps(state.byPeriod, period, attempt, steps);
      });
    },
    merge: mergeStates,
  };
}

/** Whether an attempt has not converted and its window ends after the data do. */
export const isImmature = (
  { spec, dataset }: Question<FunnelSpec>,
  { attempt, rows }: Pick<Counted, 'attempt' | 'rows'>,
): boolean => attempt.depth < spec.steps.length && windowEndUs(spec, attempt, rows.at, rows.windows) > dataset.lastUs;

function countTimes(state: FunnelState, { depth, rows }: Attempt, at: Float64Array): void {
  const start = at[rows[0]!]!;
  let previous = start;
  state.units[0]!++;
  for (let step = 1; step < depth; step++) {
    const row = rows[step]!;
    if (row < 0) continue;
    const instant = at[row]!;
    state.units[step]!++;
    addToBag(state.times, timesCell(step, 'previous'), instant - previous);
    addToBag(state.times, timesCell(step, 'first'), instant - start);
    previous = instant;
  }
}

function countSteps(counts: Map<number, number[]>, key: number, { depth, rows }: Attempt, steps: number): void {
  let units = counts.get(key);
  if (units === undefined) counts.set(key, (units = zeros(steps)));
  for (let step = 0; step < depth; step++) if (rows[step]! >= 0) units[step]!++;
}

function codesOf(batch: Batch, column: number): Codes {
  const found = batch.columns[column];
  if (found?.as !== 'code') throw new Error(`column ${column} of the funnel has no codes`);
  return found.values;
}

/** The row the breakdown looks at; -1 when the attempt did not take that step. */
function splitRow({ depth, rows }: Attempt, at: PropertySplit['at'] = 'first'): number {
  const step = at === 'first' ? 1 : at === 'last' ? depth : at.step;
  return step > depth ? -1 : rows[step - 1]!;
}
