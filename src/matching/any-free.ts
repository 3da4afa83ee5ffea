import { chooseEvents, type TakenMoment } from './event-choice';
import type { SearchMoments } from './search-moments';
import type { SearchRules } from './search-rules';
import { StepMatching } from './step-matching';
import type { Found, OpenAttempt } from './unit-search';

/**
 * Attempts in any order where only the time from the first event counts. Events that can be given distinct steps are the independent sets of a matroid, so
 * taking each event that adds a step gives as many as can be, each earliest.
 */
export class AnyFree {
  constructor(
    private readonly rules: SearchRules,
    private readonly moments: SearchMoments,
    private readonly canStart: (moment: number) => boolean,
  ) {}

  best(): Found | null {
    const { moments } = this;
    const window = new WindowMasks(moments);
    let depth = 0;
    let first = -1;
    const most = this.#rank(masksOf(moments));
    let end = 0;
    for (let start = 0; start < moments.count && depth < most; start++) {
      for (; end < moments.count && this.#isInside(start, end); end++) window.add(end);
      if (this.canStart(start) && moments.steps[start] !== 0) {
        const rank = this.#rank(window.masks());
        if (rank > depth) [depth, first] = [rank, start];
      }
      window.remove(start);
    }
    return first < 0 ? null : this.from(first, depth);
  }

  /** The best attempt from a start; it takes at most so many events. */
  from(start: number, most: number): Found {
    const matching = new StepMatching(this.rules.steps);
    const taken: TakenMoment[] = [];
    const { count } = this.moments;
    for (let moment = start; moment < count && matching.size < most && this.#isInside(start, moment); moment++) {
      const before = matching.size;
      addMoment(this.moments, moment, matching);
      const more = Math.min(matching.size, most) - before;
      if (more > 0) taken.push({ moment, count: more, mustTake: () => false });
    }
    const rows = new Int32Array(this.rules.steps).fill(-1);
    rows.set(chooseEvents(this.moments, this.rules.steps, taken));
    return { depth: matching.size, struck: false, rows };
  }

  follow(start: number): Omit<OpenAttempt, 'close'> {
    const { moments, rules } = this;
    const matching = new StepMatching(rules.steps);
    addMoment(moments, start, matching);
    return {
      step: (moment) => this.#isInside(start, moment) && addMoment(moments, moment, matching),
      canGoOn: (atUs, _, possible) => {
        if (atUs - moments.at[start]! > rules.fromFirstUs) return false;
        const supposed = matching.copy();
        for (let step = 0; step < rules.steps; step++)
          if ((possible >>> step) & 1 && supposed.add(1 << step)) return true;
        return false;
      },
    };
  }

  #isInside(start: number, moment: number): boolean {
    return this.moments.at[moment]! - this.moments.at[start]! <= this.rules.fromFirstUs;
  }

  /** Of equal masks, where one adds no step no other does. */
  #rank(masks: Iterable<readonly [mask: number, count: number]>): number {
    const matching = new StepMatching(this.rules.steps);
    for (const [mask, count] of masks) for (let i = 0; i < count && matching.add(mask); i++);
    return matching.size;
  }
}

function addMoment(moments: SearchMoments, moment: number, matching: StepMatching): void {
  for (const mask of elementsOf(moments, moment)) matching.add(mask);
}

/** What can be taken at a moment: each event, or with `never` one of them. */
const elementsOf = (moments: SearchMoments, moment: number): number[] =>
  moments.ties === 'never'
    ? [moments.steps[moment]!]
    : moments.masks.slice(moments.from[moment], moments.from[moment + 1]);

function masksOf(moments: SearchMoments): Iterable<readonly [number, number]> {
  const window = new WindowMasks(moments);
  for (let moment = 0; moment < moments.count; moment++) window.add(moment);
  return window.masks();
}

/** How often each mask occurs in a window that moves on. */
class WindowMasks {
  readonly #counts = new Map<number, number>();

  constructor(private readonly moments: SearchMoments) {}

  add(moment: number): void {
    for (const mask of elementsOf(this.moments, moment)) this.#counts.set(mask, (this.#counts.get(mask) ?? 0) + 1);
  }

  remove(moment: number): void {
    for (const mask of elementsOf(this.moments, moment)) this.#counts.set(mask, (this.#counts.get(mask) ?? 0) - 1);
  }

  masks(): Iterable<readonly [mask: number, count: number]> {
    return this.#counts;
  }
}
