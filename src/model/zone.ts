/**
 * Wall-clock time of an IANA zone over a span, from Intl. `changes[i]` is the UTC µs at which the offset becomes `offsets[i + 1]`; before the
 * first change it is `offsets[0]`. Offsets are µs to add to UTC.
 */
export interface Zone {
  name: string;
  changes: Float64Array;
  offsets: Float64Array;
}

const dayMs = 86_400e3;
/** No zone changed its offset before the first year; from the even year on changes are months apart. */
const firstYear = 1800;
const evenYear = 2100;
const lastYear = 2500;
/** Two changes of one zone are at least 6.9 days apart, so no pair hides inside a step. */
const stepMs = 4 * dayMs;
const evenStepMs = 20 * dayMs;

/** True for the name of a time zone this platform knows. */
export function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

const zones = new Map<string, Zone>();

/**
 * The zone's offsets over at least the span (UTC µs) and a year on both sides of it; before 1800 and after 2500 they stay as they are then.
 * @throws RangeError when `isZone(name)` is false
 */
export function zoneOf(name: string, fromUs: number, toUs: number): Zone {
  const years = [yearOf(fromUs) - 1, yearOf(toUs) + 2].map((year) => Math.min(Math.max(year, firstYear), lastYear));
  const key = `${years.join(' ')} ${name}`;
  const known = zones.get(key);
  if (known) return known;
  const zone = readZone(name, Date.UTC(years[0] ?? 0, 0), Date.UTC(years[1] ?? 0, 0));
  if (zones.size >= 100) zones.clear();
  zones.set(key, zone);
  return zone;
}

const yearOf = (us: number): number => new Date(Math.min(Math.max(us / 1000, -8e15), 8e15)).getUTCFullYear();

function readZone(name: string, fromMs: number, toMs: number): Zone {
  const offsetAt = offsetReader(name);
  const changes: number[] = [];
  const offsets = [offsetAt(fromMs)];
  let low = fromMs;
  while (low < toMs) {
    const high = Math.min(low + (low < Date.UTC(evenYear, 0) ? stepMs : evenStepMs), toMs);
    while (offsetAt(high) !== offsets.at(-1)) {
      low = firstOther(offsetAt, low, high);
      changes.push(low * 1000);
      offsets.push(offsetAt(low));
    }
    low = high;
  }
  return { name, changes: Float64Array.from(changes), offsets: Float64Array.from(offsets, (ms) => ms * 1000) };
}

/** The first whole second after `low` whose offset is not that of `low`; that of `high` is not. */
function firstOther(offsetAt: (ms: number) => number, low: number, high: number): number {
  const offset = offsetAt(low);
  let same = low;
  let other = high;
  while (other - same > 1000) {
    const middle = Math.floor((same + other) / 2000) * 1000;
    if (offsetAt(middle) === offset) same = middle;
    else other = middle;
  }
  return other;
}

/** The offset in ms at a UTC instant given in ms, a whole second. */
function offsetReader(name: string): (ms: number) => number {
  const two = '2-digit';
  const format = new Intl.DateTimeFormat('en-US', {
    ...{ timeZone: name, calendar: 'gregory', numberingSystem: 'latn', hourCycle: 'h23' },
    ...{ year: 'numeric', month: two, day: two, hour: two, minute: two, second: two },
  });
  const form = /^(\d+)\/(\d+)\/(\d+), (\d+):(\d+):(\d+)$/;
  return (ms) => {
    const [, month, day, year, hour, minute, second] = form.exec(format.format(ms)) ?? [];
    return Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second)) - ms;
  };
}

/** Index of the offset in force at an instant (UTC µs): the number of changes up to it. */
export const offsetIndex = (zone: Zone, atUs: number): number =>
  firstIndex(zone.changes.length, (i) => (zone.changes[i] ?? 0) > atUs);

/** The wall clock at an instant, both in µs. */
export const localUs = (zone: Zone, atUs: number): number => atUs + (zone.offsets[offsetIndex(zone, atUs)] ?? 0);

/** What a wall-clock time is in its zone: of one instant, of none (skipped) or of several (repeated). */
export type LocalKind = 'normal' | 'gap' | 'overlap';

/** The instant (UTC µs) of a wall-clock time (µs). In a gap the time moves forward by the gap's length; in an overlap it is the earlier instant. */
export function instantOf(zone: Zone, wallUs: number): { atUs: number; in: LocalKind } {
  const i = firstReaching(zone, wallUs);
  const atUs = wallUs - (zone.offsets[i] ?? 0);
  if (atUs < (zone.changes[i - 1] ?? -Infinity)) return { atUs: wallUs - (zone.offsets[i - 1] ?? 0), in: 'gap' };
  const again = wallUs - (zone.offsets[i + 1] ?? 0) >= (zone.changes[i] ?? Infinity);
  return { atUs, in: again ? 'overlap' : 'normal' };
}

/** The first instant (UTC µs) at which the wall clock shows this time or a later one. */
export function firstInstantFrom(zone: Zone, wallUs: number): number {
  const i = firstReaching(zone, wallUs);
  return Math.max(wallUs - (zone.offsets[i] ?? 0), zone.changes[i - 1] ?? -Infinity);
}

/** The last instant (UTC µs) at which the wall clock shows a time before this one. */
export function lastInstantBefore(zone: Zone, wallUs: number): number {
  const beginsBefore = (i: number): boolean => (zone.changes[i] ?? 0) + (zone.offsets[i + 1] ?? 0) < wallUs;
  const i = firstIndex(zone.changes.length, (change) => !beginsBefore(change));
  return Math.min(wallUs - (zone.offsets[i] ?? 0), zone.changes[i] ?? Infinity) - 1;
}

/** Index of the first offset under which the wall clock goes beyond a time. Wall-clock ends of offsets grow: changes lie further apart than they move the clock. */
function firstReaching(zone: Zone, wallUs: number): number {
  return firstIndex(zone.changes.length, (i) => (zone.changes[i] ?? 0) + (zone.offsets[i] ?? 0) > wallUs);
}

/** The first index from 0 to length for which a growing test holds; `length` when it holds for none. */
function firstIndex(length: number, holds: (i: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
