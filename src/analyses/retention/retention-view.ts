import Grid from '@lucide/svelte/icons/grid-3x3';
import type { View } from '../view';
import { comparedRetention } from './compared-view';
import type { RetentionResult } from './result';
import RetentionAnswer from './RetentionAnswer.svelte';
import RetentionEditor from './RetentionEditor.svelte';
import type { RetentionSelection, RetentionSpec } from './spec';
import { periodsText, retentionSettings, retentionWho } from './words';

const dayUs = 86_400e6;

/** About a dozen periods fit into the data. */
const periodFor = (spanUs: number): RetentionSpec['period'] =>
  spanUs < 2 * dayUs ? 'hour' : spanUs < 21 * dayUs ? 'day' : spanUs < 400 * dayUs ? 'week' : 'month';

export const retentionView: View<RetentionSpec, RetentionResult, RetentionSelection> = {
  icon: Grid,
  title: (t) => t.retention.title,
  Editor: RetentionEditor,
  Answer: RetentionAnswer,
  firstSpec: (dataset) => ({
    kind: 'retention',
    v: 1,
    start: { event: null },
    return: { event: null },
    membership: 'firstEver',
    period: periodFor(dataset.lastUs - dataset.firstUs),
    periods: 11,
    clock: 'calendar',
    rule: 'on',
    mean: 'pooled',
  }),
  settings: retentionSettings,
  summary: periodsText,
  who: (spec, selection, _, words) => retentionWho(spec, selection, words),
  compared: comparedRetention,
  base: (result) => result.rows.reduce((sum, row) => sum + row.actors, 0),
  asked: (spec) => spec.start,
};
