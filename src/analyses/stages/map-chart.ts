import type { CustomSeriesOption } from 'echarts/charts';
import type { Drawing, Mark } from '../../charts/drawing';
import { shortened } from '../../charts/label-text';
import type { ChartTheme } from '../../charts/theme';
import type { Words } from '../view';
import { layoutMap, type MapArc, type MapBox, type MapLayout } from './map-layout';
import type { MoveRow } from './moves';
import type { StageNumbers, ModelReading } from './result';
import type { ReadingSelection, StagesSpec } from './spec';
import { isMove } from './tables';
import { colorOf, labelOf } from './words';

/** What the thickness of an arc and the number at it tell. */
export type ArcsBy = 'moves' | 'actors';

interface Scene {
  spec: StagesSpec;
  result: ModelReading;
  layout: MapLayout;
  selection: ReadingSelection | null;
  words: Words;
  theme: ChartTheme;
}

/** so many arcs have their number written at them */
const labelled = 14;

/** The stages in a row with arcs for the moves between them: forward above, back below. */
export function stageMap(
  spec: StagesSpec,
  result: ModelReading,
  moves: readonly MoveRow[],
  look: { by: ArcsBy; selection: ReadingSelection | null },
  words: Words,
  theme: ChartTheme,
  width: number,
): Drawing<ReadingSelection> {
  const valueOf = (move: MoveRow): number => (look.by === 'actors' ? (move.actors ?? 0) : move.moves);
  const names = result.stages.map(({ name }) => name);
  const layout = layoutMap(names, moves, width, valueOf);
  const scene: Scene = { spec, result, layout, selection: look.selection, words, theme };
  return {
    height: layout.height,
    marks: [
      ...layout.boxes.map((box, i) => boxMark(scene, box, result.stages[i], i)),
      ...layout.arcs.map((arc, i) => arcMark(scene, arc, names.indexOf(arc.move.from), i)),
    ],
    option: {
      series: [
        shapes(layout.boxes, (box, i) => boxShapes(scene, box, result.stages[i])),
        shapes(layout.arcs, (arc) => arcShapes(scene, arc)),
        { ...shapes(layout.arcs.slice(0, labelled), (arc) => [labelShape(scene, arc)]), silent: true, z: 5 },
      ],
    },
  };
}

type Shape = Extract<
  Exclude<ReturnType<NonNullable<CustomSeriesOption['renderItem']>>, null | undefined>,
  { type: 'group' }
>['children'][number];

/** A series that draws an item a thing, in px of the chart. */
const shapes = <Thing>(things: readonly Thing[], draw: (thing: Thing, i: number) => Shape[]): CustomSeriesOption => ({
  type: 'custom',
  coordinateSystem: 'none',
  data: things.map(() => [0]),
  renderItem: ({ dataIndex }) => {
    const thing = things[dataIndex];
    return thing === undefined ? null : { type: 'group', children: draw(thing, dataIndex) };
  },
});

function boxShapes(scene: Scene, box: MapBox, numbers: StageNumbers | undefined): Shape[] {
  const { spec, theme, words, selection, result } = scene;
  const { x, y, width, height, stage } = box;
  const isOn = selection !== null && 'measure' in selection && selection.stage === stage;
  const ever = numbers?.ever ?? 0;
  const share = words.format.percent(result.actors === 0 ? null : ever / result.actors, 0);
  const text = (value: string, top: number, fill: string, weight: 'normal' | 'bold'): Shape => ({
    type: 'text',
    silent: true,
    style: { text: value, x: x + 14, y: top, fill, fontSize: 12, fontWeight: weight, fontFamily: theme.font },
  });
  return [
    {
      type: 'rect',
      shape: { x, y, width, height, r: 4 },
      style: { fill: theme.surface, stroke: isOn ? theme.text1 : theme.axis, lineWidth: isOn ? 1.5 : 1 },
      emphasis: { style: { fill: theme.sunken } },
    },
    {
      type: 'rect',
      silent: true,
      shape: { x, y, width: 5, height, r: [4, 0, 0, 4] },
      style: { fill: colorOf(spec, stage, theme) },
    },
    text(shortened(labelOf(spec, stage, words), width - 22), y + 8, theme.text1, 'bold'),
    text(`${words.format.number(ever)} · ${share}`, y + 26, theme.text2, 'normal'),
  ];
}

function arcShapes({ selection, theme }: Scene, arc: MapArc): Shape[] {
  const { move, thickness, x1, x2, y, control } = arc;
  const back = move.direction === 'backward';
  const colour = back ? theme.backward : theme.accent;
  const isOn = isMove(selection, move.from, move.to);
  const tip = Math.max(4, thickness * 0.5 + 2.5);
  const out = back ? 1 : -1;
  return [
    {
      type: 'bezierCurve',
      shape: { x1, y1: y, x2, y2: y + out * tip, cpx1: x1, cpy1: control, cpx2: x2, cpy2: control },
      style: {
        ...{ fill: 'none', stroke: colour, lineWidth: thickness, opacity: isOn ? 0.95 : back ? 0.6 : 0.42 },
        ...(move.skip ? { lineDash: [8, 4] } : {}),
      },
      emphasis: { style: { opacity: 0.95 } },
    },
    {
      type: 'polygon',
      silent: true,
      shape: {
        points: [
          [x2, y],
          [x2 - tip, y + out * tip * 1.4],
          [x2 + tip, y + out * tip * 1.4],
        ],
      },
      style: { fill: colour, opacity: 0.9 },
    },
  ];
}

function labelShape({ words, theme }: Scene, { move, value, thickness, x1, x2, top }: MapArc): Shape {
  const back = move.direction === 'backward';
  return {
    type: 'text',
    style: {
      ...{ text: words.format.number(value), x: (x1 + x2) / 2, y: top + (back ? 1 : -1) * (thickness / 2 + 3) },
      ...{ align: 'center', verticalAlign: back ? 'top' : 'bottom' },
      ...{ fill: back ? theme.backward : theme.text1, fontSize: 12, fontFamily: theme.font },
      ...{ backgroundColor: theme.surface, padding: [0, 2] },
    },
  };
}

function boxMark(scene: Scene, box: MapBox, numbers: StageNumbers | undefined, index: number): Mark<ReadingSelection> {
  const { format, t } = scene.words;
  const said = t.stages.map;
  const { actors } = scene.result;
  const ever = numbers?.ever ?? 0;
  const rate = format.percent(actors === 0 ? null : ever / actors);
  return {
    place: { series: 0, index },
    column: index,
    row: 0,
    lines: [
      said.boxTip({ rate, n: format.number(ever), base: format.number(actors) }),
      labelOf(scene.spec, box.stage, scene.words),
      said.nowTip({ n: format.number(numbers?.now ?? 0) }),
    ],
    selection: ever === 0 ? null : { stage: box.stage, measure: 'ever' },
  };
}

function arcMark({ spec, words }: Scene, { move }: MapArc, column: number, index: number): Mark<ReadingSelection> {
  const { format, t } = words;
  const said = t.stages.map;
  const { from, to, actors } = move;
  const lines = [
    said.moveTip({ count: move.moves, f: format, share: format.percent(move.share) }),
    t.paths.arrow({ from: labelOf(spec, from, words), to: labelOf(spec, to, words) }),
    said.medianTip({ time: format.duration(move.medianDwellMs) }),
  ];
  if (actors !== null) lines.splice(1, 0, said.actorsTip({ count: actors, f: format }));
  return { place: { series: 1, index }, column, row: 1 + index, lines, selection: { from, to } };
}
