import { describe, it } from 'vitest';
import { stickiness, type StickinessResult, type StickinessSelection } from '../../src/analyses/stickiness';
import { compareWithOracle, databaseRuns, runs } from './compared';
import { stickinessCase } from './period-cases';
import { stickinessOracle } from './stickiness';

/** One more than the largest number, too: nobody is behind it. And everybody. */
const selections = ({ rows }: StickinessResult): { selection: StickinessSelection; actors?: number }[] => [
  ...rows.map(({ periods, actors }) => ({ selection: { periods }, actors })),
  { selection: { periods: rows.length + 1 }, actors: 0 },
  { selection: { periods: 1, orMore: true } },
];

const comparison = { canonical: (result: StickinessResult): unknown => result, selections };

describe('the stickiness of random logs is that of the definition', { timeout: 600_000 }, () => {
  it('by event names', () =>
    compareWithOracle(stickiness, stickinessOracle, stickinessCase(false), comparison, runs / 2));
  it('with conditions and filters', () =>
    compareWithOracle(stickiness, stickinessOracle, stickinessCase(true), comparison, runs / 2));
  it('out of a database', () =>
    compareWithOracle(stickiness, stickinessOracle, stickinessCase(true), comparison, databaseRuns, 'database'));
});
