import fc, { type Arbitrary } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { funnel } from '../../src/analyses/funnel';
import { funnelAsides } from '../../src/analyses/funnel/asides';
import { noCurve } from '../../src/analyses/funnel/window-curve';
import type { FunnelSpec } from '../../src/analyses/funnel/spec';
import type { Duration } from '../../src/model/duration';
import type { FunnelWindow } from '../../src/model/funnel-rules';
import { asideOnLog, readLog } from '../support/run-on-log';
import { runs } from './compared';
import { difference } from './difference';
import { denseFunnelCase, funnelCase, mixedFunnelCase, type Asked } from './spec-generators';

type Length = Exclude<FunnelWindow, { same: string }>;

/** Windows that end on instants of the log, and just before them. */
const windowsFor = (grain: number): Arbitrary<Duration[]> =>
  fc
    .uniqueArray(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.constantFrom(0, 0, 1)), {
      minLength: 1,
      maxLength: 4,
      size: 'max',
      selector: ([steps, less]) => `${steps} ${less}`,
    })
    .map((list) =>
      list
        .map(([steps, less]): Duration => ({ amount: (steps * grain * 60e6 - less) / 1e6, unit: 'second' }))
        .sort((a, b) => a.amount - b.amount),
    );

/** The curve against one funnel a window. */
async function againstEach(cases: Arbitrary<Asked<FunnelSpec>>, numRuns: number): Promise<void> {
  const withWindows = cases.chain((asked) => windowsFor(asked.scene.grain).map((windows) => ({ ...asked, windows })));
  let offered = 0;
  const property = fc.asyncProperty(withWindows, async ({ log, spec, windows, scene: { settings } }) => {
    const of = 'same' in spec.window ? { ...spec, window: { ...windows[0]!, from: 'firstStep' as const } } : spec;
    const curve = await asideOnLog(funnel, funnelAsides.windows, of, { windows }, log, settings, 'memory');
    if (noCurve(of) !== null) {
      expect(await curve('whole')).toBeNull();
      return;
    }
    offered += 1;
    const { from } = of.window as Length;
    const expected: { units: number[][]; immature: number[] } = { units: [], immature: [] };
    for (const window of windows) {
      const asked = await readLog(funnel, { ...of, window: { ...window, from } }, log, settings, 'memory');
      const { steps, immature } = asked('whole').result;
      expected.immature.push(immature);
      expected.units.push(steps.filter((_, i) => of.steps[i]?.optional !== true).map(({ units }) => units));
    }
    for (const sharding of ['whole', 'sharded'] as const) {
      const found = await curve(sharding);
      const wrong = difference({ units: found?.units, immature: found?.immature }, expected);
      if (wrong !== null) throw new Error(`${sharding}: ${wrong}`);
    }
  });
  await fc.assert(property, { numRuns: Math.ceil(numRuns), endOnFailure: false });
  if (numRuns > 50) expect(offered).toBeGreaterThan(numRuns / 10);
}

describe('the curve over the window is one funnel for each window', { timeout: 600_000 }, () => {
  it('by event names', () => againstEach(funnelCase(false), runs / 12));
  it('with many repeats and ties', () => againstEach(denseFunnelCase, runs / 12));
  it('with optional and direct steps, exclusions, units, held values', () => againstEach(mixedFunnelCase(), runs / 40));
  it('in any order', () => againstEach(mixedFunnelCase({ anyOrder: true }), runs / 60));
});
