import { BackwardWays } from './backward-ways';
import { BestWay } from './best-way';
import { ForwardWays } from './forward-ways';
import { MomentMoves } from './moment-moves';
import { cleanOnly, endingOnly, hasRemoving, isFromFirst, type SearchRules } from './search-rules';
import type { SearchMoments } from './search-moments';
import { firstStartInTime } from './start-lanes';
import type { Found, OpenAttempt, UnitSearch } from './unit-search';

/** The attempts of one unit's moments where the steps come in order, by `SearchRules`. */
export class WaySearch implements UnitSearch {
  readonly #moves: MomentMoves;
  readonly #forward: ForwardWays;

  constructor(
    readonly rules: SearchRules,
    readonly moments: SearchMoments,
  ) {
    this.#moves = new MomentMoves(rules, moments, endingOnly(rules));
    this.#forward = new ForwardWays(this.#moves);
  }

  best(): Found | null {
    const { rules, moments } = this;
    const forward = this.#forward;
    forward.begin();
    for (let moment = 0; moment < moments.count && forward.depth < rules.steps; moment++) forward.step(moment, true);
    const { depth } = forward;
    if (depth === 0) return null;
    const moves = hasRemoving(rules) ? new MomentMoves(rules, moments, cleanOnly(rules, depth)) : this.#moves;
    const isClean = cleanEnds(moves);
    const start = isFromFirst(rules) ? firstStartInTime(moves, depth) : firstStart(moves, depth, isClean);
    if (start < 0) return { depth, struck: true, rows: new Int32Array(rules.steps).fill(-1) };
    return this.#taken(moves, start, firstEnd(moves, start, depth, isClean), depth);
  }

  bestFrom(start: number): Found {
    const { rules, moments } = this;
    const forward = this.#forward;
    forward.begin();
    forward.step(start, true);
    for (let moment = start + 1; moment < moments.count && forward.depth < rules.steps; moment++) {
      if (!forward.canGoOn(moments.at[moment - 1]!, moments.ordinal[moment - 1]!, ~0)) break;
      forward.step(moment, false);
    }
    return this.#taken(this.#moves, start, forward.moment, forward.depth);
  }

  firstStart(from: number): number {
    let moment = from;
    while (moment < this.moments.count && (this.moments.steps[moment]! & 1) === 0) moment++;
    return moment;
  }

  follow(start: number, event: number): OpenAttempt {
    const { moments } = this;
    const from = moments.from[start]!;
    const masks = moments.masks.slice(from, moments.from[start + 1]);
    masks.forEach((mask, i) => this.#serve(start, from + i, from + i === event ? mask : mask & ~1));
    const forward = this.#forward;
    forward.begin();
    forward.step(start, true);
    return {
      step: (moment) => void forward.step(moment, false),
      canGoOn: (atUs, ordinal, possible) => forward.canGoOn(atUs, ordinal, possible),
      close: () => masks.forEach((mask, i) => this.#serve(start, from + i, mask)),
    };
  }

  use(moment: number, event: number): void {
    this.#serve(moment, event, 0);
  }

  #serve(moment: number, event: number, mask: number): void {
    this.moments.serve(moment, event, mask);
    this.#moves.forget(moment);
  }

  #taken(moves: MomentMoves, start: number, end: number, depth: number): Found {
    const rows = new Int32Array(this.rules.steps);
    const backward = new BackwardWays(moves);
    backward.fill(start, end, depth, (moment) => moment === end);
    new BestWay(moves, backward).take(start, end, depth, rows);
    return { depth, struck: false, rows };
  }
}

type IsClean = (end: number, startUs: number) => boolean;

/** Whether nothing strikes an attempt after its last step, while its window is open. */
function cleanEnds({ rules, moments, strictness: { open } }: MomentMoves): IsClean {
  if (open === 0) return () => true;
  const { at, count } = moments;
  const next = new Float64Array(count + 1).fill(Infinity);
  for (let moment = count - 1; moment >= 0; moment--) {
    next[moment] = (moments.keyStrikes[moment]! & open) !== 0 ? at[moment]! : next[moment + 1]!;
  }
  return (end, startUs) => {
    const struckUs = next[end + 1]!;
    return (
      struckUs - startUs > rules.fromFirstUs || struckUs - at[end]! > rules.fromPreviousUs || struckUs === Infinity
    );
  };
}

function firstStart(moves: MomentMoves, depth: number, isClean: IsClean): number {
  const { count } = moves.moments;
  const backward = new BackwardWays(moves);
  backward.fill(0, count - 1, depth, (moment) => isClean(moment, Infinity));
  for (let moment = 0; moment < count; moment++) if (backward.starting(moment) >= 0) return moment;
  return -1;
}

function firstEnd(moves: MomentMoves, start: number, depth: number, isClean: IsClean): number {
  const forward = new ForwardWays(moves);
  const startUs = moves.moments.at[start]!;
  forward.begin();
  for (let moment = start; moment < moves.moments.count; moment++) {
    const reached = forward.step(moment, moment === start, depth);
    if (reached !== -Infinity && isClean(moment, startUs)) return moment;
  }
  throw new Error('an attempt of this depth starts here, and does not end');
}
