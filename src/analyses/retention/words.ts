import type { DatasetInfo } from '../../model/dataset';
import type { Matcher } from '../../model/condition';
import type { Problem } from '../../model/problem';
import { periodLabel } from '../../charts/period-label';
import { matcherText } from '../../ui/condition-text';
import { problemText } from '../../ui/problem-text';
import { rangeText } from '../../ui/range-text';
import { filterAlso, filterSettings } from '../filter-words';
import { splitName, splitValue } from '../../ui/split-words';
import type { Setting, Words } from '../view';
import type { RetentionSelection, RetentionSpec } from './spec';

/** Settings that are not the default, in words. */
export function retentionAlso(spec: RetentionSpec, { t, format }: Words): string[] {
  const said = t.retention.also;
  const parts: (string | false)[] = [
    spec.membership !== 'firstEver' && said.membership({ text: t.retention.membershipKinds[spec.membership] }),
    spec.clock === 'rolling' && said.rolling,
    spec.mean === 'simple' && said.simple,
    spec.zero === 'return' && said.zero,
    (spec.minOccurrences ?? 1) > 1 && said.occurrences({ count: spec.minOccurrences ?? 1, f: format }),
    spec.untilRangeEnd === true && said.untilEnd,
    ...filterAlso(spec, { t, format }),
  ];
  return parts.filter((part) => part !== false);
}

/** What is wrong, as sentences. */
export const retentionProblems = (problems: readonly Problem[], { t }: Words): string[] =>
  problems.map((problem) => {
    const [root] = problem.path;
    return root === 'start' || root === 'return'
      ? t.retention.problems[root] + t.explore.keepsOld
      : problemText(problem, t);
  });

/** A column's name: "Week 3", or the bracket's periods. */
export function columnLabel(spec: RetentionSpec, column: number, { t, format }: Words): string {
  return t.retention.column({ n: columnNumber(spec, column, { t, format }), unit: spec.period });
}

/** "3", or "3–6" for a bracket, "7+" for the last. */
export function columnNumber(spec: RetentionSpec, column: number, { format }: Words): string {
  if (typeof spec.rule !== 'object') return format.number(column);
  const { brackets } = spec.rule;
  const first = brackets[column] ?? column;
  const next = brackets[column + 1];
  if (next === undefined) return `${format.number(first)}+`;
  return next - 1 === first ? format.number(first) : `${format.number(first)}–${format.number(next - 1)}`;
}

export const cohortLabel = (spec: RetentionSpec, cohort: string, { format }: Words): string =>
  periodLabel(cohort, spec.period, format);

const eventsText = (matcher: Matcher, { t, format }: Words): string =>
  matcher.event === null && !matcher.where ? t.retention.settings.anyEvent : matcherText(matcher, t.explore.ui, format);

/** Every setting, in words. */
export function retentionSettings(spec: RetentionSpec, dataset: DatasetInfo, words: Words): Setting[] {
  const { t, format } = words;
  const said = t.retention.settings;
  const settings: Setting[] = [
    { name: said.cohort, text: said.cohortText[spec.membership]({ events: eventsText(spec.start, words) }) },
    { name: said.return, text: returnText(spec, words) },
    { name: said.periods, text: periodsText(spec, dataset, words) },
    { name: said.mean, text: said.meanText[spec.mean] },
  ];
  if (spec.breakdown) settings.push({ name: said.split, text: splitName(spec.breakdown, format) });
  settings.push(...filterSettings(spec, words));
  settings.push({ name: said.range, text: rangeText(spec.range, t, format) });
  return settings;
}

function returnText(spec: RetentionSpec, words: Words): string {
  const { t } = words;
  const said = t.retention.settings;
  const { event, where } = spec.return;
  const events = event === null && !where ? t.explore.ui.anyEvent : eventsText(spec.return, words);
  if (spec.rule === 'on') return said.on({ events, unit: spec.period, rolling: spec.clock === 'rolling' });
  if (spec.rule === 'onOrAfter') return said.onOrAfter({ events, unit: spec.period });
  const brackets = spec.rule.brackets.map((_, i) => columnNumber(spec, i, words)).join(', ');
  return said.brackets({ events, brackets });
}

/** "calendar weeks from Monday, Asia/Shanghai" */
export function periodsText(spec: RetentionSpec, dataset: DatasetInfo, { t }: Words): string {
  const said = t.retention.settings;
  if (spec.clock === 'rolling') return said.rolling({ unit: spec.period });
  return said.calendar({ unit: spec.period, weekStart: t.explore.zone[dataset.weekStart], zone: dataset.timeZone });
}

/** Who the selected actors are. */
export function retentionWho(spec: RetentionSpec, selection: RetentionSelection, words: Words): string {
  const who = withoutValue(spec, selection, words);
  if (selection.value === undefined || !spec.breakdown) return who;
  const value = splitValue(spec.breakdown, selection.value, words);
  return words.t.retention.who.value({ who, property: splitName(spec.breakdown, words.format), value });
}

function withoutValue(
  spec: RetentionSpec,
  { cohort: label, column: n, outcome = 'returned' }: RetentionSelection,
  words: Words,
): string {
  const said = words.t.retention.who;
  const column = n === undefined ? null : columnLabel(spec, n, words).toLocaleLowerCase(words.format.language);
  if (label === undefined) return column === null ? said.all : said.everywhere[outcome]({ column });
  const cohort = cohortLabel(spec, label, words);
  return column === null ? said.cohort({ cohort }) : said[outcome]({ cohort, column });
}
