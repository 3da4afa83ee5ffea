import { describe, expect, it } from 'vitest';
import { messages } from '../../i18n/every-language';
import { formatOf } from '../../i18n';
import type { ChartTheme } from '../../charts/theme';
import type { RetentionTable } from './result';
import { parseRetentionSpec } from './spec';
import { lineColour, splitChart, type SplitLine } from './split-chart';

const parsed = parseRetentionSpec({
  kind: 'retention',
  v: 1,
  period: 'week',
  periods: 2,
  breakdown: { property: 'plan' },
});
if (!parsed.ok) throw new Error('unreachable: a valid spec');
const words = { t: messages.en, format: formatOf('en') };
const theme = { categories: ['c1', 'c2'], other: 'grey', accent: 'a', surface: 's' } as unknown as ChartTheme;

/** One row whose actors come back so often in weeks 1 and 2. */
const table = (actors: number, ...returned: number[]): RetentionTable => {
  const cells = [actors, ...returned].map((n, column) => ({ column, actors: n, rate: n / actors, immature: false }));
  return {
    rows: [{ cohort: '2026-08-31', actors, cells }],
    mean: cells.map(({ column, rate }) => ({ column, pooled: rate, simple: rate })),
    curve: cells.map(({ column, rate }) => ({ column, rate, low: rate, high: rate })),
  };
};
const lines: SplitLine[] = [
  { name: 'offer', table: table(10, 5, 1), value: 'offer', other: false },
  { name: 'Other', table: table(4, 3), value: { other: true }, other: true },
];
const drawing = splitChart(parsed.value, lines, words, theme, 600);

describe('a retention split by a property', () => {
  it('is a line a value, without the week that is all of them by definition; the rest is grey', () => {
    const { series } = drawing.option as { series: { data: number[]; lineStyle: { color: string } }[] };
    expect(series.map(({ data }) => data)).toEqual([[0.5, 0.1], [0.75]]);
    expect(series.map(({ lineStyle }) => lineStyle.color)).toEqual(['c1', 'grey']);
    expect(lines.map((line, place) => lineColour(place, line))).toEqual(['var(--cat-1)', 'var(--other)']);
  });

  it('opens the people of the value that is clicked', () => {
    expect(drawing.marks.map(({ place, selection }) => [place.series, place.index, selection])).toEqual([
      [0, 0, { column: 1, value: 'offer' }],
      [0, 1, { column: 2, value: 'offer' }],
      [1, 0, { column: 1, value: { other: true } }],
    ]);
    expect(drawing.marks[0]?.lines.slice(0, 2)).toEqual([expect.stringContaining('50.0%'), 'offer']);
  });
});
