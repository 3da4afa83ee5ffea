import { attributionView } from './attribution/attribution-view';
import { funnelView } from './funnel/funnel-view';
import { journeyView } from './journey/journey-view';
import { lifecycleView } from './lifecycle/lifecycle-view';
import { pathsView } from './paths/paths-view';
import type { AsidesOf, Kind, ResultOf, SelectionOf, SpecOf } from './registry';
import { retentionView } from './retention/retention-view';
import { stagesView } from './stages/stages-view';
import { stickinessView } from './stickiness/stickiness-view';
import { trendView } from './trend/trend-view';
import type { View } from './view';

export type Views = { readonly [K in Kind]: View<SpecOf<K>, ResultOf<K>, SelectionOf<K>, AsidesOf<K>> };

/** How each kind of question is shown, in the order of the menu. A kind of the registry without a line here is a type error. */
export const views: Views = {
  trend: trendView,
  funnel: funnelView,
  paths: pathsView,
  stages: stagesView,
  journey: journeyView,
  retention: retentionView,
  lifecycle: lifecycleView,
  stickiness: stickinessView,
  attribution: attributionView,
};
