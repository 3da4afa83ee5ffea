import { rowTests } from '../../columns/row-tests';
import type { Analysis } from '../analysis';
import { lifecycleActors, lifecycleFold, lifecyclePeriods, lifecyclePlan, type LifecycleCounts } from './fold';
import { shapeLifecycle, type LifecycleResult } from './result';
import { parseLifecycleSelection, parseLifecycleSpec, type LifecycleSelection, type LifecycleSpec } from './spec';

export type { LifecycleResult, LifecycleSelection, LifecycleSpec };

/** Who is new, who comes back, who stays away, by period. */
export const lifecycle: Analysis<'lifecycle', LifecycleSpec, LifecycleCounts, LifecycleResult, LifecycleSelection> = {
  kind: 'lifecycle',
  parse: parseLifecycleSpec,
  parseSelection: parseLifecycleSelection,
  needs: ({ event, filter }, dataset) => ({
    columns: rowTests([event], filter, dataset).columns,
    lookups: [],
    order: 'actor',
  }),
  passes: ({ spec, dataset }) => [() => lifecycleFold(lifecyclePlan(spec, dataset))],
  shape: (counts, { spec, dataset }) => shapeLifecycle(counts, lifecyclePeriods(spec, dataset)),
  select: ({ spec, dataset }, selection) => lifecycleActors(lifecyclePlan(spec, dataset), selection),
};
