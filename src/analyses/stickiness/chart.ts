import { nameAxis, plotFrame, valueAxis } from '../../charts/axes';
import type { Drawing, Mark } from '../../charts/drawing';
import { outlined } from '../../charts/hatch';
import type { ChartTheme } from '../../charts/theme';
import type { Words } from '../view';
import type { StickinessResult } from './result';
import { actorsInAll } from './shares';
import type { StickinessSelection, StickinessSpec } from './spec';
import { periodsText } from './words';

/** Bars of actors by the number of periods they were active in. */
export function stickinessChart(
  spec: StickinessSpec,
  result: StickinessResult,
  selection: StickinessSelection | null,
  words: Words,
  theme: ChartTheme,
  width: number,
): Drawing<StickinessSelection> {
  const { format } = words;
  const { rows } = result;
  const base = actorsInAll(result, spec.cumulative === true);
  const more = spec.cumulative === true ? '+' : '';
  return {
    height: width > 1300 ? 340 : 240,
    marks: rows.map((row, index) => markOf(spec, row, base, index, words)),
    option: {
      grid: { ...plotFrame, top: 24 },
      xAxis: nameAxis(
        rows.map(({ periods }) => `${format.number(periods)}${more}`),
        theme,
      ),
      yAxis: { ...valueAxis((value) => format.number(value), theme), min: 0, minInterval: 1 },
      series: [
        {
          type: 'bar',
          barCategoryGap: '20%',
          barMaxWidth: 48,
          data: rows.map(({ periods, actors }) => ({
            value: actors,
            itemStyle: { color: theme.accent, ...(selection?.periods === periods ? outlined(theme) : {}) },
          })),
          label: {
            show: rows.length * 46 < width,
            position: 'top',
            color: theme.text1,
            fontSize: 12,
            formatter: ({ dataIndex }: { dataIndex: number }) => shareText(rows[dataIndex], base, words),
          },
          emphasis: { itemStyle: { opacity: 0.85 } },
        },
      ],
    },
  };
}

type Row = StickinessResult['rows'][number];

const shareText = (row: Row | undefined, base: number, { format }: Words): string =>
  row === undefined || row.actors === 0 ? '' : format.percent(row.actors / base, row.actors === base ? 0 : 1);

function markOf(spec: StickinessSpec, row: Row, base: number, index: number, words: Words): Mark<StickinessSelection> {
  const { t, format } = words;
  const rate = format.percent(base === 0 ? null : row.actors / base);
  return {
    place: { series: 0, index },
    column: index,
    row: 0,
    lines: [t.stickiness.tip({ count: row.actors, rate, f: format }), periodsText(spec, row.periods, words)],
    selection: row.actors === 0 ? null : { periods: row.periods },
  };
}
