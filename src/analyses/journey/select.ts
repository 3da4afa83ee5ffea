import { collecting, type Fold } from '../../columns/fold';
import type { ValueGroups } from '../../columns/value-groups';
import type { TiedSelection } from '../tied-orders';
import { seeJourneys, type CellOfActor } from './journeys';
import type { JourneyPlan } from './plan';
import { sameTouchpoint, type CellMeasure, type JourneySelection, type JourneySpec } from './spec';

/** The actors behind one number. */
export function selectJourney(
  { model }: JourneySpec,
  selection: Exclude<JourneySelection, TiedSelection>,
  plan: JourneyPlan,
  touchpoints: ValueGroups,
): Fold<number[]> {
  const see = seeJourneys(plan, touchpoints);
  if ('journeys' in selection) {
    const all = selection.journeys === 'all';
    return collecting((batch, add) =>
      see(batch, ({ unit, lost }) => {
        if (all || lost) add(batch.firstUnit + unit);
      }),
    );
  }
  const stage = model.stages.findIndex(({ name }) => name === selection.stage);
  const touchpoint = touchpoints.groups.findIndex(({ value, other }) =>
    sameTouchpoint(other ? { other: true } : value, selection.touchpoint),
  );
  const wanted = stage < 0 || touchpoint < 0 ? -1 : touchpoint * model.stages.length + stage;
  return collecting((batch, add) =>
    see(batch, ({ unit, cells }) => {
      if (cells.some((cell) => cell.cell === wanted && has(cell, selection.measure))) add(batch.firstUnit + unit);
    }),
  );
}

function has({ wentOn, lost, immature, jumpBacks, marked }: CellOfActor, measure: CellMeasure): boolean {
  switch (measure) {
    case 'actors':
      return true;
    case 'wentOn':
      return wentOn;
    case 'lost':
      return lost;
    case 'immature':
      return immature && !wentOn && !lost;
    case 'jumpedBack':
      return jumpBacks > 0;
    case 'marked':
      return marked > 0;
  }
}
