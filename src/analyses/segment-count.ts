import { noReading } from '../columns/aligned-columns';
import { rowsUpTo } from '../columns/members';
import { actorBatch, pausedBatches, readFeed, type Feed } from '../columns/ordered-columns';
import type { Condition } from '../model/condition';
import type { DatasetInfo } from '../model/dataset';
import { periodEndUs, periodIndex, periodLabel, type PeriodUnit } from '../model/period';
import { calendarOf } from '../model/range';
import type { Segment } from '../model/segment';
import type { Run } from './run';
import { listedActors, SegmentMembers } from './segment-members';
import { segmentPlan } from './segment-plan';

/** A segment ready to be found; its columns lie in the feed from … to - 1. */
interface Sought {
  members: SegmentMembers;
  from: number;
  to: number;
}

/** Segments with everything read that they need. `dataset` may end earlier than the data do. */
async function sought(
  segments: readonly Segment[],
  filter: Condition | undefined,
  run: Run,
): Promise<{ feed: Feed; make: (dataset: DatasetInfo) => Sought[] }> {
  const plansOf = (dataset: DatasetInfo) => segments.map((segment) => segmentPlan(segment, filter, dataset));
  const columns = plansOf(run.columns.dataset).flatMap((plan) => plan.columns);
  const reading = noReading();
  const feed = await readFeed(run.columns, { columns, order: 'actor' }, reading, run.step);
  const listed: Awaited<ReturnType<typeof listedActors>>[] = [];
  for (const segment of segments) listed.push(await listedActors(segment, run));
  const make = (dataset: DatasetInfo): Sought[] => {
    let from = 0;
    return plansOf(dataset).map((plan, i) => {
      const to = from + plan.columns.length;
      const one = { members: new SegmentMembers(segments[i]!, plan, listed[i]!, dataset), from, to };
      from = to;
      return one;
    });
  };
  return { feed, make };
}

/** Who is in each of some segments, by actor number, in one walk. @throws FailureError */
export async function membersOf(
  segments: readonly Segment[],
  filter: Condition | undefined,
  run: Run,
): Promise<Uint8Array[]> {
  const { feed, make } = await sought(segments, filter, run);
  const found = make(run.columns.dataset);
  for await (const batch of pausedBatches(feed, run.pause)) {
    for (const { members, from, to } of found) members.visit({ ...batch, columns: batch.columns.slice(from, to) });
  }
  return found.map(({ members }) => members.settled());
}

/** How many actors are in each combination of some segments: at place 5 (binary 101) those in the first and the third only. @throws FailureError */
export async function overlapOf(segments: readonly Segment[], run: Run): Promise<number[]> {
  const members = await membersOf(segments, undefined, run);
  const counts = Array<number>(2 ** segments.length).fill(0);
  for (let actor = 0; actor < run.columns.dataset.actors; actor++) {
    counts[members.reduce((place, one, i) => place + one[actor]! * 2 ** i, 0)]! += 1;
  }
  return counts;
}

/** Which of some segments one actor is in. @throws FailureError */
export async function segmentsOfActor(segments: readonly Segment[], actor: number, run: Run): Promise<boolean[]> {
  const { feed, make } = await sought(segments, undefined, run);
  const found = make(run.columns.dataset);
  const own = actorBatch(feed, actor);
  for (const { members, from, to } of found) {
    if (!members.needsAll) members.visit({ ...own, columns: own.columns.slice(from, to) });
  }
  const late = found.filter(({ members }) => members.needsAll);
  if (late.length > 0) {
    for await (const batch of pausedBatches(feed, run.pause)) {
      for (const { members, from, to } of late) members.visit({ ...batch, columns: batch.columns.slice(from, to) });
    }
  }
  return found.map(({ members }) => members.settled()[actor] === 1);
}

/** A segment as it was at the end of a period: its actors, of those with an event by then. */
export interface SizeThen {
  period: string;
  actors: number;
  base: number;
}

const mostPeriods = 60;

/** The size of a segment at the end of each of the last periods, had the data ended there; the last one is now. @throws FailureError */
export async function sizesOf(segment: Segment, unit: PeriodUnit, run: Run): Promise<SizeThen[]> {
  const { dataset } = run.columns;
  if (dataset.rows === 0) return [];
  const { feed, make } = await sought([segment], undefined, run);
  const calendar = calendarOf(dataset);
  const last = periodIndex(calendar, unit, dataset.lastUs);
  const first = Math.max(periodIndex(calendar, unit, dataset.firstUs), last - mostPeriods + 1);
  const sizes: SizeThen[] = [];
  for (let period = first; period <= last; period++) {
    const endUs = Math.min(dataset.lastUs, periodEndUs(calendar, unit, period));
    const [then] = make({ ...dataset, lastUs: endUs });
    let base = 0;
    const present = new Uint8Array(dataset.actors);
    for await (const batch of pausedBatches(feed, run.pause)) {
      const before = rowsUpTo(batch, endUs);
      then?.members.visit(before);
      for (let unitOf = 0; unitOf < before.units; unitOf++) {
        if (before.offsets[unitOf] === before.offsets[unitOf + 1]) continue;
        present[before.firstUnit + unitOf] = 1;
        base += 1;
      }
    }
    const actors = then?.members.settled().reduce((sum, member, actor) => sum + (member & present[actor]!), 0) ?? 0;
    sizes.push({ period: periodLabel(unit, period, calendar), actors, base });
  }
  return sizes;
}
