import Grid from '@lucide/svelte/icons/grid-3x3';
import { firstPeriod } from '../first-period';
import type { View } from '../view';
import { comparedRetention } from './compared-view';
import type { RetentionResult } from './result';
import RetentionAnswer from './RetentionAnswer.svelte';
import RetentionEditor from './RetentionEditor.svelte';
import type { RetentionSelection, RetentionSpec } from './spec';
import { periodsText, retentionSettings, retentionWho } from './words';

/** About a dozen periods fit into the data. */
const below = { hour: 2, day: 21, week: 400 };

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
    period: firstPeriod(dataset, below),
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
  readsRates: true,
  asked: (spec) => spec.start,
};
