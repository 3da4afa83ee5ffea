/*
 * How the window decides: how many units reach each step with every one of many windows, from one walk. For each window the numbers are those of the funnel asked with it, all else equal; the window
 * starts where the question's does. A longer window only adds attempts, so a unit's depth never falls as the window grows, and it is enough to find where it rises:
 * - steps in order and a window from the first step: one scan for the shortest window that reaches each step;
 * - otherwise by halving between the windows, each looked at with the funnel's own search.
 * Who may still convert (the funnel's `immature`) is told for each window too: the longer it is, the more people are still inside theirs when the data end.
 *
 * Left out: steps that may be skipped, since whether the best attempt took one does not grow with the window. Not offered where depths can fall as the window grows (an exclusion that
 * removes strikes for as long as the window is open; attempts end later and so take events of the next), nor where the window has no length.
 */
import * as v from 'valibot';
import type { Fold } from '../../columns/fold';
import { ShortestWindows } from '../../matching/shortest-windows';
import { durationUs, type Duration } from '../../model/duration';
import { ascendingDurations } from '../../model/schemas';
import { foldedAside, type Aside } from '../asides';
import type { Question } from '../analysis';
import { funnelColumns } from './columns';
import { finderOf } from './fold';
import { isPlain, plainRules } from './rules';
import type { FunnelRows } from './serving';
import type { FunnelSpec } from './spec';
import { unitReader } from './units';
import { openWindows } from './window-open';

/** Why there is no curve. */
export type NoCurve = 'session' | 'day' | 'attempts' | 'removing' | 'oneStep';

/** `units[i][k]`: units at step `steps[k]` (from 1) with the i-th window asked for. */
export interface WindowCurve {
  windows: Duration[];
  steps: number[];
  units: number[][];
  /** by window: units that have not converted and whose window is not over by the end of the data */
  immature: number[];
}

interface AskedWindows {
  /** ascending */
  windows: Duration[];
}

const askedSchema: v.GenericSchema<unknown, AskedWindows> = v.strictObject({ windows: ascendingDurations(100) });

/** Why the curve of a funnel cannot be given; null where it can. */
export function noCurve({ steps, window, count, exclusions = [] }: FunnelSpec): NoCurve | null {
  if (steps.length < 2) return 'oneStep';
  if ('same' in window) return window.same;
  if (count === 'attempts') return 'attempts';
  return exclusions.some(({ effect }) => effect === 'removeActor') ? 'removing' : null;
}

const offered = foldedAside({
  asked: askedSchema,
  passes: (question: Question<FunnelSpec>, asked) => [() => curveFold(question, asked)],
  shape: (reached: Reached, { spec }, { windows }) => shaped(reached, spec, windows),
});

export const windowCurve: Aside<FunnelSpec, AskedWindows, WindowCurve | null> = {
  ...offered,
  find: (question, asked, walk) =>
    noCurve(question.spec) === null ? offered.find(question, asked, walk) : Promise.resolve(null),
};

interface Reached {
  /** `[k][i]`: units that reach k + 1 steps with the i-th window, and not with the one before */
  rises: Float64Array[];
  /** units open with the i-th window, less those with the one before */
  opens: Float64Array;
}

function curveFold(question: Question<FunnelSpec>, { windows }: AskedWindows): Fold<Reached> {
  const { spec, dataset } = question;
  const readUnits = unitReader(spec, dataset, funnelColumns(spec, dataset));
  const firstWindows = firstWindowsOf(spec, windows);
  const open = openWindows(spec, windows, dataset.lastUs);
  return {
    empty: () => ({
      rises: spec.steps.map(() => new Float64Array(windows.length)),
      opens: new Float64Array(windows.length + 1),
    }),
    visit(batch, { rises, opens }) {
      const { units, rows } = readUnits(batch);
      for (let unit = 0; unit < units.offsets.length - 1; unit++) {
        const [from, to] = [units.offsets[unit]!, units.offsets[unit + 1]!];
        const first = firstWindows(rows, from, to);
        for (let depth = 0; depth < first.length && first[depth]! < windows.length; depth++)
          rises[depth]![first[depth]!]!++;
        open(rows, from, to, [first[0]!, first.at(-1)!], (begin, end) => {
          opens[begin]!++;
          opens[end]!--;
        });
      }
    },
    merge(a, b) {
      b.rises.forEach((counts, depth) => counts.forEach((units, i) => (a.rises[depth]![i]! += units)));
      b.opens.forEach((units, i) => (a.opens[i]! += units));
      return a;
    },
  };
}

/** By depth - 1 the index of the first window in which a unit gets so deep; the number of windows where none does. Valid until the next call. */
type FirstWindows = (rows: FunnelRows, from: number, to: number) => Uint32Array;

function firstWindowsOf(spec: FunnelSpec, windows: readonly Duration[]): FirstWindows {
  const isFromFirst = !('same' in spec.window) && spec.window.from === 'firstStep';
  return isFromFirst && spec.order === 'ordered' && isPlain(spec) ? byScan(spec, windows) : byHalving(spec, windows);
}

function byScan(spec: FunnelSpec, windows: readonly Duration[]): FirstWindows {
  const scan = new ShortestWindows(plainRules(spec));
  const lengths = Float64Array.from(windows, durationUs);
  const first = new Uint32Array(spec.steps.length);
  return ({ at, masks }, from, to) => {
    const shortest = scan.find(at, masks, from, to);
    let window = 0;
    for (let step = 0; step < first.length; step++) {
      while (window < lengths.length && lengths[window]! < shortest[step]!) window++;
      first[step] = window;
    }
    return first;
  };
}

function byHalving(spec: FunnelSpec, windows: readonly Duration[]): FirstWindows {
  const from = 'same' in spec.window ? 'firstStep' : spec.window.from;
  const finders = windows.map((window) => finderOf({ ...spec, window: { ...window, from } }));
  const first = new Uint32Array(spec.steps.length);
  const depthWith = (window: number, rows: FunnelRows, begin: number, end: number): number => {
    let found = 0;
    finders[window]!(rows, begin, end, ({ depth }) => (found = depth));
    return found;
  };
  return (rows, begin, end) => {
    first.fill(windows.length);
    /** between a window (-1: none) that reaches `low` steps and one that reaches `high` */
    const rise = (before: number, low: number, window: number, high: number): void => {
      if (low === high) return;
      if (window - before === 1) {
        first.fill(window, low, high);
        return;
      }
      const middle = (before + window + 1) >> 1;
      const depth = depthWith(middle, rows, begin, end);
      rise(before, low, middle, depth);
      rise(middle, depth, window, high);
    };
    const last = windows.length - 1;
    const deepest = depthWith(last, rows, begin, end);
    if (deepest === 0) return first;
    first[0] = 0;
    rise(-1, 1, last, deepest);
    return first;
  };
}

function shaped({ rises, opens }: Reached, spec: FunnelSpec, windows: Duration[]): WindowCurve {
  const steps = spec.steps.flatMap(({ optional }, i) => (optional === true ? [] : [i + 1]));
  const sums = spec.steps.map(() => 0);
  const units = windows.map((_, i) => {
    rises.forEach((counts, depth) => (sums[depth]! += counts[i]!));
    return steps.map((step) => sums[step - 1]!);
  });
  let open = 0;
  return { windows, steps, units, immature: windows.map((_, i) => (open += opens[i]!)) };
}
