import type { ChartTheme } from '../../charts/theme';
import type { DatasetInfo } from '../../model/dataset';
import type { Problem } from '../../model/problem';
import { matcherText } from '../../ui/condition-text';
import { problemText } from '../../ui/problem-text';
import { rangeText } from '../../ui/range-text';
import {
  modelLabel,
  stageColor as colorOfStage,
  stageCss as cssOfStage,
  stageLabel,
} from '../../ui/stages/stage-labels';
import { filterAlso, filterSettings } from '../filter-words';
import { isTiedSelection } from '../tied-orders';
import type { Setting, Words } from '../view';
import { byStages } from './by-stages';
import type { Expanded, PathsNodeRef, PathsSelection, PathsSpec, PathsStart, Rename } from './spec';
import { eventColour, eventCss } from '../../ui/event-colour';

/** What a step's name is shown as: a stage by its label, an event by what it is called. */
export function nameLabel(spec: PathsSpec, name: string, { t, format }: Words): string {
  const model = byStages(spec);
  const stage = model?.stages.find((other) => other.name === name);
  if (model && stage) return stageLabel(model, stage, t);
  return byEvents(spec) ? format.event(name) : name;
}

/** Steps are named by events; those of expanded ones by a property's values. */
export const byEvents = ({ node }: PathsSpec): boolean => node === 'event' || Array.isArray(node);

const ownColour = (
  spec: PathsSpec,
  name: string,
  theme: Pick<ChartTheme, 'categories'>,
  format: Words['format'],
): string | null => (byEvents(spec) ? (eventColour(name, theme, format) ?? null) : null);

/** The colour of a step's name in a chart; where steps are not stages that of the event, else one accent. */
export function stageColor(
  spec: PathsSpec,
  name: string,
  theme: Pick<ChartTheme, 'accent' | 'stages' | 'categories'>,
  format: Words['format'],
): string {
  const model = byStages(spec);
  const own = model === null ? ownColour(spec, name, theme, format) : colorOfStage(model, name, theme);
  return own ?? theme.accent;
}

/** The same, as CSS. */
export function stageCss(spec: PathsSpec, name: string, format?: Words['format']): string {
  const model = byStages(spec);
  const own = model !== null ? cssOfStage(model, name) : format && byEvents(spec) ? eventCss(name, format) : null;
  return own ?? 'var(--accent)';
}

/** Settings that are not the default, in words. */
export function pathsAlso(spec: PathsSpec, { t, format }: Words): string[] {
  const said = t.paths.also;
  const names = (list: PathsSpec['include']): string =>
    format.anyOf((list ?? []).map((matcher) => matcherText(matcher, t.explore.ui, format)));
  const parts: (string | false)[] = [
    spec.within !== undefined && said.within({ time: format.length(spec.within.amount, spec.within.unit) }),
    spec.count === 'actors' && said.actors,
    Array.isArray(spec.node) && said.expanded({ names: expandedText(spec.node, format) }),
    !spec.collapseRepeats && said.notRepeats,
    spec.align === 'end' && said.fromEnd,
    spec.minShare > 0 && said.minShare({ share: format.percent(spec.minShare) }),
    (spec.include?.length ?? 0) > 0 && said.include({ names: names(spec.include) }),
    (spec.exclude?.length ?? 0) > 0 && said.exclude({ names: names(spec.exclude) }),
    (spec.rename?.length ?? 0) > 0 && said.rename({ count: spec.rename?.length ?? 0, f: format }),
    spec.unit === 'session' && !isDefaultGap(spec) && t.explore.sessionGapSet({ length: gapText(spec, { t, format }) }),
    ...filterAlso(spec, { t, format }),
  ];
  return parts.filter((part) => part !== false);
}

const isDefaultGap = ({ sessionGap }: PathsSpec): boolean => sessionGap.amount === 30 && sessionGap.unit === 'minute';
const gapText = ({ sessionGap }: PathsSpec, { format }: Words): string =>
  format.length(sessionGap.amount, sessionGap.unit);

/** What is wrong, as sentences. */
export const pathsProblems = (problems: readonly Problem[], { t }: Words): string[] =>
  problems.map((problem) => {
    const said = t.paths.problems;
    const keys = problem.path.map(String);
    if (keys.includes('where')) return said.condition + t.explore.keepsOld;
    if (keys[0] === 'rename') return said.rename + t.explore.keepsOld;
    if (keys[0] === 'node') return (keys.includes('stages') ? said.stages : said.property) + t.explore.keepsOld;
    return problemText(problem, t);
  });

/** Every setting, in words. */
export function pathsSettings(spec: PathsSpec, dataset: DatasetInfo, words: Words): Setting[] {
  const { t, format } = words;
  const said = t.paths.settings;
  const model = byStages(spec);
  const names = (list: NonNullable<PathsSpec['include']>): string =>
    format.anyOf(list.map((matcher) => matcherText(matcher, t.explore.ui, format)));
  const first = (matcher: NonNullable<PathsSpec['start']>): string =>
    said.first({ events: matcherText(matcher, t.explore.ui, format) });
  const start = (matcher: PathsStart): string =>
    matcher.occurrence === 'every'
      ? said.every({ events: matcherText(matcher, t.explore.ui, format) })
      : first(matcher);
  const lines: (Setting | null)[] = [
    { name: said.unit, text: unitText(spec, dataset, words) },
    { name: said.step, text: stepText(spec, words) },
    spec.start ? { name: said.start, text: start(spec.start) } : null,
    spec.end ? { name: said.end, text: first(spec.end) } : null,
    spec.within
      ? { name: said.within, text: said.withinText({ time: format.length(spec.within.amount, spec.within.unit) }) }
      : null,
    { name: said.count, text: said.countText[spec.count] },
    {
      name: said.columns,
      text: said.columnsText({ n: format.number(spec.maxSteps), align: t.paths.alignKinds[spec.align] }),
    },
    { name: said.repeats, text: spec.collapseRepeats ? said.collapsed : said.kept },
    model ? { name: said.backward, text: said.backwardText({ model: modelLabel(model, t) }) } : null,
    {
      name: said.other,
      text: said.otherText({
        n: format.number(spec.rowsPerStep),
        share: spec.minShare > 0 ? format.percent(spec.minShare) : null,
      }),
    },
    spec.include?.length ? { name: said.include, text: names(spec.include) } : null,
    spec.exclude?.length ? { name: said.exclude, text: names(spec.exclude) } : null,
    spec.rename?.length ? { name: said.rename, text: renameText(spec.rename, words) } : null,
    ...filterSettings(spec, words),
    { name: t.explore.how.range, text: `${rangeText(spec.range, t, format)}, ${dataset.timeZone}` },
  ];
  return lines.filter((line) => line !== null);
}

function unitText(spec: PathsSpec, dataset: DatasetInfo, words: Words): string {
  const said = words.t.paths.settings;
  if (spec.unit === 'actor') return said.actor;
  return dataset.hasSessions ? said.ownSession : said.session({ gap: gapText(spec, words) });
}

function stepText(spec: PathsSpec, { t, format }: Words): string {
  const said = t.paths.settings;
  if (spec.node === 'event') return said.event;
  if (Array.isArray(spec.node)) return said.expanded({ names: expandedText(spec.node, format) });
  return 'property' in spec.node
    ? said.property({ property: format.property(spec.node.property) })
    : said.stages({ model: modelLabel(spec.node.stages, t) });
}

const expandedText = (node: readonly Expanded[], format: Words['format']): string =>
  node.map(({ event, property }) => `${format.event(event)} → ${format.property(property)}`).join(', ');

const renameText = (rules: readonly Rename[], { t }: Words): string =>
  rules
    .map(({ match, to }) => {
      const [kind, pattern] =
        'wildcard' in match ? ['wildcard' as const, match.wildcard] : ['regex' as const, match.regex];
      return t.paths.settings.renameText({ kind: t.paths.renameMatch[kind], pattern, to });
    })
    .join('; ');

const refLabel = (spec: PathsSpec, ref: PathsNodeRef, words: Words): string =>
  'other' in ref ? words.t.explore.other : nameLabel(spec, ref.name, words);

/** "step 2", "last", counted as the columns are. */
export const stepLabel = (spec: PathsSpec, step: number, { t, format }: Words): string =>
  (spec.align === 'end' ? t.paths.stepBack : t.paths.step)({
    n: format.number(step),
    stage: byStages(spec) !== null,
  }).toLocaleLowerCase(format.language);

/** Who the selected actors are. */
export function pathsWho(spec: PathsSpec, selection: PathsSelection, words: Words): string {
  if (isTiedSelection(selection)) return words.t.explain.ties.whose.paths[selection.otherTies];
  const said = words.t.paths.who;
  const at = (n: number): string => stepLabel(spec, n, words);
  if ('sequence' in selection)
    return said.sequence({ path: selection.sequence.map((name) => nameLabel(spec, name, words)).join(' → ') });
  if ('transition' in selection) {
    const { from, to } = selection.transition;
    return said.transition({ from: nameLabel(spec, from, words), to: nameLabel(spec, to, words) });
  }
  if ('from' in selection) {
    const step = at(spec.align === 'end' ? selection.step + 1 : selection.step);
    return said.link({ from: refLabel(spec, selection.from, words), to: refLabel(spec, selection.to, words), step });
  }
  const step = at(selection.step);
  if (selection.node === undefined) return (spec.align === 'end' ? said.allBegan : said.allDropped)({ step });
  const name = refLabel(spec, selection.node, words);
  if (!('outcome' in selection)) return said.at({ name, step });
  return (spec.align === 'end' ? said.began : said.dropped)({ name, step });
}
