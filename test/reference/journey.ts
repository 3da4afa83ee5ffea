import type { Condition, Matcher, PropertyValue } from '../../src/model/condition';
import type { Duration } from '../../src/model/duration';
import type { Range } from '../../src/model/range';
import type { StageModel } from '../../src/model/stage-model';
import { matches, passesFilter } from './condition';
import { byOrder, byText, dataEnd, placed, propertyOf, type LogEvent, type Placed, type Settings } from './log';
import { inMs, quantile, sum } from './statistics';
import { isInside, resolveRange } from './time';

/** A journey map in the public format. */
export interface OracleJourneySpec {
  kind: 'journey';
  v: 1;
  model: StageModel;
  touchpoint: 'event' | { property: string; limit: number } | { name: string; matcher: Matcher }[] | OracleChannels;
  within: Duration;
  friction: { lost: boolean; jumpBacks: boolean; marked: boolean };
  marked?: Matcher[];
  value?: string;
  filter?: Condition;
  range?: Range;
}

interface OracleChannels {
  touchpoint: Matcher;
  channel: string | { channel: string; matcher: Matcher }[];
  limit: number;
}

function channelOf(event: Staged, { touchpoint, channel }: OracleChannels): PropertyValue {
  if (!matches(event, touchpoint)) return null;
  if (typeof channel === 'string') return propertyOf(event, channel);
  return channel.find(({ matcher }) => matches(event, matcher))?.channel ?? null;
}

type Measure = 'actors' | 'wentOn' | 'lost' | 'immature' | 'jumpedBack' | 'marked';
export type OracleJourneySelection =
  { stage: string; touchpoint: PropertyValue | { other: true }; measure: Measure } | { journeys: 'all' | 'lost' };

interface ValueLost {
  estimate: number;
  low: number | null;
  high: number | null;
  median: number;
  base: number;
}

interface Cell {
  stage: string;
  touchpoint: PropertyValue;
  other: boolean;
  events: number;
  actors: number;
  wentOn: number;
  conversionRate: number | null;
  medianDwellMs: number | null;
  lost: number;
  immature: number;
  jumpBacks: number;
  jumpedBack: number;
  marked: number;
  markedActors: number;
  terms: { lost: number; jumpBacks: number; marked: number };
  friction: number;
  valueLost: ValueLost | null;
}

export interface OracleJourneyResult {
  journeys: number;
  lost: number;
  touchpoints: { value: PropertyValue; other: boolean; events: number }[];
  cells: Cell[];
}

/** An event of a stage, by its place in the model. */
interface Staged extends Placed {
  stage: number;
}

const unitsUs = { second: 1e6, minute: 60e6, hour: 3600e6, day: 86_400e6, week: 604_800e6 };

/** The map, each fact looked up by itself for each event. */
export function journeyOracle(
  log: readonly LogEvent[],
  spec: OracleJourneySpec,
  settings: Settings,
): { result: OracleJourneyResult; units: (selection: OracleJourneySelection) => Set<string> } {
  const end = dataEnd(log) ?? 0;
  const range = resolveRange(spec.range, end, settings);
  const seen = placed(log).filter((event) => passesFilter(event, spec.filter) && isInside(event.at, range));
  const staged = seen
    .map((event): Staged => {
      const stage = spec.model.stages.findIndex(({ rules }) => rules.some((rule) => matches(event, rule)));
      return { ...event, stage };
    })
    .filter(({ stage }) => stage >= 0);
  const endUs = Math.min(end, spec.range === undefined ? end : range.toUs);
  const facts = factsOf(spec, staged, endUs);
  const groups = touchpointsOf(spec, staged);
  const lostActors = actorsIn(staged.filter(facts.isLost));
  const { value } = spec;
  const isNumber = value !== undefined && log.some((event) => typeof propertyOf(event, value) === 'number');
  const cells = groups.flatMap((group) =>
    spec.model.stages.flatMap(({ name }, stage) => {
      const own = group.events.filter((event) => event.stage === stage);
      return own.length === 0
        ? []
        : [
            cellOf(spec, own, { ...group, stage: name, place: stage }, facts, seen, {
              allLost: lostActors.size,
              isNumber,
            }),
          ];
    }),
  );
  const order = new Map(cells.map((cell, i) => [cell, i]));
  const stageAt = (cell: Cell): number => spec.model.stages.findIndex(({ name }) => name === cell.stage);
  const result: OracleJourneyResult = {
    journeys: actorsIn(staged).size,
    lost: lostActors.size,
    touchpoints: groups.map(({ value, other, events }) => ({ value, other, events: events.length })),
    cells: cells.toSorted(
      (a, b) =>
        b.friction - a.friction ||
        b.lost - a.lost ||
        stageAt(a) - stageAt(b) ||
        (order.get(a) ?? 0) - (order.get(b) ?? 0),
    ),
  };
  const units = (selection: OracleJourneySelection): Set<string> => {
    if ('journeys' in selection) return selection.journeys === 'all' ? actorsIn(staged) : lostActors;
    const { touchpoint } = selection;
    const isOther = typeof touchpoint === 'object' && touchpoint !== null;
    const group = groups.find(({ value, other }) => (isOther ? other : !other && value === touchpoint));
    const stage = spec.model.stages.findIndex(({ name }) => name === selection.stage);
    return actorsBy(
      selection.measure,
      (group?.events ?? []).filter((event) => event.stage === stage),
      facts,
    );
  };
  return { result, units };
}

const actorsIn = (events: readonly LogEvent[]): Set<string> => new Set(events.map(({ actor }) => actor));

interface Facts {
  wentOn: (event: Staged) => boolean;
  isLost: (event: Staged) => boolean;
  isImmature: (event: Staged) => boolean;
  jumpsBack: (event: Staged) => boolean;
  isMarked: (event: Staged) => boolean;
  /** the first event of the next visit, and of its own */
  nextVisit(event: Staged): Staged | undefined;
  sameVisit(a: Staged, b: Staged): boolean;
}

function factsOf(spec: OracleJourneySpec, staged: readonly Staged[], endUs: number): Facts {
  const last = spec.model.stages.length - 1;
  const withinUs = spec.within.amount * unitsUs[spec.within.unit];
  const later = (event: Staged): Staged[] =>
    staged.filter((other) => other.actor === event.actor && byOrder(event, other) < 0);
  const wentOn = (event: Staged): boolean => later(event).some(({ stage }) => stage > event.stage);
  const isOver = (event: Staged): boolean => event.at + withinUs <= endUs;
  const stopped = (event: Staged): boolean =>
    later(event).every(({ stage, at }) => stage !== event.stage || at <= event.at + withinUs);
  const stays = (event: Staged): boolean => event.stage < last && !wentOn(event);
  const nextVisit = (event: Staged): Staged | undefined => later(event).find(({ stage }) => stage !== event.stage);
  return {
    wentOn,
    isLost: (event) => stays(event) && isOver(event) && stopped(event),
    isImmature: (event) => stays(event) && !isOver(event),
    jumpsBack: (event) => (later(event)[0]?.stage ?? Infinity) < event.stage,
    isMarked: (event) => (spec.marked ?? []).some((matcher) => matches(event, matcher)),
    nextVisit,
    sameVisit: (a, b) =>
      a.actor === b.actor &&
      staged
        .filter((other) => other.actor === a.actor && byOrder(a, other) <= 0 && byOrder(other, b) <= 0)
        .every(({ stage }) => stage === a.stage),
  };
}

function actorsBy(measure: Measure, events: readonly Staged[], facts: Facts): Set<string> {
  switch (measure) {
    case 'actors':
      return actorsIn(events);
    case 'wentOn':
      return actorsIn(events.filter(facts.wentOn));
    case 'lost':
      return actorsIn(events.filter(facts.isLost));
    case 'jumpedBack':
      return actorsIn(events.filter(facts.jumpsBack));
    case 'marked':
      return actorsIn(events.filter(facts.isMarked));
    case 'immature': {
      const decided = actorsIn(events.filter((event) => facts.wentOn(event) || facts.isLost(event)));
      return new Set([...actorsIn(events.filter(facts.isImmature))].filter((actor) => !decided.has(actor)));
    }
  }
}

interface Group {
  value: PropertyValue;
  other: boolean;
  events: Staged[];
}

function touchpointsOf({ touchpoint }: OracleJourneySpec, staged: Staged[]): Group[] {
  const filled = (groups: Group[]): Group[] => groups.filter(({ events }) => events.length > 0);
  if (Array.isArray(touchpoint)) {
    const groupOf = (event: Staged): string | null =>
      touchpoint.find(({ matcher }) => matches(event, matcher))?.name ?? null;
    const names = [...touchpoint.map(({ name }) => name), null];
    return filled(
      names.map((value) => ({ value, other: false, events: staged.filter((event) => groupOf(event) === value) })),
    );
  }
  const valueOf = (event: Staged): PropertyValue =>
    touchpoint === 'event'
      ? event.event
      : 'channel' in touchpoint
        ? channelOf(event, touchpoint)
        : propertyOf(event, touchpoint.property);
  const limit = touchpoint === 'event' ? 50 : touchpoint.limit;
  const text = (value: PropertyValue): string => (value === null ? '' : String(value));
  const ranked = [...new Set(staged.map(valueOf))]
    .map((value) => ({ value, events: staged.filter((event) => valueOf(event) === value) }))
    .sort(
      (a, b) =>
        b.events.length - a.events.length || byText(text(a.value), text(b.value)) || (a.value === null ? -1 : 1),
    );
  const rest = ranked
    .slice(limit)
    .flatMap(({ events }) => events)
    .sort(byOrder);
  const alone = ranked.slice(0, limit).map(({ value, events }) => ({ value, other: false, events }));
  return filled([...alone, { value: null, other: true, events: rest }]);
}

function cellOf(
  spec: OracleJourneySpec,
  own: Staged[],
  { value, other, stage, place }: { value: PropertyValue; other: boolean; stage: string; place: number },
  facts: Facts,
  seen: readonly Placed[],
  { allLost, isNumber }: { allLost: number; isNumber: boolean },
): Cell {
  const count = (measure: Measure): number => actorsBy(measure, own, facts).size;
  const [actors, wentOn, lost] = [count('actors'), count('wentOn'), count('lost')];
  const jumpBacks = own.filter(facts.jumpsBack).length;
  const marked = own.filter(facts.isMarked).length;
  const terms = { lost: allLost === 0 ? 0 : (lost / allLost) * actors, jumpBacks, marked };
  const { friction } = spec;
  const isLast = place === spec.model.stages.length - 1;
  const dwells = own
    .filter((event) => !own.some((before) => byOrder(before, event) < 0 && facts.sameVisit(before, event)))
    .flatMap((event) => {
      const next = facts.nextVisit(event);
      return next === undefined ? [] : [next.at - event.at];
    });
  return {
    ...{ stage, touchpoint: value, other, events: own.length, actors, wentOn, lost },
    conversionRate: isLast ? null : wentOn / actors,
    medianDwellMs: inMs(quantile(dwells, 0.5)),
    ...{ immature: count('immature'), jumpBacks, jumpedBack: count('jumpedBack') },
    ...{ marked, markedActors: count('marked'), terms },
    friction:
      (friction.lost ? terms.lost : 0) +
      (friction.jumpBacks ? terms.jumpBacks : 0) +
      (friction.marked ? terms.marked : 0),
    valueLost: spec.value === undefined || isLast || !isNumber ? null : valueLost(spec.value, own, facts, seen, lost),
  };
}

function valueLost(
  property: string,
  own: readonly Staged[],
  facts: Facts,
  seen: readonly Placed[],
  lost: number,
): ValueLost | null {
  const worth = [...actorsBy('wentOn', own, facts)].map((actor) => {
    const first = own.find((event) => event.actor === actor);
    const after = seen.filter((event) => event.actor === actor && first !== undefined && byOrder(first, event) < 0);
    return sum(after.map((event) => propertyOf(event, property)).filter((value) => typeof value === 'number'));
  });
  const median = quantile(worth, 0.5);
  if (median === null) return null;
  const ranks = worth.toSorted((a, b) => a - b);
  const r = lowerRank(ranks.length);
  const at = (rank: number): number => lost * (ranks[rank - 1] ?? 0);
  const ends = r === 0 ? { low: null, high: null } : { low: at(r), high: at(ranks.length - r + 1) };
  return { estimate: lost * median, ...ends, median, base: ranks.length };
}

/** The largest r so that fewer than r heads in n throws of a coin have a chance of at most 2.5 %. */
function lowerRank(n: number): number {
  const ways = (k: number): number => (k === 0 ? 1 : (ways(k - 1) * (n - k + 1)) / k);
  const fewer = (r: number): number => sum(Array.from({ length: r }, (_, k) => ways(k))) / 2 ** n;
  let r = 0;
  while (r < n && fewer(r + 1) <= 0.025) r += 1;
  return r;
}
