import type { Table } from '../../charts/csv';
import type { Drawing } from '../../charts/drawing';
import type { ChartTheme } from '../../charts/theme';
import type { TwinRow } from '../../charts/twin';
import { durationUs, type Duration } from '../../model/duration';
import { settingChart } from '../setting-chart';
import type { Words } from '../view';
import { smallBase } from './groups';
import type { FunnelResult } from './result';
import type { FunnelSelection, FunnelSpec } from './spec';
import { stepHead } from './tables';
import type { WindowCurve } from './window-curve';
import { isListed, type LengthWindow } from './window-stops';

interface Line {
  /** place in `WindowCurve.steps` */
  place: number;
  step: number;
  name: string;
  colour: string;
}

/** The lines drawn; of many steps only as many as colours can tell apart: the last ones. */
export function curveLines(
  spec: FunnelSpec,
  { steps }: WindowCurve,
  words: Words,
  colourOf: (rank: number) => string,
): Line[] {
  const first = Math.max(1, steps.length - 8);
  return steps
    .slice(first)
    .map((step, i) => ({ place: first + i, step, name: stepHead(spec, step, words), colour: colourOf(i) }));
}

const lengthText = ({ amount, unit }: Duration, { format }: Words): string => format.length(amount, unit);

/** The share of step 1 that reaches each step, by the length of the window. */
export function windowChart(
  spec: FunnelSpec,
  window: LengthWindow,
  curve: WindowCurve,
  words: Words,
  theme: ChartTheme,
  width: number,
): Drawing<Duration> {
  const { t, format } = words;
  const lines = curveLines(spec, curve, words, (rank) => theme.categories[rank] ?? theme.other);
  const tip = ({ place, name }: Line, stop: number): string[] => {
    const own = curve.units[stop] ?? [];
    const base = own[0] ?? 0;
    return [
      t.funnel.reachedTip({
        rate: format.percent(shareOf(own, place)),
        n: format.number(own[place] ?? 0),
        base: format.number(base),
      }),
      name,
      t.funnel.windowText({ length: lengthText(curve.windows[stop] ?? window, words), from: window.from }),
      ...(base < smallBase ? [t.explore.smallBase({ count: base, f: format })] : []),
    ];
  };
  return settingChart(
    {
      stops: curve.windows,
      now: window,
      lines: lines.map((line) => ({
        colour: line.colour,
        values: curve.units.map((units) => shareOf(units, line.place)),
        tip: (stop) => tip(line, stop),
      })),
      axisText: (share) => format.percent(share, 0),
    },
    words,
    theme,
    width,
  );
}

const shareOf = (units: readonly number[], place: number): number | null =>
  units[0] ? (units[place] ?? 0) / units[0] : null;

interface Picks {
  onselect: (selection: FunnelSelection) => void;
  onwindow: (window: Duration) => void;
}

/** The present window on top, its numbers opening their people; below the usual windows, to be asked with. */
export function windowRows(
  window: LengthWindow,
  curve: WindowCurve,
  result: FunnelResult,
  words: Words,
  { onselect, onwindow }: Picks,
): TwinRow[] {
  const { t, format } = words;
  const rowOf = (asked: Duration, units: readonly number[], isNow: boolean): TwinRow => {
    const base = units[0] ?? 0;
    const text = lengthText(asked, words);
    return {
      key: isNow ? 'now' : text,
      head: isNow ? t.explain.now({ length: text }) : text,
      total: isNow,
      weak: base < smallBase ? t.explore.smallBase({ count: base, f: format }) : undefined,
      cells: [
        ...units.map((count, place) => ({
          text: format.number(count),
          sort: count,
          ...(place === 0 ? {} : { small: format.percent(shareOf(units, place)) }),
          ...(isNow && count > 0
            ? { onpick: () => onselect({ step: curve.steps[place] ?? 1, outcome: 'reached' }) }
            : {}),
        })),
        isNow
          ? { text: '', sort: null }
          : { text: t.explain.use, sort: durationUs(asked), onpick: () => onwindow(asked) },
      ],
    };
  };
  const now = curve.steps.map((step) => result.steps[step - 1]?.units ?? 0);
  const listed = curve.windows.flatMap((asked, i) =>
    isListed(asked) && durationUs(asked) !== durationUs(window) ? [rowOf(asked, curve.units[i] ?? [], false)] : [],
  );
  return [rowOf(window, now, true), ...listed];
}

/** Raw numbers for files: a row a window and step. */
export const windowTable = (spec: FunnelSpec, curve: WindowCurve, words: Words): Table => ({
  head: ['windowMs', 'step', 'name', 'units', 'rateFromFirst'],
  rows: curve.windows.flatMap((window, i) =>
    curve.steps.map((step, place) => {
      const own = curve.units[i] ?? [];
      return [durationUs(window) / 1000, step, stepHead(spec, step, words), own[place] ?? 0, shareOf(own, place)];
    }),
  ),
});
