/*
 * Counted: actors, by period and state. An actor is active in a period with at least one event in it that passes the filter and the matcher; other
 * events do not exist here. In the period of the first such event of all history the actor is *new*. In any other active period they are *returning* when they were active
 * in the period before, else *resurrecting*. In a period without such an event they are *dormant* when they were active in the one before, and
 * only then: who stays away is counted once. So an actor is in at most one state a period.
 *
 * Shown are whole periods that touch the range, with everything in them; what lies outside still says who is new and who was there the period before.
 * Where the range is open the list begins with the first event that counts, and ends with the data; everybody whose last period it was is dormant in a period
 * that is not over yet.
 *
 * The period before is the one before on the calendar, also when the clocks skipped it: nobody is active in a skipped hour or day. A repeated hour is
 * one period. Ties and repeats inside a period make no difference. Left out: actors without an event that counts.
 */
import type { Batch } from '../../columns/batch';
import { collecting, type Fold } from '../../columns/fold';
import { oneTest } from '../../columns/period-rows';
import { rowsPassing, type RowTest } from '../../columns/row-tests';
import type { DatasetInfo } from '../../model/dataset';
import { listedPeriods, type ListedPeriods } from '../../model/listed-periods';
import { periodIndexOfLabel } from '../../model/period';
import { periodAt, periodRuns, type PeriodRuns } from '../../model/period-runs';
import { lifecycleStates, type LifecycleSelection, type LifecycleSpec, type LifecycleState } from './spec';

/** Actors by state, then by listed period. */
export type LifecycleCounts = Record<LifecycleState, Float64Array>;

interface LifecyclePlan {
  test: RowTest;
  periods: ListedPeriods;
  /** from the period before the first listed one to the last */
  runs: PeriodRuns;
}

const mostPeriods = 200_000;

/** The periods listed. @throws FailureError when there are too many to be read */
export const lifecyclePeriods = ({ range, period }: LifecycleSpec, dataset: DatasetInfo): ListedPeriods =>
  listedPeriods(range, period, dataset, mostPeriods);

export function lifecyclePlan(spec: LifecycleSpec, dataset: DatasetInfo): LifecyclePlan {
  const periods = lifecyclePeriods(spec, dataset);
  const { calendar, unit, first, count } = periods;
  const runs = periodRuns(calendar, unit, first - 1, first + Math.max(count, 1) - 1);
  return { test: oneTest(spec, dataset), periods, runs };
}

export function lifecycleFold(plan: LifecyclePlan): Fold<LifecycleCounts> {
  const counts = (make: (state: LifecycleState) => Float64Array): LifecycleCounts => ({
    new: make('new'),
    returning: make('returning'),
    resurrecting: make('resurrecting'),
    dormant: make('dormant'),
  });
  return {
    empty: () => counts(() => new Float64Array(plan.periods.count)),
    visit(batch, state) {
      eachState(plan, batch, (_, period, name) => {
        state[name][period]! += 1;
      });
    },
    merge: (a, b) => counts((state) => a[state].map((count, i) => count + b[state][i]!)),
  };
}

/** Collects the actors in one state in one listed period. */
export function lifecycleActors(plan: LifecyclePlan, selection: LifecycleSelection): Fold<number[]> {
  const { calendar, unit, first } = plan.periods;
  const index = periodIndexOfLabel(calendar, unit, selection.period);
  if (index === null) return collecting(() => undefined);
  return collecting((batch, add) =>
    eachState(plan, batch, (actor, period, state) => {
      if (period === index - first && state === selection.state) add(actor);
    }),
  );
}

type Visit = (actor: number, period: number, state: LifecycleState) => void;

/** Visits every actor once in each listed period, counted from 0, in which they have a state. */
function eachState(plan: LifecyclePlan, batch: Batch, visit: Visit): void {
  const passing = rowsPassing(plan.test, batch);
  const active: number[] = [];
  for (let unit = 0; unit < batch.units; unit += 1) {
    const first = readActive(plan, batch, passing, unit, active);
    if (first !== null) visitStates(plan, batch.firstUnit + unit, first, active, visit);
  }
}

/** Fills `active` with the actor's periods, ascending and each once, and gives that of the first event; null without one. */
function readActive(
  { runs }: LifecyclePlan,
  { at, offsets }: Batch,
  passing: Uint8Array,
  unit: number,
  active: number[],
): number | null {
  let first: number | null = null;
  let last = -Infinity;
  let falls = false;
  active.length = 0;
  for (let row = offsets[unit]!; row < offsets[unit + 1]!; row += 1) {
    if (passing[row] === 0) continue;
    const period = periodAt(runs, at[row]!);
    first ??= period;
    if (period === last) continue;
    falls ||= period < last;
    last = period;
    active.push(period);
  }
  if (falls) sortOnce(active);
  return first;
}

/** Sorts numbers in place and leaves each once. */
function sortOnce(numbers: number[]): void {
  numbers.sort((a, b) => a - b);
  let kept = 0;
  for (const number of numbers) if (kept === 0 || number !== numbers[kept - 1]) numbers[kept++] = number;
  numbers.length = kept;
}

function visitStates(
  { periods }: LifecyclePlan,
  actor: number,
  first: number,
  active: readonly number[],
  visit: Visit,
): void {
  const isListed = (period: number): boolean => period >= periods.first && period < periods.first + periods.count;
  active.forEach((period, i) => {
    if (isListed(period)) {
      const came = active[i - 1] === period - 1 ? 'returning' : 'resurrecting';
      visit(actor, period - periods.first, period === first ? 'new' : came);
    }
    if (isListed(period + 1) && active[i + 1] !== period + 1) visit(actor, period + 1 - periods.first, 'dormant');
  });
}

/** The first listed period in which anyone has a state; their number without one. */
export function firstWithAnyone(counts: LifecycleCounts, periods: number): number {
  const firsts = lifecycleStates.map((state) => counts[state].findIndex((actors) => actors > 0));
  return Math.min(periods, ...firsts.filter((first) => first >= 0));
}
