import Sprout from '@lucide/svelte/icons/sprout';
import { firstPeriod } from '../first-period';
import type { View } from '../view';
import { comparedLifecycles } from './compared-view';
import LifecycleAnswer from './LifecycleAnswer.svelte';
import LifecycleEditor from './LifecycleEditor.svelte';
import type { LifecycleResult } from './result';
import { lifecycleStates, type LifecycleSelection, type LifecycleSpec } from './spec';
import { lifecyclePeriodsText, lifecycleSettings, lifecycleWho } from './words';

/** About a dozen periods fit into the data. */
const below = { hour: 2, day: 21, week: 400 };

export const lifecycleView: View<LifecycleSpec, LifecycleResult, LifecycleSelection> = {
  icon: Sprout,
  title: (t) => t.lifecycle.title,
  Editor: LifecycleEditor,
  Answer: LifecycleAnswer,
  firstSpec: (dataset) => ({
    kind: 'lifecycle',
    v: 1,
    event: { event: null },
    period: firstPeriod(dataset, below),
  }),
  settings: lifecycleSettings,
  summary: lifecyclePeriodsText,
  who: (spec, selection, _, words) => lifecycleWho(spec, selection, words),
  compared: comparedLifecycles,
  base: ({ periods }) => periods.filter((row) => lifecycleStates.some((state) => row[state] !== 0)).length,
  asked: (spec) => spec.event,
};
