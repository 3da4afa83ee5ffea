import { periodEndUs, periodIndex, periodStartUs, runsUntil, type Calendar, type PeriodUnit } from './period';

/**
 * The periods of a stretch of time as sorted instants, to look up the period of millions of instants. Run r lies between `starts[r]` and
 * `starts[r + 1]` and belongs to period `index[r]`; before the stretch and after it there is one run each, of the next period outside.
 */
export interface PeriodRuns {
  starts: Float64Array;
  index: Int32Array;
  /** where a run is guessed to be: its place grows by `perUs` a microsecond from `origin` on */
  origin: number;
  perUs: number;
}

/** The runs of the periods from `first` to `last`, both inside. */
export function periodRuns(calendar: Calendar, unit: PeriodUnit, first: number, last: number): PeriodRuns {
  const origin = periodStartUs(calendar, unit, first);
  const end = periodEndUs(calendar, unit, last) + 1;
  const starts = [-Infinity];
  const index = [first - 1];
  for (let at = origin; at < end; at = runsUntil(calendar, unit, at)) {
    const period = periodIndex(calendar, unit, at);
    if (period === index.at(-1)) continue;
    starts.push(at);
    index.push(period);
  }
  const perUs = (index.length - 1) / Math.max(end - origin, 1);
  return {
    starts: Float64Array.from([...starts, end, Infinity]),
    index: Int32Array.from([...index, last + 1]),
    origin,
    perUs,
  };
}

/** The period of an instant; `first - 1` before the stretch, `last + 1` after it. */
export function periodAt({ starts, index, origin, perUs }: PeriodRuns, atUs: number): number {
  const guess = (atUs - origin) * perUs + 1;
  const most = index.length - 1;
  let run = guess < 0 ? 0 : guess > most ? most : guess | 0;
  while (atUs >= starts[run + 1]!) run += 1;
  while (atUs < starts[run]!) run -= 1;
  return index[run]!;
}
