import type { ColumnRequest } from '../../columns/column';
import { columnPlanner } from '../../columns/column-planner';
import { visitPlan, type VisitPlan } from '../../matching/stage-visits';
import type { Question } from '../analysis';
import type { StagesSpec } from './spec';

type Asked = Pick<Question<StagesSpec>, 'spec' | 'dataset'>;

/** A question as one of its models reads it: `spec.model` is that model. */
export interface StagesReading extends Asked {
  plan: VisitPlan;
}

/** The question asked of its second model alone; null where it has none. */
export function besideSpec(spec: StagesSpec): StagesSpec | null {
  const { beside, ...own } = spec;
  return beside === undefined ? null : { ...own, model: beside };
}

export interface Readings {
  /** what both need */
  columns: ColumnRequest[];
  own: StagesReading;
  /** null where there is no second model */
  beside: StagesReading | null;
}

/** A question as each of its models reads it. */
export function readingsOf({ spec, dataset }: Asked): Readings {
  const planner = columnPlanner(dataset);
  const reading = (read: StagesSpec): StagesReading => ({
    spec: read,
    dataset,
    plan: visitPlan(read, dataset, planner),
  });
  const own = reading(spec);
  const second = besideSpec(spec);
  return { columns: planner.columns, own, beside: second && reading(second) };
}

/** The reading an aside is asked about. @throws where the second one is asked and there is none */
export function askedReading(question: Asked, beside: boolean): StagesReading {
  const readings = readingsOf(question);
  const reading = beside ? readings.beside : readings.own;
  if (reading === null) throw new Error('no second stage model');
  return reading;
}
