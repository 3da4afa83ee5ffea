import type { ColumnRequest, MembersRequest } from '../../columns/column';
import { codeColumn, maskColumn } from '../../columns/requests';
import { splitColumn } from '../../columns/split-column';
import type { Condition } from '../../model/condition';
import type { DatasetInfo } from '../../model/dataset';
import type { FunnelSpec } from './spec';

/** Which columns a funnel reads, and what each is for, as indexes into `requests`. */
export interface FunnelColumns {
  requests: (ColumnRequest | MembersRequest)[];
  filter: number | null;
  /** by step; null: the step has no condition */
  where: (number | null)[];
  /** by exclusion */
  excluded: (number | null)[];
  hold: number[];
  breakdown: number | null;
  /** by step: the place of its first-ever column among `Batch.firsts`; null: any occurrence */
  firsts: (number | null)[];
  /** event names of each first-ever column; null: any event */
  firstNames: (readonly string[] | null)[];
}

export function funnelColumns(spec: FunnelSpec, dataset: DatasetInfo): FunnelColumns {
  const requests: (ColumnRequest | MembersRequest)[] = [];
  const place = (request: ColumnRequest): number => {
    const known = requests.findIndex(
      (one) => one.as === request.as && 'sql' in one && one.sql.text === request.sql.text,
    );
    return known >= 0 ? known : requests.push(request) - 1;
  };
  const placeMask = (condition: Condition | undefined): number | null =>
    condition === undefined ? null : place(maskColumn(condition, dataset));
  const firstNames: (readonly string[] | null)[] = [];
  return {
    requests,
    filter: placeMask(spec.filter),
    where: spec.steps.map(({ where }) => placeMask(where)),
    excluded: (spec.exclusions ?? []).map(({ where }) => placeMask(where)),
    hold: (spec.hold ?? []).map((property) => place(codeColumn(property, dataset))),
    breakdown:
      spec.breakdown === undefined ? null : requests.push(splitColumn(spec.breakdown, spec.filter, dataset)) - 1,
    firsts: spec.steps.map(({ occurrence, event }) =>
      occurrence === 'firstEver' ? firstNames.push(typeof event === 'string' ? [event] : event) - 1 : null,
    ),
    firstNames,
  };
}
