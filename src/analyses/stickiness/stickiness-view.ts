import Magnet from '@lucide/svelte/icons/magnet';
import { firstPeriod } from '../first-period';
import type { View } from '../view';
import { comparedStickiness } from './compared-view';
import type { StickinessResult } from './result';
import { actorsInAll } from './shares';
import type { StickinessSelection, StickinessSpec } from './spec';
import StickinessAnswer from './StickinessAnswer.svelte';
import StickinessEditor from './StickinessEditor.svelte';
import { calendarText, stickinessSettings, stickinessWho } from './words';

/** At most some dozens of periods fit into the data. */
const below = { hour: 2, day: 62, week: 800 };

export const stickinessView: View<StickinessSpec, StickinessResult, StickinessSelection> = {
  icon: Magnet,
  title: (t) => t.stickiness.title,
  Editor: StickinessEditor,
  Answer: StickinessAnswer,
  firstSpec: (dataset) => ({
    kind: 'stickiness',
    v: 1,
    event: { event: null },
    period: firstPeriod(dataset, below),
  }),
  settings: stickinessSettings,
  summary: calendarText,
  who: (spec, selection, _, words) => stickinessWho(spec, selection, words),
  compared: comparedStickiness,
  base: (result) => actorsInAll(result, false),
  readsRates: true,
  asked: (spec) => spec.event,
};
