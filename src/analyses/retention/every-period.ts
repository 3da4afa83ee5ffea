import type { Batch } from '../../columns/batch';
import { rowsPassing } from '../../columns/row-tests';
import { periodAt } from '../../model/period-runs';
import type { Member } from './members';
import type { RetentionPlan } from './plan';

/**
 * The starts and later returns of one actor. A return's key is its instant (rolling clock) or its period (calendar), so that the edges of a start's
 * columns are keys too, found by search: an actor may have thousands of starts.
 */
interface ActorLog {
  keys: Float64Array;
  returns: number;
  /** keys fall somewhere: clocks went back over midnight */
  unordered: boolean;
  starts: { at: number; period: number; row: number; /** the first return later than the start */ after: number }[];
}

interface Rows {
  at: Float64Array;
  starting: Uint8Array;
  returning: Uint8Array;
}

/** Visits each actor once a period with a start event, the first of the period. */
export function eachPeriodMember(plan: RetentionPlan, batch: Batch, visit: (member: Member) => void): void {
  const { offsets } = batch;
  const rows = { at: batch.at, starting: rowsPassing(plan.start, batch), returning: rowsPassing(plan.return, batch) };
  const log: ActorLog = { keys: new Float64Array(longest(batch)), returns: 0, unordered: false, starts: [] };
  const member: Member = { actor: 0, cohort: 0, row: 0, hits: new Uint8Array(plan.columns) };
  for (let unit = 0; unit < batch.units; unit += 1) {
    readActor(plan, rows, offsets[unit]!, offsets[unit + 1]!, log);
    for (const start of log.starts) {
      member.actor = batch.firstUnit + unit;
      member.cohort = start.period - plan.cohorts.first;
      member.row = start.row;
      markHits(plan, log, start, member.hits);
      visit(member);
    }
  }
}

function longest({ units, offsets }: Batch): number {
  let most = 0;
  for (let unit = 0; unit < units; unit += 1) most = Math.max(most, offsets[unit + 1]! - offsets[unit]!);
  return most;
}

function readActor(
  plan: RetentionPlan,
  { at, starting, returning }: Rows,
  from: number,
  to: number,
  log: ActorLog,
): void {
  const { endUs, cohorts, rollingUs, runs } = plan;
  const { fromUs, toUs } = cohorts.range;
  log.returns = 0;
  log.unordered = false;
  log.starts = [];
  for (let row = from; row < to && at[row]! <= endUs; row += 1) {
    const instant = at[row]!;
    if (returning[row] === 1 && log.starts.length > 0) {
      addReturn(log, instant, rollingUs === null ? periodAt(runs, instant) : instant);
    }
    if (starting[row] === 1 && instant >= fromUs && instant <= toUs) {
      addStart(log, instant, plan.cohortAt(instant) + cohorts.first, row);
    }
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
  const last = starts[starts.length - 1];
  if (
    last !== undefined &&
    (period === last.period || (period < last.period && starts.some((start) => start.period === period)))
  )
    return;
  starts.push({ at, period, row, after: returns });
}

/** Marks the columns in which the start is followed by enough returns. */
function markHits(plan: RetentionPlan, log: ActorLog, start: ActorLog['starts'][number], hits: Uint8Array): void {
  const { edges, columns, minOccurrences, rollingUs } = plan;
  const keys = log.unordered ? log.keys.slice(start.after, log.returns).sort() : log.keys;
  const end = log.unordered ? keys.length : log.returns;
  const base = rollingUs === null ? start.period : start.at;
  const each = rollingUs ?? 1;
  hits.fill(0);
  let first = firstFrom(keys, base, log.unordered ? 0 : start.after, end);
  if (plan.orAfter) {
    const decides = end - minOccurrences;
    for (let column = 0; column < columns && decides >= first; column += 1) {
      if (keys[decides]! >= base + each * edges[column]!) hits[column] = 1;
    }
  } else {
    for (let column = 0; column < columns && first < end; column += 1) {
      const next = firstFrom(keys, base + each * edges[column + 1]!, first, end);
      if (next - first >= minOccurrences) hits[column] = 1;
      first = next;
    }
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
