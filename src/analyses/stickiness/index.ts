import { rowTests } from '../../columns/row-tests';
import type { Analysis } from '../analysis';
import { stickinessActors, stickinessFold, stickinessPlan, type StickinessCounts } from './fold';
import { shapeStickiness, type StickinessResult } from './result';
import { parseStickinessSelection, parseStickinessSpec, type StickinessSelection, type StickinessSpec } from './spec';

export type { StickinessResult, StickinessSelection, StickinessSpec };

/** In how many periods actors are active. */
export const stickiness: Analysis<
  'stickiness',
  StickinessSpec,
  StickinessCounts,
  StickinessResult,
  StickinessSelection
> = {
  kind: 'stickiness',
  parse: parseStickinessSpec,
  parseSelection: parseStickinessSelection,
  needs: ({ event, filter }, dataset) => ({
    columns: rowTests([event], filter, dataset).columns,
    lookups: [],
    order: 'actor',
  }),
  passes: ({ spec, dataset }) => [() => stickinessFold(stickinessPlan(spec, dataset))],
  shape: (counts, { spec }) => shapeStickiness(counts, spec.cumulative === true),
  select: ({ spec, dataset }, selection) =>
    stickinessActors(stickinessPlan(spec, dataset), selection, spec.cumulative === true),
};
