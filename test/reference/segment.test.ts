import fc, { type Arbitrary } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FunnelResult } from '../../src/analyses/funnel';
import { runnables } from '../../src/analyses/registry';
import type { Run } from '../../src/analyses/run';
import { AlignedColumns } from '../../src/columns/aligned-columns';
import type { DatasetInfo } from '../../src/model/dataset';
import type { SpecBase } from '../../src/model/spec';
import { storeLog, type LogEvent, type LogSettings } from '../support/log';
import { nodeSource } from '../support/node-source';
import { runs } from './compared';
import { membersOracle } from './people';
import { segmentIn } from './people-generators';
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

type Kind = 'funnel' | 'retention';

async function segmentIsRestriction<Spec extends SpecBase<Kind>>(cases: Arbitrary<Asked<Spec>>): Promise<void> {
  let restricted = 0;
  const asking = cases.chain((one) => segmentIn(one.scene).map((who) => ({ ...one, who })));
  const property = fc.asyncProperty(asking, async ({ log, spec, scene: { settings }, who }) => {
    const members = membersOracle(who, log, settings, spec.filter);
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

/** Of a funnel by value the units at each step; nobody where the value is not listed. */
const unitsBy = (result: unknown, value: boolean, steps: number): number[] =>
  (result as FunnelResult).breakdown?.find((part) => part.value === value)?.units ??
  Array.from({ length: steps }, () => 0);

describe('a funnel split by a segment', () => {
  it('has in its parts the funnels of its people and of the others', async () => {
    let both = 0;
    const cases = funnelCase(true).chain((one) => segmentIn(one.scene).map((who) => ({ ...one, who })));
    const property = fc.asyncProperty(cases, async ({ log, spec, scene: { settings }, who }) => {
      if (log.length === 0) return;
      const ask = async (more: object): Promise<unknown> =>
        (await asked(log, settings, null, (run) => runnables.funnel.run({ ...spec, ...more }, run))).answer.result;
      const split = await ask({ breakdown: { segment: who, name: 'these' } });
      for (const [value, segment] of [[true, who] as const, [false, { not: who }] as const]) {
        const { steps } = (await ask({ segment })) as FunnelResult;
        const units = steps.map((step) => step.units);
        expect(unitsBy(split, value, units.length)).toEqual(units);
        if ((units[0] ?? 0) > 0) both += 1;
      }
    });
    const numRuns = Math.ceil(runs / 100);
    await fc.assert(property, { numRuns });
    expect(both).toBeGreaterThanOrEqual(Math.floor(numRuns / 2));
  }, 120_000);
});

describe('a question of a segment is the question of its people alone', () => {
  it('for funnels', () => segmentIsRestriction(funnelCase(true)), 120_000);
  it('for retention', () => segmentIsRestriction(retentionCase(true)), 120_000);
});
