import type { Condition, Matcher } from '../../src/model/condition';
import type { PeriodUnit } from '../../src/model/period';
import type { Range } from '../../src/model/range';
import { matches, passesFilter } from './condition';
import { actorsOf, dataEnd, placed, type LogEvent, type Settings } from './log';
import { isInside, periodOf, resolveRange } from './time';

/** Stickiness in the public format. */
export interface OracleStickinessSpec {
  kind: 'stickiness';
  v: 1;
  event: Matcher;
  period: PeriodUnit;
  cumulative?: boolean;
  filter?: Condition;
  range?: Range;
}

/** Rows from 1 to the most periods any actor was active in. */
export interface OracleStickinessResult {
  rows: { periods: number; actors: number }[];
}

/** Actors by the number of distinct periods in which they have a counted event inside the range. */
export function stickinessOracle(
  log: readonly LogEvent[],
  spec: OracleStickinessSpec,
  settings: Settings,
): { result: OracleStickinessResult; units: (selection: { periods: number; orMore?: true }) => Set<string> } {
  const range = resolveRange(spec.range, dataEnd(log) ?? 0, settings);
  const counted = placed(log).filter(
    (event) => passesFilter(event, spec.filter) && matches(event, spec.event) && isInside(event.at, range),
  );
  const activePeriods = (actor: string): number => {
    const own = counted.filter((event) => event.actor === actor);
    return new Set(own.map((event) => periodOf(event.at, spec.period, settings))).size;
  };
  const actors = [...actorsOf(counted)];
  const behind = (periods: number, orMore = spec.cumulative === true): string[] =>
    actors.filter((actor) => {
      return orMore ? activePeriods(actor) >= periods : activePeriods(actor) === periods;
    });
  const most = Math.max(0, ...actors.map(activePeriods));
  const rows = Array.from({ length: most }, (_, i) => ({ periods: i + 1, actors: behind(i + 1).length }));
  return { result: { rows }, units: ({ periods, orMore }) => new Set(behind(periods, orMore)) };
}
