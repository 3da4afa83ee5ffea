import type { Attempt } from './attempt';
import { groupsOf, isBetterFound, type Group, type SearchRows } from './general-finder';
import type { SearchRules } from './search-rules';
import type { Found } from './unit-search';

/** Rows of which it is known until when an attempt there can go on. */
export interface FollowedRows extends SearchRows {
  windows: { openUntilUs(row: number): number };
  /** steps that an event after the row could still serve */
  possible(row: number): number;
}

/** Where the next attempt may start. */
interface Bound {
  /** not before this instant, or after it where it is not inside */
  atUs: number;
  isInside: boolean;
  /** under `arrival`, after a conversion: only after this row */
  afterRow: number;
}

interface Next {
  group: Group;
  start: number;
}

/**
 * The attempts of a unit one after the other: the next starts after a conversion's last event, or with the event after which the one before could not be
 * carried further; each is the best from its start, of the events no attempt before has taken.
 */
export class SuccessiveAttempts {
  constructor(private readonly rules: SearchRules) {}

  /** Visits the attempts of the rows from … to - 1, which are one unit. */
  find(rows: FollowedRows, from: number, to: number, visit: (attempt: Attempt) => void): void {
    const groups = groupsOf(this.rules, rows, from, to, true);
    const pointers = groups.map(() => 0);
    let bound: Bound | null = { atUs: -Infinity, isInside: true, afterRow: -1 };
    while (bound !== null) {
      const { found, group } = this.#best(this.#starts(groups, pointers, bound), rows);
      if (found === null || group === null) return;
      visit(found);
      bound = this.#after(found, group, rows, to);
      for (const row of found.rows) {
        const place = row < 0 ? null : group.moments.find(row);
        if (place !== null) group.search.use(place.moment, place.event);
      }
    }
  }

  /** The groups in which the earliest next start lies, with its moment. */
  #starts(groups: readonly Group[], pointers: number[], bound: Bound): Next[] {
    let earliest = Infinity;
    let starts: Next[] = [];
    groups.forEach((group, i) => {
      const { moments, search } = group;
      while (pointers[i]! < moments.count && this.#isBefore(group, pointers[i]!, bound)) pointers[i]! += 1;
      const start = search.firstStart(pointers[i]!);
      if (start === moments.count) return;
      const place = this.rules.ties === 'arrival' ? moments.rows[moments.from[start]!]! : moments.at[start]!;
      if (place > earliest) return;
      if (place < earliest) starts = [];
      earliest = place;
      starts.push({ group, start });
    });
    return starts;
  }

  #isBefore({ moments }: Group, moment: number, { atUs, isInside, afterRow }: Bound): boolean {
    const at = moments.at[moment]!;
    return at < atUs || (!isInside && at === atUs) || moments.rows[moments.from[moment]!]! <= afterRow;
  }

  #best(starts: readonly Next[], { at }: FollowedRows): { found: Found | null; group: Group | null } {
    let found: Found | null = null;
    let group: Group | null = null;
    for (const next of starts) {
      const own = next.group.search.bestFrom(next.start);
      if (found !== null && !isBetterFound(own, found, at, this.rules)) continue;
      found = own;
      group = next.group;
    }
    return { found, group };
  }

  #after({ depth, rows: taken }: Found, group: Group, rows: FollowedRows, to: number): Bound | null {
    const { steps, ties } = this.rules;
    if (depth < steps) {
      const ended = this.#ended(taken[0]!, group, rows, to);
      return ended === null ? null : { atUs: ended, isInside: true, afterRow: -1 };
    }
    const last = taken[depth - 1]!;
    return { atUs: rows.at[last]!, isInside: ties !== 'never', afterRow: ties === 'arrival' ? last : -1 };
  }

  /** The instant of the first event after which no later event could carry the attempt further; null while one could. */
  #ended(first: number, { moments, search }: Group, rows: FollowedRows, to: number): number | null {
    const place = moments.find(first);
    if (place === null) throw new Error('an attempt starts with an event of another group');
    const { at, masks } = rows;
    const isOwnMoment = this.rules.ties === 'arrival';
    const openUntil = rows.windows.openUntilUs(first);
    const open = search.follow(place.moment, place.event);
    let ordinal = moments.ordinal[place.moment]!;
    let next = place.moment + 1;
    let ended: number | null = null;
    for (let row = first; row < to && ended === null;) {
      let last = row;
      for (let i = row + 1; i < to && !isOwnMoment && at[i] === at[row]; i++) last = i;
      const isFirst = row === first;
      if (isFirst || someExists(masks, row, last)) {
        if (!isFirst) ordinal++;
        if (!isFirst && moments.ordinal[next] === ordinal && next < moments.count) open.step(next++);
        const isOpen = at[row]! <= openUntil && open.canGoOn(at[row]!, ordinal, rows.possible(last));
        if (!isOpen) ended = at[row]!;
      }
      row = last + 1;
    }
    open.close();
    return ended;
  }
}

function someExists(masks: ArrayLike<number>, from: number, to: number): boolean {
  for (let row = from; row <= to; row++) if (masks[row] !== 0) return true;
  return false;
}
