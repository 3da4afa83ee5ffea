import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { funnelAsPaths } from '../../src/app/agreement/funnel-as-paths';
import { moveAsFunnel } from '../../src/app/agreement/move-as-funnel';
import { funnel } from '../../src/analyses/funnel';
import type { FunnelSpec } from '../../src/analyses/funnel/spec';
import { numberBehind, paths, type PathsResult, type PathsSelection, type PathsSpec } from '../../src/analyses/paths';
import { runOnLog } from '../support/run-on-log';
import { logOf } from '../support/written-log';
import { condition, duration, log, matcher, range, rarely, scene } from './generators';
import { pathsCase } from './paths-cases';

const numRuns = Number(process.env['ORACLE_RUNS'] ?? 3000) / 2;

const funnelCase = scene('small').chain((of) => {
  const window = fc.oneof(
    duration(of).chain((d) =>
      fc.constantFrom('firstStep' as const, 'previousStep' as const).map((from) => ({ ...d, from })),
    ),
    fc.constant({ same: 'session' as const }),
  );
  const rich = fc.boolean().chain((isRich) =>
    fc.record({
      begin: matcher(isRich),
      filter: isRich ? rarely(condition) : fc.constant(undefined),
      log: log(of, { withProperties: isRich, maxEvents: 10 }),
    }),
  );
  return fc
    .record({
      rich,
      end: fc.constantFrom('A', 'B', 'C', '购买'),
      order: fc.constantFrom('ordered' as const, 'strict' as const),
      window,
      sessionGap: duration(of),
      range: range(of),
    })
    .map(({ rich: { begin, filter, log: events }, end, range: ranged, ...fields }) => {
      const spec: FunnelSpec = {
        kind: 'funnel',
        v: 1,
        ...fields,
        steps: [begin, { event: end }],
        ties: 'arrival',
        ...(ranged === undefined ? {} : { range: ranged, wholeAttemptInRange: true }),
        ...(filter === undefined ? {} : { filter }),
      };
      return { spec, log: events, settings: of.settings };
    });
});

describe('with aligned settings', { timeout: 300_000 }, () => {
  it('the actors who reach step 2 of a funnel are those whose paths get there', async () => {
    let compared = 0;
    const property = fc.asyncProperty(funnelCase, async ({ spec, log: events, settings }) => {
      const other = funnelAsPaths(spec, 1, 2);
      if (!other?.selection || other.differs.length > 0) return;
      const [asked, answered] = [
        await runOnLog(funnel, spec, events, settings),
        await runOnLog(paths, other.spec, events, settings),
      ];
      const reached = asked.select({ step: 2, outcome: 'reached' });
      expect(asked.result.steps[1]?.units).toBe(reached.length);
      expect(answered.select(other.selection)).toEqual(reached);
      if (reached.length > 0) compared += 1;
    });
    await fc.assert(property, { numRuns });
    expect(compared).toBeGreaterThan(numRuns / 20);
  });

  it('the actors who make a move of a path are those who reach step 2 of its funnel', async () => {
    let compared = 0;
    const property = fc.asyncProperty(pathsCase({ rich: false }), async ({ spec, log: events, scene: of }) => {
      const answered = await runOnLog(paths, spec, events, of.settings);
      const known = { hasSessions: events.some(({ session }) => session != null) };
      for (const selection of movesOf(answered.result)) {
        const other = moveAsFunnel(spec, selection, known);
        if (!other?.selection || other.differs.length > 0) continue;
        const asked = await runOnLog(funnel, other.spec, events, of.settings);
        expect(asked.select(other.selection)).toEqual(answered.select(selection));
        compared += 1;
      }
    });
    await fc.assert(property, { numRuns });
    expect(compared).toBeGreaterThan(numRuns / 20);
  });
});

const ref = ({ name, other }: { name: string; other: boolean }) => (other ? { other: true as const } : { name });

const movesOf = ({ links, transitions }: PathsResult): PathsSelection[] => [
  ...links.map(({ step, from, to }) => ({ step, from: ref(from), to: ref(to) })),
  ...transitions.map(({ from, to }) => ({ transition: { from, to } })),
];

describe('why numbers differ', () => {
  const asked = { steps: [{ event: 'A' }, { event: 'B' }], window: { amount: 1, unit: 'hour' } };

  async function bothWays(spec: object, step: number, written: string[]): Promise<[number, number | null, string[]]> {
    const parsed = funnel.parse({ kind: 'funnel', ...asked, ...spec });
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    const events = logOf(...written);
    const other = funnelAsPaths(parsed.value, step - 1, step);
    if (!other) throw new Error('no paths');
    const { result } = await runOnLog(funnel, parsed.value, events);
    const answered = await runOnLog(paths, other.spec, events);
    const shown = other.selection && numberBehind(answered.result, other.selection);
    return [result.steps[step - 1]?.units ?? 0, shown, other.differs];
  }

  it('ties: events of one instant serve a funnel in either order', async () => {
    expect(await bothWays({}, 2, ['p: B0 A0', 'q: A0 B1'])).toEqual([2, 1, ['ties']]);
    expect(await bothWays({ ties: 'arrival' }, 2, ['p: B0 A0', 'q: A0 B1'])).toEqual([1, 1, []]);
  });

  it('steps: a funnel asks for the steps before, too', async () => {
    const steps = [{ event: 'S' }, ...asked.steps];
    expect(await bothWays({ steps, ties: 'arrival' }, 3, ['p: S0 A1 B2', 'q: A0 B1'])).toEqual([1, 2, ['steps']]);
  });

  it('range: only the first step must lie in the range of a funnel', async () => {
    const day = 24 * 60;
    const spec = { ties: 'arrival', range: { from: '1970-01-01', to: '1970-01-01' } };
    expect(await bothWays(spec, 2, [`p: A${day - 1} B${day + 1}`])).toEqual([1, null, ['range']]);
    const whole = { ...spec, wholeAttemptInRange: true };
    expect(await bothWays(whole, 2, [`p: A${day - 1} B${day + 1}`, 'q: A1 B2'])).toEqual([1, 1, []]);
  });

  it('names: of several events the paths show no one number', async () => {
    expect(await bothWays({ steps: [{ event: 'A' }, { event: ['B', 'C'] }] }, 2, ['p: A0 B1'])).toEqual([
      1,
      null,
      ['ties', 'names'],
    ]);
    expect((await bothWays({ steps: [{ event: null }, { event: 'B' }] }, 2, ['p: A0 B1']))[1]).toBeNull();
  });

  const question = (spec: object): PathsSpec => {
    const parsed = paths.parse({ kind: 'paths', unit: 'actor', ...spec });
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    return parsed.value;
  };
  const link: PathsSelection = { step: 1, from: { name: 'A' }, to: { name: 'B' } };

  it('starts and position: a path shows a move at one step of it, from its first start', () => {
    const differs = (spec: object, of: PathsSelection = link): unknown =>
      moveAsFunnel(question(spec), of, { hasSessions: false })?.differs;
    const every = { start: { event: 'A', occurrence: 'every' } };
    expect(differs(every)).toEqual([]);
    expect(differs({ start: { event: 'A' } })).toEqual(['starts']);
    expect(differs({})).toEqual(['position']);
    expect(differs(every, { ...link, step: 2 })).toEqual(['position']);
    expect(differs({}, { transition: { from: 'A', to: 'B' } })).toEqual([]);
    expect(differs({ exclude: [{ event: 'X' }] }, { transition: { from: 'A', to: 'B' } })).toEqual(['events']);
  });

  it('what is no event is no funnel', () => {
    const made = (spec: object, of: PathsSelection): unknown =>
      moveAsFunnel(question(spec), of, { hasSessions: false });
    expect(made({}, { step: 1, node: { name: 'A' } })).toBeNull();
    expect(made({}, { step: 1, from: { name: 'A' }, to: { other: true } })).toBeNull();
    expect(made({ node: { property: 'page' } }, link)).toBeNull();
    expect(made({ rename: [{ match: { wildcard: 'x' }, to: 'A' }] }, link)).toBeNull();
  });

  it('a move between stages is one between their events', () => {
    const stages = [
      { name: 'A', label: '', rules: [{ event: ['ad', 'search'] }] },
      { name: 'B', label: '', rules: [{ event: ['compare', 'ad'] }] },
    ];
    const other = moveAsFunnel(question({ node: { stages: { name: 'm', stages } } }), link, { hasSessions: false });
    expect(other?.spec.steps).toEqual([{ event: ['ad', 'search'] }, { event: ['compare'] }]);
    expect(other?.differs).toEqual(['position', 'stages']);
  });
});
