import { periodLabel } from '../../charts/period-label';
import type { DatasetInfo } from '../../model/dataset';
import { matcherText } from '../../ui/condition-text';
import { rangeText } from '../../ui/range-text';
import { filterSettings } from '../filter-words';
import type { Setting, Words } from '../view';
import type { LifecycleSelection, LifecycleSpec } from './spec';

/** "calendar weeks from Monday, Asia/Shanghai, whole where the range touches them" */
export const lifecyclePeriodsText = (spec: LifecycleSpec, dataset: DatasetInfo, { t }: Words): string =>
  t.lifecycle.settings.calendar({
    unit: spec.period,
    weekStart: t.explore.zone[dataset.weekStart],
    zone: dataset.timeZone,
  });

/** Every setting, in words. */
export function lifecycleSettings(spec: LifecycleSpec, dataset: DatasetInfo, words: Words): Setting[] {
  const { t, format } = words;
  const said = t.lifecycle.settings;
  const settings: Setting[] = [
    { name: said.active, text: matcherText(spec.event, t.explore.ui, format) },
    { name: said.states, text: said.statesText({ unit: spec.period }) },
    { name: said.periods, text: lifecyclePeriodsText(spec, dataset, words) },
  ];
  settings.push(...filterSettings(spec, words));
  settings.push({ name: said.range, text: rangeText(spec.range, t, format) });
  return settings;
}

/** Who the selected actors are. */
export function lifecycleWho(spec: LifecycleSpec, { period, state }: LifecycleSelection, { t, format }: Words): string {
  return t.lifecycle.who[state]({
    events: matcherText(spec.event, t.explore.ui, format),
    period: periodLabel(period, spec.period, format),
    unit: spec.period,
  });
}
