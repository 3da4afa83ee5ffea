import { AnyChained } from './any-chained';
import { AnyFree } from './any-free';
import { noLimit } from './attempt';
import type { SearchMoments } from './search-moments';
import type { SearchRules } from './search-rules';
import type { Found, OpenAttempt, UnitSearch } from './unit-search';

/** The attempts of one unit's moments where the steps come in any order; the i-th event taken is step i. */
export class AnySearch implements UnitSearch {
  readonly #free: AnyFree;
  readonly #chained: AnyChained | null;

  constructor(
    private readonly rules: SearchRules,
    private readonly moments: SearchMoments,
    private readonly mayStart: readonly boolean[],
  ) {
    const canStart = (moment: number): boolean => mayStart[moment] === true;
    const isChained = rules.exclusions.length > 0 || rules.fromPreviousUs < noLimit;
    this.#free = new AnyFree(rules, moments, canStart);
    this.#chained = isChained ? new AnyChained(rules, moments, canStart) : null;
  }

  best(): Found | null {
    return (this.#chained ?? this.#free).best();
  }

  bestFrom(start: number): Found {
    return this.#chained?.bestFrom(start) ?? this.#free.from(start, this.rules.steps);
  }

  firstStart(from: number): number {
    let moment = from;
    while (moment < this.moments.count && !(this.mayStart[moment] === true && this.moments.steps[moment] !== 0))
      moment++;
    return moment;
  }

  follow(start: number, event: number): OpenAttempt {
    const { moments } = this;
    const from = moments.from[start]!;
    const masks = moments.masks.slice(from, moments.from[start + 1]);
    const isLeftOut = (i: number): boolean => (moments.ties === 'never' ? from + i !== event : from + i < event);
    masks.forEach((mask, i) => moments.serve(start, from + i, isLeftOut(i) ? 0 : mask));
    const open = (this.#chained ?? this.#free).follow(start, event);
    return { ...open, close: () => masks.forEach((mask, i) => moments.serve(start, from + i, mask)) };
  }

  use(moment: number, event: number): void {
    this.moments.serve(moment, event, 0);
  }
}
