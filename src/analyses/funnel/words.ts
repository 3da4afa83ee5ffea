import type { Problem } from '../../model/problem';
import { conditionText } from '../../ui/condition-text';
import type { DatasetInfo } from '../../model/dataset';
import { rangeText } from '../../ui/range-text';
import { problemText } from '../../ui/problem-text';
import type { Setting, Words } from '../view';
import type { FunnelSelection, FunnelSpec } from './spec';
import { stepName } from './step-name';
import { valueLabel } from '../../ui/value-label';

/** "7 days from the first step", "the same session". */
export function windowText(spec: FunnelSpec, { t, format }: Words): string {
  const { window } = spec;
  if ('same' in window) return t.funnel.windowKinds[window.same];
  return t.funnel.windowText({ length: format.length(window.amount, window.unit), from: window.from });
}

/** Settings that are not the default, in words. */
export function funnelAlso(spec: FunnelSpec, { t, format }: Words): string[] {
  const said: string[] = [];
  if (spec.ties !== 'either') said.push(t.funnel.tiesSet({ text: t.funnel.tiesKinds[spec.ties] }));
  if (usesSessions(spec) && !(spec.sessionGap.amount === 30 && spec.sessionGap.unit === 'minute')) {
    said.push(t.explore.sessionGapSet({ length: format.length(spec.sessionGap.amount, spec.sessionGap.unit) }));
  }
  if (spec.breakdown && spec.breakdown.at !== 'first') {
    said.push(t.funnel.propertyAt({ property: spec.breakdown.property, at: splitMoment(spec, { t, format }) }));
  }
  if (spec.filter) said.push(t.explore.filterSet({ text: conditionText(spec.filter, t.explore.ui, format) }));
  return said;
}

const usesSessions = (spec: FunnelSpec): boolean => 'same' in spec.window && spec.window.same === 'session';

/** When the split's value is taken: "at step 1". */
export function splitMoment(spec: FunnelSpec, { t, format }: Words): string {
  const at = spec.breakdown?.at ?? 'first';
  return typeof at === 'string' ? t.funnel.splitAt[at] : t.funnel.splitAtStep({ step: format.number(at.step) });
}

/** What is wrong, as sentences, the steps first. */
export function funnelProblems(problems: readonly Problem[], { t, format }: Words): string[] {
  return problems.map((problem) => {
    const [root, index, field] = problem.path;
    if (root !== 'steps' || typeof index !== 'number') return problemText(problem, t);
    const n = format.number(index + 1);
    return (field === 'where' ? t.funnel.conditionFor({ n }) : t.funnel.chooseFor({ n })) + t.explore.keepsOld;
  });
}

/** Every setting of the funnel, in words. */
export function funnelSettings(spec: FunnelSpec, dataset: DatasetInfo, words: Words): Setting[] {
  const { t, format } = words;
  const said = t.funnel.settings;
  const settings: Setting[] = [
    { name: said.counted, text: said.countedText },
    { name: said.order, text: said.orderText[spec.order] },
    { name: said.window, text: windowSetting(spec, words) },
    { name: said.ties, text: t.funnel.tiesKinds[spec.ties] },
  ];
  if (spec.breakdown) {
    const { property, limit } = spec.breakdown;
    settings.push({
      name: said.breakdown,
      text: said.breakdownText({ property, at: splitMoment(spec, words), limit: format.number(limit) }),
    });
  }
  if (spec.filter)
    settings.push({ name: t.explore.how.filter, text: conditionText(spec.filter, t.explore.ui, format) });
  settings.push({
    name: t.explore.how.range,
    text: said.range({ range: rangeText(spec.range, t, format), zone: dataset.timeZone }),
  });
  return settings;
}

function windowSetting(spec: FunnelSpec, { t, format }: Words): string {
  const said = t.funnel.settings;
  const { window } = spec;
  if ('same' in window) {
    if (window.same === 'day') return said.day;
    return said.session({ gap: format.length(spec.sessionGap.amount, spec.sessionGap.unit) });
  }
  return said.windowText({ length: format.length(window.amount, window.unit), from: window.from });
}

/** "reached 3 begin checkout, not 4 purchase", with the split's value where one was clicked. */
export function funnelWho(spec: FunnelSpec, selection: FunnelSelection, { t, format }: Words): string {
  const named = (step: number): string =>
    `${format.number(step)} ${stepName(spec.steps[step - 1], t.explore.ui, format)}`;
  const rest =
    selection.outcome === 'reached'
      ? t.funnel.who.reached({ step: named(selection.step) })
      : t.funnel.who.dropped({ before: named(selection.step - 1), step: named(selection.step) });
  if (selection.value === undefined || !spec.breakdown) return rest;
  return t.funnel.who.with({ property: spec.breakdown.property, value: valueLabel(selection.value, t, format), rest });
}
