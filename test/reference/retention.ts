import type { PropertyValue } from '../../src/model/condition';
import type { InstantRange } from '../../src/model/range';
import type { RetentionCell, RetentionResult } from '../../src/analyses/retention/result';
import type { RetentionSelection, RetentionSpec } from '../../src/analyses/retention/spec';
import { matches, passesFilter } from './condition';
import {
  byOrder,
  byText,
  dataEnd,
  grouped,
  placed,
  propertyOf,
  type LogEvent,
  type Placed,
  type Settings,
} from './log';
import { mean, rate, sum, wilson } from './statistics';
import { isInside, periodEnd, periodOf, periodPlus, periodsListed, periodStart, resolveRange } from './time';

/** Retention in the public format, every field. */
export interface OracleRetentionSpec extends Omit<RetentionSpec, 'rule'> {
  rule: 'on' | 'onOrAfter' | { brackets: number[] };
  minOccurrences?: number;
  zero?: 'start' | 'return';
  untilRangeEnd?: boolean;
}

export interface OracleRetentionResult extends RetentionResult {
  breakdown?: ({ value: PropertyValue; other: boolean } & RetentionResult)[];
}

interface World {
  spec: OracleRetentionSpec;
  settings: Settings;
  /** events that pass the filter, in order */
  events: Placed[];
  range: InstantRange;
  endUs: number;
}

/** One actor in one row. */
interface Member {
  cohort: string;
  start: Placed;
}

/** A column: the whole periods from `first` to `last` after the start's, both inside. */
interface Column {
  column: number;
  first: number;
  last: number;
}

const rollingUs = { hour: 3600e6, day: 86_400e6, week: 7 * 86_400e6, month: 30 * 86_400e6 };

/** Retention from the definitions of the public format. */
export function retentionOracle(
  log: readonly LogEvent[],
  spec: OracleRetentionSpec,
  settings: Settings,
): { result: OracleRetentionResult; units: (selection: RetentionSelection) => Set<string> } {
  const logEnd = dataEnd(log) ?? 0;
  const range = resolveRange(spec.range, logEnd, settings);
  const endUs = spec.untilRangeEnd === true ? Math.min(logEnd, range.toUs) : logEnd;
  const events = placed(log).filter((event) => passesFilter(event, spec.filter));
  const world = { spec, settings, events, range, endUs };
  const members = membersOf(world);
  const firstUs = members.length === 0 ? null : Math.min(...members.map(({ start }) => start.at));
  const cohorts = periodsListed(range, firstUs, logEnd, spec.period, settings);
  const result: OracleRetentionResult = tableOf(members, cohorts, world);
  if (spec.breakdown !== undefined) result.breakdown = breakdownOf(members, cohorts, world);
  return { result, units: (selection) => actorsBehind(members, selection, world) };
}

function membersOf({ spec, settings, events, range }: World): Member[] {
  const starts = events.filter((event) => matches(event, spec.start));
  return [...grouped(starts, ({ actor }) => actor).values()].flatMap((own) => {
    const inside = own.filter((event) => isInside(event.at, range));
    const cohortOf = (event: Placed): string => periodOf(event.at, spec.period, settings);
    const [firstEver] = own;
    switch (spec.membership) {
      case 'firstEver':
        return inside.filter((event) => event === firstEver).map((start) => ({ cohort: cohortOf(start), start }));
      case 'firstInRange':
        return inside.slice(0, 1).map((start) => ({ cohort: cohortOf(start), start }));
      case 'everyPeriod':
        return [...grouped(inside, cohortOf)].flatMap(([cohort, [start]]) =>
          start === undefined ? [] : [{ cohort, start }],
        );
    }
  });
}

function columnsOf({ rule, periods }: OracleRetentionSpec): Column[] {
  if (typeof rule !== 'object') {
    return Array.from({ length: periods + 1 }, (_, k) => ({ column: k, first: k, last: rule === 'on' ? k : Infinity }));
  }
  return rule.brackets.map((first, column) => ({ column, first, last: (rule.brackets[column + 1] ?? Infinity) - 1 }));
}

/** The first instant of the k-th period after a start in a cohort. */
function nthStart(start: number, cohort: string, k: number, { spec, settings }: World): number {
  if (k === Infinity) return Infinity;
  if (spec.clock === 'rolling') return start + k * rollingUs[spec.period];
  return periodStart(periodPlus(cohort, k, spec.period), settings.timeZone);
}

/** Did the actor come back in the column often enough? */
function returned({ start, cohort }: Member, { column, first, last }: Column, world: World): boolean {
  const { spec, events, endUs } = world;
  if (column === 0 && spec.zero !== 'return') return true;
  const from = nthStart(start.at, cohort, first, world);
  const until = nthStart(start.at, cohort, last + 1, world);
  const found = events.filter(
    (event) =>
      event.actor === start.actor &&
      matches(event, spec.return) &&
      event.at >= from &&
      event.at < until &&
      event.at <= endUs &&
      byOrder(event, start) > 0 &&
      (column > 0 || event.at > start.at),
  );
  return found.length >= (spec.minOccurrences ?? 1);
}

/** A column's state in a row: does it begin too late, is it not over? By the row's earliest and latest possible start. */
function timing(cohort: string, { first, last }: Column, world: World): { isNull: boolean; immature: boolean } {
  const { spec, settings, range, endUs } = world;
  const earliest = Math.max(periodStart(cohort, settings.timeZone), range.fromUs);
  const latest = Math.min(periodEnd(cohort, spec.period, settings.timeZone), range.toUs);
  const whole = last === Infinity ? first : last;
  return {
    isNull: nthStart(earliest, cohort, first, world) > endUs,
    immature: nthStart(latest, cohort, whole + 1, world) - 1 > endUs,
  };
}

function cellOf(members: Member[], cohort: string, column: Column, world: World): RetentionCell {
  const { isNull, immature } = timing(cohort, column, world);
  if (isNull) return { column: column.column, actors: null, rate: null, immature: true };
  const actors = members.filter((member) => returned(member, column, world)).length;
  return { column: column.column, actors, rate: rate(actors, members.length), immature };
}

function tableOf(members: Member[], cohorts: string[], world: World): RetentionResult {
  const columns = columnsOf(world.spec);
  const rows = cohorts.map((cohort) => {
    const own = members.filter((member) => member.cohort === cohort);
    return { cohort, actors: own.length, cells: columns.map((column) => cellOf(own, cohort, column, world)) };
  });
  const summaries = columns.map(({ column }) => {
    const cells = rows.flatMap(({ actors, cells: own }) =>
      own.filter((cell) => cell.column === column).map((cell) => ({ ...cell, base: actors })),
    );
    const mature = cells.filter((cell) => cell.actors !== null && !cell.immature);
    const part = sum(mature.map((cell) => cell.actors ?? 0));
    const base = sum(mature.map((cell) => cell.base));
    const interval = wilson(part, base);
    return {
      mean: {
        column,
        pooled: rate(part, base),
        simple: mean(mature.flatMap((cell) => (cell.rate === null ? [] : [cell.rate]))),
      },
      curve: { column, rate: rate(part, base), low: interval?.low ?? null, high: interval?.high ?? null },
    };
  });
  return { rows, mean: summaries.map((one) => one.mean), curve: summaries.map((one) => one.curve) };
}

/** Splits by segments have no oracle here. */
const splitOf = ({ spec: { breakdown } }: World): { property: string; limit: number } =>
  breakdown === undefined || 'segment' in breakdown ? { property: '', limit: 0 } : breakdown;

/** Members by their value at the start, the most first. */
const valueGroups = (members: Member[], property: string): { own: Member[]; value: PropertyValue }[] =>
  [...grouped(members, ({ start }) => JSON.stringify(propertyOf(start, property))).values()]
    .map((own) => ({ own, value: own[0] === undefined ? null : propertyOf(own[0].start, property) }))
    .sort((a, b) => b.own.length - a.own.length || byText(String(a.value ?? ''), String(b.value ?? '')));

function breakdownOf(
  members: Member[],
  cohorts: string[],
  world: World,
): NonNullable<OracleRetentionResult['breakdown']> {
  const { property, limit } = splitOf(world);
  const groups = valueGroups(members, property);
  const rows = groups
    .slice(0, limit)
    .map(({ own, value }) => ({ value, other: false, ...tableOf(own, cohorts, world) }));
  const rest = groups.slice(limit).flatMap(({ own }) => own);
  return rest.length === 0 ? rows : [...rows, { value: null, other: true, ...tableOf(rest, cohorts, world) }];
}

function actorsBehind(members: Member[], selection: RetentionSelection, world: World): Set<string> {
  const { cohort, column: n, outcome, value } = selection;
  const column = columnsOf(world.spec).find((candidate) => candidate.column === n);
  const isOver = (member: Member): boolean => {
    const time = column === undefined ? null : timing(member.cohort, column, world);
    return time === null || (!time.isNull && !time.immature);
  };
  const own = members
    .filter((member) => (cohort === undefined ? isOver(member) : member.cohort === cohort))
    .filter((member) => column === undefined || returned(member, column, world) === (outcome !== 'lost'));
  const behind = value === undefined ? own : own.filter((member) => isOfValue(member, value, members, world));
  return new Set(behind.map(({ start }) => start.actor));
}

function isOfValue(member: Member, value: PropertyValue | { other: true }, members: Member[], world: World): boolean {
  const { property, limit } = splitOf(world);
  const own = propertyOf(member.start, property);
  const isNamed = valueGroups(members, property)
    .slice(0, limit)
    .some((group) => group.value === own);
  return typeof value === 'object' && value !== null ? !isNamed : isNamed && own === value;
}
