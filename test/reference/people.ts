import { durationUs, type Duration } from '../../src/model/duration';
import type { Condition, Matcher, PropertyValue } from '../../src/model/condition';
import type { During, InStage, PeopleRule, PersonProperty, Quintile, Sequence } from '../../src/model/people-rules';
import type { Segment } from '../../src/model/segment';
import { matches, passesFilter, satisfies } from './condition';
import { funnelOracle } from './funnel';
import { byOrder, dataEnd, placed, propertyOf, type LogEvent, type Placed, type Settings } from './log';
import { quantile, sum } from './statistics';
import { isInside, resolveRange } from './time';

interface World {
  log: readonly LogEvent[];
  filter: Condition | undefined;
  settings: Settings;
  everybody: string[];
  /** the events of an actor that exist, in order */
  own(actor: string): Placed[];
  endUs: number;
}

/** Who is in a segment, by its words. */
export function membersOracle(
  segment: Segment,
  log: readonly LogEvent[],
  settings: Settings,
  filter?: Condition,
): Set<string> {
  const events = placed(log);
  const world: World = {
    ...{ log, filter, settings },
    everybody: [...new Set(log.map(({ actor }) => actor))],
    own: (actor) => events.filter((event) => event.actor === actor && passesFilter(event, filter)),
    endUs: dataEnd(log) ?? 0,
  };
  return members(segment, world);
}

function members(segment: Segment, world: World): Set<string> {
  const only = (keep: (actor: string) => boolean): Set<string> => new Set(world.everybody.filter(keep));
  if ('not' in segment) {
    const inner = members(segment.not, world);
    return only((actor) => !inner.has(actor));
  }
  if ('all' in segment) {
    const inner = segment.all.map((one) => members(one, world));
    return only((actor) => inner.every((one) => one.has(actor)));
  }
  if ('any' in segment) {
    const inner = segment.any.map((one) => members(one, world));
    return only((actor) => inner.some((one) => one.has(actor)));
  }
  return ruleMembers(segment, world);
}

function ruleMembers(rule: PeopleRule, world: World): Set<string> {
  const only = (keep: (actor: string) => boolean): Set<string> => new Set(world.everybody.filter(keep));
  if ('actors' in rule) return only((actor) => rule.actors.includes(actor));
  if ('list' in rule) throw new Error('a kept list has no ids of its own');
  if ('reached' in rule) {
    const { filter, ...funnel } = rule.funnel;
    const filters = [filter, world.filter].filter((one) => one !== undefined);
    const spec = { kind: 'funnel' as const, v: 1 as const, ...funnel, filter: { all: filters } };
    return funnelOracle(world.log, spec, world.settings).units({ step: rule.reached, outcome: 'reached' });
  }
  const seen = (actor: string): Placed[] => during(rule, world.own(actor), world);
  if ('did' in rule) {
    const { atLeast, atMost } = rule;
    return only((actor) => {
      const times = seen(actor).filter((event) => matches(event, rule.did)).length;
      return times >= (atLeast ?? (atMost === undefined ? 1 : 0)) && times <= (atMost ?? Infinity);
    });
  }
  if ('firstDid' in rule) return only((actor) => does(seen(actor)[0], rule.firstDid));
  if ('lastDid' in rule) return only((actor) => does(seen(actor).at(-1), rule.lastDid));
  if ('sequence' in rule) return only((actor) => follows(rule, seen(actor)));
  if ('person' in rule) return only((actor) => hasValue(rule, seen(actor)));
  if ('stage' in rule) return only((actor) => isInStage(rule, seen(actor)));
  const fifths = fifthsOf(rule, new Map(world.everybody.map((actor) => [actor, seen(actor)])));
  return only((actor) => rule.in.includes(fifths.get(actor) ?? 0));
}

const does = (event: Placed | undefined, matcher: Matcher): boolean => event !== undefined && matches(event, matcher);

const lengthOf = (duration: Duration | undefined, without: number): number =>
  duration === undefined ? without : durationUs(duration);

/** The events in the range, and so long after the first of all. */
function during({ range, sinceFirst }: During, own: Placed[], { endUs, settings }: World): Placed[] {
  const inRange = own.filter((event) => isInside(event.at, resolveRange(range, endUs, settings)));
  if (sinceFirst === undefined) return inRange;
  const firstUs = Math.min(...own.map(({ at }) => at));
  const [from, to] = [lengthOf(sinceFirst.from, 0), lengthOf(sinceFirst.to, Infinity)];
  return inRange.filter(({ at }) => at - firstUs >= from && at - firstUs <= to);
}

/** Every pair of two events is tried. */
function follows({ sequence: [first, then], within, without }: Sequence, events: Placed[]): boolean {
  return events.some(
    (a) =>
      matches(a, first) &&
      events.some(
        (b) =>
          b !== a &&
          matches(b, then) &&
          b.at >= a.at &&
          b.at - a.at <= lengthOf(within, Infinity) &&
          !events.some((c) => without !== undefined && matches(c, without) && c.at > a.at && c.at < b.at),
      ),
  );
}

function hasValue({ person, take }: PersonProperty, events: Placed[]): boolean {
  const values = [...events]
    .sort(byOrder)
    .map((event) => propertyOf(event, person.property))
    .filter((value) => value !== null);
  const [first = null, last = null] = [values[0], values.at(-1)];
  const asked: PropertyValue[] = take === 'first' ? [first] : take === 'last' ? [last] : values;
  return (asked.length === 0 ? [null] : asked).some((value) =>
    satisfies({ actor: '', event: '', at: 0, properties: { [person.property]: value } }, person),
  );
}

function isInStage({ stage, at, model }: InStage, events: Placed[]): boolean {
  const stageOf = (event: Placed): number =>
    model.stages.findIndex(({ rules }) => rules.some((one) => matches(event, one)));
  const visited = events.map(stageOf).filter((place) => place >= 0);
  const asked = at === 'ever' ? visited : at === 'now' ? visited.slice(-1) : [Math.max(-1, ...visited)];
  return asked.some((place) => [stage].flat().includes(model.stages[place]?.name ?? ''));
}

/** The fifth of each actor with a matching event. */
function fifthsOf({ quintile, of, property }: Quintile, seen: Map<string, Placed[]>): Map<string, number> {
  const values = new Map<string, number>();
  for (const [actor, events] of seen) {
    const matching = events.filter((event) => matches(event, of));
    if (matching.length === 0) continue;
    const numbers = matching.map((event) => propertyOf(event, property ?? '')).filter((one) => typeof one === 'number');
    const last = Math.max(...matching.map(({ at }) => at));
    values.set(actor, quintile === 'recency' ? last : quintile === 'frequency' ? matching.length : sum(numbers));
  }
  const cuts = [0.2, 0.4, 0.6, 0.8].map((p) => quantile([...values.values()], p) ?? 0);
  return new Map([...values].map(([actor, value]) => [actor, 1 + cuts.filter((cut) => cut < value).length]));
}
