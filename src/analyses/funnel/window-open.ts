import { existsBit } from '../../matching/attempt-finder';
import { durationUs, type Duration } from '../../model/duration';
import { finderOf } from './fold';
import type { FunnelRows } from './serving';
import type { FunnelSpec } from './spec';

/** Of a unit the windows under which it may still get further: it has not got to the end, and the window of the attempt it reports ends after the data. */
export type OpenWindows = (
  rows: FunnelRows,
  from: number,
  to: number,
  candidates: readonly [first: number, end: number],
  see: (first: number, end: number) => void,
) => void;

/** What tells when the window of a reported attempt ends. */
interface Reported {
  depth: number;
  startUs: number;
  lastUs: number;
}

const isSame = (a: Reported, b: Reported): boolean =>
  a.depth === b.depth && a.startUs === b.startUs && a.lastUs === b.lastUs;

/**
 * `windows` ascend; `candidates` are those with a start but no conversion. A longer window only adds attempts, so the best one only changes for a better one, and where it is the same under two windows it is under
 * all between: it is looked for by halving, and only where the earliest and the latest event a window could begin with do not agree.
 */
export function openWindows(spec: FunnelSpec, windows: readonly Duration[], endUs: number): OpenWindows {
  const lengths = windows.map(durationUs);
  const isFromFirst = 'same' in spec.window || spec.window.from === 'firstStep';
  const reportedBy = reporter(spec, windows, isFromFirst ? 'firstStep' : 'previousStep');
  const isAny = (mask: number): boolean => (mask & (existsBit - 1)) !== 0;
  const isFirstStep = (mask: number): boolean => (spec.order === 'any' ? isAny(mask) : (mask & 1) !== 0);
  return (rows, from, to, [first, end], see) => {
    if (first >= end) return;
    const earliest = rows.at[firstRow(rows, from, to, isFirstStep)]!;
    const latest = rows.at[lastRow(rows, from, to, isFromFirst ? isFirstStep : isAny)]!;
    let low = first;
    while (low < end && latest + lengths[low]! <= endUs) low++;
    let high = low;
    while (high < end && earliest + lengths[high]! <= endUs) high++;
    if (high < end) see(high, end);
    if (low >= high) return;
    const isOpen = (window: number, { startUs, lastUs }: Reported): boolean =>
      (isFromFirst ? startUs : lastUs) + lengths[window]! > endUs;
    const between = (i: number, a: Reported, j: number, b: Reported): void => {
      if (j - i <= 1) return;
      if (isSame(a, b)) {
        for (let window = i + 1; window < j; window++) if (isOpen(window, a)) see(window, window + 1);
        return;
      }
      const middle = (i + j) >> 1;
      const own = reportedBy(middle, rows, from, to);
      if (isOpen(middle, own)) see(middle, middle + 1);
      between(i, a, middle, own);
      between(middle, own, j, b);
    };
    const [a, b] = [reportedBy(low, rows, from, to), reportedBy(high - 1, rows, from, to)];
    if (isOpen(low, a)) see(low, low + 1);
    if (high - 1 > low && isOpen(high - 1, b)) see(high - 1, high);
    between(low, a, high - 1, b);
  };
}

function reporter(
  spec: FunnelSpec,
  windows: readonly Duration[],
  from: 'firstStep' | 'previousStep',
): (window: number, rows: FunnelRows, begin: number, end: number) => Reported {
  const finders = windows.map((window) => finderOf({ ...spec, window: { ...window, from } }));
  return (window, rows, begin, end) => {
    const found = { depth: 0, startUs: 0, lastUs: 0 };
    finders[window]!(rows, begin, end, ({ depth, rows: taken }) => {
      found.depth = depth;
      found.startUs = rows.at[taken[0]!]!;
      found.lastUs = rows.at[taken[depth - 1]!]!;
    });
    return found;
  };
}

function firstRow({ masks }: FunnelRows, from: number, to: number, test: (mask: number) => boolean): number {
  let row = from;
  while (row < to - 1 && !test(masks[row]!)) row++;
  return row;
}

function lastRow({ masks }: FunnelRows, from: number, to: number, test: (mask: number) => boolean): number {
  let row = to - 1;
  while (row > from && !test(masks[row]!)) row--;
  return row;
}
