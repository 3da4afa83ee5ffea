import type { Measure } from './spec';

export type Statistic = 'sum' | 'mean' | 'median' | 'p90';
export type MeasureKind = Extract<Measure, string> | Statistic;

export const countKinds = ['events', 'actors', 'eventsPerActor'] as const;
export const statistics: readonly Statistic[] = ['sum', 'mean', 'median', 'p90'];

export const isStatistic = (kind: MeasureKind): kind is Statistic => statistics.some((one) => one === kind);

/** What a measure does, and to which property. */
export function measured(measure: Measure): { kind: MeasureKind; property: string | null } {
  if (typeof measure === 'string') return { kind: measure, property: null };
  if ('sum' in measure) return { kind: 'sum', property: measure.sum };
  if ('mean' in measure) return { kind: 'mean', property: measure.mean };
  if ('median' in measure) return { kind: 'median', property: measure.median };
  return { kind: 'p90', property: measure.p90 };
}

/** The measure of a statistic. */
export function measureOf(kind: Statistic, property: string): Measure {
  switch (kind) {
    case 'sum':
      return { sum: property };
    case 'mean':
      return { mean: property };
    case 'median':
      return { median: property };
    case 'p90':
      return { p90: property };
  }
}

/** True when the values of parts and of periods add up to that of the whole. */
export const addsUp = (kind: MeasureKind): boolean => kind === 'events' || kind === 'sum';

/** True when somebody is behind a value: 0 is nobody where things are counted or added, but may be the mean of some. */
export const hasPeople = (kind: MeasureKind, value: number | null): boolean =>
  value !== null && (value !== 0 || kind === 'mean' || kind === 'median' || kind === 'p90');
