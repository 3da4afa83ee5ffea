import { durationUs, type Duration } from '../../src/model/duration';
import type { Condition, Matcher } from '../../src/model/condition';
import type { Range } from '../../src/model/range';
import { markov, shapley, type Way } from './attribution-models';
import { matches, passesFilter } from './condition';
import { actorsOf, byOrder, dataEnd, grouped, placed, propertyOf } from './log';
import type { LogEvent, Placed, Settings } from './log';
import { inMs, quantile, sum } from './statistics';
import { isInside, resolveRange } from './time';

export type AttributionModel =
  'first' | 'last' | 'lastNonDirect' | 'linear' | 'timeDecay' | 'position' | 'markov' | 'shapley' | 'shapleyRate';

/** Attribution in the public format. */
export interface OracleAttributionSpec {
  kind: 'attribution';
  v: 1;
  conversion: Matcher;
  value?: string;
  touchpoint: Matcher;
  channel: string | { channel: string; matcher: Matcher }[];
  direct?: string[];
  lookback: Duration;
  distinct?: boolean;
  model: AttributionModel;
  halfLife?: Duration;
  weights?: [number, number, number];
  order?: number;
  filter?: Condition;
  range?: Range;
}

/** Of all channels that could have credit, also those with none. */
export interface OracleAttributionResult {
  conversions: number;
  total: number;
  credits: Record<string, number>;
  removalEffects?: Record<string, number>;
  conversionProbability?: number | null;
  assisted: Record<string, number>;
  touchesBefore: { touches: number; conversions: number }[];
  pathsToConversion: { channels: string[]; conversions: number }[];
  lag: { medianMs: number | null; p90Ms: number | null };
}

export type OracleAttributionSelection =
  | { channel: string; touch?: 'first' | 'last' | 'lastNonDirect' | 'assisted' | 'lost' }
  | { channels: string[] }
  | { touches: number }
  | { transition: { from: string; to: string } }
  | { outcome: 'converted' | 'lost' };

interface Touch {
  channel: string;
  event: Placed;
}

/** The touches before one conversion, in the actor's order. */
interface Journey {
  conversion: Placed;
  touches: Touch[];
  value: number;
}

const untouched = '(direct)';

/** Attribution from the definitions: each conversion with its touches, then the model over them. */
export function attributionOracle(
  log: readonly LogEvent[],
  spec: OracleAttributionSpec,
  settings: Settings,
): { result: OracleAttributionResult; units: (selection: OracleAttributionSelection) => Set<string> } {
  const events = placed(log).filter((event) => passesFilter(event, spec.filter));
  const range = resolveRange(spec.range, dataEnd(log) ?? 0, settings);
  const touches = events.flatMap((event): Touch[] => {
    const channel = matches(event, spec.touchpoint) ? channelOf(event, spec.channel) : null;
    return channel === null ? [] : [{ channel, event }];
  });
  const conversions = events.filter((event) => matches(event, spec.conversion) && isInside(event.at, range));
  const journeys = conversions.map((conversion) => journeyTo(conversion, touches, spec));
  const converted = actorsOf(conversions);
  const lost = touches.filter(({ event }) => isInside(event.at, range) && !converted.has(event.actor));
  const nullPaths = [...grouped(lost, ({ event }) => event.actor).values()].map((own) => kept(own, spec));
  const units = (selection: OracleAttributionSelection): Set<string> => {
    if ('outcome' in selection) {
      return actorsOf(selection.outcome === 'lost' ? nullPaths.map(([first]) => first!.event) : conversions);
    }
    if ('touches' in selection) {
      return actorsOf(
        journeys.filter(({ touches: own }) => own.length === selection.touches).map((one) => one.conversion),
      );
    }
    const isMeant = (names: string[]): boolean => {
      if ('channel' in selection) return metIn(names, selection.touch, spec.direct ?? []).includes(selection.channel);
      if ('channels' in selection) return JSON.stringify(names) === JSON.stringify(selection.channels);
      const { from, to } = selection.transition;
      return names.slice(1).some((name, i) => names[i] === from && name === to);
    };
    if ('channel' in selection && selection.touch === 'lost')
      return actorsOf(nullPaths.filter((own) => isMeant(namesOf(own))).map(([first]) => first!.event));
    return actorsOf(
      journeys.filter((journey) => isMeant(namesOf(journey.touches))).map(({ conversion }) => conversion),
    );
  };
  return { result: { ...described(journeys), ...credited(journeys, nullPaths, spec) }, units };
}

/** The channels of a path that are met so. */
function metIn(names: string[], touch: string | undefined, direct: readonly string[]): string[] {
  const others = names.filter((name) => !direct.includes(name));
  if (touch === 'first') return names.slice(0, 1);
  if (touch === 'last') return names.slice(-1);
  if (touch === 'lastNonDirect') return (others.length === 0 ? names : others).slice(-1);
  return touch === 'assisted' ? names.slice(0, -1) : names;
}

function channelOf(event: Placed, channel: OracleAttributionSpec['channel']): string | null {
  if (typeof channel !== 'string') return channel.find(({ matcher }) => matches(event, matcher))?.channel ?? null;
  const value = propertyOf(event, channel);
  return value === null ? null : String(value);
}

function journeyTo(conversion: Placed, touches: Touch[], spec: OracleAttributionSpec): Journey {
  const value = spec.value === undefined ? 1 : propertyOf(conversion, spec.value);
  const before = touches.filter(
    ({ event }) =>
      event.actor === conversion.actor &&
      byOrder(event, conversion) <= 0 &&
      conversion.at - event.at <= durationUs(spec.lookback),
  );
  return { conversion, touches: kept(before, spec), value: typeof value === 'number' ? value : 0 };
}

/** All touches, or with `distinct` the first of each channel. */
const kept = (touches: Touch[], { distinct }: OracleAttributionSpec): Touch[] =>
  touches.filter(
    ({ channel }, i) => distinct !== true || touches.findIndex((other) => other.channel === channel) === i,
  );

const namesOf = (touches: Touch[]): string[] =>
  touches.length === 0 ? [untouched] : touches.map(({ channel }) => channel);

/** What does not depend on the model. */
function described(journeys: Journey[]): Omit<OracleAttributionResult, 'credits'> {
  const assists = journeys.flatMap(({ touches }) => [...new Set(touches.slice(0, -1).map((touch) => touch.channel))]);
  const lagsUs = journeys.flatMap(({ conversion, touches: [first] }) =>
    first === undefined ? [] : [conversion.at - first.event.at],
  );
  const byTouches = grouped(journeys, ({ touches }) => String(touches.length));
  const byPath = grouped(journeys, ({ touches }) => JSON.stringify(namesOf(touches)));
  return {
    conversions: journeys.length,
    total: sum(journeys.map(({ value }) => value)),
    assisted: Object.fromEntries(
      [...grouped(assists, (channel) => channel)].map(([channel, all]) => [channel, all.length]),
    ),
    touchesBefore: [...byTouches].map(([touches, same]) => ({ touches: Number(touches), conversions: same.length })),
    pathsToConversion: [...byPath.values()].map((same) => ({
      channels: namesOf(same[0]?.touches ?? []),
      conversions: same.length,
    })),
    lag: { medianMs: inMs(quantile(lagsUs, 0.5)), p90Ms: inMs(quantile(lagsUs, 0.9)) },
  };
}

type Credited = Pick<OracleAttributionResult, 'credits' | 'removalEffects' | 'conversionProbability'>;

function credited(journeys: Journey[], nullPaths: Touch[][], spec: OracleAttributionSpec): Credited {
  const won = journeys.map(({ touches, value }): Way => ({ channels: namesOf(touches), converts: true, value }));
  const lost = nullPaths.map((touches): Way => ({ channels: namesOf(touches), converts: false, value: 0 }));
  switch (spec.model) {
    case 'markov':
      return markov([...won, ...lost], spec.order ?? 1);
    case 'shapley':
      return { credits: shapley(won, 'sum') };
    case 'shapleyRate':
      return { credits: shapley([...won, ...lost], 'rate') };
    case 'first':
    case 'last':
    case 'lastNonDirect':
    case 'linear':
    case 'timeDecay':
    case 'position':
      return { credits: byRule(journeys, spec) };
  }
}

/** Each journey's value over its touches, by their weights. */
function byRule(journeys: Journey[], spec: OracleAttributionSpec): Record<string, number> {
  const shares = journeys.flatMap((journey) => {
    const { touches, value } = journey;
    if (touches.length === 0) return [{ channel: untouched, credit: value }];
    const weights = touches.map((_, i) => weightOf(i, journey, spec));
    return touches.map(({ channel }, i) => ({ channel, credit: (value * (weights[i] ?? 0)) / sum(weights) }));
  });
  return Object.fromEntries(
    [...grouped(shares, ({ channel }) => channel)].map(([channel, own]) => [
      channel,
      sum(own.map(({ credit }) => credit)),
    ]),
  );
}

/** What the i-th touch (from 0) weighs among those of its journey. */
function weightOf(i: number, { touches }: Journey, spec: OracleAttributionSpec): number {
  const end = touches.length - 1;
  switch (spec.model) {
    case 'first':
      return Number(i === 0);
    case 'last':
      return Number(i === end);
    case 'lastNonDirect': {
      const last = touches.findLastIndex(({ channel }) => spec.direct?.includes(channel) !== true);
      return Number(i === (last === -1 ? end : last));
    }
    case 'timeDecay': {
      const halfLife = durationUs(spec.halfLife ?? { amount: 7, unit: 'day' });
      const [own, last] = [touches[i]?.event.at ?? NaN, touches[end]?.event.at ?? NaN];
      return 2 ** ((own - last) / halfLife);
    }
    case 'position': {
      const [first, middle, last] = spec.weights ?? [0.4, 0.2, 0.4];
      if (end === 0 || (end === 1 && first + last === 0)) return 1;
      return i === 0 ? first : i === end ? last : middle / (end - 1);
    }
    case 'linear':
    case 'markov':
    case 'shapley':
    case 'shapleyRate':
      return 1;
  }
}
