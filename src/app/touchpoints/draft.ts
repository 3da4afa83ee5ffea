import type { ChannelRule } from '../../model/channel-rules';
import { usualTraits, type ChannelTraits, type Element } from '../../model/channel-vocabulary';
import type { DatasetInfo } from '../../model/dataset';
import { suggestChannels, type ChannelNames, type SuggestedChannels } from '../../model/suggest-touchpoints';
import type { Touchpoints } from '../../model/touchpoints';

/** What a data set's touchpoints could be, and where that was taken from; null without an event. */
export function suggested(
  dataset: DatasetInfo,
  names: ChannelNames,
): { touchpoints: Touchpoints; from: SuggestedChannels } | null {
  const from = suggestChannels(dataset, names);
  if (from === null) return null;
  return { touchpoints: { v: 1, touchpoint: { event: null }, channel: from.channel, channels: [] }, from };
}

/** What a channel is: as it was said, else as is usual for its name. */
export function traitsOf({ channels }: Touchpoints, channel: string): ChannelTraits {
  return channels.find((entry) => entry.channel === channel) ?? usualTraits(channel);
}

/** The touchpoints with something else said of a channel. */
export function withTraits(touchpoints: Touchpoints, channel: string, traits: Partial<ChannelTraits>): Touchpoints {
  const { direction, reach, element } = { ...traitsOf(touchpoints, channel), ...traits };
  const said = { channel, direction, reach, ...(element === undefined ? {} : { element }) };
  return { ...touchpoints, channels: [...others(touchpoints, channel), said] };
}

/** The touchpoints with what a channel serves; null: nothing is said of it. */
export function withElement(touchpoints: Touchpoints, channel: string, element: Element | null): Touchpoints {
  if (element !== null) return withTraits(touchpoints, channel, { element });
  const { direction, reach } = traitsOf(touchpoints, channel);
  return { ...touchpoints, channels: [...others(touchpoints, channel), { channel, direction, reach }] };
}

const others = ({ channels }: Touchpoints, channel: string): Touchpoints['channels'] =>
  channels.filter((entry) => entry.channel !== channel);

/** The rules with an event given to a channel: the last rule of that channel that only names events takes it too, else there is a new one. */
export function assigned(rules: readonly ChannelRule[], event: string, channel: string): ChannelRule[] {
  const at = rules.findLastIndex(
    ({ channel: name, matcher }) => name === channel && matcher.where === undefined && matcher.event !== null,
  );
  const rule = rules[at];
  if (rule === undefined) return [...rules, { channel, matcher: { event } }];
  const { event: named } = rule.matcher;
  const events = (typeof named === 'string' ? [named] : (named ?? [])).filter((name) => name !== '');
  return rules.toSpliced(at, 1, { channel, matcher: { event: events.length === 0 ? event : [...events, event] } });
}

/** The touchpoints with an event given to a channel; as they are where a property says the channel. */
export const withAssigned = (touchpoints: Touchpoints, event: string, channel: string): Touchpoints =>
  typeof touchpoints.channel === 'string'
    ? touchpoints
    : { ...touchpoints, channel: assigned(touchpoints.channel, event, channel) };
