import type { Drawing, Mark } from '../../charts/drawing';
import type { ChartTheme } from '../../charts/theme';
import type { Words } from '../view';
import { curveFrame, markOf, pointsOf } from './chart';
import type { RetentionTable } from './result';
import type { RetentionSelection, RetentionSpec } from './spec';

/** One value of the split: its name, its curve, and what is chosen by a click on it. */
export interface SplitLine {
  name: string;
  table: RetentionTable;
  value: NonNullable<RetentionSelection['value']> | null;
  other: boolean;
}

/** The colour of a line by its place; the rest is grey. */
export const lineColour = (place: number, { other }: SplitLine): string =>
  other ? 'var(--other)' : `var(--cat-${(place % 8) + 1})`;

/** The pooled share that came back of each value of a split, by column. */
export function splitChart(
  spec: RetentionSpec,
  lines: readonly SplitLine[],
  words: Words,
  theme: ChartTheme,
  width: number,
): Drawing<RetentionSelection> {
  const drawn = lines.map((line) => ({ line, points: pointsOf(spec, line.table) }));
  const longest = drawn.map(({ points }) => points).toSorted((a, b) => b.length - a.length)[0] ?? [];
  const largest = Math.max(0, ...drawn.flatMap(({ points }) => points.map(({ rate }) => rate)));
  const { option, ...frame } = curveFrame(spec, longest, largest, words, theme, width);
  return {
    ...frame,
    marks: drawn.flatMap(({ line, points }, row) =>
      points.map((point, index): Mark<RetentionSelection> => {
        const mark = markOf(spec, point, index, words);
        const { selection } = mark;
        return {
          ...mark,
          ...{ place: { series: row, index }, row, lines: mark.lines.toSpliced(1, 0, line.name) },
          selection: selection === null ? null : { ...selection, value: line.value },
        };
      }),
    ),
    option: {
      ...option,
      series: drawn.map(({ line, points }, place) => {
        const color = line.other ? theme.other : (theme.categories[place % theme.categories.length] ?? theme.accent);
        return {
          ...{ type: 'line', z: 3, data: points.map(({ rate }) => rate), symbol: 'circle', symbolSize: 7 },
          ...{ showAllSymbol: true, lineStyle: { color, width: 2 }, emphasis: { scale: 1.4 } },
          itemStyle: { color: theme.surface, borderColor: color, borderWidth: 2 },
        };
      }),
    },
  };
}
