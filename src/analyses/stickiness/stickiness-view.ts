import Magnet from '@lucide/svelte/icons/magnet';
import type { View } from '../view';
import { comparedStickiness } from './compared-view';
import type { StickinessResult } from './result';
import { actorsInAll } from './shares';
import type { StickinessSelection, StickinessSpec } from './spec';
import StickinessAnswer from './StickinessAnswer.svelte';
import StickinessEditor from './StickinessEditor.svelte';
import { calendarText, stickinessSettings, stickinessWho } from './words';

const dayUs = 86_400e6;

/** At most some dozens of periods fit into the data. */
const periodFor = (spanUs: number): StickinessSpec['period'] =>
  spanUs < 2 * dayUs ? 'hour' : spanUs < 62 * dayUs ? 'day' : spanUs < 800 * dayUs ? 'week' : 'month';

export const stickinessView: View<StickinessSpec, StickinessResult, StickinessSelection> = {
  icon: Magnet,
  title: (t) => t.stickiness.title,
  Editor: StickinessEditor,
  Answer: StickinessAnswer,
  firstSpec: (dataset) => ({
    kind: 'stickiness',
    v: 1,
    event: { event: null },
    period: periodFor(dataset.lastUs - dataset.firstUs),
  }),
  settings: stickinessSettings,
  summary: calendarText,
  who: (spec, selection, _, words) => stickinessWho(spec, selection, words),
  compared: comparedStickiness,
  base: (result) => actorsInAll(result, false),
  asked: (spec) => spec.event,
};
