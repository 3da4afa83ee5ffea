import Split from '@lucide/svelte/icons/split';
import type { View } from '../view';
import type { AttributionAsides } from './asides';
import AttributionAnswer from './AttributionAnswer.svelte';
import AttributionEditor from './AttributionEditor.svelte';
import { comparedAttribution } from './compared-view';
import { firstAttribution } from './edit';
import type { AttributionResult } from './result';
import type { AttributionSelection, AttributionSpec } from './spec';
import { attributionSettings, attributionWho, modelText } from './words';

export const attributionView: View<AttributionSpec, AttributionResult, AttributionSelection, AttributionAsides> = {
  icon: Split,
  title: (t) => t.attribution.title,
  Editor: AttributionEditor,
  Answer: AttributionAnswer,
  firstSpec: (dataset, _, { words, touchpoints }) =>
    firstAttribution(dataset, words.t.touchpoints.channels, touchpoints),
  settings: attributionSettings,
  summary: (spec, _, words) => modelText(spec, words),
  who: (_, selection, __, words) => attributionWho(selection, words),
  compared: comparedAttribution,
  base: ({ conversions }) => conversions,
  asked: (spec) => spec.conversion,
};
