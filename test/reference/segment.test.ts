import fc, { type Arbitrary } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runnables } from '../../src/analyses/registry';
import type { Run } from '../../src/analyses/run';
import { AlignedColumns } from '../../src/columns/aligned-columns';
import type { DatasetInfo } from '../../src/model/dataset';
import type { Segment } from '../../src/model/segment';
import type { SpecBase } from '../../src/model/spec';
import { storeLog, type LogEvent, type LogSettings } from '../support/log';
import { nodeSource } from '../support/node-source';
import { runs } from './compared';
import { matches, passesFilter } from './condition';
import { matcher } from './generators';
import { funnelCase, retentionCase, type Asked } from './spec-generators';

/** What a question takes from the whole data set, whoever is asked of. */
type Whole = Pick<DatasetInfo, 'firstUs' | 'lastUs' | 'hasSessions'>;

/** Asks by the product's own way of a question, of a log that may be a part of a whole. */
async function asked<T>(
  log: readonly LogEvent[],
  settings: LogSettings,
  whole: Whole | null,
  ask: (run: Run) => Promise<T>,
): Promise<{ answer: T; whole: Whole }> {
  const stored = storeLog(log, settings);
  const dataset = { ...stored.dataset, ...whole };
  const source = await nodeSource(stored);
  const pause = () => Promise.resolve();
  const columns = new AlignedColumns(source, dataset);
  const answer = await ask({ columns, source, step: () => undefined, pause });
  await source.close();
  const { firstUs, lastUs, hasSessions } = dataset;
  return { answer, whole: { firstUs, lastUs, hasSessions } };
}

/** Who is in a segment, from its words: of each actor the events that pass the filter and match are counted. */
function membersOf(segment: Segment, log: readonly LogEvent[], filter: SpecBase<string>['filter']): Set<string> {
  const everybody = new Set(log.map(({ actor }) => actor));
  const only = (keep: (actor: string) => boolean): Set<string> => new Set([...everybody].filter(keep));
  if ('actors' in segment) return only((actor) => segment.actors.includes(actor));
  if ('not' in segment) {
    const inner = membersOf(segment.not, log, filter);
    return only((actor) => !inner.has(actor));
  }
  if ('all' in segment) {
    const inner = segment.all.map((one) => membersOf(one, log, filter));
    return only((actor) => inner.every((one) => one.has(actor)));
  }
  if ('any' in segment) {
    const inner = segment.any.map((one) => membersOf(one, log, filter));
    return only((actor) => inner.some((one) => one.has(actor)));
  }
  const { did, atLeast, atMost } = segment;
  return only((actor) => {
    const own = log.filter((event) => event.actor === actor);
    const times = own.filter((event) => passesFilter(event, filter) && matches(event, did)).length;
    return times >= (atLeast ?? (atMost === undefined ? 1 : 0)) && times <= (atMost ?? Infinity);
  });
}

const leaf: Arbitrary<Segment> = fc.oneof(
  fc.record({ actors: fc.subarray(['p', 'q', 'ä', '张三', 'nobody', "'; DROP TABLE events; --"]) }),
  fc.record(
    { did: matcher(true), atLeast: fc.integer({ min: 0, max: 2 }), atMost: fc.integer({ min: 2, max: 4 }) },
    { requiredKeys: ['did'] },
  ),
);
const segment: Arbitrary<Segment> = fc.oneof(
  leaf,
  fc.record({ not: leaf }),
  fc.record({ all: fc.array(leaf, { minLength: 1, maxLength: 3 }) }),
  fc.record({ any: fc.array(leaf, { minLength: 1, maxLength: 3 }) }),
);

type Kind = 'funnel' | 'retention';

async function segmentIsRestriction<Spec extends SpecBase<Kind>>(cases: Arbitrary<Asked<Spec>>): Promise<void> {
  let restricted = 0;
  const property = fc.asyncProperty(cases, segment, async ({ log, spec, scene: { settings } }, who) => {
    const members = membersOf(who, log, spec.filter);
    const theirs = log.filter(({ actor }) => members.has(actor));
    if (theirs.length === 0) return;
    if (theirs.length < log.length) restricted += 1;
    const own = await asked(log, settings, null, (run) => runnables[spec.kind].run({ ...spec, segment: who }, run));
    const plain = await asked(theirs, settings, own.whole, (run) => runnables[spec.kind].run(spec, run));
    expect(own.answer.result).toEqual(plain.answer.result);
  });
  const numRuns = Math.ceil(runs / 50);
  await fc.assert(property, { numRuns });
  expect(restricted).toBeGreaterThanOrEqual(Math.floor(numRuns / 10));
}

describe('a question of a segment is the question of its people alone', () => {
  it('for funnels', () => segmentIsRestriction(funnelCase(true)), 120_000);
  it('for retention', () => segmentIsRestriction(retentionCase(true)), 120_000);
});
