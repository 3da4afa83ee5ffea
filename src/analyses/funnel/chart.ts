import { boxSeries, shareAxes, type Box } from '../../charts/boxes';
import type { Drawing, Mark } from '../../charts/drawing';
import { textWidth } from '../../charts/label-text';
import type { ChartTheme } from '../../charts/theme';
import type { Words } from '../view';
import { drawnGroups, groupsOf, sameValue, withOtherSide, type FunnelGroup } from './groups';
import { previousStep, type FunnelResult } from './result';
import { countsActors } from './words';
import type { FunnelSelection, FunnelSpec } from './spec';
import { stepEvents, stepName } from './step-name';
import { aboutEvents } from '../../ui/about-events';
import { eventColour } from '../../ui/event-colour';

const frame = { left: 40, right: 6, top: 26, bottom: 42 };

interface Scene {
  spec: FunnelSpec;
  result: FunnelResult;
  groups: readonly FunnelGroup[];
  selection: FunnelSelection | null;
  theme: ChartTheme;
  words: Words;
  width: number;
  height: number;
}

/** How wide the chart must be for its steps to be read; it scrolls where the page is narrower. */
export const funnelWidth = (steps: number): number => (steps > 10 ? frame.left + frame.right + steps * 104 : 0);

/** Bars of the share of step 1, one a value, with what was lost since the step before on top. */
export function funnelChart(
  spec: FunnelSpec,
  result: FunnelResult,
  selection: FunnelSelection | null,
  words: Words,
  theme: ChartTheme,
  width: number,
  compared: FunnelResult | null = null,
): Drawing<FunnelSelection> {
  const height = width > 1300 ? 320 : 226;
  const groups = withOtherSide(drawnGroups(groupsOf(spec, result, words)), compared);
  const scene: Scene = { spec, result, groups, selection, theme, words, width, height };
  const bars: Box[] = [];
  const losses: Box[] = [];
  const marks: Mark<FunnelSelection>[] = [];
  result.steps.forEach((_, column) => {
    for (const bar of barsOf(scene, column)) {
      marks.push(reachedMark(scene, bar, bars.length));
      bars.push(boxOf(scene, bar, 'reached'));
      if (!showsLoss(scene, bar)) continue;
      marks.push(lostMark(scene, bar, losses.length));
      losses.push(boxOf(scene, bar, 'dropped'));
    }
  });
  return {
    height,
    marks,
    option: {
      ...shareAxes(theme, (share) => words.format.percent(share, 0), frame),
      series: [boxSeries(bars, theme), boxSeries(losses, theme)],
      graphic: result.steps.flatMap((_, column) => captions(scene, column)),
    },
  };
}

interface Bar {
  column: number;
  row: number;
  group: FunnelGroup;
  x: number;
  width: number;
  units: number;
  lost: number;
  base: number;
}

const pitchOf = (scene: Scene): number =>
  (scene.width - frame.left - frame.right) / Math.max(1, scene.result.steps.length);

const leftOf = (scene: Scene, column: number): number =>
  frame.left + Math.min(10, pitchOf(scene) * 0.1) + column * pitchOf(scene);

function barsOf(scene: Scene, column: number): Bar[] {
  const gap = scene.groups.length > 4 ? 2 : 4;
  const room = Math.max(4, pitchOf(scene) - Math.min(30, pitchOf(scene) * 0.3));
  const thin = scene.groups.filter((group) => group.small).length;
  const thick = scene.groups.length - thin;
  const wide = Math.min(140, (room - thin * 12 - (scene.groups.length - 1) * gap) / Math.max(1, thick));
  let x = leftOf(scene, column);
  return scene.groups.map((group, row) => {
    const width = Math.max(2, group.small && thick > 0 ? 12 : wide);
    const units = group.units[column] ?? 0;
    const bar = {
      column,
      row,
      group,
      x,
      width,
      units,
      lost: (group.units[previousStep(scene.spec, column)] ?? units) - units,
      base: group.units[0] ?? 0,
    };
    x += width + gap;
    return bar;
  });
}

const showsLoss = ({ spec }: Scene, { column, lost }: Bar): boolean =>
  column > 0 && lost > 0 && spec.steps[column]?.optional !== true;

/** px that a label on a bar takes; where less was lost it stands above that */
const labelHeight = 20;

function boxOf(scene: Scene, bar: Bar, outcome: 'reached' | 'dropped'): Box {
  const { theme, height } = scene;
  const scale = (height - frame.top - frame.bottom) / Math.max(1, bar.base);
  const top = height - frame.bottom - bar.units * scale;
  const outlined = isSelected(scene, bar, outcome);
  if (outcome === 'dropped') {
    const tall = bar.lost * scale;
    return {
      x: bar.x,
      y: top - tall,
      width: bar.width,
      height: tall,
      fill: theme.dropoffSoft,
      top: theme.dropoff,
      outlined,
    };
  }
  const labelled = bar.width >= 26 && !bar.group.small;
  const lost = showsLoss(scene, bar) ? bar.lost * scale : 0;
  const labelOver = lost < labelHeight ? lost : 0;
  return {
    x: bar.x,
    y: top,
    width: bar.width,
    height: bar.units * scale,
    fill: bar.group.hatched ? theme.surface : (stepColour(scene, bar) ?? colorOf(scene, bar.group)),
    outlined,
    ...(bar.group.hatched ? { hatch: theme.other } : {}),
    ...(labelled
      ? {
          label: percentOf(scene, bar, 0),
          labelOver,
          labelHalo: lost > labelOver ? theme.dropoffSoft : theme.surface,
        }
      : {}),
  };
}

/** The colour of the one event a step is, where nothing else is told by colour. */
function stepColour({ spec, groups, theme, words }: Scene, { column }: Bar): string | undefined {
  const event = spec.steps[column]?.event;
  return groups.length === 1 && typeof event === 'string' ? eventColour(event, theme, words.format) : undefined;
}

/** The colour of a value: by its rank, one accent without a split. */
export function colorOf({ theme }: Pick<Scene, 'theme'>, group: FunnelGroup): string {
  if (group.value === undefined) return group.otherSide === true ? (theme.categories[1] ?? theme.other) : theme.accent;
  return group.rank === null ? theme.other : (theme.categories[group.rank] ?? theme.other);
}

const isSelected = ({ selection }: Scene, bar: Bar, outcome: 'reached' | 'dropped'): boolean =>
  selection !== null &&
  bar.group.otherSide !== true &&
  selection.step === bar.column + 1 &&
  selection.outcome === outcome &&
  sameValue(selection.value, bar.group.value);

const percentOf = ({ words }: Scene, bar: Bar, digits = 1): string =>
  words.format.percent(bar.base === 0 ? null : bar.units / bar.base, digits);

function namedStep({ spec, words }: Scene, column: number): string {
  return `${words.format.number(column + 1)} ${stepName(spec.steps[column], words.t.explore.ui, words.format)}`;
}

/** The people of the other side are opened from the comparison. */
const select = (bar: Bar, outcome: 'reached' | 'dropped'): FunnelSelection | null =>
  bar.group.otherSide === true
    ? null
    : { step: bar.column + 1, outcome, ...(bar.group.value === undefined ? {} : { value: bar.group.value }) };

const titleOf = (scene: Scene, bar: Bar): string =>
  scene.groups.length === 1 && bar.group.value === undefined
    ? namedStep(scene, bar.column)
    : `${bar.group.label}, ${namedStep(scene, bar.column)}`;

const aboutStep = ({ spec, words }: Scene, { column }: Bar): string[] =>
  aboutEvents(stepEvents(spec.steps[column]), words.format);

function reachedMark(scene: Scene, bar: Bar, index: number): Mark<FunnelSelection> {
  const { format, t } = scene.words;
  const rate = t.funnel.reachedTip({
    n: format.number(bar.units),
    base: format.number(bar.base),
    rate: percentOf(scene, bar),
  });
  const small = bar.group.small ? [t.explore.smallBase({ count: bar.base, f: format })] : [];
  return {
    place: { series: 0, index },
    column: bar.column,
    row: bar.row * 2,
    lines: [rate, titleOf(scene, bar), ...small],
    about: aboutStep(scene, bar),
    selection: select(bar, 'reached'),
  };
}

function lostMark(scene: Scene, bar: Bar, index: number): Mark<FunnelSelection> {
  const { format, t } = scene.words;
  return {
    place: { series: 1, index },
    column: bar.column,
    row: bar.row * 2 + 1,
    lines: [
      (countsActors(scene.spec) ? t.funnel.lostTip : t.funnel.lostUnitsTip)({ count: bar.lost, f: format }),
      titleOf(scene, bar),
    ],
    about: aboutStep(scene, bar),
    selection: select(bar, 'dropped'),
  };
}

function captions(scene: Scene, column: number): object[] {
  const { theme, words, result, spec, height } = scene;
  const step = result.steps[column];
  if (!step) return [];
  const x = leftOf(scene, column);
  const y = height - frame.bottom + 8;
  const share = step.step === 1 ? words.t.funnel.everyone : words.format.percent(step.rateFromFirst);
  const counted = `${words.format.number(step.units)} · ${share}`;
  const room = pitchOf(scene) - 12;
  const text = (style: object): object => ({
    type: 'text',
    silent: true,
    style: { fontSize: 12, fontFamily: theme.font, ...style },
  });
  const narrow = pitchOf(scene) < 60;
  return [
    { type: 'rect', silent: true, shape: { x, y, width: 16, height: 16, r: 4 }, style: { fill: theme.accentSoft } },
    text({
      text: String(step.step),
      x: x + 8,
      y: y + 8.5,
      align: 'center',
      verticalAlign: 'middle',
      fill: theme.accentInk,
      fontWeight: 600,
    }),
    ...(narrow
      ? []
      : [
          text({
            text: stepName(spec.steps[column], words.t.explore.ui, words.format),
            x: x + 22,
            y: y + 8.5,
            verticalAlign: 'middle',
            fill: theme.text1,
            fontWeight: 600,
            width: room - 22,
            overflow: 'truncate',
          }),
          text({
            text: textWidth(counted) > room ? words.format.number(step.units) : counted,
            x,
            y: y + 25,
            verticalAlign: 'middle',
            fill: theme.text3,
            width: room,
            overflow: 'truncate',
          }),
        ]),
  ];
}
