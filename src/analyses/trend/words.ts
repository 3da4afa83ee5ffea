import { dayInZone } from '../../charts/day-in-zone';
import { lastDayOf, periodLabel } from '../../charts/period-label';
import type { DatasetInfo } from '../../model/dataset';
import type { Problem } from '../../model/problem';
import { conditionText, matcherText } from '../../ui/condition-text';
import { problemText } from '../../ui/problem-text';
import { rangeText } from '../../ui/range-text';
import type { Setting, Words } from '../view';
import type { TrendSelection, TrendSpec } from './spec';

export const trendAlso = (spec: TrendSpec, { t, format }: Words): string[] =>
  spec.filter ? [t.explore.filterSet({ text: conditionText(spec.filter, t.explore.ui, format) })] : [];

export const trendProblems = (problems: readonly Problem[], { t }: Words): string[] =>
  problems.map((problem) =>
    problem.path[0] === 'event' ? t.trend.problem + t.explore.keepsOld : problemText(problem, t),
  );

/** "calendar weeks from Monday, Asia/Shanghai" */
export const trendPeriods = (spec: TrendSpec, dataset: DatasetInfo, { t }: Words): string =>
  t.trend.settings.calendar({
    unit: spec.period,
    weekStart: t.explore.zone[dataset.weekStart],
    zone: dataset.timeZone,
  });

/** Every setting, in words. */
export function trendSettings(spec: TrendSpec, dataset: DatasetInfo, words: Words): Setting[] {
  const { t, format } = words;
  const said = t.trend.settings;
  const settings: Setting[] = [
    { name: said.counted, text: said[spec.measure] },
    { name: said.event, text: matcherText(spec.event, t.explore.ui, format) },
    { name: said.periods, text: trendPeriods(spec, dataset, words) },
  ];
  if (spec.filter)
    settings.push({ name: t.explore.how.filter, text: conditionText(spec.filter, t.explore.ui, format) });
  settings.push({ name: said.range, text: rangeText(spec.range, t, format) });
  return settings;
}

/** Who the selected actors are. */
export function trendWho(spec: TrendSpec, selection: TrendSelection, { t, format }: Words): string {
  const events = matcherText(spec.event, t.explore.ui, format);
  if (selection.period === undefined) return t.trend.who.all({ events });
  return t.trend.who.period({ events, period: periodLabel(selection.period, spec.period, format) });
}

/** True when the period's last day lies after the data's end, or is that day itself and so most likely not over. */
export function isRunning(period: string, spec: TrendSpec, dataset: DatasetInfo): boolean {
  if (spec.period === 'hour') return false;
  return lastDayOf(period, spec.period) >= dayInZone(dataset.lastUs, dataset.timeZone);
}
