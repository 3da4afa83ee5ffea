import type { Condition, Matcher } from '../../src/model/condition';
import type { PeriodUnit } from '../../src/model/period';
import type { Range } from '../../src/model/range';
import { matches, passesFilter } from './condition';
import { actorsOf, dataEnd, placed, type LogEvent, type Settings } from './log';
import { periodOf, periodPlus, periodsListed, resolveRange } from './time';

/** Lifecycle in the public format. */
export interface OracleLifecycleSpec {
  kind: 'lifecycle';
  v: 1;
  event: Matcher;
  period: PeriodUnit;
  filter?: Condition;
  range?: Range;
}

export type LifecycleState = 'new' | 'returning' | 'resurrecting' | 'dormant';

/** `dormant` is negative. */
export interface OracleLifecycleResult {
  periods: ({ period: string } & Record<LifecycleState, number>)[];
}

/** In each period every actor has one state or none, by when it was active in all history. */
export function lifecycleOracle(
  log: readonly LogEvent[],
  spec: OracleLifecycleSpec,
  settings: Settings,
): { result: OracleLifecycleResult; units: (selection: { period: string; state: LifecycleState }) => Set<string> } {
  const counted = placed(log).filter((event) => passesFilter(event, spec.filter) && matches(event, spec.event));
  const isActive = (actor: string, period: string): boolean =>
    counted.some((event) => event.actor === actor && periodOf(event.at, spec.period, settings) === period);
  const firstPeriod = (actor: string): string | null => {
    const first = counted.find((event) => event.actor === actor);
    return first === undefined ? null : periodOf(first.at, spec.period, settings);
  };
  const stateOf = (actor: string, period: string): LifecycleState | null => {
    const before = isActive(actor, periodPlus(period, -1, spec.period));
    if (!isActive(actor, period)) return before ? 'dormant' : null;
    if (firstPeriod(actor) === period) return 'new';
    return before ? 'returning' : 'resurrecting';
  };
  const inState = (state: LifecycleState, period: string): string[] =>
    [...actorsOf(counted)].filter((actor) => stateOf(actor, period) === state);
  const endUs = dataEnd(log) ?? 0;
  const range = resolveRange(spec.range, endUs, settings);
  const periods = periodsListed(range, counted[0]?.at ?? null, endUs, spec.period, settings).map((period) => ({
    period,
    new: inState('new', period).length,
    returning: inState('returning', period).length,
    resurrecting: inState('resurrecting', period).length,
    dormant: 0 - inState('dormant', period).length,
  }));
  return { result: { periods }, units: ({ period, state }) => new Set(inState(state, period)) };
}
