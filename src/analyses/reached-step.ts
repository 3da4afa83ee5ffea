import type { ColumnRequest } from '../columns/column';
import type { RuleWalk } from '../matching/people/rule-walk';
import type { Condition } from '../model/condition';
import type { DatasetInfo } from '../model/dataset';
import type { ReachedStep } from '../model/people-rules';
import { funnelColumns } from './funnel/columns';
import { walker } from './funnel/fold';
import type { FunnelSpec } from './funnel/spec';

/** Whether some unit of the actor took a step of a funnel in its best attempt. `place` puts a column among those that are read and tells where. */
export function reachedStep(
  { reached, funnel }: ReachedStep,
  filter: Condition | undefined,
  dataset: DatasetInfo,
  place: (request: ColumnRequest) => number,
): RuleWalk {
  const filters = [filter, funnel.filter].filter((condition) => condition !== undefined);
  const spec: FunnelSpec = {
    kind: 'funnel',
    v: 1,
    ...funnel,
  };
  delete spec.filter;
  if (filters.length > 0) spec.filter = { all: filters };
  const places = funnelColumns(spec, dataset).requests.flatMap((request) =>
    request.as === 'members' ? [] : [place(request)],
  );
  const walk = walker({ spec, dataset, prepared: { dictionaries: [], lookups: [] } });
  return {
    ...{ untold: 0, needsAll: false },
    visit(batch, values) {
      const columns = places.map((at) => batch.columns[at]!);
      walk({ ...batch, columns }, (counted) => {
        const { depth, rows } = counted.attempt;
        if (reached > depth || rows[reached - 1]! < 0) return;
        for (const actor of counted.actors()) values[actor] = 1;
      });
    },
    test: () => (value) => value === 1,
  };
}
