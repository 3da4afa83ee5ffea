import * as v from 'valibot';
import { channelSourceSchema, type ChannelSource } from '../../model/channel-rules';
import type { Matcher } from '../../model/condition';
import type { Duration } from '../../model/duration';
import { parseWith, problemMessage } from '../../model/parse';
import type { Parsed } from '../../model/problem';
import { durationSchema, matcherSchema } from '../../model/schemas';
import { isTiedSelection, tiedSelectionSchema, type TiedSelection } from '../tied-orders';
import { transitionSchema, type TransitionSelection } from '../transition';
import { specEntries, type SpecBase } from '../../model/spec';

export const attributionModels = [
  'first',
  'last',
  'lastNonDirect',
  'linear',
  'timeDecay',
  'position',
  'markov',
  'shapley',
  'shapleyRate',
] as const;
export type AttributionModel = (typeof attributionModels)[number];

export type PositionWeights = [first: number, middle: number, last: number];

/** A question of the public format. Parameters of models that are not asked are kept, and change nothing. */
export interface AttributionSpec extends SpecBase<'attribution'> {
  conversion: Matcher;
  /** the number property of the conversion that is shared; without it each conversion is 1 */
  value?: string;
  touchpoint: Matcher;
  channel: ChannelSource;
  /** channels that `lastNonDirect` passes over */
  direct?: string[];
  lookback: Duration;
  /** of several touches of one channel before a conversion only the first stays */
  distinct: boolean;
  model: AttributionModel;
  halfLife: Duration;
  weights: PositionWeights;
  order: number;
}

/** How a path meets a channel: it is its first touch, its last one, its last one that is not direct, one before the last; `lost`: the journey came to nothing. */
export const channelTouches = ['first', 'last', 'lastNonDirect', 'assisted', 'lost'] as const;
export type ChannelTouch = (typeof channelTouches)[number];

/**
 * Actors with a conversion whose path has the channel (or meets it so), is this one, has so many touches, or has these two one after the other; everybody
 * who converted, or who touched and did not.
 */
export type AttributionSelection =
  | { channel: string; touch?: ChannelTouch }
  | { channels: string[] }
  | { touches: number }
  | TransitionSelection
  | { outcome: 'converted' | 'lost' }
  | TiedSelection;

const named = v.pipe(v.string(), v.minLength(1));

const weight = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(1e6));

const weights: v.GenericSchema<unknown, PositionWeights> = v.pipe(
  v.strictTuple([weight, weight, weight]),
  v.check(([first, middle, last]) => first + middle + last > 0, problemMessage('outOfRange', '> 0')),
);

const days = (amount: number): Duration => ({ amount, unit: 'day' });
const byPosition: PositionWeights = [0.4, 0.2, 0.4];

/** What a question of this kind may say. */
export const attributionSpecSchema = v.strictObject({
  ...specEntries('attribution'),
  conversion: matcherSchema,
  value: v.exactOptional(named),
  touchpoint: matcherSchema,
  channel: channelSourceSchema,
  direct: v.exactOptional(v.pipe(v.array(v.string()), v.maxLength(1000))),
  lookback: v.optional(durationSchema, days(30)),
  distinct: v.optional(v.boolean(), false),
  model: v.picklist(attributionModels),
  halfLife: v.optional(durationSchema, days(7)),
  weights: v.optional(weights, byPosition),
  order: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3)), 1),
});

/** Untrusted input as a spec, defaults filled in. */
export const parseAttributionSpec = (input: unknown): Parsed<AttributionSpec> =>
  parseWith(attributionSpecSchema, input);

const isObject = (input: unknown): input is object => typeof input === 'object' && input !== null;

const selectionSchema: v.GenericSchema<unknown, AttributionSelection> = v.lazy((input) => {
  if (isObject(input) && isTiedSelection(input)) return tiedSelectionSchema;
  const given = isObject(input) ? input : {};
  if ('channels' in given) return v.strictObject({ channels: v.pipe(v.array(v.string()), v.minLength(1)) });
  if ('touches' in given) return v.strictObject({ touches: v.pipe(v.number(), v.integer(), v.minValue(0)) });
  if ('transition' in given) return transitionSchema;
  if ('outcome' in given) return v.strictObject({ outcome: v.picklist(['converted', 'lost']) });
  return v.strictObject({ channel: v.string(), touch: v.exactOptional(v.picklist(channelTouches)) });
});

/** Untrusted input as a selection. */
export const parseAttributionSelection = (input: unknown): Parsed<AttributionSelection> =>
  parseWith(selectionSchema, input);
