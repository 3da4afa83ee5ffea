import * as v from 'valibot';
import type { Matcher } from './condition';
import { matcherSchema } from './schemas';

/** An event is of the first channel whose matcher takes it. */
export interface ChannelRule {
  channel: string;
  matcher: Matcher;
}

/** Where the channel of a touch comes from: a property whose value it is, or rules. */
export type ChannelSource = string | ChannelRule[];

export const mostChannelRules = 200;

const named = v.pipe(v.string(), v.minLength(1));

const rules = v.pipe(
  v.array(v.strictObject({ channel: named, matcher: matcherSchema })),
  v.minLength(1),
  v.maxLength(mostChannelRules),
);

export const channelSourceSchema: v.GenericSchema<unknown, ChannelSource> = v.lazy((input) =>
  Array.isArray(input) ? rules : named,
);
