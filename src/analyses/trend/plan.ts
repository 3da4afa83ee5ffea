import type { ColumnRequest, MembersRequest } from '../../columns/column';
import { periodRows, type PeriodRows } from '../../columns/period-rows';
import { rowTests } from '../../columns/row-tests';
import { splitColumn, splitLimit } from '../../columns/split-column';
import { valueGroups, type ValueGroups } from '../../columns/value-groups';
import type { DatasetInfo } from '../../model/dataset';
import { propertySql } from '../../sql/condition';
import type { Question } from '../analysis';
import { measured, type MeasureKind } from './measure';
import type { TrendSpec } from './spec';

/** A trend with everything looked up that does not depend on a row. */
export interface TrendPlan extends PeriodRows {
  kind: MeasureKind;
  /** position in `Batch.columns` of the breakdown's codes */
  breakdown: number | null;
  /** position of the measured property's numbers; null when nothing is measured, or the data have no such numbers */
  property: number | null;
}

interface TrendColumns {
  requests: (ColumnRequest | MembersRequest)[];
  breakdown: number | null;
  property: number | null;
}

const mostPeriods = 200_000;
/** Above this many cells the table could not be read, nor sent. */
const mostCells = 1_000_000;

/** The columns of `events` a question reads, and what each is for. */
export function trendColumns(spec: TrendSpec, dataset: DatasetInfo): TrendColumns {
  const requests: (ColumnRequest | MembersRequest)[] = rowTests([spec.event], spec.filter, dataset).columns;
  const breakdown =
    spec.breakdown === undefined ? null : requests.push(splitColumn(spec.breakdown, spec.filter, dataset)) - 1;
  const name = measured(spec.measure).property;
  const numbers = dataset.properties.find((property) => property.name === name && property.kind === 'number');
  const property =
    numbers === undefined ? null : requests.push({ as: 'number', sql: propertySql(numbers.name, dataset) }) - 1;
  return { requests, breakdown, property };
}

/** @throws FailureError `invalidSpec` when there are too many periods to be read */
export function trendPlan(spec: TrendSpec, dataset: DatasetInfo): TrendPlan {
  const { breakdown, property } = trendColumns(spec, dataset);
  const limit = spec.breakdown === undefined ? mostPeriods : Math.floor(mostCells / (splitLimit(spec.breakdown) + 2));
  return {
    ...periodRows(spec, dataset, Math.min(mostPeriods, limit)),
    kind: measured(spec.measure).kind,
    breakdown,
    property,
  };
}

/** The breakdown's groups, given how many events each code has; without a breakdown everything is one group. */
export function trendGroups({ spec, dataset, prepared }: Question<TrendSpec>, byCode: Float64Array): ValueGroups {
  const { breakdown } = trendColumns(spec, dataset);
  const dictionary = breakdown === null ? null : prepared.dictionaries[breakdown];
  if (spec.breakdown === undefined) return { groups: [{ value: null, other: true }], groupOf: new Uint8Array(1) };
  return valueGroups(byCode, dictionary ?? [], splitLimit(spec.breakdown));
}
