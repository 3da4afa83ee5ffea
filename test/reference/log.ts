import type { PropertyValue } from '../../src/model/condition';
import type { WeekStart } from '../../src/model/dataset';

/** One event of a literal log. `at` is UTC µs. The place in the array is the arrival number. */
export interface LogEvent {
  actor: string;
  event: string;
  at: number;
  session?: string | null;
  properties?: Record<string, PropertyValue>;
}

export interface Settings {
  timeZone: string;
  weekStart: WeekStart;
}

/** A log event with its arrival number. */
export interface Placed extends LogEvent {
  seq: number;
}

/** Negative when `a` comes first in (instant, seq). */
export const byOrder = (a: Placed, b: Placed): number => a.at - b.at || a.seq - b.seq;

/** The log's events in (instant, seq) order, over all actors. */
export const placed = (log: readonly LogEvent[]): Placed[] =>
  log.map((event, seq) => ({ ...event, seq })).sort(byOrder);

/** The data's end: the last instant; null without events. */
export const dataEnd = (log: readonly LogEvent[]): number | null =>
  log.length === 0 ? null : Math.max(...log.map((event) => event.at));

export const propertyOf = (event: LogEvent, name: string): PropertyValue =>
  event.properties !== undefined && Object.hasOwn(event.properties, name) ? (event.properties[name] ?? null) : null;

/** The items under each key, keys in order of first appearance. */
export function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

export const actorsOf = (events: readonly LogEvent[]): Set<string> => new Set(events.map((event) => event.actor));

/** True when the file had session ids: some event of the log carries one. */
export const hasSessions = (log: readonly LogEvent[]): boolean =>
  log.some((event) => event.session !== undefined && event.session !== null);

/**
 * Each event's session, null for none. With ids of the file it is (actor, id). Without, an event's session is the number of cuts
 * up to it, where an event is a cut when the actor's event before it lies more than the gap earlier.
 */
export function sessionsOf(log: readonly Placed[], gapUs: number): Map<number, string | null> {
  if (hasSessions(log)) {
    return new Map(
      log.map(({ seq, actor, session }) => [seq, session == null ? null : JSON.stringify([actor, session])]),
    );
  }
  const isCut = (event: Placed): boolean => {
    const earlier = log.filter((other) => other.actor === event.actor && byOrder(other, event) < 0);
    return earlier.every((other) => event.at - other.at > gapUs);
  };
  const cuts = log.filter(isCut);
  const upTo = (event: Placed): number =>
    cuts.filter((cut) => cut.actor === event.actor && byOrder(cut, event) <= 0).length;
  return new Map(log.map((event) => [event.seq, JSON.stringify([event.actor, upTo(event)])]));
}

/** Text order: by code points. */
export function byText(a: string, b: string): number {
  const left = Array.from(a, (char) => char.codePointAt(0) ?? 0);
  const right = Array.from(b, (char) => char.codePointAt(0) ?? 0);
  for (const [i, code] of left.entries()) {
    const other = right[i];
    if (other === undefined) return 1;
    if (code !== other) return code - other;
  }
  return left.length - right.length;
}
