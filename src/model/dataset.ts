import type { PropertyKind } from './condition';

export const weekStarts = ['monday', 'sunday', 'saturday'] as const;
export type WeekStart = (typeof weekStarts)[number];

/** One property of a data set. */
export interface PropertyInfo {
  /** as in the file; what specs name it */
  name: string;
  /** the physical column: p1 … pn */
  column: string;
  kind: PropertyKind;
  /** distinct values that are not null */
  distinct: number;
  /** true when the physical column is an ENUM (text of ≤ 65,535 values) */
  coded: boolean;
}

/** One event name with its number of events; the index in `DatasetInfo.events` is the event's code. */
export interface EventInfo {
  name: string;
  events: number;
}

/** What analyses know of a data set without reading a row. */
export interface DatasetInfo {
  id: string;
  name: string;
  /** number of events */
  rows: number;
  actors: number;
  /** by code; the dictionary of column `event` */
  events: readonly EventInfo[];
  properties: readonly PropertyInfo[];
  /** UTC µs of the first and last event (0, 0 when there is none) */
  firstUs: number;
  lastUs: number;
  /** the zone periods, days and hours are taken in (IANA) */
  timeZone: string;
  weekStart: WeekStart;
  /** true when a session id was mapped at import */
  hasSessions: boolean;
}

/** The line of a data set in lists, in the automation API and in reports. records = events + rejected + duplicates. */
export interface DatasetSummary {
  id: string;
  name: string;
  events: number;
  actors: number;
  rejected: number;
  duplicates: number;
  records: number;
  /** ISO-8601 UTC instants of the first and last event; null when empty */
  from: string | null;
  to: string | null;
  timeZone: string;
}
