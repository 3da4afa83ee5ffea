import type { PropertyKind, PropertyValue } from '../model/condition';
import type { SegmentSplit } from '../model/segment';

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

/** What the pickers offer: plain lists, and a look-up of a property's commonest values that contain a text. */
export interface Vocabulary {
  /** by count, largest first */
  events: readonly CountedName[];
  /** what the slices of `events` are, e.g. "12 weeks, events" */
  slicesLabel: string;
  properties: readonly NamedProperty[];
  /** saved segments, by name */
  segments?: readonly SegmentSplit[];
  values(property: string, contains: string): Promise<readonly CountedValue[]>;
}
