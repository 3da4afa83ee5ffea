import * as v from 'valibot';
import { channelSourceSchema, type ChannelSource } from '../../model/channel-rules';
import { elements, type Element } from '../../model/channel-vocabulary';
import type { Matcher, PropertyValue } from '../../model/condition';
import type { Duration } from '../../model/duration';
import { parseWith, problemMessage } from '../../model/parse';
import type { Parsed } from '../../model/problem';
import { durationSchema, matcherSchema } from '../../model/schemas';
import { specEntries, type SpecBase } from '../../model/spec';
import { stageModelSchema, type StageModel } from '../../model/stage-model';
import { isTiedSelection, tiedSelectionSchema, type TiedSelection } from '../tied-orders';

/** Events that are one touchpoint; of several that take an event the first counts. */
export interface TouchpointGroup {
  name: string;
  matcher: Matcher;
  element?: Element;
}

/** Touchpoints by their channel, the most frequent ones; events that are none, or have no channel, are of no touchpoint. */
export interface ChannelTouchpoint {
  touchpoint: Matcher;
  channel: ChannelSource;
  limit: number;
  /** what channels serve */
  elements?: { channel: string; element: Element }[];
}

/** Touchpoints by the values of a property, the most frequent ones. */
export interface PropertyTouchpoint {
  property: string;
  limit: number;
}

/** What a touchpoint is: the event itself, the value of a property, a group of events, or a channel. */
export type Touchpoint = 'event' | PropertyTouchpoint | TouchpointGroup[] | ChannelTouchpoint;

/** The same by its kind. */
export type TouchpointBy =
  | { kind: 'event' }
  | ({ kind: 'property' } & PropertyTouchpoint)
  | { kind: 'groups'; groups: TouchpointGroup[] }
  | { kind: 'channels'; channels: ChannelTouchpoint };

export interface FrictionTerms {
  /** share of all journeys lost × actors of the cell */
  lost: boolean;
  jumpBacks: boolean;
  /** events marked as friction */
  marked: boolean;
}

/** A note on a cell; null: the events of no touchpoint. */
export interface CellNote {
  stage: string;
  touchpoint: TouchpointRef;
  text: string;
}

export type TouchpointRef = PropertyValue | { other: true };

/** A question about where journeys through the stages of a model hurt, touchpoint by touchpoint. */
export interface JourneySpec extends SpecBase<'journey'> {
  model: StageModel;
  touchpoint: Touchpoint;
  /** a journey that stops within so long after an event is lost there */
  within: Duration;
  friction: FrictionTerms;
  /** events that are friction by themselves */
  marked?: Matcher[];
  /** the number property a journey is worth */
  value?: string;
  notes?: CellNote[];
}

export const cellMeasures = ['actors', 'wentOn', 'lost', 'immature', 'jumpedBack', 'marked'] as const;
export type CellMeasure = (typeof cellMeasures)[number];

/** The actors of a cell by a measure, or all whose journey is lost anywhere. */
export type JourneySelection =
  { stage: string; touchpoint: TouchpointRef; measure: CellMeasure } | { journeys: 'all' | 'lost' } | TiedSelection;

export function touchpointBy(touchpoint: Touchpoint): TouchpointBy {
  if (touchpoint === 'event') return { kind: 'event' };
  if (Array.isArray(touchpoint)) return { kind: 'groups', groups: touchpoint };
  return 'channel' in touchpoint ? { kind: 'channels', channels: touchpoint } : { kind: 'property', ...touchpoint };
}

const named = v.pipe(v.string(), v.minLength(1));
const ref = v.union([v.string(), v.number(), v.boolean(), v.null(), v.strictObject({ other: v.literal(true) })]);

const groups = v.pipe(
  v.array(v.strictObject({ name: named, matcher: matcherSchema, element: v.exactOptional(v.picklist(elements)) })),
  v.minLength(1),
  v.maxLength(50),
  v.check((list) => new Set(list.map(({ name }) => name)).size === list.length, problemMessage('conflict', 'name')),
);
const limit = v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50)), 12);
const byProperty = v.strictObject({ property: named, limit });
const byChannel = v.strictObject({
  touchpoint: matcherSchema,
  channel: channelSourceSchema,
  limit,
  elements: v.exactOptional(
    v.pipe(v.array(v.strictObject({ channel: v.string(), element: v.picklist(elements) })), v.maxLength(2000)),
  ),
});
const touchpoint: v.GenericSchema<unknown, Touchpoint> = v.lazy((input) => {
  if (Array.isArray(input)) return groups;
  if (typeof input !== 'object' || input === null) return v.literal('event');
  return 'channel' in input ? byChannel : byProperty;
});

const day: Duration = { amount: 24, unit: 'hour' };
const term = v.optional(v.boolean(), true);

/** What a question of this kind may say. */
export const journeySpecSchema = v.strictObject({
  ...specEntries('journey'),
  model: stageModelSchema,
  touchpoint: v.optional(touchpoint, 'event'),
  within: v.optional(durationSchema, day),
  friction: v.optional(v.strictObject({ lost: term, jumpBacks: term, marked: term }), {}),
  marked: v.exactOptional(v.pipe(v.array(matcherSchema), v.maxLength(50))),
  value: v.exactOptional(named),
  notes: v.exactOptional(
    v.pipe(
      v.array(v.strictObject({ stage: v.string(), touchpoint: ref, text: v.pipe(v.string(), v.maxLength(2000)) })),
      v.maxLength(500),
    ),
  ),
});

/** Untrusted input as a spec, defaults filled in. */
export const parseJourneySpec = (input: unknown): Parsed<JourneySpec> => parseWith(journeySpecSchema, input);

const selectionSchema: v.GenericSchema<unknown, JourneySelection> = v.lazy((input) => {
  const given = typeof input === 'object' && input !== null ? input : {};
  if (isTiedSelection(given)) return tiedSelectionSchema;
  return 'journeys' in given
    ? v.strictObject({ journeys: v.picklist(['all', 'lost']) })
    : v.strictObject({ stage: v.string(), touchpoint: ref, measure: v.picklist(cellMeasures) });
});

/** Untrusted input as a selection. */
export const parseJourneySelection = (input: unknown): Parsed<JourneySelection> => parseWith(selectionSchema, input);

export const sameTouchpoint = (a: TouchpointRef, b: TouchpointRef): boolean => {
  const isOther = (one: TouchpointRef): boolean => typeof one === 'object' && one !== null;
  return isOther(a) || isOther(b) ? isOther(a) && isOther(b) : a === b;
};
