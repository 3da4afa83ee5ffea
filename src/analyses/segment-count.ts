import { pausedBatches, readFeed } from '../columns/ordered-columns';
import type { Condition } from '../model/condition';
import type { Segment } from '../model/segment';
import type { Run } from './run';
import { listedActors, SegmentMembers } from './segment-members';
import { segmentPlan } from './segment-plan';

/** Who is in each of some segments, by actor number, in one walk. @throws FailureError */
export async function membersOf(
  segments: readonly Segment[],
  filter: Condition | undefined,
  run: Run,
): Promise<Uint8Array[]> {
  const { dataset } = run.columns;
  const plans = segments.map((segment) => segmentPlan(segment, filter, dataset));
  const needs = { columns: plans.flatMap(({ columns }) => columns), order: 'actor' as const };
  const feed = await readFeed(run.columns, needs, { sql: [], fromCache: 0, read: 0 }, run.step);
  const found: { members: SegmentMembers; from: number; to: number }[] = [];
  let from = 0;
  for (const [i, segment] of segments.entries()) {
    const plan = plans[i]!;
    const to = from + plan.columns.length;
    const listed = await listedActors(segment, run);
    found.push({ members: new SegmentMembers(segment, plan, listed, dataset), from, to });
    from = to;
  }
  for await (const batch of pausedBatches(feed, run.pause)) {
    for (const one of found) one.members.visit({ ...batch, columns: batch.columns.slice(one.from, one.to) });
  }
  return found.map(({ members }) => members.settled());
}
