import type { Batch } from '../../columns/batch';
import type { Attempt } from '../../matching/attempt';
import { cutSessions, sessionOpenUntil } from '../../matching/sessions';
import { durationUs } from '../../model/duration';
import { periodEndUs, periodReader, type Calendar } from '../../model/period';
import type { FunnelSpec } from './spec';

/** When the window of an attempt ends, by the rows of a batch. */
export interface RowWindows {
  /** with a window of one day or session: its number (0 = none) */
  keys: Uint32Array | null;
  /** the last microsecond (UTC) of the row's day, or at which its session may still get events; -Infinity: the session is closed */
  endUs(row: number): number;
  /** the last microsecond at which the row's day or session was still open, as things turned out */
  openUntilUs(row: number): number;
}

const noKeys: RowWindows = { keys: null, endUs: () => Infinity, openUntilUs: () => Infinity };

/** Day keys count from this many days before 1970, so that none is 0. */
const dayZero = 10_000_000;

export function windowsOf({ window, sessionGap }: FunnelSpec, batch: Batch, calendar: Calendar): RowWindows {
  if (!('same' in window)) return noKeys;
  if (window.same === 'day') {
    const dayOf = periodReader(calendar, 'day');
    const keys = Uint32Array.from(batch.at, (at) => dayOf(at) + dayZero);
    const endUs = (row: number): number => periodEndUs(calendar, 'day', keys[row]! - dayZero);
    return { keys, endUs, openUntilUs: endUs };
  }
  const gapUs = durationUs(sessionGap);
  const keys = cutSessions(batch, gapUs);
  const until = sessionOpenUntil(batch, keys, gapUs);
  const last = batch.session === null ? null : lastEvents(batch.at, keys);
  return {
    keys,
    endUs: (row) => until[row]!,
    openUntilUs: (row) => (last === null ? until[row]! : last.get(keys[row]!)!),
  };
}

function lastEvents(at: Float64Array, keys: Uint32Array): Map<number, number> {
  const last = new Map<number, number>();
  keys.forEach((key, row) => last.set(key, at[row]!));
  return last;
}

/** The last microsecond (UTC) inside an attempt's window. */
export function windowEndUs(
  { window }: FunnelSpec,
  { depth, rows }: Attempt,
  at: Float64Array,
  windows: RowWindows,
): number {
  if ('same' in window) return windows.endUs(rows[0]!);
  return at[rows[window.from === 'previousStep' ? depth - 1 : 0]!]! + durationUs(window);
}
