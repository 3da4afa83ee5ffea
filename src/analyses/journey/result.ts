import type { ValueGroups } from '../../columns/value-groups';
import type { PropertyValue } from '../../model/condition';
import { medianInterval } from '../../model/median-interval';
import { relativeError } from '../../model/rounding';
import { isRounded, pilesBy, quantileOf, sizeOf, type Pile } from '../../model/value-bag';
import type { JourneyState } from './fold';
import type { JourneySpec } from './spec';

/** An estimate, and the 95 % interval of the median it rests on. */
export interface ValueLost {
  /** lost actors × median */
  estimate: number;
  /** null: too few values for an interval */
  low: number | null;
  high: number | null;
  median: number;
  /** how many went on: the base of the median */
  base: number;
}

/** One cell of the map: a stage and a touchpoint. Rates are 0..1. */
export interface JourneyCell {
  stage: string;
  touchpoint: PropertyValue;
  other: boolean;
  events: number;
  actors: number;
  wentOn: number;
  /** wentOn ÷ actors; null in the last stage */
  conversionRate: number | null;
  medianDwellMs: number | null;
  lost: number;
  immature: number;
  /** moves back that start here, and the actors who made them */
  jumpBacks: number;
  jumpedBack: number;
  /** events marked as friction, and their actors */
  marked: number;
  markedActors: number;
  /** every term of the friction, also those switched off */
  terms: { lost: number; jumpBacks: number; marked: number };
  /** the sum of the terms that are on */
  friction: number;
  /** null where no value is asked, in the last stage, or where nobody went on */
  valueLost: ValueLost | null;
}

/** The public answer: cells with an event, where it hurts most first. */
export interface JourneyResult {
  /** actors with an event of a stage */
  journeys: number;
  /** of these, lost after some event */
  lost: number;
  touchpoints: { value: PropertyValue; other: boolean; events: number }[];
  cells: JourneyCell[];
  /** how far medians may be off, where there are too many values to keep each */
  relativeError?: number;
}

/** Cells by friction, then by lost actors, then in the order of stages and touchpoints. */
export function shapeJourney(state: JourneyState, spec: JourneySpec, { groups }: ValueGroups): JourneyResult {
  const stages = spec.model.stages.length;
  const every = groups.length * stages;
  const dwells = pilesBy(state.dwell, every, (cell) => cell);
  const values = pilesBy(state.values, every, (cell) => cell);
  const cells = groups.flatMap((group, touchpoint) =>
    spec.model.stages.flatMap(({ name }, stage): JourneyCell[] => {
      const at = touchpoint * stages + stage;
      if (state.events[at] === 0) return [];
      const isLast = stage === stages - 1;
      const one = numbersAt(state, at);
      const terms = termsOf(one, state.lostJourneys);
      const dwell = quantileOf(dwells[at]!, 0.5);
      return [
        {
          ...{ stage: name, touchpoint: group.value, other: group.other },
          ...one,
          conversionRate: isLast ? null : one.wentOn / one.actors,
          medianDwellMs: dwell === null ? null : dwell / 1000,
          terms,
          friction: frictionOf(terms, spec),
          valueLost: spec.value === undefined || isLast ? null : valueLost(one.lost, values[at]!),
        },
      ];
    }),
  );
  const events = (touchpoint: number): number =>
    state.events.subarray(touchpoint * stages, (touchpoint + 1) * stages).reduce((sum, n) => sum + n, 0);
  return {
    journeys: state.journeys,
    lost: state.lostJourneys,
    touchpoints: groups
      .map((group, i) => ({ ...group, events: events(i) }))
      .filter((touchpoint) => touchpoint.events > 0),
    cells: byHurt(cells, spec, groups),
    ...(isRounded(state.dwell) || isRounded(state.values) ? { relativeError } : {}),
  };
}

type Numbers = Pick<
  JourneyCell,
  'events' | 'actors' | 'wentOn' | 'lost' | 'immature' | 'jumpBacks' | 'jumpedBack' | 'marked' | 'markedActors'
>;

const numbersAt = (state: JourneyState, at: number): Numbers => ({
  ...{ events: state.events[at]!, actors: state.actors[at]!, wentOn: state.wentOn[at]!, lost: state.lost[at]! },
  ...{ immature: state.immature[at]!, jumpBacks: state.jumpBacks[at]!, jumpedBack: state.jumpedBack[at]! },
  ...{ marked: state.marked[at]!, markedActors: state.markedActors[at]! },
});

/** The formula of the friction, term by term. */
const termsOf = ({ lost, actors, jumpBacks, marked }: Numbers, lostJourneys: number): JourneyCell['terms'] => ({
  lost: lostJourneys === 0 ? 0 : (lost / lostJourneys) * actors,
  ...{ jumpBacks, marked },
});

const frictionOf = (terms: JourneyCell['terms'], { friction }: JourneySpec): number =>
  (friction.lost ? terms.lost : 0) + (friction.jumpBacks ? terms.jumpBacks : 0) + (friction.marked ? terms.marked : 0);

function valueLost(lost: number, values: Pile): ValueLost | null {
  const median = quantileOf(values, 0.5);
  if (median === null) return null;
  const interval = medianInterval(values);
  return {
    ...{ estimate: lost * median, median, base: sizeOf(values) },
    low: interval === null ? null : lost * interval[0],
    high: interval === null ? null : lost * interval[1],
  };
}

function byHurt(
  cells: JourneyCell[],
  { model }: JourneySpec,
  groups: readonly { value: PropertyValue; other: boolean }[],
): JourneyCell[] {
  const stage = (cell: JourneyCell): number => model.stages.findIndex(({ name }) => name === cell.stage);
  const place = (cell: JourneyCell): number =>
    groups.findIndex(({ value, other }) => value === cell.touchpoint && other === cell.other);
  return cells.sort((a, b) => b.friction - a.friction || b.lost - a.lost || stage(a) - stage(b) || place(a) - place(b));
}
