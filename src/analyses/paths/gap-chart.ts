import type { Table } from '../../charts/csv';
import type { Drawing } from '../../charts/drawing';
import type { ChartTheme } from '../../charts/theme';
import type { TwinRow } from '../../charts/twin';
import { leastBase } from '../../model/comparison';
import { durationUs, type Duration } from '../../model/duration';
import { settingChart } from '../setting-chart';
import type { Words } from '../view';
import type { GapCurve } from './gap-curve';
import type { PathsSpec } from './spec';

const amounts: readonly (readonly [Duration['unit'], readonly number[]])[] = [
  ['minute', [1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50]],
  ['hour', [1, 2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 24]],
];

/** The gaps the curve is drawn through: 1 minute … 24 hours, about even on a log scale. */
export const gapStops: readonly Duration[] = amounts.flatMap(([unit, list]) =>
  list.map((amount) => ({ amount, unit })),
);

const listed: Partial<Record<Duration['unit'], readonly number[]>> = {
  minute: [1, 2, 5, 10, 15, 20, 30],
  hour: [1, 2, 4, 8, 12, 24],
};

const isListed = ({ amount, unit }: Duration): boolean => listed[unit]?.includes(amount) === true;

export const gapMeasures = ['paths', 'length', 'single', 'commonest'] as const;
export type GapMeasure = (typeof gapMeasures)[number];

/** What the curve depends on: the question but for its gap, and for what is only shown. */
export function askedOfGapCurve(spec: PathsSpec): object {
  const { unit, node, start, end, within, collapseRepeats, include, exclude, rename, count } = spec;
  const { range, filter, segment } = spec;
  return {
    ...{ unit, node, start, end, within, collapseRepeats, include, exclude, rename, count },
    ...{ range, filter, segment },
  };
}

const lengthText = ({ amount, unit }: Duration, { format }: Words): string => format.length(amount, unit);

/** A number of the curve at a stop: paths are a count, the length is steps a path, the others are shares; null without a path. */
function valueOf(curve: GapCurve, measure: GapMeasure, stop: number): number | null {
  const paths = curve.paths[stop] ?? 0;
  if (measure === 'paths') return paths;
  const counts = { length: curve.steps, single: curve.single, commonest: curve.commonest }[measure];
  return paths === 0 ? null : (counts[stop] ?? 0) / paths;
}

function textOf(curve: GapCurve, measure: GapMeasure, stop: number, { format }: Words): string {
  const value = valueOf(curve, measure, stop);
  if (value === null) return '–';
  if (measure === 'paths') return format.number(value);
  return measure === 'length' ? format.fixed(value, 2) : format.percent(value);
}

/** One of the top numbers by the session gap. */
export function gapChart(
  now: Duration,
  curve: GapCurve,
  measure: GapMeasure,
  words: Words,
  theme: ChartTheme,
  width: number,
): Drawing<Duration> {
  const { t, format } = words;
  const said = t.explain.gap;
  const tip = (stop: number): string[] => {
    const base = format.number(curve.paths[stop] ?? 0);
    const text = textOf(curve, measure, stop, words);
    const gap = said.tip({ length: lengthText(curve.gaps[stop] ?? now, words) });
    if (measure === 'paths') return [text, said.measures.paths, gap];
    if (measure === 'length') return [said.average({ n: text, base }), gap];
    const n = format.number(curve[measure][stop] ?? 0);
    return [said.of({ rate: text, n, base }), said.measures[measure], gap];
  };
  const values = curve.gaps.map((_, stop) => valueOf(curve, measure, stop));
  const isShare = measure === 'single' || measure === 'commonest';
  return settingChart(
    {
      stops: curve.gaps,
      now,
      lines: [{ colour: theme.accent, values, tip }],
      axisText: (value) => (isShare ? format.percent(value, 0) : format.number(value)),
    },
    words,
    theme,
    width,
  );
}

/** The usual gaps, each to be asked with. */
export function gapRows(now: Duration, curve: GapCurve, words: Words, ongap: (gap: Duration) => void): TwinRow[] {
  const { t, format } = words;
  return curve.gaps.flatMap((gap, stop) => {
    const isNow = durationUs(gap) === durationUs(now);
    if (!isListed(gap) && !isNow) return [];
    const text = lengthText(gap, words);
    const paths = curve.paths[stop] ?? 0;
    const row: TwinRow = {
      key: text,
      head: isNow ? t.explain.now({ length: text }) : text,
      total: isNow,
      weak: paths < leastBase ? t.explore.smallBase({ count: paths, f: format }) : undefined,
      cells: [
        ...gapMeasures.map((measure) => ({
          text: textOf(curve, measure, stop, words),
          sort: valueOf(curve, measure, stop),
        })),
        isNow ? { text: '', sort: null } : { text: t.explain.use, sort: durationUs(gap), onpick: () => ongap(gap) },
      ],
    };
    return [row];
  });
}

/** Raw numbers for files: a row a gap. */
export const gapTable = (curve: GapCurve): Table => ({
  head: ['gapMs', 'paths', 'averageSteps', 'oneStepRate', 'commonestRate'],
  rows: curve.gaps.map((gap, stop) => [
    durationUs(gap) / 1000,
    ...gapMeasures.map((measure) => valueOf(curve, measure, stop)),
  ]),
});
