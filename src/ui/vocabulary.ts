import type { PropertyKind, PropertyValue } from '../model/condition';
import type { SegmentSplit } from '../model/segment';
import type { StageModel } from '../model/stage-model';
import type { Touchpoints } from '../model/touchpoints';
import type { StageTally } from '../model/stage-tally';

/** A name to choose, with how often it occurs and its profile over equal slices of time. */
export interface CountedName {
  name: string;
  count: number;
  slices?: readonly number[];
}

export interface NamedProperty {
  name: string;
  kind: PropertyKind;
}

export interface CountedValue {
  value: PropertyValue;
  count: number;
}

/** What the pickers offer: plain lists, and look-ups: a property's commonest values that contain a text, what a stage model catches. */
export interface Vocabulary {
  /** by count, largest first */
  events: readonly CountedName[];
  /** what the slices of `events` are, e.g. "12 weeks, events" */
  slicesLabel: string;
  properties: readonly NamedProperty[];
  /** saved segments, by name */
  segments?: readonly SegmentSplit[];
  /** the saved ones, by name */
  stageModels: readonly StageModel[];
  values(property: string, contains: string): Promise<readonly CountedValue[]>;
  /** those kept with the data set */
  touchpoints?: Touchpoints | null;
  /** what a stage model catches of the data set; null when it could not be counted */
  stageTally(model: StageModel, signal: AbortSignal): Promise<StageTally | null>;
}
