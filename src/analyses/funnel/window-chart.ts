import type { Table } from '../../charts/csv';
import type { Drawing } from '../../charts/drawing';
import type { ChartTheme } from '../../charts/theme';
import type { TwinRow } from '../../charts/twin';
import { durationUs, type Duration } from '../../model/duration';
import { settingChart } from '../setting-chart';
import type { Told } from './ahead';
import type { Words } from '../view';
import { smallBase } from './groups';
import { openOf } from './result';
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
      ...openTip(curve, stop, words),
      ...(base < smallBase ? [t.explore.smallBase({ count: base, f: format })] : []),
    ];
  };
  const openFrom = curve.windows.findIndex(
    (_, stop) => (curve.immature[stop] ?? 0) > openShare * (curve.units[stop]?.[0] ?? 0),
  );
  return settingChart(
    {
      stops: curve.windows,
      now: window,
      lines: lines.map((line) => ({
        colour: line.colour,
        values: curve.units.map((units) => shareOf(units, line.place)),
        tip: (stop) => tip(line, stop),
        ...(openFrom < 0 ? {} : { openFrom }),
      })),
      axisText: (share) => format.percent(share, 0),
    },
    words,
    theme,
    width,
  );
}

/** From more than this share of step 1 on the windows that are not over are drawn as such. */
const openShare = 0.05;

/** How many windows are not over, and how many convert of the others. */
function openTip(curve: WindowCurve, stop: number, { t, format }: Words): string[] {
  const immature = curve.immature[stop] ?? 0;
  if (immature === 0) return [];
  const { matureRate } = openOf(curve.units[stop] ?? [], immature);
  return [t.explain.window.open({ n: format.number(immature), rate: format.percent(matureRate) })];
}

const shareOf = (units: readonly number[], place: number): number | null =>
  units[0] ? (units[place] ?? 0) / units[0] : null;

interface Picks {
  /** null: the answer to the present window is on the way */
  onselect: ((selection: FunnelSelection) => void) | null;
  onwindow: (window: Duration) => void;
}

/** The present window on top, its numbers opening their people; below the usual windows, to be asked with. */
export function windowRows(
  window: LengthWindow,
  curve: WindowCurve,
  present: Told | null,
  words: Words,
  { onselect, onwindow }: Picks,
): TwinRow[] {
  const { t, format } = words;
  const rowOf = (asked: Duration, units: readonly number[], immature: number, isNow: boolean): TwinRow => {
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
          ...(isNow && count > 0 && onselect !== null
            ? { onpick: () => onselect({ step: curve.steps[place] ?? 1, outcome: 'reached' }) }
            : {}),
        })),
        {
          text: format.number(immature),
          sort: immature,
          ...(immature > 0
            ? { small: t.funnel.without({ rate: format.percent(openOf(units, immature).matureRate) }) }
            : {}),
          ...(isNow && immature > 0 && onselect !== null
            ? { onpick: () => onselect({ step: 1, outcome: 'immature' }) }
            : {}),
        },
        isNow
          ? { text: '', sort: null }
          : { text: t.explain.use, sort: durationUs(asked), onpick: () => onwindow(asked) },
      ],
    };
  };
  const listed = curve.windows.flatMap((asked, i) =>
    isListed(asked) && durationUs(asked) !== durationUs(window)
      ? [rowOf(asked, curve.units[i] ?? [], curve.immature[i] ?? 0, false)]
      : [],
  );
  const now = rowOf(window, present?.units ?? curve.steps.map(() => 0), present?.immature ?? 0, true);
  if (present !== null) return [now, ...listed];
  const following = { ...now, weak: undefined, cells: now.cells.map(() => ({ text: '…', sort: null })) };
  return [following, ...listed];
}

/** Raw numbers for files: a row a window and step. */
export const windowTable = (spec: FunnelSpec, curve: WindowCurve, words: Words): Table => ({
  head: ['windowMs', 'step', 'name', 'units', 'rateFromFirst', 'immature'],
  rows: curve.windows.flatMap((window, i) =>
    curve.steps.map((step, place) => {
      const own = curve.units[i] ?? [];
      const at = [durationUs(window) / 1000, step, stepHead(spec, step, words)];
      return [...at, own[place] ?? 0, shareOf(own, place), curve.immature[i] ?? 0];
    }),
  ),
});
