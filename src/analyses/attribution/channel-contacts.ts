import { byText } from '../../model/text-order';
import { tallyOf } from '../../model/tally';
import { Top } from '../../model/top';
import type { Ways } from './ways';

/** How conversions met a channel. */
export interface ChannelContact {
  channel: string;
  /** conversions whose path begins with it, ends with it, has it, has it before its last touch */
  first: number;
  last: number;
  any: number;
  assisted: number;
  /** journeys to nothing that have it */
  lost: number;
}

/** Moves between neighbouring touches of conversions. */
export interface ChannelSwitch {
  from: string;
  to: string;
  moves: number;
}

export interface ChannelContacts {
  /** of most conversions first, equal ones by text */
  contacts: ChannelContact[];
  /** commonest first, equal ones by text; the commonest 2,000 */
  switches: ChannelSwitch[];
  /** all moves, listed or not */
  moves: number;
}

const switchesListed = 2000;

/** First, last and any contact with each channel, and the moves from channel to channel, loops included. */
export function channelContacts(ways: Ways, channels: readonly string[]): ChannelContacts {
  return { contacts: contactsOf(ways, channels), ...switchesOf(ways, channels) };
}

/** Conversions with a touch of a channel that is not the last, of the channels that have any. */
export function assistedBy(ways: Ways, channels: readonly string[]): Record<string, number> {
  const assists = contactsOf(ways, channels).filter(({ assisted }) => assisted > 0);
  return Object.fromEntries(assists.map(({ channel, assisted }) => [channel, assisted]));
}

function contactsOf({ count, nodes, starts, ends, won, lost }: Ways, channels: readonly string[]): ChannelContact[] {
  const contacts = channels.map((channel) => ({ channel, first: 0, last: 0, any: 0, assisted: 0, lost: 0 }));
  const seenIn = new Float64Array(channels.length).fill(-1);
  const assistedIn = new Float64Array(channels.length).fill(-1);
  for (let path = 0; path < count; path += 1) {
    const [conversions, journeys, end] = [won[path]!, lost[path]!, ends[path]! - 1];
    contacts[nodes[starts[path]!]!]!.first += conversions;
    contacts[nodes[end]!]!.last += conversions;
    for (let i = starts[path]!; i <= end; i += 1) {
      const channel = nodes[i]!;
      const contact = contacts[channel]!;
      if (seenIn[channel] !== path) {
        seenIn[channel] = path;
        contact.any += conversions;
        contact.lost += journeys;
      }
      if (i < end && assistedIn[channel] !== path) {
        assistedIn[channel] = path;
        contact.assisted += conversions;
      }
    }
  }
  return contacts
    .filter(({ any, lost: journeys }) => any + journeys > 0)
    .sort((a, b) => b.any - a.any || byText(a.channel, b.channel));
}

function switchesOf(
  { count, nodes, starts, ends, won }: Ways,
  channels: readonly string[],
): Pick<ChannelContacts, 'switches' | 'moves'> {
  const names = channels.length;
  const tally = tallyOf(names * names);
  let moves = 0;
  for (let path = 0; path < count; path += 1) {
    if (won[path] === 0) continue;
    for (let i = starts[path]! + 1; i < ends[path]!; i += 1) {
      tally.add(nodes[i - 1]! * names + nodes[i]!, won[path]!);
      moves += won[path]!;
    }
  }
  const top = new Top<ChannelSwitch>(switchesListed, (a, b) => {
    return b.moves - a.moves || byText(a.from, b.from) || byText(a.to, b.to);
  });
  tally.each((key, n) => top.add({ from: channels[Math.floor(key / names)]!, to: channels[key % names]!, moves: n }));
  return { switches: top.list(), moves };
}
