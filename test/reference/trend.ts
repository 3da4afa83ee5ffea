import type { PropertyValue } from '../../src/model/condition';
import type { TrendSelection, TrendSpec } from '../../src/analyses/trend/spec';
import { matches, passesFilter } from './condition';
import {
  actorsOf,
  byText,
  dataEnd,
  grouped,
  placed,
  propertyOf,
  type LogEvent,
  type Placed,
  type Settings,
} from './log';
import { mean, quantile, rate, sum } from './statistics';
import { isInside, periodOf, periodsListed, resolveRange } from './time';

export type Measure =
  TrendSpec['measure'] | 'eventsPerActor' | { sum: string } | { mean: string } | { median: string } | { p90: string };

/** A trend in the public format. */
export interface OracleTrendSpec extends Omit<TrendSpec, 'measure'> {
  measure: Measure;
}

interface Series {
  total: number | null;
  series: { period: string; value: number | null }[];
}

export interface OracleTrendResult extends Series {
  breakdown?: ({ value: PropertyValue; other: boolean } & Series)[];
}

export type OracleTrendSelection = TrendSelection & { value?: PropertyValue | { other: true } };

/** The matcher's events inside the range, measured in each period and in all of them together. */
export function trendOracle(
  log: readonly LogEvent[],
  spec: OracleTrendSpec,
  settings: Settings,
): { result: OracleTrendResult; units: (selection: OracleTrendSelection) => Set<string> } {
  const endUs = dataEnd(log) ?? 0;
  const range = resolveRange(spec.range, endUs, settings);
  const counted = placed(log).filter(
    (event) => passesFilter(event, spec.filter) && matches(event, spec.event) && isInside(event.at, range),
  );
  const inPeriod = (event: Placed, period: string): boolean => periodOf(event.at, spec.period, settings) === period;
  const listed = periodsListed(range, counted[0]?.at ?? null, endUs, spec.period, settings);
  const seriesOf = (events: Placed[]): Series => ({
    total: measured(events, spec.measure),
    series: listed.map((period) => {
      return {
        period,
        value: measured(
          events.filter((event) => inPeriod(event, period)),
          spec.measure,
        ),
      };
    }),
  });
  const groups = spec.breakdown === undefined ? [] : breakdownGroups(counted, byProperty(spec.breakdown));
  const result: OracleTrendResult = seriesOf(counted);
  if (spec.breakdown !== undefined) {
    result.breakdown = groups.map(({ value, other, events }) => ({ value, other, ...seriesOf(events) }));
  }
  const units = ({ period, value }: OracleTrendSelection): Set<string> => {
    const isOther = typeof value === 'object' && value !== null;
    const group = groups.find((candidate) =>
      isOther ? candidate.other : !candidate.other && candidate.value === value,
    );
    const events = value === undefined ? counted : (group?.events ?? []);
    return actorsOf(events.filter((event) => period === undefined || inPeriod(event, period)));
  };
  return { result, units };
}

function measured(events: Placed[], measure: Measure): number | null {
  if (measure === 'events') return events.length;
  if (measure === 'actors') return actorsOf(events).size;
  if (measure === 'eventsPerActor') return rate(events.length, actorsOf(events).size);
  const property = Object.values(measure)[0] ?? '';
  const values = events.map((event) => propertyOf(event, property)).filter((value) => typeof value === 'number');
  if ('sum' in measure) return sum(values);
  if ('mean' in measure) return mean(values);
  return quantile(values, 'median' in measure ? 0.5 : 0.9);
}

interface Group {
  value: PropertyValue;
  other: boolean;
  events: Placed[];
}

/** Splits by a segment are asked of other oracles. */
const byProperty = (split: NonNullable<TrendSpec['breakdown']>): { property: string; limit: number } =>
  'segment' in split ? { property: '', limit: 0 } : split;

function breakdownGroups(counted: Placed[], { property, limit }: { property: string; limit: number }): Group[] {
  const groups = [...grouped(counted, (event) => JSON.stringify(propertyOf(event, property))).values()]
    .map((events) => ({
      value: events[0] === undefined ? null : propertyOf(events[0], property),
      other: false,
      events,
    }))
    .sort((a, b) => b.events.length - a.events.length || byText(String(a.value ?? ''), String(b.value ?? '')));
  const rest = groups.slice(limit).flatMap((group) => group.events);
  return rest.length === 0 ? groups : [...groups.slice(0, limit), { value: null, other: true, events: rest }];
}
