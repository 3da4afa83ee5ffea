import fc, { type Arbitrary } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paths, type PathsResult, type PathsSpec } from '../../src/analyses/paths';
import { pathsAsides } from '../../src/analyses/paths/asides';
import { noGapCurve } from '../../src/analyses/paths/gap-curve';
import type { Duration } from '../../src/model/duration';
import { asideOnLog, readLog } from '../support/run-on-log';
import { runs } from './compared';
import { difference } from './difference';
import { pathsCase } from './paths-cases';
import type { Asked } from './spec-generators';

const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0);

/** The top numbers as the result tells them; the logs have fewer sequences than it lists. */
const numbersOf = ({ paths: all, sequences }: PathsResult): number[] => [
  all,
  sum(sequences.map(({ nodes, paths: own }) => nodes.length * own)),
  sum(sequences.map(({ nodes, paths: own }) => (nodes.length === 1 ? own : 0))),
  sequences[0]?.paths ?? 0,
];

const gapsFor = (grain: number): Arbitrary<Duration[]> =>
  fc
    .uniqueArray(fc.tuple(fc.integer({ min: 1, max: 8 }), fc.constantFrom(0, 0, 1)), {
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

/** The curve against the paths asked with each gap. */
async function againstEach(cases: Arbitrary<Asked<PathsSpec>>, numRuns: number): Promise<void> {
  const withGaps = cases.chain((asked) => gapsFor(asked.scene.grain).map((gaps) => ({ ...asked, gaps })));
  let offered = 0;
  const property = fc.asyncProperty(withGaps, async ({ log, spec, gaps, scene: { settings } }) => {
    const of: PathsSpec = { ...spec, unit: 'session', count: 'paths' };
    const events = log.map(({ actor, event, at, properties }) => ({
      ...{ actor, event, at },
      ...(properties === undefined ? {} : { properties }),
    }));
    const curve = await asideOnLog(paths, pathsAsides.gaps, of, { gaps }, events, settings, 'memory');
    const expected: number[][] = [];
    for (const sessionGap of gaps) {
      const asked = await readLog(paths, { ...of, sessionGap }, events, settings, 'memory');
      expected.push(numbersOf(asked('whole').result));
    }
    for (const sharding of ['whole', 'sharded'] as const) {
      const found = await curve(sharding);
      offered += found === null ? 0 : 1;
      const numbers = gaps.map((_, i) =>
        [found?.paths, found?.steps, found?.single, found?.commonest].map((list) => list?.[i]),
      );
      const wrong = difference(numbers, expected);
      if (wrong !== null) throw new Error(`${sharding}: ${wrong}`);
    }
  });
  await fc.assert(property, { numRuns: Math.ceil(numRuns), endOnFailure: false });
  expect(offered).toBe(2 * Math.ceil(numRuns));
}

describe('the curve over the session gap is one question for each gap', { timeout: 600_000 }, () => {
  it('by event names', () => againstEach(pathsCase({ rich: false }), runs / 8));
  it('with conditions, stages, properties, starts, ends', () => againstEach(pathsCase({ rich: true }), runs / 12));
});

describe('no curve over the session gap', () => {
  it('is there where the gap cuts nothing, or actors count', () => {
    const why = (spec: object, hasSessions = false): unknown => {
      const parsed = paths.parse({ kind: 'paths', ...spec });
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
      return noGapCurve(parsed.value, { hasSessions });
    };
    expect([why({}), why({ unit: 'actor' }), why({}, true), why({ count: 'actors' })]).toEqual([
      null,
      'actor',
      'ids',
      'actors',
    ]);
  });
});
