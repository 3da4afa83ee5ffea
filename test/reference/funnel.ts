import { durationUs } from '../../src/model/duration';
import type { PropertyValue } from '../../src/model/condition';
import type { FunnelResult, FunnelStepResult, StepTimes } from '../../src/analyses/funnel/result';
import type { FunnelSelection } from '../../src/analyses/funnel/spec';
import { passesFilter } from './condition';
import { bestAttempt, type Attempt, type FunnelWorld, type OracleFunnelSpec } from './funnel-attempts';
import { successiveAttempts } from './funnel-repeated';
import { byText, dataEnd, grouped, hasSessions, placed, propertyOf, sessionsOf } from './log';
import { actorsOf, type LogEvent, type Placed, type Settings } from './log';
import { inMs, mean, quantile, rate } from './statistics';
import { periodEnd, periodOf, periodsListed, resolveRange } from './time';

export type OracleFunnelResult = FunnelResult & { byPeriod?: Record<string, number[]> };
export type OracleFunnelSelection = FunnelSelection & { period?: string };

export interface FunnelOracle {
  result: OracleFunnelResult;
  units: (selection: OracleFunnelSelection) => Set<string>;
  /** milliseconds from the first step of the units at a step, to check histograms with */
  fromFirstMs: (step: number) => number[];
}

/** A unit with a reported attempt. */
interface Report {
  actors: Set<string>;
  attempt: Attempt;
  value: PropertyValue;
  other: boolean;
}

/** A funnel by enumeration. With `count: 'attempts'` every attempt counts as a unit of its own. */
export function funnelOracle(log: readonly LogEvent[], spec: OracleFunnelSpec, settings: Settings): FunnelOracle {
  const world = worldOf(log, spec, settings);
  const reports = withOther(reportsOf(world), spec);
  const at = (step: number): Report[] => reports.filter((report) => took(report, step));
  const result: OracleFunnelResult = {
    steps: spec.steps.map((_, i) => stepResult(i + 1, reports, world)),
    ...maturity(reports, world),
  };
  if (spec.breakdown !== undefined) result.breakdown = breakdownRows(reports, spec);
  if (spec.period !== undefined) result.byPeriod = byPeriod(reports, spec.period, world);
  return {
    result,
    units: (selection) => actorsBehind(reports, selection, world),
    fromFirstMs: (step) => at(step).map((report) => sinceUs(report, step, 'first') / 1000),
  };
}

function worldOf(log: readonly LogEvent[], spec: OracleFunnelSpec, settings: Settings): FunnelWorld {
  const events = placed(log);
  const endUs = dataEnd(log) ?? 0;
  return {
    spec,
    settings,
    log: events,
    endUs,
    range: resolveRange(spec.range, endUs, settings),
    sessions: sessionsOf(events, durationUs(spec.sessionGap)),
  };
}

function reportsOf(world: FunnelWorld): Report[] {
  const { spec, log, sessions } = world;
  const unit = spec.unit ?? 'actor';
  const keyOf = (event: Placed): PropertyValue =>
    unit === 'actor'
      ? event.actor
      : unit === 'session'
        ? (sessions.get(event.seq) ?? null)
        : propertyOf(event, unit.property);
  const counted = log.filter((event) => passesFilter(event, spec.filter) && keyOf(event) !== null);
  return [...grouped(counted, (event) => JSON.stringify(keyOf(event))).values()].flatMap((events) => {
    const best = bestAttempt(events, world);
    const attempts = spec.count === 'attempts' ? successiveAttempts(events, world) : best === null ? [] : [best];
    const actors = actorsOf(events);
    return attempts.map((attempt) => ({ actors, attempt, value: valueOf(attempt, spec), other: false }));
  });
}

function valueOf({ taken }: Attempt, { breakdown }: OracleFunnelSpec): PropertyValue {
  if (breakdown === undefined || 'segment' in breakdown) return null;
  const { at } = breakdown;
  const step =
    at === 'first'
      ? taken[0]
      : at === 'last'
        ? taken.at(-1)
        : taken.find((candidate) => candidate.position === at.step);
  return step === undefined ? null : propertyOf(step.event, breakdown.property);
}

/** Values by units at step 1, the most first; text order breaks equal ranks. */
function rankedValues(reports: Report[]): PropertyValue[] {
  const groups = [...grouped(reports, (report) => JSON.stringify(report.value)).values()];
  return groups
    .sort((a, b) => b.length - a.length || byText(String(a[0]?.value ?? ''), String(b[0]?.value ?? '')))
    .map(([report]) => report?.value ?? null);
}

function withOther(reports: Report[], { breakdown }: OracleFunnelSpec): Report[] {
  if (breakdown === undefined || 'segment' in breakdown) return reports;
  const top = rankedValues(reports).slice(0, breakdown.limit);
  return reports.map((report) => (top.includes(report.value) ? report : { ...report, value: null, other: true }));
}

const took = ({ attempt }: Report, step: number): boolean => attempt.taken.some(({ position }) => position === step);

/** Microseconds to a step from the attempt's first event, or from the step taken before. */
function sinceUs({ attempt: { taken } }: Report, step: number, since: 'first' | 'previous'): number {
  const i = taken.findIndex(({ position }) => position === step);
  const from = taken[since === 'first' ? 0 : i - 1]?.event.at ?? NaN;
  return (taken[i]?.event.at ?? NaN) - from;
}

function times(us: number[]): StepTimes {
  return {
    count: us.length,
    meanMs: inMs(mean(us)),
    medianMs: inMs(quantile(us, 0.5)),
    p90Ms: inMs(quantile(us, 0.9)),
  };
}

/** The non-optional step before one; null before step 1. */
function previousStep(step: number, { spec }: FunnelWorld): number | null {
  const before = spec.steps.map((_, i) => i + 1).filter((other) => other < step);
  return before.filter((other) => spec.steps[other - 1]?.optional !== true).at(-1) ?? null;
}

function stepResult(step: number, reports: Report[], world: FunnelWorld): FunnelStepResult {
  const here = reports.filter((report) => took(report, step));
  const first = reports.filter((report) => took(report, 1)).length;
  const previous = previousStep(step, world);
  const before = previous === null ? here.length : reports.filter((report) => took(report, previous)).length;
  const timed = step === 1 ? [] : here;
  return {
    step,
    units: here.length,
    rateFromFirst: rate(here.length, first),
    rateFromPrevious: rate(here.length, before),
    dropOff: before - here.length,
    fromPrevious: times(timed.map((report) => sinceUs(report, step, 'previous'))),
    fromFirst: times(timed.map((report) => sinceUs(report, step, 'first'))),
  };
}

function maturity(reports: Report[], world: FunnelWorld): { immature: number; matureRate: number | null } {
  const converted = reports.filter((report) => took(report, world.spec.steps.length));
  const immature = reports.filter((report) => mayConvert(report, world)).length;
  return { immature, matureRate: rate(converted.length, reports.length - immature) };
}

const mayConvert = (report: Report, world: FunnelWorld): boolean =>
  !took(report, world.spec.steps.length) && windowEnd(report.attempt, world) > world.endUs;

/** The last microsecond inside the attempt's window. */
function windowEnd({ taken }: Attempt, { spec, settings, log, sessions }: FunnelWorld): number {
  const { window } = spec;
  const first = taken[0]?.event;
  const last = taken.at(-1)?.event;
  if (first === undefined || last === undefined) return -Infinity;
  if (!('same' in window)) return (window.from === 'firstStep' ? first : last).at + durationUs(window);
  if (window.same === 'day') return periodEnd(periodOf(first.at, 'day', settings), 'day', settings.timeZone);
  if (hasSessions(log)) return -Infinity;
  const inSession = log.filter((event) => sessions.get(event.seq) === sessions.get(first.seq));
  return Math.max(...inSession.map((event) => event.at)) + durationUs(spec.sessionGap);
}

const perStep = (reports: Report[], spec: OracleFunnelSpec): number[] =>
  spec.steps.map((_, i) => reports.filter((report) => took(report, i + 1)).length);

function breakdownRows(reports: Report[], spec: OracleFunnelSpec): NonNullable<FunnelResult['breakdown']> {
  const named = reports.filter((report) => !report.other);
  const rest = reports.filter((report) => report.other);
  const rows = rankedValues(named).map((value) => {
    const units = perStep(
      named.filter((report) => report.value === value),
      spec,
    );
    return { value, other: false, units };
  });
  return rest.length === 0 ? rows : [...rows, { value: null, other: true, units: perStep(rest, spec) }];
}

const startPeriod = ({ attempt }: Report, unit: 'day' | 'week' | 'month', settings: Settings): string =>
  periodOf(attempt.taken[0]?.event.at ?? 0, unit, settings);

/** Every period the range has, or from the first start to the data's end, also those without one. */
function byPeriod(
  reports: Report[],
  unit: 'day' | 'week' | 'month',
  { spec, settings, range, endUs }: FunnelWorld,
): Record<string, number[]> {
  const starts = reports.map(({ attempt }) => attempt.taken[0]?.event.at ?? Infinity);
  const first = starts.length === 0 ? null : Math.min(...starts);
  return Object.fromEntries(
    periodsListed(range, first, endUs, unit, settings).map((label) => {
      const members = reports.filter((report) => startPeriod(report, unit, settings) === label);
      return [label, perStep(members, spec)];
    }),
  );
}

function actorsBehind(reports: Report[], selection: OracleFunnelSelection, world: FunnelWorld): Set<string> {
  const { step, outcome, value, period } = selection;
  const unit = world.spec.period;
  const previous = previousStep(step, world);
  const chosen = reports
    .filter((report) => {
      if (outcome === 'immature') return took(report, step) && mayConvert(report, world);
      if (outcome === 'reached') return took(report, step);
      return previous !== null && took(report, previous) && !took(report, step);
    })
    .filter(
      (report) => period === undefined || (unit !== undefined && startPeriod(report, unit, world.settings) === period),
    )
    .filter((report) => {
      if (value === undefined) return true;
      return typeof value === 'object' && value !== null ? report.other : !report.other && report.value === value;
    });
  return new Set(chosen.flatMap((report) => [...report.actors]));
}
