/*
 * When people come into stages. In a period and a stage count the distinct actors who began a visit there in that period, or those whose first visit of all began there then. A visit begins with
 * its first event that passes the filter and lies in the range. Periods are those of the data set's calendar that touch the range, from the first
 * visit on where it has no beginning; those without anyone are listed.
 */
import * as v from 'valibot';
import type { Batch } from '../../columns/batch';
import type { Fold } from '../../columns/fold';
import { visitWalk, type Visits } from '../../matching/stage-visits';
import type { DatasetInfo } from '../../model/dataset';
import { labelsOf, listedPeriods } from '../../model/listed-periods';
import { periodUnits, type PeriodUnit } from '../../model/period';
import { periodAt, periodRuns } from '../../model/period-runs';
import type { Question } from '../analysis';
import { foldedAside, type Aside } from '../asides';
import { askedReading, type StagesReading } from './reading';
import type { BeganSelection, StagesSpec } from './spec';

/** Actors by period, in the order of `periods`. */
export interface StageBegan {
  stage: string;
  /** who began a visit */
  visit: number[];
  /** whose first visit it was */
  entry: number[];
}

export interface Began {
  periods: string[];
  /** in the model's order */
  stages: StageBegan[];
}

const mostPeriods = 10_000;

export interface BeganAsked {
  unit: PeriodUnit;
  /** as the second model reads it */
  beside: boolean;
}

export const stagesBegan: Aside<StagesSpec, BeganAsked, Began> = foldedAside({
  asked: v.strictObject({ unit: v.picklist(periodUnits), beside: v.boolean() }),
  passes: (question: Question<StagesSpec>, { unit, beside }) => [() => beganFold(askedReading(question, beside), unit)],
  shape: (state: BeganState, question, { unit, beside }) => {
    const { spec, dataset } = askedReading(question, beside);
    const listed = listedPeriods(spec.range, unit, dataset, mostPeriods);
    const begin = listed.fromFirstEvent ? firstUsed(state.visit, listed.count) : 0;
    const part = (numbers: Float64Array, stage: number): number[] =>
      Array.from(numbers.subarray(stage * listed.count + begin, (stage + 1) * listed.count));
    return {
      periods: labelsOf(listed).slice(begin),
      stages: spec.model.stages.map(({ name }, i) => ({
        ...{ stage: name, visit: part(state.visit, i), entry: part(state.entry, i) },
      })),
    };
  },
});

/** The first period with a visit in any stage; their number without one. */
const firstUsed = (visit: Float64Array, periods: number): number =>
  visit.reduce((first, actors, cell) => (actors > 0 ? Math.min(first, cell % periods) : first), periods);

/** Actors by stage and period. */
interface BeganState {
  visit: Float64Array;
  entry: Float64Array;
}

/** The listed period an instant of the range lies in, from 0, and how many there are. @throws FailureError when there are too many */
function periodsOf({ range }: StagesSpec, unit: PeriodUnit, dataset: DatasetInfo) {
  const { calendar, first, count } = listedPeriods(range, unit, dataset, mostPeriods);
  const runs = periodRuns(calendar, unit, first, first + Math.max(count, 1) - 1);
  return { count, at: (us: number): number => Math.min(Math.max(periodAt(runs, us) - first, 0), count - 1) };
}

function beganFold({ spec, dataset, plan }: StagesReading, unit: PeriodUnit): Fold<BeganState> {
  const walk = visitWalk(plan);
  const periods = periodsOf(spec, unit, dataset);
  const cells = spec.model.stages.length * periods.count;
  return {
    empty: () => ({ visit: new Float64Array(cells), entry: new Float64Array(cells) }),
    visit(batch, state) {
      const latest = new Int32Array(cells).fill(-1);
      walk(batch, ({ stages, rows, length }, actor) => {
        for (let i = 0; i < length; i += 1) {
          const cell = stages[i]! * periods.count + periods.at(batch.at[rows[i]!]!);
          if (i === 0) state.entry[cell]! += 1;
          if (latest[cell] === actor) continue;
          latest[cell] = actor;
          state.visit[cell]! += 1;
        }
      });
    },
    merge: (a, b) => ({
      visit: a.visit.map((actors, cell) => actors + b.visit[cell]!),
      entry: a.entry.map((actors, cell) => actors + b.entry[cell]!),
    }),
  };
}

/** Whether an actor's visits began in a stage and a period as asked. */
export function beganThere(
  { spec, dataset }: Pick<StagesReading, 'spec' | 'dataset'>,
  { stage, began, period, unit }: BeganSelection,
): (visits: Visits, batch: Batch) => boolean {
  const periods = periodsOf(spec, unit, dataset);
  const wanted = labelsOf(listedPeriods(spec.range, unit, dataset, mostPeriods)).indexOf(period);
  const place = spec.model.stages.findIndex(({ name }) => name === stage);
  return ({ stages, rows, length }, { at }) => {
    const last = began === 'entry' ? 1 : length;
    for (let i = 0; i < last; i += 1) if (stages[i] === place && periods.at(at[rows[i]!]!) === wanted) return true;
    return false;
  };
}
