import { durationUs } from '../../model/duration';
import type { Analysis } from '../analysis';
import { attributionAsides, type AttributionAsides } from './asides';
import { attributionFold, type AttributionState } from './fold';
import { attributionColumns, attributionPlan } from './plan';
import { shapeAttribution, type AttributionResult } from './result';
import { attributionActors } from './select';
import {
  parseAttributionSelection,
  parseAttributionSpec,
  type AttributionSelection,
  type AttributionSpec,
} from './spec';

export type { AttributionResult, AttributionSelection, AttributionSpec };

/** Which channels conversions are owed to. */
export const attribution: Analysis<
  'attribution',
  AttributionSpec,
  AttributionState,
  AttributionResult,
  AttributionSelection,
  AttributionAsides
> = {
  kind: 'attribution',
  parse: parseAttributionSpec,
  parseSelection: parseAttributionSelection,
  needs: (spec, dataset) => ({ columns: attributionColumns(spec, dataset).requests, lookups: [], order: 'actor' }),
  passes: (question) => [
    () =>
      attributionFold(
        attributionPlan(question),
        question.spec.model === 'timeDecay' ? durationUs(question.spec.halfLife) : null,
      ),
  ],
  shape: shapeAttribution,
  select: attributionActors,
  asides: attributionAsides,
};
