import Waypoints from '@lucide/svelte/icons/waypoints';
import { stageOfEvent } from '../../model/stage-edit';
import type { View } from '../view';
import { comparedPaths } from './compared-view';
import PathsAnswer from './PathsAnswer.svelte';
import PathsEditor from './PathsEditor.svelte';
import type { PathsAsides } from './asides';
import type { PathsResult } from './result';
import type { PathsSelection, PathsSpec } from './spec';
import { byStages } from './by-stages';
import { pathsSettings, pathsWho, stageCss } from './words';

export const pathsView: View<PathsSpec, PathsResult, PathsSelection, PathsAsides> = {
  icon: Waypoints,
  title: (t) => t.paths.title,
  Editor: PathsEditor,
  Answer: PathsAnswer,
  firstSpec: () => ({
    kind: 'paths',
    v: 1,
    unit: 'session',
    node: 'event',
    align: 'start',
    maxSteps: 6,
    rowsPerStep: 8,
    minShare: 0,
    collapseRepeats: true,
    count: 'paths',
    sessionGap: { amount: 30, unit: 'minute' },
  }),
  settings: pathsSettings,
  summary: (spec, _, { t }) => (spec.collapseRepeats ? t.paths.settings.runs : t.paths.settings.everyEvent),
  who: (spec, selection, _, words) => pathsWho(spec, selection, words),
  markOf: (spec) => (event) => {
    const model = byStages(spec);
    if (model === null) return {};
    const stage = stageOfEvent(model, event);
    return { colour: stage === null ? 'var(--other)' : stageCss(spec, stage) };
  },
  compared: comparedPaths,
  base: (result) => result.paths,
  readsRates: true,
  asked: (spec) => spec.start ?? spec.end ?? null,
};
