import type { ChannelRule, ChannelSource } from './channel-rules';
import { channelIn, knownChannelKeys, knownChannels, type KnownChannelKey } from './channel-vocabulary';
import type { Condition } from './condition';
import type { DatasetInfo } from './dataset';

/** What channels are called in the language of the page. */
export type ChannelNames = Readonly<Record<KnownChannelKey, string>>;

/** Why channels are taken from where they are taken. */
export type ChannelReason = 'channel' | 'utm' | 'source' | 'events' | 'commonest';

export interface SuggestedChannels {
  channel: ChannelSource;
  reason: ChannelReason;
}

const mostChannels = 100;
const ownNames = [
  'channel',
  'channelname',
  '渠道',
  '渠道名称',
  '触点',
  '触点渠道',
  'touchpoint',
  'touchchannel',
  '来源渠道',
  '投放渠道',
];
const mediumNames = ['utmmedium', 'latestutmmedium', 'medium', 'trafficsourcemedium', 'campaignmedium'];
const sourceNames = [
  ...['utmsource', 'latestutmsource', 'source', 'trafficsourcesource', 'campaignsource', 'mediasource'],
  ...['referrer', 'referringdomain', 'initialreferringdomain', 'referrerdomain', '来源', '媒介', '流量来源'],
];

/** The name of a property without its prefix, dollar, blanks and case: `properties.$UTM Medium` is utmmedium. */
const plain = (name: string): string =>
  (name.split('.').at(-1) ?? '')
    .toLowerCase()
    .replaceAll(/[$\s_-]/g, '')
    .replace(/^(latest|initial|first|last)(?=utm)/, '');

/**
 * Where channels could come from, by names: a property that is one, the medium and source of campaigns, a source or referrer, events that speak of channels, or else the commonest
 * events, each its own. null without any event.
 */
export function suggestChannels(
  { events, properties }: Pick<DatasetInfo, 'events' | 'properties'>,
  names: ChannelNames,
): SuggestedChannels | null {
  const named = (wanted: readonly string[]): string | undefined => {
    const fits = properties.filter(
      ({ name, kind, distinct }) =>
        kind === 'text' && distinct > 1 && distinct <= 10_000 && wanted.includes(plain(name)),
    );
    return fits.toSorted((a, b) => wanted.indexOf(plain(a.name)) - wanted.indexOf(plain(b.name)))[0]?.name;
  };
  const own = named(ownNames);
  if (own !== undefined) return { channel: own, reason: 'channel' };
  const [medium, source] = [named(mediumNames), named(sourceNames)];
  if (medium !== undefined) return { channel: campaignRules(medium, source, names), reason: 'utm' };
  if (source !== undefined) return { channel: source, reason: 'source' };
  const speaking = eventRules(events, names);
  if (speaking.length > 1) return { channel: speaking, reason: 'events' };
  const commonest = events.toSorted((a, b) => b.events - a.events).slice(0, 12);
  if (commonest.length === 0) return null;
  return { channel: commonest.map(({ name }) => ({ channel: name, matcher: { event: name } })), reason: 'commonest' };
}

/** A rule for each known channel: the medium or the source of a campaign speaks of it. */
export function campaignRules(medium: string, source: string | undefined, names: ChannelNames): ChannelRule[] {
  const finds = (property: string, key: KnownChannelKey): Condition => ({
    ...{ property, is: 'matches' },
    value: `(?i)${knownChannels[key].found}`,
  });
  const byMedium = knownChannelKeys.map((key) => ({ key, where: finds(medium, key) }));
  const bySource = source === undefined ? [] : knownChannelKeys.map((key) => ({ key, where: finds(source, key) }));
  return [...byMedium, ...bySource].map(({ key, where }) => ({ channel: names[key], matcher: { event: null, where } }));
}

/** The events that speak of a channel, by channel; commonest events first. */
function eventRules(events: DatasetInfo['events'], names: ChannelNames): ChannelRule[] {
  const found = new Map<KnownChannelKey, string[]>();
  for (const { name } of events.toSorted((a, b) => b.events - a.events)) {
    const key = channelIn(name);
    if (key !== null) found.set(key, [...(found.get(key) ?? []), name]);
  }
  return [...found].slice(0, mostChannels).map(([key, of]) => ({ channel: names[key], matcher: { event: of } }));
}

const conversions =
  /purchase|order|paid|pay(ment)?\b|buy|checkout.?(complete|success)|subscri|sign.?up|convert|购买|支付|付款|下单|成交|订阅|注册|签约/iu;

/** The event that most likely is the conversion: the rarest of those that speak of one, or of all. null without events. */
export function suggestConversion({ events }: Pick<DatasetInfo, 'events'>): string | null {
  const speaking = events.filter(({ name }) => conversions.test(name));
  const likely = speaking.length > 0 ? speaking : events;
  return likely.toSorted((a, b) => a.events - b.events)[0]?.name ?? null;
}
