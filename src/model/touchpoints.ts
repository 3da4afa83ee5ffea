import * as v from 'valibot';
import { channelSourceSchema, mostChannelRules, type ChannelSource } from './channel-rules';
import { directions, elements, reaches, type ChannelTraits, type Element } from './channel-vocabulary';
import type { Matcher } from './condition';
import { parseWith } from './parse';
import type { Parsed } from './problem';
import { matcherSchema } from './schemas';

/** What is known of one channel, by name. */
export interface ChannelEntry extends ChannelTraits {
  channel: string;
}

/** Which events of a data set are touchpoints, which channel each is of, and what these channels are. Questions hold copies of it, so that they stand alone. */
export interface Touchpoints {
  v: 1;
  touchpoint: Matcher;
  channel: ChannelSource;
  /** each name once; channels without an entry are as is usual for their names */
  channels: ChannelEntry[];
}

const entry = v.strictObject({
  channel: v.string(),
  direction: v.picklist(directions),
  reach: v.picklist(reaches),
  element: v.exactOptional(v.picklist(elements)),
});

/** Touchpoints of the public format. */
export const touchpointsSchema = v.strictObject({
  v: v.literal(1),
  touchpoint: matcherSchema,
  channel: channelSourceSchema,
  channels: v.pipe(v.array(entry), v.maxLength(10 * mostChannelRules)),
});

/** Reads untrusted input as the touchpoints of a data set. */
export const parseTouchpoints = (input: unknown): Parsed<Touchpoints> => parseWith(touchpointsSchema, input);

/** What channels serve, where that is said. */
export const elementsOf = ({ channels }: Touchpoints): { channel: string; element: Element }[] =>
  channels.flatMap(({ channel, element }) => (element === undefined ? [] : [{ channel, element }]));
