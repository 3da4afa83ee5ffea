import type { ChartTheme } from '../../charts/theme';
import { periodLabel } from '../../charts/period-label';
import type { DatasetInfo } from '../../model/dataset';
import type { Problem } from '../../model/problem';
import type { StageModel } from '../../model/stage-model';
import { problemText } from '../../ui/problem-text';
import { rangeText } from '../../ui/range-text';
import { modelLabel, placeCss, stageColor, stageCss, stageLabel } from '../../ui/stages/stage-labels';
import { filterSettings } from '../filter-words';
import type { NodeRef } from '../step-columns';
import { isTiedSelection } from '../tied-orders';
import type { Setting, Words } from '../view';
import { besideSpec } from './reading';
import type { ReadingSelection, StagesSelection, StagesSpec } from './spec';

/** A stage by its label; a name the model does not have as it is. */
export function labelOf({ model }: StagesSpec, name: string, { t }: Words): string {
  const stage = model.stages.find((other) => other.name === name);
  return stage === undefined ? name : stageLabel(model, stage, t);
}

/** The colour of a stage, as CSS. */
export const cssOf = ({ model }: StagesSpec, name: string): string => stageCss(model, name) ?? 'var(--other)';

/** A stage as rows and columns show it. */
export interface StagePlace {
  name: string;
  label: string;
  /** as CSS */
  colour: string;
}

/** The stages of a model in its order. */
export const placesOf = (model: StageModel, t: Words['t']): StagePlace[] =>
  model.stages.map((stage, place) => ({
    ...{ name: stage.name, label: stageLabel(model, stage, t), colour: placeCss(model, place) },
  }));

/** The colour of a stage in a chart. */
export const colorOf = ({ model }: StagesSpec, name: string, theme: ChartTheme): string =>
  stageColor(model, name, theme) ?? theme.other;

export const stagesProblems = (problems: readonly Problem[], { t }: Words): string[] =>
  problems.map((problem) =>
    problem.path[0] === 'model' || problem.path[0] === 'beside'
      ? t.stages.problem + t.explore.keepsOld
      : problemText(problem, t),
  );

export function withoutBeside(spec: StagesSpec): StagesSpec {
  const next = { ...spec };
  delete next.beside;
  return next;
}

/** What the models are called: one, or two that are read side by side. */
export const modelsLabel = ({ model, beside }: StagesSpec, { t }: Words): string =>
  beside === undefined
    ? modelLabel(model, t)
    : t.stages.both({ own: modelLabel(model, t), beside: modelLabel(beside, t) });

/** Every setting, in words. */
export function stagesSettings(spec: StagesSpec, dataset: DatasetInfo, words: Words): Setting[] {
  const { t, format } = words;
  const said = t.stages.settings;
  const stages = (model: StageModel): string => model.stages.map((stage) => stageLabel(model, stage, t)).join(', ');
  return [
    { name: said.model, text: stages(spec.model) },
    ...(spec.beside === undefined ? [] : [{ name: said.beside, text: stages(spec.beside) }]),
    { name: said.event, text: said.eventText },
    { name: said.visit, text: said.visitText },
    { name: said.now, text: said.nowText },
    { name: said.dwell, text: said.dwellText },
    { name: t.paths.settings.backward, text: t.paths.settings.backwardText({ model: modelLabel(spec.model, t) }) },
    { name: said.columns, text: said.columnsText({ n: format.number(spec.maxSteps) }) },
    ...filterSettings(spec, words),
    { name: t.explore.how.range, text: `${rangeText(spec.range, t, format)}, ${dataset.timeZone}` },
  ];
}

/** Who the selected actors are. */
export function stagesWho(spec: StagesSpec, selection: StagesSelection, words: Words): string {
  if (isTiedSelection(selection)) return words.t.explain.ties.whose.stages[selection.otherTies];
  if (!('beside' in selection || 'crossed' in selection)) return readWho(spec, selection, words);
  const second = besideSpec(spec);
  if (second === null) return words.t.stages.who.nobody;
  if ('crossed' in selection) {
    const { own, other } = selection;
    const label = (of: StagesSpec, name: string | null): string =>
      name === null ? words.t.stages.cross.none : labelOf(of, name, words);
    return words.t.stages.who.crossed[selection.crossed]({ own: label(spec, own), other: label(second, other) });
  }
  const who = readWho(second, selection.beside, words);
  return words.t.stages.who.beside({ who, model: modelLabel(second.model, words.t) });
}

function readWho(spec: StagesSpec, selection: ReadingSelection, words: Words): string {
  const { t, format } = words;
  const said = t.stages.who;
  const label = (name: string): string => labelOf(spec, name, words);
  if ('measure' in selection) return said.measure[selection.measure]({ stage: label(selection.stage) });
  if ('began' in selection) {
    const period = periodLabel(selection.period, selection.unit, format);
    return said.began[selection.began]({ stage: label(selection.stage), period });
  }
  if ('sequence' in selection) return said.sequence({ path: selection.sequence.map(label).join(' → ') });
  if (!('step' in selection)) return said.move({ from: label(selection.from), to: label(selection.to) });
  const ref = (node: NodeRef): string => ('name' in node ? label(node.name) : said.nobody);
  const n = format.number(selection.step);
  if ('from' in selection) return said.link({ from: ref(selection.from), to: ref(selection.to), n });
  if (selection.node === undefined) return said.allDropped({ n });
  const of = { stage: ref(selection.node), n };
  return 'outcome' in selection ? said.dropped(of) : said.at(of);
}
