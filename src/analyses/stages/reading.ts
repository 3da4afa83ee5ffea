import type { ColumnRequest } from '../../columns/column';
import { columnPlanner } from '../../columns/column-planner';
import { visitPlan, type VisitPlan } from '../../matching/stage-visits';
import type { DatasetInfo } from '../../model/dataset';
import type { Question } from '../analysis';
import type { StagesSpec } from './spec';

/** A question as one of its models reads it: `spec.model` is that model. */
export interface StagesReading extends Question<StagesSpec> {
  plan: VisitPlan;
}

/** The question asked of its second model alone; null where it has none. */
export function besideSpec(spec: StagesSpec): StagesSpec | null {
  const { beside, ...own } = spec;
  return beside === undefined ? null : { ...own, model: beside };
}

interface Plans {
  columns: ColumnRequest[];
  own: VisitPlan;
  beside: VisitPlan | null;
}

function plansOf(spec: StagesSpec, dataset: DatasetInfo): Plans {
  const planner = columnPlanner(dataset);
  const own = visitPlan(spec, dataset, planner);
  const second = besideSpec(spec);
  return { columns: planner.columns, own, beside: second && visitPlan(second, dataset, planner) };
}

/** The columns that both readings need. */
export const columnsOf = (spec: StagesSpec, dataset: DatasetInfo): ColumnRequest[] => plansOf(spec, dataset).columns;

export const ownReading = (question: Question<StagesSpec>): StagesReading => ({
  ...question,
  plan: plansOf(question.spec, question.dataset).own,
});

/** null where there is no second model */
export function besideReading(question: Question<StagesSpec>): StagesReading | null {
  const spec = besideSpec(question.spec);
  const plan = plansOf(question.spec, question.dataset).beside;
  return spec && plan && { ...question, spec, plan };
}

/** The reading an aside is asked about. @throws where the second one is asked and there is none */
export function askedReading(question: Question<StagesSpec>, beside: boolean): StagesReading {
  const reading = beside ? besideReading(question) : ownReading(question);
  if (reading === null) throw new Error('no second stage model');
  return reading;
}
