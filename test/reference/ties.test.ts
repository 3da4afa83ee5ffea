import fc, { type Arbitrary } from 'fast-check';
import { describe, it } from 'vitest';
import { funnel } from '../../src/analyses/funnel';
import { funnelAsides } from '../../src/analyses/funnel/asides';
import type { FunnelSpec } from '../../src/analyses/funnel/spec';
import { asideOnLog, askedOfLog, readLog } from '../support/run-on-log';
import { runs } from './compared';
import { difference } from './difference';
import type { LogEvent, Settings } from './log';
import { denseFunnelCase, funnelCase, mixedFunnelCase, type Asked } from './spec-generators';

const rules = ['either', 'arrival', 'never'] as const;

/** By actor the depths of their attempts, in order, as the events tell that each attempt took. */
async function depthsBy(spec: FunnelSpec, log: readonly LogEvent[], settings: Settings): Promise<Map<string, string>> {
  const { question, batches, stored } = await askedOfLog(funnel, spec, log, settings, 'memory');
  const depths = new Map<string, string>();
  for (const batch of batches('sharded')) {
    const deepest = new Map<number, number>();
    for (const { attempt, step } of funnel.trace?.(question, batch) ?? [])
      deepest.set(attempt, Math.max(step, deepest.get(attempt) ?? 0));
    if (deepest.size > 0) depths.set(stored.actorIds[batch.firstUnit] ?? '', [...deepest.values()].join());
  }
  return depths;
}

/** The doctor's numbers against three funnels: who is counted, and who has other depths with another rule. */
async function againstThree(cases: Arbitrary<Asked<FunnelSpec>>, numRuns: number): Promise<void> {
  const property = fc.asyncProperty(cases, async ({ log, spec, scene: { settings } }) => {
    const own = await depthsBy(spec, log, settings);
    const expected = { actors: own.size, others: [] as { ties: string; actors: number }[] };
    const asked = (await readLog(funnel, spec, log, settings, 'memory'))('whole');
    for (const ties of rules.filter((rule) => rule !== spec.ties)) {
      const other = await depthsBy({ ...spec, ties }, log, settings);
      const changed = [...own.keys()].filter((actor) => own.get(actor) !== other.get(actor)).sort();
      expected.others.push({ ties, actors: changed.length });
      const behind = asked.select({ step: 1, outcome: 'reached', otherTies: ties }).toSorted();
      const wrong = difference(behind, changed);
      if (wrong !== null) throw new Error(`behind ${ties}: ${wrong}`);
    }
    const verdicts = await asideOnLog(funnel, funnelAsides.ties, spec, null, log, settings, 'memory');
    for (const sharding of ['whole', 'sharded'] as const) {
      const wrong = difference(await verdicts(sharding), expected);
      if (wrong !== null) throw new Error(`${sharding}: ${wrong}`);
    }
  });
  await fc.assert(property, { numRuns: Math.ceil(numRuns), endOnFailure: false });
}

const ofActors = (cases: Arbitrary<Asked<FunnelSpec>>): Arbitrary<Asked<FunnelSpec>> =>
  cases.map((asked) => ({ ...asked, spec: { ...asked.spec, unit: 'actor' as const } }));

describe('how much the tie rule decides is the difference between three funnels', { timeout: 600_000 }, () => {
  it('by event names', () => againstThree(funnelCase(false), runs / 50));
  it('with many repeats and ties', () => againstThree(denseFunnelCase, runs / 40));
  it('with optional and direct steps, exclusions, held values', () =>
    againstThree(ofActors(mixedFunnelCase()), runs / 100));
  it('in any order', () => againstThree(ofActors(mixedFunnelCase({ anyOrder: true })), runs / 100));
  it('attempt by attempt', () => againstThree(ofActors(mixedFunnelCase({ attempts: true, steps: 3 })), runs / 100));
});
