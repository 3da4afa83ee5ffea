import type { SankeySeriesOption } from 'echarts/charts';
import type { Drawing, Mark } from '../charts/drawing';
import { plainText, shortened, textWidth } from '../charts/label-text';
import type { ChartTheme } from '../charts/theme';
import { drawnColumns, layoutSankey } from './sankey-layout';
import type { SankeyLayout, SankeyLink, SankeyNode, SteppedPaths } from './sankey-layout';
import { isSelectedNode, linkSelection, nodeSelection } from './sankey-selection';
import type { StepSelection } from './step-columns';
import type { Words } from './view';

/** Paths as a question shows them. */
export interface DrawnPaths extends SteppedPaths {
  /** columns count back from the end */
  fromEnd: boolean;
  maxSteps: number;
  /** steps are visits of stages: their names in the order of the model; null: heaviest first, nothing is backward */
  stages: readonly string[] | null;
  /** whether the numbers of a column are a sum */
  addsUp: boolean;
  labelOf: (name: string) => string;
  /** what is known of the names beyond what they are called */
  aboutOf?: (names: readonly string[]) => readonly string[];
  colorOf: (name: string, theme: ChartTheme) => string;
}

const nodeWidth = 10;
const headRoom = 44;
const left = 12;
/** px of a name between two columns; a longer one is cut */
const mostName = 100;
/** px of a share, and of what is left free before the next column, and behind the last one */
const [shareRoom, freeRoom, lastRoom] = [33, nodeWidth + 8, 8];

interface Scene {
  paths: DrawnPaths;
  layout: SankeyLayout;
  selection: StepSelection | null;
  words: Words;
  theme: ChartTheme;
  /** px from one column to the next */
  pitch: number;
  right: number;
}

/** A Sankey by step: nodes are step and name, so it has no cycles. Layout is ours; ECharts draws, traces and answers clicks. */
export function sankeyChart(
  paths: DrawnPaths,
  selection: StepSelection | null,
  words: Words,
  theme: ChartTheme,
  width: number,
): Drawing<StepSelection> {
  const { fromEnd, maxSteps, stages: order } = paths;
  const layout = layoutSankey(paths, { fromEnd, maxSteps, order, room: roomOf(paths, width) });
  const right = rightRoom(paths, words, width);
  const pitch = (width - left - right - nodeWidth) / Math.max(1, layout.columns.length - 1);
  const scene: Scene = { paths, layout, selection, words, theme, pitch, right };
  const nodes = layout.columns.flat();
  return {
    height: Math.ceil(headRoom + layout.height + 14),
    marks: [
      ...nodes.map((node, i) => nodeMark(scene, node, i)),
      ...layout.links.map((link, i) => linkMark(scene, link, i)),
    ],
    option: { series: [seriesOf(scene, nodes)], graphic: layout.heads.flatMap((head) => headOf(scene, head)) },
  };
}

/** px of the longest name that is drawn, up to `most` */
function nameRoom({ columns, labelOf }: DrawnPaths, { t }: Words, most: number): number {
  const names = columns.flat().map(({ name, other }) => (other ? t.explore.other : labelOf(name)));
  return Math.min(most, Math.max(...[t.paths.began, t.paths.dropOff, ...names].map(textWidth)));
}

/** px right of the last column, for its names */
const rightRoom = (paths: DrawnPaths, words: Words, width: number): number =>
  nameRoom(paths, words, Math.max(mostName, Math.min(138, width * 0.1))) + shareRoom + lastRoom;

/** px the chart wants so that names stay readable; a narrower place scrolls. */
export function sankeyWidth(paths: DrawnPaths, words: Words): number {
  const columns = drawnColumns(paths, paths.maxSteps);
  const pitch = nameRoom(paths, words, mostName) + shareRoom + freeRoom;
  return columns < 2 ? 0 : Math.ceil(left + nodeWidth + (columns - 1) * pitch + rightRoom(paths, words, 0));
}

/** A room that fits what is shown: few rows need less height. */
function roomOf({ columns }: SteppedPaths, width: number): number {
  const rows = Math.max(1, ...columns.map((nodes) => nodes.length));
  return Math.min(width > 1300 ? 560 : 356, Math.max(230, 110 + rows * 36));
}

function seriesOf(scene: Scene, nodes: readonly SankeyNode[]): SankeySeriesOption {
  const { layout, theme, right } = scene;
  // ECharts scales by its heaviest column; without gaps its box is that column's height in our scale
  const most = Math.max(1, ...layout.columns.map((column) => column.reduce((sum, node) => sum + node.weight, 0)));
  const height = most * layout.scale;
  return {
    type: 'sankey',
    left,
    right,
    top: headRoom,
    height,
    nodeWidth,
    nodeGap: 0,
    nodeAlign: 'left',
    layoutIterations: 0,
    draggable: false,
    data: nodes.map((node) => ({
      name: node.key,
      depth: node.column,
      value: node.weight,
      localY: node.y / height,
      itemStyle: {
        color: nodeColor(scene, node),
        ...(isSelectedNode(scene.selection, node)
          ? { borderColor: theme.text1, borderWidth: 1.5 }
          : { borderWidth: 0 }),
      },
      label: labelOf(scene, node),
    })),
    links: layout.links.map((link) => ({
      source: link.from.key,
      target: link.to.key,
      value: link.paths,
      lineStyle: lineOf(scene, link),
      edgeLabel: edgeMark(scene, link),
    })),
    emphasis: { focus: 'trajectory', lineStyle: { color: `${theme.accent}66`, opacity: 1 } },
    blur: { itemStyle: { opacity: 0.35 }, lineStyle: { opacity: 0.35 }, label: { opacity: 0.5 } },
  };
}

function nodeColor({ paths, theme }: Scene, node: SankeyNode): string {
  if (node.kind === 'ends') return theme.dropoff;
  return node.kind === 'other' ? theme.other : paths.colorOf(node.name, theme);
}

function nodeLabel({ paths, words: { t } }: Scene, node: SankeyNode): string {
  if (node.kind === 'other') return t.explore.other;
  if (node.kind === 'node') return paths.labelOf(node.name);
  return paths.fromEnd ? t.paths.began : t.paths.dropOff;
}

/** A sum over nodes is no number of actors. */
const hasNumber = ({ paths }: Scene, node: SankeyNode): boolean => paths.addsUp || node.kind !== 'ends';

function labelOf(scene: Scene, node: SankeyNode): NonNullable<SankeySeriesOption['label']> {
  const { theme, words, pitch, layout, right } = scene;
  const ink = { node: theme.text1, other: theme.otherInk, ends: theme.dropoffInk }[node.kind];
  const quiet = node.kind === 'node' ? theme.text2 : ink;
  const room = node.column === layout.columns.length - 1 ? right - lastRoom : pitch - freeRoom;
  const share = words.format.percent(node.share, node.share >= 0.01 || node.share === 0 ? 0 : 1);
  return {
    show: true,
    position: 'right',
    distance: 5,
    color: ink,
    fontSize: 12,
    fontFamily: theme.font,
    textBorderColor: theme.surface,
    textBorderWidth: 3,
    formatter: () =>
      hasNumber(scene, node)
        ? `${plainText(shortened(nodeLabel(scene, node), room - shareRoom))} {share|${share}}`
        : plainText(shortened(nodeLabel(scene, node), room)),
    rich: { share: { color: quiet, textBorderColor: theme.surface, textBorderWidth: 3, fontSize: 12 } },
  };
}

/** ECharts draws links as filled shapes, so they take an outline too; its types leave that out. */
interface EdgeStyle {
  curveness: number;
  opacity: number;
  color: string;
  borderColor?: string;
  borderWidth?: number;
  borderType?: number[];
}

function lineOf({ theme, layout }: Scene, link: SankeyLink): EdgeStyle {
  const base = { curveness: 0.5, opacity: 1 };
  if (link.kind === 'ends') return { ...base, color: `${theme.dropoff}2b` };
  if (link.kind === 'move') return { ...base, color: theme.link };
  if (link.paths * layout.scale < 3) return { ...base, color: `${theme.backward}99` };
  return { ...base, color: `${theme.backward}47`, borderColor: theme.backward, borderWidth: 0.75, borderType: [3, 2] };
}

function edgeMark({ theme, layout }: Scene, link: SankeyLink): NonNullable<SankeySeriesOption['edgeLabel']> {
  if (link.kind !== 'backward' || link.paths * layout.scale < 5) return { show: false };
  return {
    show: true,
    position: 'inside',
    formatter: () => '‹',
    color: theme.backward,
    fontSize: 18,
    fontWeight: 'bold',
    lineHeight: 12,
  };
}

function headOf(scene: Scene, head: SankeyLayout['heads'][number]): object[] {
  const { theme, words, pitch, paths } = scene;
  const { format, t } = words;
  const stage = paths.stages !== null;
  const n = format.number(head.step);
  const title = paths.fromEnd ? t.paths.stepBack({ n, stage }) : t.paths.step({ n, stage });
  const share = format.percent(paths.paths === 0 ? null : head.paths / paths.paths, 0);
  const text = (style: object): object => ({
    type: 'text',
    silent: true,
    style: {
      fontSize: 12,
      fontFamily: theme.font,
      x: left + head.column * pitch,
      width: Math.max(40, pitch - 8),
      overflow: 'truncate',
      ...style,
    },
  });
  return [
    text({ text: title, y: 4, fill: theme.text1, fontWeight: 600 }),
    ...(paths.addsUp ? [text({ text: `${format.number(head.paths)} · ${share}`, y: 20, fill: theme.text3 })] : []),
  ];
}

function nodeMark(scene: Scene, node: SankeyNode, index: number): Mark<StepSelection> {
  const { format, t } = scene.words;
  const label = nodeLabel(scene, node);
  const n = format.number(node.paths);
  const tip = t.paths.nodeTip({ rate: format.percent(node.share), n, base: format.number(scene.paths.paths) });
  return {
    place: { series: 0, index },
    column: node.column,
    row: scene.layout.columns[node.column]?.indexOf(node) ?? 0,
    lines: hasNumber(scene, node) ? [tip, label] : [label],
    about: aboutNodes(scene, [node]),
    selection: nodeSelection(node),
  };
}

const aboutNodes = ({ paths }: Scene, nodes: readonly SankeyNode[]): readonly string[] =>
  paths.aboutOf?.(nodes.flatMap(({ kind, name }) => (kind === 'node' ? [name] : []))) ?? [];

function linkMark(scene: Scene, link: SankeyLink, index: number): Mark<StepSelection> {
  const { format, t } = scene.words;
  const { paths: all, fromEnd } = scene.paths;
  const [from, to] = [nodeLabel(scene, link.from), nodeLabel(scene, link.to)];
  const share = format.percent(all === 0 ? null : link.paths / all);
  const lines = [t.paths.linkTip({ n: format.number(link.paths), share }), t.paths.arrow({ from, to })];
  if (link.medianMs !== null) lines.push(t.paths.medianTip({ time: format.duration(link.medianMs) }));
  return {
    place: { series: 0, index, edge: true },
    column: link.from.column,
    row: 100 + index,
    lines,
    about: aboutNodes(scene, [link.from, link.to]),
    selection: linkSelection(link, fromEnd),
  };
}
