import type { CustomSeriesOption } from 'echarts/charts';
import type { ChartTheme } from './theme';

/** A rectangle in CSS px, drawn by a custom series; one is one data item. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
  fill: string;
  /** hatched in this colour, with an outline of it */
  hatch?: string;
  /** a line on top, 1.5 px */
  top?: string;
  /** centred on the top edge */
  label?: string;
  /** px that stand on the box and that its label clears */
  labelOver?: number;
  labelHalo?: string;
  outlined?: boolean;
}

/** A series of boxes at pixel positions; the grid it stands in only draws the axes. */
export function boxSeries(boxes: readonly Box[], theme: ChartTheme): CustomSeriesOption {
  return {
    type: 'custom',
    coordinateSystem: 'cartesian2d',
    data: boxes.map(() => [0, 0]),
    renderItem: (params) => {
      const box = boxes[params.dataIndex];
      return box === undefined ? null : { type: 'group', children: shapesOf(box, theme) };
    },
  };
}

type Shape = Extract<
  Exclude<ReturnType<NonNullable<CustomSeriesOption['renderItem']>>, null | undefined>,
  { type: 'group' }
>['children'][number];

function shapesOf(box: Box, theme: ChartTheme): Shape[] {
  const { x, y, width, height } = box;
  const decal = box.hatch
    ? { color: box.hatch, dashArrayX: [1, 0], dashArrayY: [1.5, 3.5], rotation: -Math.PI / 4, symbolSize: 1 }
    : undefined;
  const shapes: Shape[] = [
    {
      type: 'rect',
      shape: { x, y, width, height },
      style: {
        fill: box.fill,
        ...(box.hatch ? { stroke: box.hatch, lineWidth: 1 } : {}),
        ...(decal ? { decal } : {}),
      },
      emphasis: { style: { opacity: 0.85 } },
    },
  ];
  if (box.top) {
    shapes.push({
      type: 'line',
      silent: true,
      shape: { x1: x, x2: x + width, y1: y, y2: y },
      style: { stroke: box.top, lineWidth: 1.5 },
    });
  }
  if (box.outlined) {
    shapes.push({
      type: 'rect',
      silent: true,
      z2: 5,
      shape: { x: x - 0.75, y: y - 0.75, width: width + 1.5, height: height + 1.5 },
      style: { fill: 'none', stroke: theme.text1, lineWidth: 1.5 },
    });
  }
  if (box.label !== undefined) {
    shapes.push({
      type: 'text',
      silent: true,
      z2: 6,
      style: {
        text: box.label,
        x: x + width / 2,
        y: y - (box.labelOver ?? 0) - 4,
        align: 'center',
        verticalAlign: 'bottom',
        fill: theme.text1,
        fontSize: 12,
        fontFamily: theme.font,
        ...(box.labelHalo ? { stroke: box.labelHalo, lineWidth: 2 } : {}),
      },
    });
  }
  return shapes;
}

/** The axes of a chart of shares: five hairlines and a baseline. */
export function shareAxes(
  theme: ChartTheme,
  percent: (share: number) => string,
  box: { left: number; right: number; top: number; bottom: number },
) {
  return {
    grid: { ...box, outerBoundsMode: 'none' },
    xAxis: {
      type: 'value',
      min: 0,
      max: 1,
      axisLabel: { show: false },
      axisTick: { show: false },
      splitLine: { show: false },
      axisLine: { show: true, lineStyle: { color: theme.axis, width: 1 } },
    },
    yAxis: {
      type: 'value',
      min: 0,
      max: 1,
      interval: 0.25,
      axisLine: { show: false },
      axisTick: { show: false },
      splitLine: { lineStyle: { color: theme.grid, width: 1 } },
      axisLabel: { color: theme.text3, fontSize: 12, formatter: percent },
    },
  };
}
