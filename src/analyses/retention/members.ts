import type { Batch } from '../../columns/batch';
import { rowsPassing } from '../../columns/row-tests';
import { periodReader } from '../../model/period';
import type { RetentionPlan } from './plan';

/** An actor in one cohort. `hits[column]` is 1 where the actor came back; it is reused for the next member. */
export interface Member {
  actor: number;
  /** counted from the first listed cohort */
  cohort: number;
  /** row of the start event in the batch */
  row: number;
  hits: Uint8Array;
}

/**
 * The starts and later returns of one actor. A return's key is its instant (rolling clock) or its period (calendar), so that the edges of a start's
 * columns are keys too.
 */
interface ActorLog {
  keys: Float64Array;
  returns: number;
  /** keys fall somewhere: clocks went back over midnight */
  unordered: boolean;
  starts: { at: number; period: number; row: number; /** the first return later than the start */ after: number }[];
}

/** Visits every member of every cohort, actor by actor. */
export function eachMember(plan: RetentionPlan, batch: Batch, visit: (member: Member) => void): void {
  const { offsets, at } = batch;
  const marks = { starting: rowsPassing(plan.start, batch), returning: rowsPassing(plan.return, batch) };
  const periodOf = periodReader(plan.cohorts.calendar, plan.cohorts.unit);
  const log: ActorLog = { keys: new Float64Array(longest(batch)), returns: 0, unordered: false, starts: [] };
  const member: Member = { actor: 0, cohort: 0, row: 0, hits: new Uint8Array(plan.columns) };
  for (let unit = 0; unit < batch.units; unit += 1) {
    readActor(plan, at, marks, offsets[unit]!, offsets[unit + 1]!, periodOf, log);
    for (const start of log.starts) {
      member.actor = batch.firstUnit + unit;
      member.cohort = Math.min(Math.max(start.period - plan.cohorts.first, 0), plan.cohorts.count - 1);
      member.row = start.row;
      reach(plan, log, start, member.hits);
      visit(member);
    }
  }
}

function longest({ units, offsets }: Batch): number {
  let most = 0;
  for (let unit = 0; unit < units; unit += 1) most = Math.max(most, offsets[unit + 1]! - offsets[unit]!);
  return most;
}

interface Marks {
  starting: Uint8Array;
  returning: Uint8Array;
}

function readActor(
  plan: RetentionPlan,
  at: Float64Array,
  { starting, returning }: Marks,
  from: number,
  to: number,
  periodOf: (atUs: number) => number,
  log: ActorLog,
): void {
  const { membership, endUs, cohorts, rollingUs } = plan;
  const { fromUs, toUs } = cohorts.range;
  let open = true;
  log.returns = 0;
  log.unordered = false;
  log.starts.length = 0;
  for (let row = from; row < to; row += 1) {
    const instant = at[row]!;
    if (instant > endUs) break;
    const started = log.starts.length > 0;
    if (started && returning[row] === 1) addReturn(log, instant, rollingUs === null ? periodOf(instant) : instant);
    if (!open || starting[row] === 0) {
      if (!open && !started) break;
      continue;
    }
    if (instant >= fromUs && instant <= toUs) addStart(log, instant, periodOf(instant), row);
    open = membership === 'everyPeriod' || (membership === 'firstInRange' && log.starts.length === 0);
  }
}

function addReturn(log: ActorLog, instant: number, key: number): void {
  const { keys, returns, starts } = log;
  if (returns > 0 && key < keys[returns - 1]!) log.unordered = true;
  keys[returns] = key;
  log.returns = returns + 1;
  const last = starts[starts.length - 1]!;
  if (instant === last.at) last.after = returns + 1;
}

/** Adds the start unless its period has one. */
function addStart({ starts, returns }: ActorLog, at: number, period: number, row: number): void {
  const last = starts.at(-1);
  if (last !== undefined && period <= last.period && starts.some((start) => start.period === period)) return;
  starts.push({ at, period, row, after: returns });
}

/** Marks the columns in which the start is followed by enough returns. */
function reach(plan: RetentionPlan, log: ActorLog, start: ActorLog['starts'][number], hits: Uint8Array): void {
  const { edges, columns, orAfter, minOccurrences, rollingUs } = plan;
  const later = log.unordered ? log.keys.slice(start.after, log.returns).sort() : log.keys;
  const end = log.unordered ? later.length : log.returns;
  const base = rollingUs === null ? start.period : start.at;
  const each = rollingUs ?? 1;
  hits.fill(0);
  let first = firstFrom(later, base, log.unordered ? 0 : start.after, end);
  for (let column = 0; column < columns && first < end; column += 1) {
    const next = firstFrom(later, base + each * edges[column + 1]!, first, end);
    if ((orAfter ? end : next) - first >= minOccurrences) hits[column] = 1;
    first = next;
  }
  if (plan.zeroIsStart) hits[0] = 1;
}

/** The first index from `low` to `end` whose key is at least the edge; near ones are found first. */
function firstFrom(keys: Float64Array, edge: number, low: number, end: number): number {
  let step = 1;
  let from = low;
  while (from < end && keys[from]! < edge) {
    if (from + step < end && keys[from + step]! < edge) {
      from += step;
      step *= 2;
    } else if (step === 1) return from + 1;
    else step >>= 1;
  }
  return from;
}
