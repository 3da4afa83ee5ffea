import { describe, it } from 'vitest';
import { funnel } from '../../src/analyses/funnel';
import type { FunnelResult } from '../../src/analyses/funnel/result';
import type { FunnelSelection } from '../../src/analyses/funnel/spec';
import { compareWithOracle, runs } from './compared';
import { funnelOracle } from './funnel';
import { denseBreakdownCase, denseFunnelCase, funnelCase } from './spec-generators';

/** The definition leaves the histogram's edges open; `wrong` looks at them. */
const canonical = ({ steps, ...rest }: FunnelResult): unknown => ({
  ...rest,
  steps: steps.map((step) => {
    const { histogram, ...own } = step;
    return histogram === undefined ? own : { ...own };
  }),
});

function selections({ steps, breakdown }: FunnelResult): { selection: FunnelSelection; actors: number }[] {
  const all = steps.flatMap(({ step, units, dropOff }) => [
    { selection: { step, outcome: 'reached' as const }, actors: units },
    { selection: { step, outcome: 'dropped' as const }, actors: dropOff },
  ]);
  const values = (breakdown ?? []).flatMap(({ value, other, units }) =>
    units.flatMap((n, i) => {
      const ref = other ? { other: true as const } : value;
      const before = units[i - 1] ?? n;
      return [
        { selection: { step: i + 1, outcome: 'reached' as const, value: ref }, actors: n },
        { selection: { step: i + 1, outcome: 'dropped' as const, value: ref }, actors: before - n },
      ];
    }),
  );
  return [...all, ...values];
}

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
  it('by event names', () => compareWithOracle(funnel, funnelOracle, funnelCase(false), comparison, runs));
  it('with many repeats and ties', () => compareWithOracle(funnel, funnelOracle, denseFunnelCase, comparison, runs));
  it('down to which of the tied events a step took', () =>
    compareWithOracle(funnel, funnelOracle, denseBreakdownCase, comparison, runs / 4));
  it('with conditions, filters and breakdowns', () =>
    compareWithOracle(funnel, funnelOracle, funnelCase(true), comparison, runs / 10));
});
