import { chooseEvents, type TakenMoment } from './event-choice';
import type { SearchMoments } from './search-moments';
import {
  bitCount,
  cleanOnly,
  endingOnly,
  hasRemoving,
  inForce,
  type SearchRules,
  type Strictness,
} from './search-rules';
import type { Found, OpenAttempt } from './unit-search';

/** Steps taken together at a moment, and the exclusions matched by the moment's other events. */
interface Option {
  steps: number;
  skipped: number;
}

interface Way {
  start: number;
  lastAt: number;
}

/** Attempts in any order where what was taken before decides what can follow: exclusions, a window from the step before. Follows every set of steps that can be taken. */
export class AnyChained {
  #strictness: Strictness;
  #options: (Option[] | undefined)[] = [];
  /** ways by the set of steps taken: the latest start, and the latest event */
  #ways = new Map<number, Way>();
  #depth = 0;
  #moment = -1;

  constructor(
    private readonly rules: SearchRules,
    private readonly moments: SearchMoments,
    private readonly canStart: (moment: number) => boolean,
  ) {
    this.#strictness = endingOnly(rules);
  }

  best(): Found | null {
    const { rules, moments } = this;
    this.#use(endingOnly(rules));
    this.#begin();
    for (let moment = 0; moment < moments.count && this.#depth < rules.steps; moment++)
      this.#step(moment, this.canStart(moment));
    const depth = this.#depth;
    if (depth === 0) return null;
    if (hasRemoving(rules)) this.#use(cleanOnly(rules, depth));
    for (let start = 0; start < moments.count; start++) {
      if (!this.canStart(start) || moments.steps[start] === 0) continue;
      const end = this.#end(start, depth);
      if (end >= 0) return this.#taken(start, end, depth);
    }
    return { depth, struck: true, rows: new Int32Array(rules.steps).fill(-1) };
  }

  bestFrom(start: number): Found {
    this.#use(endingOnly(this.rules));
    this.#begin();
    for (let moment = start; moment < this.moments.count; moment++) {
      this.#step(moment, moment === start);
      if (this.#depth === this.rules.steps || this.#ways.size === 0) break;
    }
    return this.#taken(start, this.#moment, this.#depth);
  }

  follow(start: number, event: number): Omit<OpenAttempt, 'close'> {
    this.#use(endingOnly(this.rules));
    this.#options[start] = this.#find(start, event);
    this.#begin();
    this.#step(start, true);
    return {
      step: (moment) => void this.#step(moment, false),
      canGoOn: (atUs, _, possible) =>
        [...this.#ways].some(
          ([steps, way]) => this.#isInTime(way, atUs) && bitCount(steps | (possible & this.#all)) > this.#depth,
        ),
    };
  }

  get #all(): number {
    return (1 << this.rules.steps) - 1;
  }

  #use(strictness: Strictness): void {
    this.#strictness = strictness;
    this.#options = [];
  }

  #begin(): void {
    this.#ways.clear();
    this.#depth = 0;
    this.#moment = -1;
  }

  /** Takes in a moment; true when a way may end here with `goal` steps. */
  #step(moment: number, mayStart: boolean, goal = -1): boolean {
    const at = this.moments.at[moment]!;
    const fresh = new Map<number, Way>();
    let reached = false;
    for (const { steps, skipped } of this.#at(moment)) {
      const take = (before: number, start: number): void => {
        const from = bitCount(before);
        const to = from + bitCount(steps);
        const forced = inForce(this.rules, from, to) & skipped;
        if ((forced & this.#strictness.atEnd) !== 0) return;
        if (to === goal) reached = true;
        if (to > this.#depth) [this.#depth, this.#moment] = [to, moment];
        if ((forced & this.#strictness.hard) === 0) later(fresh, before | steps, { start, lastAt: at });
      };
      if (mayStart) take(0, at);
      for (const [before, way] of this.#ways)
        if ((before & steps) === 0 && this.#isInTime(way, at)) take(before, way.start);
    }
    for (const [before, way] of this.#ways)
      if (!this.#isInTime(way, at) || this.#kills(moment, bitCount(before))) this.#ways.delete(before);
    for (const [steps, way] of fresh) later(this.#ways, steps, way);
    return reached;
  }

  #isInTime({ start, lastAt }: Way, at: number): boolean {
    return at - start <= this.rules.fromFirstUs && at - lastAt <= this.rules.fromPreviousUs;
  }

  #kills(moment: number, taken: number): boolean {
    const { strikes, keyStrikes } = this.moments;
    const { open, hard } = this.#strictness;
    const there = ((strikes[moment]! & ~open) | (keyStrikes[moment]! & open)) & hard;
    return there !== 0 && (there & inForce(this.rules, taken, taken)) !== 0;
  }

  #at(moment: number): readonly Option[] {
    return (this.#options[moment] ??= this.#find(moment));
  }

  /** With `first`, only the ways that take this event first of the moment's. */
  #find(moment: number, first = -1): Option[] {
    const { from, masks, ties } = this.moments;
    let found = new Map<string, Option>([['0 0', { steps: 0, skipped: 0 }]]);
    for (let event = from[moment]!; event < from[moment + 1]!; event++) {
      const next = new Map<string, Option>();
      const put = (option: Option): void => void next.set(`${option.steps} ${option.skipped}`, option);
      for (const { steps, skipped } of found.values()) {
        if (event !== first) put({ steps, skipped: skipped | this.#strikesOf(event) });
        if (event < first || (ties === 'never' && steps !== 0)) continue;
        for (let rest = masks[event]! & ~steps; rest !== 0; rest &= rest - 1)
          put({ steps: steps | (rest & -rest), skipped });
      }
      found = next;
    }
    return [...found.values()].filter(({ steps }) => steps !== 0);
  }

  #strikesOf(event: number): number {
    const { eventStrikes, eventKeyStrikes } = this.moments;
    const { open } = this.#strictness;
    return (eventStrikes[event]! & ~open) | (eventKeyStrikes[event]! & open);
  }

  /** The first moment at which an attempt from this start ends with so many steps, -1 without one. */
  #end(start: number, depth: number): number {
    this.#begin();
    for (let moment = start; moment < this.moments.count; moment++) {
      if (this.#step(moment, moment === start, depth) && this.#isClean(moment, start)) return moment;
      if (this.#ways.size === 0) return -1;
    }
    return -1;
  }

  #isClean(end: number, start: number): boolean {
    const { at, keyStrikes, count } = this.moments;
    for (let moment = end + 1; moment < count; moment++) {
      if (at[moment]! - at[start]! > this.rules.fromFirstUs || at[moment]! - at[end]! > this.rules.fromPreviousUs)
        return true;
      if ((keyStrikes[moment]! & this.#strictness.open) !== 0) return false;
    }
    return true;
  }

  #taken(start: number, end: number, depth: number): Found {
    const taken: TakenMoment[] = [];
    const known = new Map<number, boolean>();
    let family = new Set([0]);
    let last = -1;
    for (let count = 0; count < depth;) {
      const next = this.#next(family, count, last, start, end, depth, known);
      const to = count + next.count;
      const forced = inForce(this.rules, count, to) & (to === depth ? this.#strictness.atEnd : this.#strictness.hard);
      const mustTake = (event: number): boolean => (this.#strikesOf(event) & forced) !== 0;
      taken.push({ moment: next.moment, count: next.count, mustTake });
      ({ family, moment: last } = next);
      count = to;
    }
    const rows = new Int32Array(this.rules.steps).fill(-1);
    rows.set(chooseEvents(this.moments, this.rules.steps, taken));
    return { depth, struck: false, rows };
  }

  /** The first moment at which the attempt can go on, with the most steps there; `family`: the sets of steps it may have taken so far. */
  #next(
    family: ReadonlySet<number>,
    taken: number,
    last: number,
    start: number,
    end: number,
    depth: number,
    known: Map<number, boolean>,
  ): { moment: number; count: number; family: Set<number> } {
    for (let moment = last < 0 ? start : last + 1; moment <= end; moment++) {
      for (let count = depth - taken; count > 0; count--) {
        const sets = new Set<number>();
        for (const before of family) {
          for (const after of this.#after(moment, before, count, end, depth, known)) sets.add(after);
        }
        if (sets.size > 0) return { moment, count, family: sets };
      }
    }
    throw new Error('an attempt of this depth goes on, and does not');
  }

  /** The sets of steps after taking `count` at a moment from which the end can be reached. */
  #after(
    moment: number,
    before: number,
    count: number,
    end: number,
    depth: number,
    known: Map<number, boolean>,
  ): number[] {
    const taken = bitCount(before);
    const isEnd = taken + count === depth;
    if (isEnd !== (moment === end)) return [];
    const kept = isEnd ? this.#strictness.atEnd : this.#strictness.hard;
    const forced = inForce(this.rules, taken, taken + count) & kept;
    return this.#at(moment)
      .filter(({ steps, skipped }) => (before & steps) === 0 && bitCount(steps) === count && (skipped & forced) === 0)
      .map(({ steps }) => before | steps)
      .filter((after) => isEnd || this.#completes(moment, after, end, depth, known));
  }

  #completes(moment: number, steps: number, end: number, depth: number, known: Map<number, boolean>): boolean {
    const key = moment * 2 ** 20 + steps;
    const before = known.get(key);
    if (before !== undefined) return before;
    let completes = false;
    const { at } = this.moments;
    const taken = bitCount(steps);
    for (let next = moment + 1; next <= end && !completes; next++) {
      if (at[next]! - at[moment]! > this.rules.fromPreviousUs) break;
      for (let count = depth - taken; count > 0 && !completes; count--)
        completes = this.#after(next, steps, count, end, depth, known).length > 0;
      if (this.#kills(next, taken)) break;
    }
    known.set(key, completes);
    return completes;
  }
}

function later(ways: Map<number, Way>, steps: number, { start, lastAt }: Way): void {
  const known = ways.get(steps);
  if (known === undefined) ways.set(steps, { start, lastAt });
  else ways.set(steps, { start: Math.max(known.start, start), lastAt: Math.max(known.lastAt, lastAt) });
}
