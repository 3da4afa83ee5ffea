import type { Analysis } from '../analysis';
import { funnelAsides, type FunnelAsides } from './asides';
import { funnelColumns } from './columns';
import { funnelFold } from './fold';
import { shapeFunnel, type FunnelResult } from './result';
import { selectFunnel } from './select';
import { parseFunnelSelection, parseFunnelSpec, type FunnelSelection, type FunnelSpec } from './spec';
import type { FunnelState } from './state';
import { funnelNeighbours, traceFunnel } from './trace';

/** How many actors come how far through a sequence of steps. */
export const funnel: Analysis<'funnel', FunnelSpec, FunnelState, FunnelResult, FunnelSelection, FunnelAsides> = {
  kind: 'funnel',
  parse: parseFunnelSpec,
  parseSelection: parseFunnelSelection,
  needs: (spec, dataset) => ({
    columns: funnelColumns(spec, dataset).requests,
    lookups: [],
    order: typeof spec.unit === 'object' ? spec.unit : 'actor',
  }),
  passes: (question) => [() => funnelFold(question)],
  shape: shapeFunnel,
  select: selectFunnel,
  trace: traceFunnel,
  neighbours: funnelNeighbours,
  asides: funnelAsides,
};

export type { FunnelResult, FunnelSelection, FunnelSpec };
