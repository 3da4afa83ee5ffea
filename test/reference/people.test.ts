import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listedActors, SegmentMembers } from '../../src/analyses/segment-members';
import { segmentPlan } from '../../src/analyses/segment-plan';
import { AlignedColumns, noReading } from '../../src/columns/aligned-columns';
import { feedBatches, readFeed } from '../../src/columns/ordered-columns';
import { peopleFold } from '../../src/matching/people/rule-walk';
import { parseSegment } from '../../src/model/segment';
import { storeLog, type LogEvent } from '../support/log';
import { nodeSource } from '../support/node-source';
import { runs } from './compared';
import { condition, log, rarely, scene } from './generators';
import { membersOracle } from './people';
import { segmentIn } from './people-generators';

const cases = scene('middle').chain((of) =>
  fc.record({
    of: fc.constant(of),
    events: log(of, { withProperties: true, maxEvents: 8, maxActors: 4 }),
    segment: segmentIn(of),
    filter: rarely(condition),
  }),
);

type Case = typeof cases extends fc.Arbitrary<infer T> ? T : never;

/** By the product's own walk: all at once, and of one actor each dealt to three states that are merged. */
async function found({ of, events, segment, filter }: Case): Promise<{ members: Set<string>; isMerged: boolean }> {
  const stored = storeLog(events, of.settings);
  const { dataset, actorIds } = stored;
  const source = await nodeSource(stored);
  const plan = segmentPlan(segment, filter, dataset);
  const needs = { columns: plan.columns, lookups: [], order: 'actor' as const };
  const columns = new AlignedColumns(source, dataset);
  const feed = await readFeed(columns, needs, noReading(), () => undefined);
  const members = new SegmentMembers(segment, plan, await listedActors(segment, { columns, source }), dataset);
  await source.close();
  for (const batch of feedBatches(feed)) members.visit(batch);
  const settled = members.settled();
  const fold = peopleFold(plan.walks, dataset.actors);
  const shards = [fold.empty(), fold.empty(), fold.empty()];
  [...feedBatches(feed, 1)].forEach((batch, i) => fold.visit(batch, shards[i % 3]!));
  const whole = fold.empty();
  for (const batch of feedBatches(feed)) fold.visit(batch, whole);
  const merged = fold.merge(fold.merge(shards[0]!, shards[1]!), shards[2]!);
  const isMerged = merged.every((values, i) => values.every((value, actor) => Object.is(value, whole[i]![actor])));
  return { members: new Set(actorIds.filter((_, actor) => settled[actor] === 1)), isMerged };
}

const sorted = (ids: ReadonlySet<string>): string[] => [...ids].sort();

describe('who is in a segment', () => {
  it('is who its words say, for random rules over random logs, whole and merged from shards', async () => {
    const some = new Map<string, number>();
    const property = fc.asyncProperty(cases, async (one) => {
      const { of, events, segment, filter } = one;
      if (events.length === 0) return;
      expect(parseSegment(segment).ok).toBe(true);
      const expected = membersOracle(segment, events, of.settings, filter);
      const { members, isMerged } = await found(one);
      expect(sorted(members)).toEqual(sorted(expected));
      expect(isMerged).toBe(true);
      const partly = expected.size > 0 && expected.size < actorsOf(events);
      if (partly) for (const field of Object.keys(segment)) some.set(field, (some.get(field) ?? 0) + 1);
    });
    await fc.assert(property, { numRuns: Math.ceil(runs / 25) });
    for (const field of ['did', 'firstDid', 'lastDid', 'sequence', 'person', 'stage', 'reached', 'quintile', 'not'])
      if (runs >= 10_000) expect(some.get(field) ?? 0, field).toBeGreaterThan(0);
  }, 120_000);
});

const actorsOf = (events: readonly LogEvent[]): number => new Set(events.map(({ actor }) => actor)).size;
