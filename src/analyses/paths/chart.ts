import type { SankeySeriesOption } from 'echarts/charts';
import type { Drawing, Mark } from '../../charts/drawing';
import type { ChartTheme } from '../../charts/theme';
import type { Words } from '../view';
import { isSelectedNode, linkSelection, nodeSelection } from './chart-selection';
import type { PathsResult } from './result';
import { drawnColumns, layoutSankey, type SankeyLayout, type SankeyLink, type SankeyNode } from './sankey-layout';
import type { PathsSelection, PathsSpec } from './spec';
import { byStages } from './by-stages';
import { nodeLabel, stageColor } from './words';

const nodeWidth = 10;
const headRoom = 44;
const left = 12;
/** px between columns under which names are cut too short */
const leastPitch = 156;

interface Scene {
  spec: PathsSpec;
  result: PathsResult;
  layout: SankeyLayout;
  selection: PathsSelection | null;
  words: Words;
  theme: ChartTheme;
  /** px from one column to the next */
  pitch: number;
  right: number;
}

/** A Sankey by step: nodes are step and name, so it has no cycles. Layout is ours; ECharts draws, traces and answers clicks. */
export function pathsChart(
  spec: PathsSpec,
  result: PathsResult,
  selection: PathsSelection | null,
  words: Words,
  theme: ChartTheme,
  width: number,
): Drawing<PathsSelection> {
  const model = byStages(spec);
  const layout = layoutSankey(result, {
    fromEnd: spec.align === 'end',
    maxSteps: spec.maxSteps,
    order: model?.stages.map(({ name }) => name) ?? null,
    room: roomOf(result, width),
  });
  const right = rightRoom(width);
  const pitch = (width - left - right - nodeWidth) / Math.max(1, layout.columns.length - 1);
  const scene: Scene = { spec, result, layout, selection, words, theme, pitch, right };
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

/** px right of the last column, for its names */
const rightRoom = (width: number): number => Math.min(180, Math.max(70, width * 0.13));

/** px the chart wants so that names stay readable; a narrower place scrolls. */
export function pathsChartWidth(spec: PathsSpec, result: PathsResult): number {
  const columns = drawnColumns(result, spec.maxSteps);
  const pitched = left + nodeWidth + Math.max(0, columns - 1) * leastPitch;
  return columns < 2 ? 0 : Math.ceil(Math.max(pitched + 70, pitched / 0.87));
}

/** A room that fits what is shown: few rows need less height. */
function roomOf(result: PathsResult, width: number): number {
  const rows = Math.max(1, ...result.columns.map((nodes) => nodes.length));
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

export function nodeColor(
  { spec, theme }: Pick<Scene, 'spec' | 'theme'>,
  node: Pick<SankeyNode, 'kind' | 'name'>,
): string {
  if (node.kind === 'ends') return theme.dropoff;
  return node.kind === 'other' ? theme.other : stageColor(spec, node.name, theme);
}

/** A sum over nodes is no number of actors. */
const addsUp = ({ spec }: Scene, node: SankeyNode): boolean => spec.count === 'paths' || node.kind !== 'ends';

/** A name must not be read as rich-text markup. */
const plain = (text: string): string => text.replaceAll('{', '{\u200b');

function labelOf(scene: Scene, node: SankeyNode): NonNullable<SankeySeriesOption['label']> {
  const { theme, words, pitch, layout, right } = scene;
  const ink = { node: theme.text1, other: theme.otherInk, ends: theme.dropoffInk }[node.kind];
  const quiet = node.kind === 'node' ? theme.text2 : ink;
  const room = node.column === layout.columns.length - 1 ? right - 8 : pitch - nodeWidth - 12;
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
      addsUp(scene, node)
        ? `${plain(shorten(nodeLabel(scene.spec, node, words), room - 34))} {share|${share}}`
        : plain(shorten(nodeLabel(scene.spec, node, words), room)),
    rich: { share: { color: quiet, textBorderColor: theme.surface, textBorderWidth: 3, fontSize: 12 } },
  };
}

/** Cut to about a width at 12 px; wide characters count double. */
function shorten(text: string, px: number): string {
  let used = 0;
  let kept = '';
  for (const char of text) {
    used += (char.codePointAt(0) ?? 0) > 0x2e80 ? 12 : 6.2;
    if (used > px) return `${kept.trimEnd()}…`;
    kept += char;
  }
  return kept;
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
  const { theme, words, pitch, result, spec } = scene;
  const { format, t } = words;
  const stage = byStages(spec) !== null;
  const n = format.number(head.step);
  const title = spec.align === 'end' ? t.paths.stepBack({ n, stage }) : t.paths.step({ n, stage });
  const share = format.percent(result.paths === 0 ? null : head.paths / result.paths, 0);
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
    ...(spec.count === 'actors'
      ? []
      : [text({ text: `${format.number(head.paths)} · ${share}`, y: 20, fill: theme.text3 })]),
  ];
}

function nodeMark(scene: Scene, node: SankeyNode, index: number): Mark<PathsSelection> {
  const { format, t } = scene.words;
  const rate = format.percent(node.share);
  const row = scene.layout.columns[node.column]?.indexOf(node) ?? 0;
  const label = nodeLabel(scene.spec, node, scene.words);
  return {
    place: { series: 0, index },
    column: node.column,
    row,
    lines: addsUp(scene, node)
      ? [t.paths.nodeTip({ rate, n: format.number(node.paths), base: format.number(scene.result.paths) }), label]
      : [label],
    selection: nodeSelection(node),
  };
}

function linkMark(scene: Scene, link: SankeyLink, index: number): Mark<PathsSelection> {
  const { format, t } = scene.words;
  const from = nodeLabel(scene.spec, link.from, scene.words);
  const to = nodeLabel(scene.spec, link.to, scene.words);
  const share = format.percent(scene.result.paths === 0 ? null : link.paths / scene.result.paths);
  const lines = [t.paths.linkTip({ n: format.number(link.paths), share }), t.paths.arrow({ from, to })];
  if (link.medianMs !== null) lines.push(t.paths.medianTip({ time: format.duration(link.medianMs) }));
  return {
    place: { series: 0, index, edge: true },
    column: link.from.column,
    row: 100 + index,
    lines,
    selection: linkSelection(link, scene.spec),
  };
}
