import type { DatasetInfo } from '../../model/dataset';
import { matcherText } from '../../ui/condition-text';
import { rangeText } from '../../ui/range-text';
import { filterSettings } from '../filter-words';
import type { Setting, Words } from '../view';
import type { StickinessSelection, StickinessSpec } from './spec';

/** "3 days", or "3 days or more" where each number counts at least so many. */
export const periodsText = (spec: StickinessSpec, periods: number, { t, format }: Words): string =>
  t.stickiness.rowHead({ count: periods, unit: spec.period, atLeast: spec.cumulative === true, f: format });

/** "calendar weeks from Monday, Asia/Shanghai, as far as they lie in the range" */
export const calendarText = (spec: StickinessSpec, dataset: DatasetInfo, { t }: Words): string =>
  t.stickiness.settings.calendar({
    unit: spec.period,
    weekStart: t.explore.zone[dataset.weekStart],
    zone: dataset.timeZone,
  });

/** Every setting, in words. */
export function stickinessSettings(spec: StickinessSpec, dataset: DatasetInfo, words: Words): Setting[] {
  const { t, format } = words;
  const said = t.stickiness.settings;
  const settings: Setting[] = [
    { name: said.active, text: matcherText(spec.event, t.explore.ui, format) },
    { name: said.counted, text: spec.cumulative === true ? said.atLeast : said.exactly },
    { name: said.periods, text: calendarText(spec, dataset, words) },
  ];
  settings.push(...filterSettings(spec, words));
  settings.push({ name: said.range, text: rangeText(spec.range, t, format) });
  return settings;
}

/** Who the selected actors are. */
export const stickinessWho = (
  spec: StickinessSpec,
  { periods, orMore }: StickinessSelection,
  { t, format }: Words,
): string =>
  t.stickiness.who({
    events: matcherText(spec.event, t.explore.ui, format),
    count: periods,
    unit: spec.period,
    atLeast: spec.cumulative === true || orMore === true,
    f: format,
  });
