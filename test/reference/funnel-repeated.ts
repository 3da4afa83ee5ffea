import { durationUs } from '../../src/model/duration';
import { hasName } from './condition';
import { attemptsOf, byRank, everyEvent, follows } from './funnel-attempts';
import type { Attempt, Candidates, Choosable, FunnelWorld } from './funnel-attempts';
import { byOrder, hasSessions, type Placed } from './log';

/** `count: 'attempts'`: a unit's attempts, one after the other, that share no event. */
export function successiveAttempts(unit: Placed[], world: FunnelWorld): Attempt[] {
  return attemptsFrom(unit, [], () => true, world);
}

/** The attempts from the next start on; `used` are the events of those before. */
function attemptsFrom(
  unit: Placed[],
  used: Choosable[],
  mayStart: (event: Choosable) => boolean,
  world: FunnelWorld,
): Attempt[] {
  const attempt = nextAttempt(attemptsOf(unit, world, { ...unused(unit, used, world), mayStart }), world);
  if (attempt === undefined) return [];
  const next = nextStarts(attempt, unit, used, world);
  return [attempt, ...attemptsFrom(unit, [...used, ...attempt.taken.map(({ event }) => event)], next, world)];
}

function unused(unit: Placed[], used: Choosable[], world: FunnelWorld): Candidates {
  const all = everyEvent(unit, world);
  return { ...all, forStep: (i) => all.forStep(i).filter((event) => !used.includes(event)) };
}

/** Of all attempts those with the first start, and of these the best. */
function nextAttempt(attempts: Attempt[], world: FunnelWorld): Attempt | undefined {
  const starts = attempts.flatMap(({ taken: [first] }) => (first === undefined ? [] : [first.event])).sort(byOrder);
  const [earliest] = starts;
  const isFirst = (event: Placed | undefined): boolean =>
    world.spec.ties === 'arrival' ? event === earliest : event?.at === earliest?.at;
  return attempts.filter(({ taken: [first] }) => isFirst(first?.event)).sort((a, b) => byRank(a, b, world))[0];
}

/** Which events may start after an attempt: those that follow a conversion; without one, none before the event that ended it. */
function nextStarts(
  attempt: Attempt,
  unit: Placed[],
  used: Choosable[],
  world: FunnelWorld,
): (event: Choosable) => boolean {
  const last = attempt.taken.at(-1);
  if (last?.position === world.spec.steps.length) return (event) => follows(event, last.event, world);
  const ending = endOf(attempt, unit, used, world);
  return (event) => ending !== undefined && event.at >= ending.at;
}

/** The first event after which no later event could carry the attempt further. */
function endOf(attempt: Attempt, unit: Placed[], used: Choosable[], world: FunnelWorld): Placed | undefined {
  const first = attempt.taken[0]?.event;
  if (first === undefined) return undefined;
  return unit
    .filter((event) => isBy(first, event, world))
    .find((now) => {
      const known = unit.filter((event) => isBy(event, now, world));
      return !couldGoOn(first, now, known, used, world);
    });
}

/** Is `event` there once `then` is? Events of one instant are, unless arrival tells. */
const isBy = (event: Placed, then: Placed, { spec }: FunnelWorld): boolean =>
  spec.ties === 'arrival' ? byOrder(event, then) <= 0 : event.at <= then.at;

/** Supposing right after `now` an event for every step there could be one for: is there a deeper attempt from `first` with them? */
function couldGoOn(first: Choosable, now: Placed, known: Placed[], used: Choosable[], world: FunnelWorld): boolean {
  const { spec, log, sessions } = world;
  const real: Candidates = { ...unused(known, used, world), mayStart: (event) => event === first };
  const supposed = spec.steps.map((_, i): Choosable => ({
    ...first,
    at: now.at + 1 + i,
    seq: log.length + i,
    asOf: now.at,
  }));
  const couldBe = (i: number): boolean =>
    spec.steps[i]?.occurrence !== 'firstEver' || typeof spec.unit === 'object' || !isNamedBefore(i, now, world);
  const withSupposed: Candidates = {
    ...real,
    forStep: (i) => [...real.forStep(i), ...supposed.filter((_, j) => j === i && couldBe(i))],
  };
  const session = isSessionOpen(first, now, world) ? (sessions.get(first.seq) ?? null) : null;
  const later = { ...world, sessions: new Map([...sessions, ...supposed.map(({ seq }) => [seq, session] as const)]) };
  return deepest(attemptsOf(known, later, withSupposed)) > deepest(attemptsOf(known, world, real));
}

const deepest = (attempts: Attempt[]): number =>
  Math.max(0, ...attempts.map(({ taken }) => taken.at(-1)?.position ?? 0));

/** Has the actor had one of the step's names up to now, so that no later event can be the first ever? */
function isNamedBefore(i: number, now: Placed, world: FunnelWorld): boolean {
  const step = world.spec.steps[i];
  const earlier = world.log.filter((event) => event.actor === now.actor && isBy(event, now, world));
  return step !== undefined && earlier.some((event) => hasName(event, step));
}

/** A session of the file lasts until its last event, any other until no event came for the gap. */
function isSessionOpen(first: Placed, now: Placed, { log, sessions, spec }: FunnelWorld): boolean {
  const own = log.filter((event) => sessions.get(event.seq) === sessions.get(first.seq));
  const last = Math.max(...own.map((event) => event.at));
  return now.at <= last + (hasSessions(log) ? 0 : durationUs(spec.sessionGap));
}
