import type { Duration } from '../../model/duration';
import type { FunnelWindow } from '../../model/funnel-rules';
import type { FunnelSpec } from './spec';

/** A window with a length. */
export type LengthWindow = Exclude<FunnelWindow, { same: string }>;

const amounts: readonly (readonly [Duration['unit'], readonly number[]])[] = [
  ['minute', [1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50]],
  ['hour', [1, 2, 3, 4, 5, 6, 8, 10, 12, 16, 20]],
  ['day', [1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 14, 17, 21, 25, 30, 35, 40, 50, 60, 70, 80, 90]],
];

/** The windows the curve is drawn through: 1 minute … 90 days, about even on a log scale. */
export const windowStops: readonly Duration[] = amounts.flatMap(([unit, list]) =>
  list.map((amount) => ({ amount, unit })),
);

const listed: Partial<Record<Duration['unit'], readonly number[]>> = {
  minute: [1, 5, 15, 30],
  hour: [1, 2, 6, 12],
  day: [1, 3, 7, 14, 30, 60, 90],
};

/** The stops a table lists: those people think in. */
export const isListed = ({ amount, unit }: Duration): boolean => listed[unit]?.includes(amount) === true;

/** What the curve depends on: the question but for the length of its window, and for what is only shown. */
export function askedOfCurve(spec: FunnelSpec): object {
  const { steps, order, window, ties, sessionGap, exclusions, unit, hold, wholeAttemptInRange } = spec;
  const { range, filter, segment } = spec;
  const from = 'same' in window ? window.same : window.from;
  return {
    ...{ steps, order, from, ties, sessionGap, exclusions, unit, hold, wholeAttemptInRange },
    ...{ range, filter, segment },
  };
}
