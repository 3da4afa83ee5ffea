import type { Tally } from '../../columns/tally';
import type { DatasetInfo } from '../../model/dataset';
import { periodAt } from '../../model/period-runs';
import { slotUs } from '../../model/tally-slot';
import { emptyState, type TrendState } from './fold';
import { trendPlan, type TrendPlan } from './plan';
import type { TrendSpec } from './spec';

/**
 * Events by period out of events by name and quarter of an hour: exact where no property is asked for and each period, and the range, begins and ends with
 * a slot, as in all zones of today. null elsewhere: then rows are counted.
 */
export function talliedTrend(spec: TrendSpec, dataset: DatasetInfo): ((tally: Tally) => TrendState) | null {
  const ofProperty = [spec.filter, spec.event.where, spec.breakdown].some((part) => part !== undefined);
  if (ofProperty || spec.measure !== 'events') return null;
  const plan = trendPlan(spec, dataset);
  return onSlots(plan, dataset) ? (tally) => counted(plan, tally) : null;
}

const isSlot = (us: number): boolean => us % slotUs === 0;

/** Whether no slot lies in two periods, nor in part of the range. What lies outside the data cuts nothing. */
function onSlots({ periods: { range }, runs }: TrendPlan, { firstUs, lastUs }: DatasetInfo): boolean {
  const within = [...runs.starts].filter((us) => us > firstUs && us <= lastUs);
  const begins = range.fromUs <= firstUs || isSlot(range.fromUs);
  const ends = range.toUs >= lastUs || isSlot(range.toUs + 1);
  return begins && ends && within.every(isSlot);
}

function counted(plan: TrendPlan, { event, fromUs, events }: Tally): TrendState {
  const { test, runs } = plan;
  const { first, count, range } = plan.periods;
  const state = emptyState(plan, 1, new Float64Array(0));
  if (count === 0) return state;
  for (let cell = 0; cell < events.length; cell += 1) {
    const slot = fromUs[cell]!;
    if (test.byCode !== null && test.byCode[event[cell]!] === 0) continue;
    if (slot + slotUs <= range.fromUs || slot > range.toUs) continue;
    state.events[Math.min(Math.max(periodAt(runs, slot) - first, 0), count - 1)]! += events[cell]!;
  }
  return state;
}
