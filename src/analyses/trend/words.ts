import { periodLabel } from '../../charts/period-label';
import type { DatasetInfo } from '../../model/dataset';
import { matcherText } from '../../ui/condition-text';
import { rangeText } from '../../ui/range-text';
import { filterSettings } from '../filter-words';
import { splitName, splitValue } from '../../ui/split-words';
import type { Setting, Words } from '../view';
import { measured } from './measure';
import type { TrendSelection, TrendSpec } from './spec';

/** A value of the measure, to two decimals; to three below 1. */
export function numberText(value: number | null, { format }: Words): string {
  if (value === null) return '–';
  return format.number(Math.abs(value) < 1 ? value : Math.round(value * 100) / 100);
}

/** A value with what it is: "12 events", "sum of price 1,205.5". */
export function valueText(spec: TrendSpec, value: number | null, words: Words): string {
  const { kind, property } = measured(spec.measure);
  const { t, format } = words;
  if (kind === 'events' || kind === 'actors') return t.trend.count[kind]({ count: value ?? 0, f: format });
  return `${t.trend.named[kind]({ property: property ?? '' })} ${numberText(value, words)}`;
}

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
  const { kind, property } = measured(spec.measure);
  const settings: Setting[] = [
    { name: said.counted, text: said.measures[kind]({ property: property ?? '' }) },
    { name: said.event, text: matcherText(spec.event, t.explore.ui, format) },
    { name: said.periods, text: trendPeriods(spec, dataset, words) },
  ];
  if (spec.breakdown)
    settings.push({
      name: said.split,
      text:
        'segment' in spec.breakdown
          ? t.rules.splitBySegment(spec.breakdown)
          : said.splitText({
              property: format.property(spec.breakdown.property),
              limit: format.number(spec.breakdown.limit),
            }),
    });
  settings.push(...filterSettings(spec, words));
  settings.push({ name: said.range, text: rangeText(spec.range, t, format) });
  return settings;
}

/** Who the selected actors are. */
export function trendWho(spec: TrendSpec, selection: TrendSelection, { t, format }: Words): string {
  const events = matcherText(spec.event, t.explore.ui, format);
  const period = selection.period === undefined ? null : periodLabel(selection.period, spec.period, format);
  const who = period === null ? t.trend.who.all({ events }) : t.trend.who.period({ events, period });
  if (selection.value === undefined || !spec.breakdown) return who;
  return t.trend.who.value({
    who,
    property: splitName(spec.breakdown, format),
    value: splitValue(spec.breakdown, selection.value, { t, format }),
  });
}
