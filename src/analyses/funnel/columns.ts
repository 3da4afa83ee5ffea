import type { ColumnRequest } from '../../columns/column';
import { codeColumn, maskColumn } from '../../columns/requests';
import type { Condition } from '../../model/condition';
import type { DatasetInfo } from '../../model/dataset';
import type { FunnelSpec } from './spec';

/** Which columns a funnel reads, and what each is for, as indexes into `requests`. */
export interface FunnelColumns {
  requests: ColumnRequest[];
  filter: number | null;
  /** by step; null: the step has no condition */
  where: (number | null)[];
  breakdown: number | null;
}

export function funnelColumns(spec: FunnelSpec, dataset: DatasetInfo): FunnelColumns {
  const requests: ColumnRequest[] = [];
  const place = (request: ColumnRequest): number => {
    const known = requests.findIndex(({ as, sql }) => as === request.as && sql.text === request.sql.text);
    return known >= 0 ? known : requests.push(request) - 1;
  };
  const placeMask = (condition: Condition | undefined): number | null =>
    condition === undefined ? null : place(maskColumn(condition, dataset));
  return {
    requests,
    filter: placeMask(spec.filter),
    where: spec.steps.map(({ where }) => placeMask(where)),
    breakdown: spec.breakdown === undefined ? null : place(codeColumn(spec.breakdown.property, dataset)),
  };
}
