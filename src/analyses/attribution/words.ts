import type { DatasetInfo } from '../../model/dataset';
import type { Problem } from '../../model/problem';
import { matcherText } from '../../ui/condition-text';
import { problemText } from '../../ui/problem-text';
import { rangeText } from '../../ui/range-text';
import { filterAlso, filterSettings } from '../filter-words';
import { isTiedSelection } from '../tied-orders';
import type { Setting, Words } from '../view';
import { untouched } from './plan';
import type { AttributionSelection, AttributionSpec } from './spec';

/** What is wrong, as sentences. */
export const attributionProblems = (problems: readonly Problem[], { t }: Words): string[] =>
  problems.map((problem) => {
    const said = t.attribution.problems;
    const [root] = problem.path;
    if (problem.code === 'tooMany') return problemText(problem, t);
    if (root === 'conversion' || root === 'touchpoint' || root === 'channel' || root === 'weights')
      return said[root] + t.explore.keepsOld;
    return problemText(problem, t);
  });

/** Settings that are not the default, in words. */
export const attributionAlso = (spec: AttributionSpec, words: Words): string[] => [
  ...(spec.distinct ? [words.t.attribution.distinctSet] : []),
  ...filterAlso(spec, words),
];

export const weightsText = (spec: AttributionSpec, { t, format }: Words): string => {
  const [first, middle, last] = spec.weights.map((weight) => format.number(weight));
  return t.attribution.weights({ first: first ?? '', middle: middle ?? '', last: last ?? '' });
};

export const directText = ({ direct }: AttributionSpec, { t, format }: Words): string =>
  direct === undefined || direct.length === 0
    ? t.attribution.directNone
    : t.attribution.directs({ names: format.anyOf(direct) });

/** What the model does, with its parameters. */
export function modelText(spec: AttributionSpec, words: Words): string {
  const { t, format } = words;
  const said = t.attribution.settings.models;
  switch (spec.model) {
    case 'lastNonDirect':
      return said.lastNonDirect({ names: directText(spec, words) });
    case 'timeDecay':
      return said.timeDecay({ length: format.length(spec.halfLife.amount, spec.halfLife.unit) });
    case 'position':
      return said.position({ weights: weightsText(spec, words) });
    case 'markov':
      return said.markov({ count: spec.order, f: format });
    case 'first':
    case 'last':
    case 'linear':
    case 'shapley':
    case 'shapleyRate':
      return said[spec.model];
  }
}

/** Every setting, in words. */
export function attributionSettings(spec: AttributionSpec, dataset: DatasetInfo, words: Words): Setting[] {
  const { t, format } = words;
  const said = t.attribution.settings;
  const events = (matcher: AttributionSpec['conversion']): string => matcherText(matcher, t.explore.ui, format);
  const rules = (channel: Exclude<AttributionSpec['channel'], string>): string =>
    channel.map((rule) => `${rule.channel} ← ${events(rule.matcher)}`).join('; ');
  const { channel } = spec;
  return [
    { name: said.conversion, text: events(spec.conversion) },
    { name: said.worth, text: spec.value === undefined ? said.worthOne : said.worthValue({ property: spec.value }) },
    { name: said.touch, text: said.touchText({ events: events(spec.touchpoint) }) },
    {
      name: said.channel,
      text:
        typeof channel === 'string'
          ? said.channelProperty({ property: channel })
          : said.channelRules({ rules: rules(channel) }),
    },
    {
      name: said.lookback,
      text: said.lookbackText({ length: format.length(spec.lookback.amount, spec.lookback.unit) }),
    },
    { name: t.attribution.repeats, text: t.attribution.repeatsKinds[spec.distinct ? 'distinct' : 'all'] },
    { name: said.untouched, text: said.untouchedText },
    { name: said.nothing, text: said.nothingText },
    { name: said.model, text: `${t.attribution.model[spec.model]}: ${modelText(spec, words)}` },
    ...filterSettings(spec, words),
    {
      name: said.range,
      text: said.rangeText({ range: rangeText(spec.range, t, format), zone: dataset.timeZone }),
    },
  ];
}

/** Who the selected actors are. */
export function attributionWho(selection: AttributionSelection, { t, format }: Words): string {
  if (isTiedSelection(selection)) return t.explain.ties.whose.attribution[selection.otherTies];
  const said = t.attribution.who;
  if ('outcome' in selection) return said[selection.outcome];
  if ('touches' in selection) return said.touches({ count: selection.touches, f: format });
  if ('transition' in selection) return said.transition(selection.transition);
  if ('channels' in selection) {
    const [only] = selection.channels;
    if (only === untouched && selection.channels.length === 1) return said.untouched;
    return said.path({ path: selection.channels.join(' → ') });
  }
  const { channel, touch } = selection;
  if (touch !== undefined) return said.touch[touch]({ channel });
  return channel === untouched ? said.untouched : said.channel({ channel });
}

/** A credit, to two decimals. */
export const creditText = (credit: number, { format }: Words): string =>
  format.number(Math.abs(credit) < 1 ? Math.round(credit * 1000) / 1000 : Math.round(credit * 100) / 100);
