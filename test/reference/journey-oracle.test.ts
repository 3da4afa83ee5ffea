import { describe, it } from 'vitest';
import { journey, type JourneyResult, type JourneySelection } from '../../src/analyses/journey';
import { cellMeasures } from '../../src/analyses/journey/spec';
import type { Untied } from '../support/untied';
import { canonical } from './canonical';
import { compareWithOracle, databaseRuns, runs } from './compared';
import { journeyOracle } from './journey';
import { journeyCase } from './journey-cases';

/** Every number of a result that counts actors, as what is clicked. */
function selections({
  journeys,
  lost,
  cells,
}: JourneyResult): { selection: Untied<JourneySelection>; actors: number }[] {
  return [
    { selection: { journeys: 'all' }, actors: journeys },
    { selection: { journeys: 'lost' }, actors: lost },
    ...cells.flatMap((cell) =>
      cellMeasures.map((measure) => {
        const touchpoint = cell.other ? ({ other: true } as const) : cell.touchpoint;
        const actors = measure === 'marked' ? cell.markedActors : cell[measure];
        return { selection: { stage: cell.stage, touchpoint, measure }, actors };
      }),
    ),
    { selection: { stage: 'no such stage', touchpoint: null, measure: 'actors' }, actors: 0 },
  ];
}

/** What must hold of any map: cells hold all events; who is lost anywhere is lost in a cell. */
function unbalanced({ touchpoints, cells, lost, journeys }: JourneyResult): string | null {
  const sum = (numbers: number[]): number => numbers.reduce((total, n) => total + n, 0);
  const events = sum(cells.map((cell) => cell.events));
  if (events !== sum(touchpoints.map((touchpoint) => touchpoint.events))) return 'events are lost';
  if (lost > sum(cells.map((cell) => cell.lost))) return 'lost journeys without a cell';
  if (lost > journeys || cells.some((cell) => cell.actors > journeys)) return 'more actors than journeys';
  return null;
}

const comparison = { canonical: (result: JourneyResult): unknown => canonical(result), selections, wrong: unbalanced };

describe('the journey map of random logs is that of the definition', { timeout: 600_000 }, () => {
  it('by event names', () => compareWithOracle(journey, journeyOracle, journeyCase(false), comparison, runs / 10));
  it('with conditions, properties and values', () =>
    compareWithOracle(journey, journeyOracle, journeyCase(true), comparison, runs / 10));
  it('out of a database', () =>
    compareWithOracle(journey, journeyOracle, journeyCase(true), comparison, databaseRuns, 'database'));
});
