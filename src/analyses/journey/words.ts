import type { DatasetInfo } from '../../model/dataset';
import type { Problem } from '../../model/problem';
import { channelText } from '../../ui/channels/channel-text';
import { matcherText } from '../../ui/condition-text';
import { problemText } from '../../ui/problem-text';
import { rangeText } from '../../ui/range-text';
import { modelLabel, stageLabel } from '../../ui/stages/stage-labels';
import { eventLabel, valueLabel } from '../../ui/value-label';
import { filterAlso, filterSettings } from '../filter-words';
import { isTiedSelection } from '../tied-orders';
import type { Setting, Words } from '../view';
import { touchpointBy, type JourneySelection, type JourneySpec, type TouchpointRef } from './spec';

export function stageName({ model }: JourneySpec, name: string, { t }: Words): string {
  const stage = model.stages.find((one) => one.name === name);
  return stage === undefined ? name : stageLabel(model, stage, t);
}

export const touchpointLabel = ({ touchpoint }: JourneySpec, ref: TouchpointRef, { t, format }: Words): string =>
  (touchpointBy(touchpoint).kind === 'event' ? eventLabel : valueLabel)(ref, t, format);

/** A cell by its name: "card error · Decision". */
export const cellName = (spec: JourneySpec, stage: string, touchpoint: TouchpointRef, words: Words): string =>
  words.t.journey.cell({
    touchpoint: touchpointLabel(spec, touchpoint, words),
    stage: stageName(spec, stage, words),
  });

const withinText = ({ within }: JourneySpec, { format }: Words): string => format.length(within.amount, within.unit);

const markedText = ({ marked = [] }: JourneySpec, { t, format }: Words): string =>
  format.anyOf(marked.map((matcher) => matcherText(matcher, t.explore.ui, format)));

const termsOff = ({ friction }: JourneySpec, { t }: Words): string[] =>
  (['lost', 'jumpBacks', 'marked'] as const).filter((term) => !friction[term]).map((term) => t.journey.terms[term]);

/** Settings that are not the default, in words. */
export function journeyAlso(spec: JourneySpec, words: Words): string[] {
  const said = words.t.journey.also;
  const off = termsOff(spec, words);
  return [
    ...((spec.marked?.length ?? 0) > 0 ? [said.marked({ events: markedText(spec, words) })] : []),
    ...(spec.value === undefined ? [] : [said.value({ property: spec.value })]),
    ...(off.length === 0 ? [] : [said.off({ terms: words.format.anyOf(off) })]),
    ...filterAlso(spec, words),
  ];
}

export const journeyProblems = (problems: readonly Problem[], { t }: Words): string[] =>
  problems.map((problem) => {
    const said = t.journey.problems;
    if (problem.path[0] === 'model') return said.model + t.explore.keepsOld;
    if (problem.path[0] === 'touchpoint') return said.touchpoint + t.explore.keepsOld;
    if (problem.path[0] === 'marked') return said.marked + t.explore.keepsOld;
    return problemText(problem, t);
  });

const touchpointText = ({ touchpoint }: JourneySpec, { t, format }: Words): string => {
  const said = t.journey.settings;
  const by = touchpointBy(touchpoint);
  switch (by.kind) {
    case 'event':
      return said.byEvent;
    case 'groups':
      return said.byGroups({ names: by.groups.map(({ name }) => name).join(', ') });
    case 'channels': {
      const events = matcherText(by.channels.touchpoint, t.explore.ui, format);
      const channel = channelText(by.channels.channel, { t, format });
      return said.byChannel({ events, channel, n: format.number(by.channels.limit) });
    }
    case 'property':
      return said.byProperty({ property: format.property(by.property), n: format.number(by.limit) });
  }
};

/** Every setting, in words. */
export function journeySettings(spec: JourneySpec, dataset: DatasetInfo, words: Words): Setting[] {
  const { t, format } = words;
  const said = t.journey.settings;
  const off = termsOff(spec, words);
  const time = withinText(spec, words);
  return [
    { name: said.stages, text: modelLabel(spec.model, t) },
    { name: said.touchpoints, text: touchpointText(spec, words) },
    { name: said.wentOn, text: said.wentOnText },
    { name: said.lost, text: said.lostText({ time }) },
    { name: said.friction, text: said.frictionText({ time }) },
    ...(off.length === 0 ? [] : [{ name: said.off, text: format.anyOf(off) }]),
    ...(spec.marked?.length ? [{ name: said.marked, text: markedText(spec, words) }] : []),
    ...(spec.value === undefined ? [] : [{ name: said.value, text: said.valueText({ property: spec.value }) }]),
    ...filterSettings(spec, words),
    { name: t.explore.how.range, text: `${rangeText(spec.range, t, format)}, ${dataset.timeZone}` },
  ];
}

/** Who the selected actors are. */
export function journeyWho(spec: JourneySpec, selection: JourneySelection, words: Words): string {
  if (isTiedSelection(selection)) return words.t.explain.ties.whose.journey[selection.otherTies];
  const said = words.t.journey.who;
  if ('journeys' in selection) return said.journeys[selection.journeys];
  const cell = cellName(spec, selection.stage, selection.touchpoint, words);
  return said[selection.measure]({ cell, time: withinText(spec, words) });
}
