import { describe, it } from 'vitest';
import { trend } from '../../src/analyses/trend';
import type { TrendResult } from '../../src/analyses/trend/result';
import type { TrendSelection, TrendSpec } from '../../src/analyses/trend/spec';
import { compareWithOracle, runs } from './compared';
import type { LogEvent, Settings } from './log';
import { trendCase } from './spec-generators';
import { trendOracle } from './trend';

interface Answer {
  result: TrendResult;
  units: (selection: TrendSelection) => Set<string>;
}

/** Events and actors are never null. */
function oracle(log: readonly LogEvent[], spec: TrendSpec, settings: Settings): Answer {
  const { result, units } = trendOracle(log, spec, settings);
  const series = result.series.map(({ period, value }) => ({ period, value: value ?? NaN }));
  return { result: { total: result.total ?? NaN, series }, units };
}

const comparison = {
  canonical: (result: TrendResult): unknown => result,
  selections: (result: TrendResult): { selection: TrendSelection }[] => [
    { selection: {} },
    ...result.series.map(({ period }) => ({ selection: { period } })),
  ],
};

describe('trends of random logs are those of the definition', { timeout: 600_000 }, () => {
  it('by event names', () => compareWithOracle(trend, oracle, trendCase(false), comparison, runs / 2));
  it('with conditions and filters', () => compareWithOracle(trend, oracle, trendCase(true), comparison, runs / 10));
});
