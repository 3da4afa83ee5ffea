import { durationUs } from '../../src/model/duration';
import type { Matcher } from '../../src/model/condition';
import type { InstantRange } from '../../src/model/range';
import type { FunnelSpec } from '../../src/analyses/funnel/spec';
import type { FunnelStep } from '../../src/model/funnel-rules';
import { hasName, matches } from './condition';
import { byOrder, propertyOf, type Placed, type Settings } from './log';
import { isInside, periodOf } from './time';

export interface OracleFunnelStep extends FunnelStep {
  optional?: boolean;
  directly?: boolean;
  occurrence?: 'any' | 'firstEver';
}

export interface Exclusion extends Matcher {
  after: number;
  before: number;
  effect: 'endAttempt' | 'removeActor';
}

/** A funnel in the public format. */
export interface OracleFunnelSpec extends Omit<FunnelSpec, 'order' | 'steps'> {
  steps: OracleFunnelStep[];
  order: 'ordered' | 'strict' | 'any';
  exclusions?: Exclusion[];
  unit?: 'actor' | 'session' | { property: string };
  hold?: string[];
  count?: 'units' | 'attempts';
  wholeAttemptInRange?: boolean;
  period?: 'day' | 'week' | 'month';
}

export interface FunnelWorld {
  spec: OracleFunnelSpec;
  settings: Settings;
  /** every event of the log, in order, before filter and range */
  log: Placed[];
  range: InstantRange;
  endUs: number;
  sessions: Map<number, string | null>;
}

/** An event a step may take. One that is only supposed comes right after an instant, `asOf`, which windows and ranges take it as of. */
export interface Choosable extends Placed {
  asOf?: number;
}

/** Which events may be taken: as step i (from 0), and as the start. */
export interface Candidates {
  forStep: (i: number) => Choosable[];
  mayStart: (event: Choosable) => boolean;
}

/** A step taken: its position from 1 (with order `any`, the i-th event taken) and its event. */
export interface Taken {
  position: number;
  event: Choosable;
}

export interface Attempt {
  taken: Taken[];
  struck: boolean;
}

export function everyEvent(unit: Placed[], world: FunnelWorld): Candidates {
  const served = world.spec.steps.map((step) => unit.filter((event) => serves(event, step, world)));
  return { forStep: (i) => served[i] ?? [], mayStart: () => true };
}

/** Every attempt of a unit: every choice of distinct events that obeys the rules. `unit` holds its events in order. */
export function attemptsOf(unit: Placed[], world: FunnelWorld, from = everyEvent(unit, world)): Attempt[] {
  const inAnyOrder = world.spec.order === 'any';
  const choices = inAnyOrder ? choicesInAnyOrder(unit, world, from) : choicesInOrder([], unit, world, from);
  return choices.map((taken) => ({ taken, struck: isStruck(taken, unit, world) }));
}

/** All allowed choices that go on from the steps already taken, these included. */
function choicesInOrder(taken: Taken[], unit: Placed[], world: FunnelWorld, from: Candidates): Taken[][] {
  const { steps } = world.spec;
  const last = taken.at(-1)?.position ?? 0;
  const found: Taken[][] = taken.length === 0 ? [] : [taken];
  steps.forEach((_, i) => {
    const skipped = steps.slice(last, i);
    if (i < last || skipped.some((between) => between.optional !== true)) return;
    for (const event of from.forStep(i)) {
      const longer = [...taken, { position: i + 1, event }];
      const starts = taken.length > 0 || from.mayStart(event);
      if (starts && isAllowed(longer, unit, world)) found.push(...choicesInOrder(longer, unit, world, from));
    }
  });
  return found;
}

function choicesInAnyOrder(unit: Placed[], world: FunnelWorld, from: Candidates): Taken[][] {
  const assignments = world.spec.steps.reduce<Choosable[][]>(
    (before, _, i) => [...before, ...before.flatMap((events) => from.forStep(i).map((event) => [...events, event]))],
    [[]],
  );
  return assignments
    .filter((events) => events.length > 0)
    .map((events) => events.toSorted(byOrder).map((event, i) => ({ position: i + 1, event })))
    .filter(([first]) => first !== undefined && from.mayStart(first.event))
    .filter((taken) => isAllowed(taken, unit, world));
}

export function serves(event: Placed, step: OracleFunnelStep, { spec, log }: FunnelWorld): boolean {
  if (!matches(event, step)) return false;
  if ((spec.hold ?? []).some((property) => propertyOf(event, property) === null)) return false;
  if (step.occurrence !== 'firstEver') return true;
  return !log.some((other) => other.actor === event.actor && hasName(other, step) && byOrder(other, event) < 0);
}

/** Every rule of the definition, each on its own, over the whole choice. */
function isAllowed(taken: Taken[], unit: Placed[], world: FunnelWorld): boolean {
  const events = taken.map((step) => step.event);
  const [first] = events;
  if (first === undefined) return false;
  return (
    new Set(events).size === events.length &&
    isInside(first.at, world.range) &&
    events.every((event, i) => i === 0 || follows(event, events[i - 1], world)) &&
    events.every((event, i) => isInWindow(event, first, events[i - 1] ?? first, world)) &&
    (world.spec.wholeAttemptInRange !== true || events.every((event) => isInside(clock(event), world.range))) &&
    events.every((event) => holdsWith(event, first, world)) &&
    taken.every((step, i) => i === 0 || !isDirect(step, world) || nothingBetween(taken[i - 1], step, unit, world)) &&
    !isEnded(taken, unit, world)
  );
}

export function follows(event: Placed, previous: Placed | undefined, { spec }: FunnelWorld): boolean {
  if (previous === undefined) return true;
  switch (spec.ties) {
    case 'either':
      return previous.at <= event.at;
    case 'arrival':
      return byOrder(previous, event) < 0;
    case 'never':
      return previous.at < event.at;
  }
}

function isBetween(event: Placed, from: Placed, to: Placed, { spec }: FunnelWorld): boolean {
  if (spec.ties === 'arrival') return byOrder(from, event) < 0 && byOrder(event, to) < 0;
  return from.at < event.at && event.at < to.at;
}

const clock = (event: Choosable): number => event.asOf ?? event.at;

/** Does `event` lie in the window that is open after `previous`, of an attempt that began with `first`? */
function isInWindow(
  event: Choosable,
  first: Choosable,
  previous: Choosable,
  { spec, sessions, settings }: FunnelWorld,
): boolean {
  const { window } = spec;
  if (!('same' in window))
    return clock(event) - clock(window.from === 'firstStep' ? first : previous) <= durationUs(window);
  if (window.same === 'day') return periodOf(clock(event), 'day', settings) === periodOf(first.at, 'day', settings);
  const session = sessions.get(first.seq) ?? null;
  return session !== null && sessions.get(event.seq) === session;
}

const holdsWith = (event: Placed, first: Placed, { spec }: FunnelWorld): boolean =>
  (spec.hold ?? []).every((property) => propertyOf(event, property) === propertyOf(first, property));

const isDirect = (step: Taken, { spec }: FunnelWorld): boolean =>
  spec.order === 'strict' || (spec.order === 'ordered' && spec.steps[step.position - 1]?.directly === true);

/** The unit's events that can stand between or strike. */
const standing = (unit: Placed[], { spec, range }: FunnelWorld): Placed[] =>
  unit.filter((event) => spec.wholeAttemptInRange !== true || isInside(event.at, range));

const nothingBetween = (from: Taken | undefined, to: Taken, unit: Placed[], world: FunnelWorld): boolean =>
  from === undefined || !standing(unit, world).some((event) => isBetween(event, from.event, to.event, world));

/** The events that match an exclusion, are no step of the attempt, and carry the attempt's values. */
function strikers(exclusion: Exclusion, taken: Taken[], unit: Placed[], world: FunnelWorld): Placed[] {
  return standing(unit, world).filter(
    (event) =>
      matches(event, exclusion) &&
      taken.every((step) => step.event !== event) &&
      taken.every((step) => holdsWith(event, step.event, world)),
  );
}

const firstAtLeast = (taken: Taken[], position: number): Placed | undefined =>
  taken.find((step) => step.position >= position)?.event;

/** Does an `endAttempt` event lie inside the choice while its exclusion is in force? */
function isEnded(taken: Taken[], unit: Placed[], world: FunnelWorld): boolean {
  return (world.spec.exclusions ?? []).some((exclusion) => {
    const from = firstAtLeast(taken, exclusion.after);
    const to = firstAtLeast(taken, exclusion.before) ?? taken.at(-1)?.event;
    if (exclusion.effect !== 'endAttempt' || from === undefined || to === undefined) return false;
    return strikers(exclusion, taken, unit, world).some((event) => isBetween(event, from, to, world));
  });
}

/** Does a `removeActor` event lie in force: up to step j or, when j is never reached, in the open window? */
function isStruck(taken: Taken[], unit: Placed[], world: FunnelWorld): boolean {
  return (world.spec.exclusions ?? []).some((exclusion) => {
    const from = firstAtLeast(taken, exclusion.after);
    const to = firstAtLeast(taken, exclusion.before);
    const [first] = taken;
    const last = taken.at(-1);
    if (exclusion.effect !== 'removeActor' || from === undefined || first === undefined || last === undefined)
      return false;
    const isAfter = (event: Placed): boolean =>
      world.spec.ties === 'arrival' ? byOrder(from, event) < 0 : from.at < event.at;
    return strikers(exclusion, taken, unit, world).some((event) =>
      to === undefined
        ? isAfter(event) && isInWindow(event, first.event, last.event, world)
        : isBetween(event, from, to, world),
    );
  });
}

/** The attempt a unit reports: the best by the stated order; null when there is none or the best one is struck. */
export function bestAttempt(unit: Placed[], world: FunnelWorld): Attempt | null {
  const [best] = attemptsOf(unit, world).sort((a, b) => byRank(a, b, world));
  return best === undefined || best.struck ? null : best;
}

/** Negative when `a` is reported before `b`. */
export const byRank = (a: Attempt, b: Attempt, world: FunnelWorld): number =>
  compareKeys(rank(a, world), rank(b, world));

function compareKeys(a: number[], b: number[]): number {
  const different = a.findIndex((key, i) => key !== b[i]);
  return different === -1 ? 0 : (a[different] ?? 0) < (b[different] ?? 0) ? -1 : 1;
}

/** What attempts are ordered by, the least first. */
function rank({ taken, struck }: Attempt, { spec }: FunnelWorld): number[] {
  const moment = (event: Placed | undefined): number[] =>
    spec.ties === 'arrival' ? [event?.at ?? Infinity, event?.seq ?? Infinity] : [event?.at ?? Infinity];
  const atStep = spec.steps.map((_, i) => taken.find((step) => step.position === i + 1)?.event);
  const optional = taken.filter((step) => spec.order !== 'any' && spec.steps[step.position - 1]?.optional === true);
  return [
    -(taken.at(-1)?.position ?? 0),
    Number(struck),
    ...moment(taken[0]?.event),
    ...moment(taken.at(-1)?.event),
    -optional.length,
    ...atStep.flatMap(moment),
    ...[taken[0]?.event, taken.at(-1)?.event, ...atStep].map((event) => event?.seq ?? Infinity),
  ];
}
