import { describe, it } from 'vitest';
import { stages, type StagesResult, type StagesSelection } from '../../src/analyses/stages';
import { stageMeasures, type StagesSpec } from '../../src/analyses/stages/spec';
import { canonical } from './canonical';
import { compareWithOracle, databaseRuns, runs } from './compared';
import { leaks } from './conservation';
import { stagesOracle } from './stages';
import { stagesCase } from './stages-cases';

/** Every number of a result, as what is clicked; moves are no number of actors. */
function selections(
  { stages: own, transitions, columns, links }: StagesResult,
  spec: StagesSpec,
): { selection: StagesSelection; actors?: number }[] {
  const [first = ''] = spec.model.stages.map(({ name }) => name);
  return [
    ...own.flatMap((numbers) =>
      stageMeasures.map((measure) => ({ selection: { stage: numbers.name, measure }, actors: numbers[measure] })),
    ),
    ...transitions.map(({ from, to }) => ({ selection: { from, to } })),
    ...columns.flatMap((column, i) =>
      column.flatMap(({ name, paths, dropOff }): { selection: StagesSelection; actors: number }[] => [
        { selection: { step: i + 1, node: { name } }, actors: paths },
        { selection: { step: i + 1, node: { name }, outcome: 'dropped' }, actors: dropOff },
      ]),
    ),
    ...links.map(({ step, from, to, paths }) => ({
      selection: { step, from: { name: from.name }, to: { name: to.name } },
      actors: paths,
    })),
    { selection: { sequence: [first] } },
    { selection: { sequence: spec.model.stages.slice(0, 3).map(({ name }) => name) } },
    { selection: { step: 1, node: { other: true } }, actors: 0 },
    { selection: { stage: 'no such stage', measure: 'ever' }, actors: 0 },
    { selection: { from: first, to: 'no such stage' }, actors: 0 },
  ];
}

/** What must hold of any result: everyone enters, leaves and has a highest stage once; moves are those of the transitions. */
function unbalanced(result: StagesResult): string | null {
  const sum = (numbers: number[]): number => numbers.reduce((total, n) => total + n, 0);
  for (const measure of ['now', 'highest', 'entry', 'exit'] as const) {
    if (sum(result.stages.map((numbers) => numbers[measure])) !== result.actors) return `${measure} is not everyone`;
  }
  if (sum(result.transitions.map(({ moves }) => moves)) !== result.moves) return 'moves are lost';
  return leaks(result, result.actors, 'start');
}

const comparison = { canonical: (result: StagesResult): unknown => canonical(result), selections, wrong: unbalanced };

describe('the stages of random logs are those of the definition', { timeout: 600_000 }, () => {
  it('by event names', () => compareWithOracle(stages, stagesOracle, stagesCase(false), comparison, runs / 2));
  it('with conditions and filters', () =>
    compareWithOracle(stages, stagesOracle, stagesCase(true), comparison, runs / 2));
  it('out of a database', () =>
    compareWithOracle(stages, stagesOracle, stagesCase(true), comparison, databaseRuns, 'database'));
});
