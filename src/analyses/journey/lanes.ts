/*
 * What each event of one actor is, as the map sees it: of which stage and touchpoint, whether it is friction, what it is worth. All of the actor's events, in their order; those that the filter or
 * the range leaves out are of no stage and no touchpoint.
 */
import * as v from 'valibot';
import { valuesOf } from '../../columns/column-planner';
import type { Fold } from '../../columns/fold';
import type { PropertyValue } from '../../model/condition';
import type { Question } from '../analysis';
import { foldedAside, type Aside } from '../asides';
import { journeyPlan, journeyRows, touchpointNames } from './plan';
import type { JourneySpec } from './spec';

/** One event of an actor. */
export interface EventLanes {
  /** its stage by name; null: of none */
  stage: string | null;
  /** its touchpoint by name; null: of none. Never one of groups */
  touchpoint: PropertyValue;
  marked: boolean;
  /** null without a number */
  value: number | null;
}

export const eventLanes: Aside<JourneySpec, { actor: number }, EventLanes[]> = foldedAside({
  asked: v.strictObject({ actor: v.pipe(v.number(), v.integer(), v.minValue(0)) }),
  passes: (question: Question<JourneySpec>, { actor }) => [() => lanesFold(question, actor)],
  shape: (state: EventLanes[]) => state,
});

function lanesFold(question: Question<JourneySpec>, actor: number): Fold<EventLanes[]> {
  const { spec, dataset } = question;
  const plan = journeyPlan(spec, dataset);
  const rowsOf = journeyRows(plan);
  const names = plan.groups === null ? touchpointNames(question, plan) : [];
  return {
    empty: () => [],
    visit(batch, found) {
      const unit = actor - batch.firstUnit;
      if (unit < 0 || unit >= batch.units) return;
      const { stage, touch, marked } = rowsOf(batch);
      const values = plan.value === null ? null : valuesOf(batch, plan.value);
      for (let i = batch.offsets[unit]!; i < batch.offsets[unit + 1]!; i += 1) {
        const value = values?.[i] ?? NaN;
        found.push({
          stage: spec.model.stages[stage[i]! - 1]?.name ?? null,
          touchpoint: stage[i] === 0 ? null : (names[touch[i]! - 1] ?? null),
          marked: marked[i] === 1,
          value: Number.isNaN(value) ? null : value,
        });
      }
    },
    merge: (a, b) => [...a, ...b],
  };
}
