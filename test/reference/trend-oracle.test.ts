import { describe, it } from 'vitest';
import { trend } from '../../src/analyses/trend';
import type { TrendResult, TrendTable } from '../../src/analyses/trend/result';
import type { TrendSelection, TrendSpec } from '../../src/analyses/trend/spec';
import { compareWithOracle, databaseRuns, runs } from './compared';
import type { LogEvent, Settings } from './log';
import { trendCase } from './period-cases';
import { trendOracle } from './trend';

interface Answer {
  result: TrendResult;
  units: (selection: TrendSelection) => Set<string>;
}

const oracle = (log: readonly LogEvent[], spec: TrendSpec, settings: Settings): Answer =>
  trendOracle(log, spec, settings);

function selectionsOf(
  table: TrendTable,
  value: Pick<TrendSelection, 'value'>,
): { selection: TrendSelection; actors?: number }[] {
  return [
    { selection: value, ...(table.total === null ? {} : { actors: table.total }) },
    ...table.series.map(({ period, value: actors }) => ({
      selection: { period, ...value },
      ...(actors === null ? {} : { actors }),
    })),
  ];
}

const everySelection = (result: TrendResult): { selection: TrendSelection; actors?: number }[] => [
  ...selectionsOf(result, {}),
  ...(result.breakdown ?? []).flatMap((part) =>
    selectionsOf(part, { value: part.other ? { other: true } : part.value }),
  ),
];

const canonical = (result: TrendResult): unknown => result;
const people = {
  canonical,
  /** what is measured is not the people behind it */
  selections: (result: TrendResult) => everySelection(result).map(({ selection }) => ({ selection })),
};
const countedActors = { canonical, selections: everySelection };

describe('trends of random logs are those of the definition', { timeout: 600_000 }, () => {
  it('by event names', () => compareWithOracle(trend, oracle, trendCase(false), people, runs * 0.3));
  it('with conditions, filters, numbers and breakdowns', () =>
    compareWithOracle(trend, oracle, trendCase(true), people, runs * 0.5));
  it('out of a database', () => compareWithOracle(trend, oracle, trendCase(true), people, databaseRuns, 'database'));
  it('and an actor counted once is behind every number of actors', () =>
    compareWithOracle(
      trend,
      oracle,
      trendCase(true).map((asked) => ({ ...asked, spec: { ...asked.spec, measure: 'actors' as const } })),
      countedActors,
      runs * 0.2,
    ));
});
