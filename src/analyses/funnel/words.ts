import type { Problem } from '../../model/problem';
import { periodLabel } from '../../charts/period-label';
import { matcherText } from '../../ui/condition-text';
import type { DatasetInfo } from '../../model/dataset';
import { rangeText } from '../../ui/range-text';
import { problemText } from '../../ui/problem-text';
import type { Messages } from '../../i18n';
import { filterAlso, filterSettings } from '../filter-words';
import { splitName, splitValue } from '../../ui/split-words';
import type { Setting, Words } from '../view';
import { mostChainedAny } from '../../model/funnel-conflicts';
import { previousStep } from './result';
import { splitAt, type FunnelSelection, type FunnelSpec } from './spec';
import { stepName } from './step-name';
import type { FunnelExclusion, FunnelStep } from '../../model/funnel-rules';

/** "7 days from the first step", "the same session". */
export function windowText(spec: FunnelSpec, { t, format }: Words): string {
  const { window } = spec;
  if ('same' in window) return t.funnel.windowKinds[window.same];
  return t.funnel.windowText({ length: format.length(window.amount, window.unit), from: window.from });
}

const heldText = (held: readonly string[], { t, format }: Words): string =>
  held.map((name) => format.property(name)).join(t.funnel.listGap);

/** Settings that are not the default, in words. */
export function funnelAlso(spec: FunnelSpec, { t, format }: Words): string[] {
  const said: string[] = [...stepsAlso(spec, { t, format })];
  for (const exclusion of spec.exclusions ?? [])
    said.push(t.funnel.exclusionSet(exclusionWords(exclusion, { t, format })));
  if (spec.hold?.length) said.push(t.funnel.holdSet({ properties: heldText(spec.hold, { t, format }) }));
  if (spec.count === 'attempts') said.push(t.funnel.countSet);
  if (spec.wholeAttemptInRange === true) said.push(t.funnel.wholeSet);
  if (spec.period) said.push(t.funnel.periodSet[spec.period]);
  if (spec.ties !== 'either') said.push(t.funnel.tiesSet({ text: t.funnel.tiesKinds[spec.ties] }));
  if (usesSessions(spec) && !(spec.sessionGap.amount === 30 && spec.sessionGap.unit === 'minute')) {
    said.push(t.explore.sessionGapSet({ length: format.length(spec.sessionGap.amount, spec.sessionGap.unit) }));
  }
  if (splitAt(spec.breakdown) !== 'first') {
    said.push(splitText(spec, { t, format }));
  }
  said.push(...filterAlso(spec, { t, format }));
  return said;
}

export const usesSessions = (spec: FunnelSpec): boolean =>
  spec.unit === 'session' || ('same' in spec.window && spec.window.same === 'session');

type StepFlag = 'optional' | 'directly' | 'firstEver';

/** The numbers of the steps with a setting: "2, 3"; null without one. */
function stepsWith({ steps }: FunnelSpec, flag: StepFlag, { t, format }: Words): string | null {
  const numbers = steps.flatMap((step, i) => {
    const isSet = flag === 'firstEver' ? step.occurrence === 'firstEver' : step[flag] === true;
    return isSet ? [format.number(i + 1)] : [];
  });
  return numbers.length === 0 ? null : numbers.join(t.funnel.listGap);
}

function stepsAlso(spec: FunnelSpec, words: Words): string[] {
  const said = words.t.funnel;
  const optional = stepsWith(spec, 'optional', words);
  const directly = stepsWith(spec, 'directly', words);
  const firstEver = stepsWith(spec, 'firstEver', words);
  return [
    ...(optional === null ? [] : [said.stepsOptional({ steps: optional })]),
    ...(directly === null ? [] : [said.stepsDirectly({ steps: directly })]),
    ...(firstEver === null ? [] : [said.stepsFirstEver({ steps: firstEver })]),
  ];
}

const exclusionWords = (
  exclusion: FunnelExclusion,
  { t, format }: Words,
): { event: string; after: string; before: string; effect: string } => ({
  event: matcherText(exclusion, t.explore.ui, format),
  after: format.number(exclusion.after),
  before: format.number(exclusion.before),
  effect: t.funnel.effects[exclusion.effect],
});

/** A step's own settings, after its name: "(optional, directly after)"; empty without any. */
export function stepNote({ optional, directly, occurrence }: FunnelStep, said: Messages['funnel']): string {
  const set = [
    ...(optional === true ? [said.optional] : []),
    ...(directly === true ? [said.directly] : []),
    ...(occurrence === 'firstEver' ? [said.firstEver] : []),
  ];
  return set.length === 0 ? '' : said.noted(set.join(said.listGap));
}

/** What is counted: "actors", "sessions", "each account". */
export function unitText({ unit = 'actor' }: FunnelSpec, { t, format }: Words): string {
  return typeof unit === 'string' ? t.funnel.unit[unit] : t.funnel.unitOf({ property: format.property(unit.property) });
}

/** What the numbers are of, as the head of a column. */
export function unitHead({ unit = 'actor', count }: FunnelSpec, { t, format }: Words): string {
  if (count === 'attempts') return t.funnel.unitHeads.attempts;
  return typeof unit === 'string' ? t.funnel.unitHeads[unit] : format.property(unit.property);
}

/** True when the numbers count actors. */
export const countsActors = ({ unit = 'actor', count }: FunnelSpec): boolean =>
  unit === 'actor' && count !== 'attempts';

/** When the split's value is taken: "at step 1". */
function splitMoment(spec: FunnelSpec, { t, format }: Words): string {
  const at = splitAt(spec.breakdown);
  return typeof at === 'string' ? t.funnel.splitAt[at] : t.funnel.splitAtStep({ step: format.number(at.step) });
}

/** "device at step 1"; of a segment its name. */
export function splitText(spec: FunnelSpec, words: Words): string {
  const { breakdown } = spec;
  if (breakdown === undefined || 'segment' in breakdown) return splitName(breakdown, words.format);
  return words.t.funnel.propertyAt({
    property: words.format.property(breakdown.property),
    at: splitMoment(spec, words),
  });
}

/** What is wrong, as sentences, the steps first. */
export function funnelProblems(problems: readonly Problem[], { t, format }: Words): string[] {
  return problems.map((problem) => {
    const [root, index, field] = problem.path;
    const excluded = root === 'exclusions' && typeof index === 'number' ? format.number(index + 1) : null;
    if (excluded !== null && field === 'event') return t.funnel.chooseExcluded({ n: excluded }) + t.explore.keepsOld;
    if (excluded !== null && field === 'before') return t.funnel.betweenSteps({ n: excluded }) + t.explore.keepsOld;
    if (excluded !== null && field === 'effect') return t.funnel.noRemoving;
    if (root === 'steps' && problem.code === 'tooMany' && problem.detail === String(mostChainedAny))
      return t.funnel.tooManyInAnyOrder({ most: format.number(mostChainedAny) });
    if (field === 'optional' || field === 'directly') return problemText(problem, t);
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
    { name: said.counted, text: said.countedText[spec.count ?? 'units']({ unit: unitText(spec, words) }) },
    { name: said.order, text: said.orderText[spec.order] },
    { name: said.window, text: windowSetting(spec, words) },
    { name: said.ties, text: t.funnel.tiesKinds[spec.ties] },
  ];
  settings.push(...searchSettings(spec, words));
  if (spec.breakdown) {
    const { breakdown } = spec;
    settings.push({
      name: said.breakdown,
      text:
        'segment' in breakdown
          ? t.rules.splitBySegment(breakdown)
          : said.breakdownText({
              property: words.format.property(breakdown.property),
              at: splitMoment(spec, words),
              limit: format.number(breakdown.limit),
            }),
    });
  }
  settings.push(...filterSettings(spec, words));
  settings.push({
    name: t.explore.how.range,
    text: said.range({ range: rangeText(spec.range, t, format), zone: dataset.timeZone }),
  });
  return settings;
}

/** The settings that are said only where they are set. */
function searchSettings(spec: FunnelSpec, words: Words): Setting[] {
  const { t } = words;
  const said = t.funnel.settings;
  const settings: Setting[] = [];
  const put = (name: string, text: string | null): void => {
    if (text !== null) settings.push({ name, text });
  };
  const steps = (flag: StepFlag, text: (p: { steps: string }) => string): string | null => {
    const numbers = stepsWith(spec, flag, words);
    return numbers === null ? null : text({ steps: numbers });
  };
  put(said.optional, steps('optional', said.optionalText));
  put(said.directly, steps('directly', said.directlyText));
  put(said.firstEver, steps('firstEver', said.firstEverText));
  for (const exclusion of spec.exclusions ?? [])
    put(said.exclusions, t.funnel.exclusionSet(exclusionWords(exclusion, words)));
  put(said.hold, spec.hold?.length ? said.holdText({ properties: heldText(spec.hold, words) }) : null);
  const isBySession = spec.unit === 'session' && !('same' in spec.window && spec.window.same === 'session');
  const { amount, unit } = spec.sessionGap;
  put(
    words.t.explain.gap.label,
    isBySession ? words.t.explain.gap.tip({ length: words.format.length(amount, unit) }) : null,
  );
  put(said.whole, spec.wholeAttemptInRange === true ? said.wholeText : null);
  put(said.period, spec.period ? said.periodText[spec.period] : null);
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
export function funnelWho(spec: FunnelSpec, selection: FunnelSelection, words: Words): string {
  const { otherTies } = selection;
  const who = behindWho(spec, selection, words);
  return otherTies === undefined ? who : words.t.explain.ties.who[otherTies]({ who });
}

function behindWho(spec: FunnelSpec, selection: FunnelSelection, { t, format }: Words): string {
  const named = (step: number): string =>
    `${format.number(step)} ${stepName(spec.steps[step - 1], t.explore.ui, format)}`;
  const step = named(selection.step);
  const rest =
    selection.outcome === 'dropped'
      ? t.funnel.who.dropped({ before: named(previousStep(spec, selection.step - 1) + 1), step })
      : t.funnel.who[selection.outcome]({ step });
  const inPeriod =
    selection.period === undefined || !spec.period
      ? rest
      : t.funnel.who.in({ period: periodLabel(selection.period, spec.period, format), rest });
  if (selection.value === undefined || !spec.breakdown) return inPeriod;
  const value = splitValue(spec.breakdown, selection.value, { t, format });
  return t.funnel.who.with({ property: splitName(spec.breakdown, format), value, rest: inPeriod });
}
