import { describe, it } from 'vitest';
import { funnel } from '../../src/analyses/funnel';
import { previousStep, type FunnelResult } from '../../src/analyses/funnel/result';
import type { FunnelSelection, FunnelSpec } from '../../src/analyses/funnel/spec';
import { compareWithOracle, databaseRuns, runs } from './compared';
import { funnelOracle } from './funnel';
import { denseBreakdownCase, denseFunnelCase, funnelCase, mixedFunnelCase } from './spec-generators';

/** The definition leaves the histogram's edges open; `wrong` looks at them. Periods without anyone are listed too; the oracle leaves them out. */
const canonical = ({ steps, byPeriod, ...rest }: FunnelResult): unknown => ({
  ...rest,
  steps: steps.map((step) => {
    const { histogram, ...own } = step;
    return histogram === undefined ? own : { ...own };
  }),
  ...(byPeriod === undefined
    ? {}
    : { byPeriod: Object.fromEntries(Object.entries(byPeriod).filter(([, units]) => units.some((n) => n > 0))) }),
});

interface Picked {
  selection: FunnelSelection;
  actors?: number;
}

/** Every number of a result; with how many actors it has behind it, where it counts actors. */
const selectionsOf =
  (isActors: (spec: FunnelSpec) => boolean) =>
  ({ steps, breakdown, byPeriod }: FunnelResult, spec: FunnelSpec): Picked[] => {
    const picked = (selection: FunnelSelection, n: number): Picked =>
      isActors(spec) ? { selection, actors: n } : { selection };
    const all = steps.flatMap(({ step, units, dropOff }) => [
      picked({ step, outcome: 'reached' }, units),
      picked({ step, outcome: 'dropped' }, dropOff),
      { selection: { step, outcome: 'immature' } as const },
    ]);
    const values = (breakdown ?? []).flatMap(({ value, other, units }) =>
      units.flatMap((n, i) => {
        const ref = other ? { other: true as const } : value;
        return [
          picked({ step: i + 1, outcome: 'reached', value: ref }, n),
          picked({ step: i + 1, outcome: 'dropped', value: ref }, (units[previousStep(spec, i)] ?? n) - n),
        ];
      }),
    );
    const periods = Object.entries(byPeriod ?? {}).flatMap(([period, units]) =>
      units.map((n, i) => picked({ step: i + 1, outcome: 'reached', period }, n)),
    );
    return [...all, ...values, ...periods];
  };

const selections = selectionsOf(({ unit = 'actor', count }) => unit === 'actor' && count !== 'attempts');

/** A histogram counts every unit timed, between ascending edges that hold all times. */
function wrong({ steps }: FunnelResult): string | null {
  for (const { step, histogram, fromFirst } of steps) {
    const should = step > 1 && fromFirst.count > 0;
    if (should !== (histogram !== undefined)) return `step ${step}: a histogram where there should be none, or none`;
    if (histogram === undefined) continue;
    const { edgesMs, counts } = histogram;
    const total = counts.reduce((a, b) => a + b, 0);
    const median = fromFirst.medianMs ?? NaN;
    const holds = (edgesMs[0] ?? NaN) <= median && median <= (edgesMs.at(-1) ?? NaN);
    const ascends = edgesMs.every((edge, i) => i === 0 || edge > (edgesMs[i - 1] ?? NaN));
    if (edgesMs.length !== counts.length + 1 || total !== fromFirst.count || !holds || !ascends) {
      return `step ${step}: histogram ${JSON.stringify(histogram)} of ${fromFirst.count} times`;
    }
  }
  return null;
}

const comparison = { canonical, selections, wrong };

describe('funnels of random logs are those of the definition', { timeout: 600_000 }, () => {
  it('by event names', () => compareWithOracle(funnel, funnelOracle, funnelCase(false), comparison, runs * 0.2));
  it('with many repeats and ties', () =>
    compareWithOracle(funnel, funnelOracle, denseFunnelCase, comparison, runs * 0.2));
  it('down to which of the tied events a step took', () =>
    compareWithOracle(funnel, funnelOracle, denseBreakdownCase, comparison, runs * 0.15));
  it('with conditions, filters and breakdowns', () =>
    compareWithOracle(funnel, funnelOracle, funnelCase(true), comparison, runs * 0.15));
  it('out of a database', () =>
    compareWithOracle(funnel, funnelOracle, funnelCase(true), comparison, databaseRuns, 'database'));
  it('with optional and direct steps, exclusions, units, held values, periods', () =>
    compareWithOracle(funnel, funnelOracle, mixedFunnelCase(), comparison, runs * 0.15));
  it('in any order', () =>
    compareWithOracle(funnel, funnelOracle, mixedFunnelCase({ anyOrder: true }), comparison, runs * 0.05));
  it('attempt by attempt', () =>
    compareWithOracle(funnel, funnelOracle, mixedFunnelCase({ attempts: true, steps: 3 }), comparison, runs * 0.05));
  it('attempt by attempt in any order', () =>
    compareWithOracle(
      funnel,
      funnelOracle,
      mixedFunnelCase({ attempts: true, anyOrder: true, steps: 3 }),
      comparison,
      runs * 0.05,
    ));
});
