import { type Attempt, type AttemptRules, type StepMasks, copyAttempt, isBetter, newAttempt, noLimit } from './attempt';
import { ChainedSearch } from './chained-search';
import { Moments } from './moments';
import { OrderedSearch } from './ordered-search';
import { UntiedScan } from './untied-scan';

/** Rows of a batch as attempts see them; one unit's rows are in (instant, seq) order. */
export interface ServingRows {
  /** UTC µs */
  at: Float64Array;
  /** bit i: the event serves step i (from 0); `existsBit` when it exists after filters; 0: it does not */
  masks: StepMasks;
  /** with a window of one day or session: its number (0 = none); an attempt's events have the same one */
  keys: Uint32Array | null;
}

/** Set in a row's mask when the event exists, whether or not it serves a step. Needed only for rules with `directly`. */
export const existsBit = 1 << 20;
const stepBits = existsBit - 1;

/** Finds the best attempt of a unit, as the funnel's fold defines it. Holds its working memory, so one finder serves many units. */
export class AttemptFinder {
  readonly #rules: AttemptRules;
  readonly #moments: Moments;
  readonly #untied: UntiedScan | null;
  readonly #search: OrderedSearch | ChainedSearch;
  readonly #best: Attempt;
  readonly #other: Attempt;
  /** serving rows of the unit, and their ordinals by the same index */
  #rows: number[] = [];
  #ordinals: number[] = [];

  constructor(rules: AttemptRules) {
    const isChained = rules.directly || rules.fromPreviousUs < noLimit;
    this.#rules = rules;
    this.#moments = new Moments(rules.steps, rules.ties);
    this.#untied = isChained ? null : new UntiedScan(rules);
    this.#search = isChained ? new ChainedSearch(rules) : new OrderedSearch(rules);
    this.#best = newAttempt(rules.steps);
    this.#other = newAttempt(rules.steps);
  }

  /** The best attempt of the rows from … to - 1, which are one unit; valid until the next call. */
  find(events: ServingRows, from: number, to: number): Attempt {
    if (events.keys !== null) this.#findByKey(events, events.keys, from, to);
    else if (!this.#untied?.find(events.at, events.masks, from, to, this.#best)) this.#findAll(events, from, to);
    return this.#best;
  }

  #findAll({ at, masks }: ServingRows, from: number, to: number): void {
    this.#moments.clear();
    this.#walk(at, masks, from, to, (row, ordinal) =>
      this.#moments.add(row, at[row]!, ordinal, masks[row]! & stepBits),
    );
    this.#search.find(this.#moments, this.#best);
  }

  #findByKey({ at, masks }: ServingRows, keys: Uint32Array, from: number, to: number): void {
    this.#gather(at, masks, keys, from, to);
    this.#best.depth = 0;
    const order = this.#orderByKey(keys);
    for (let i = 0; i < order.length;) {
      const key = keys[this.#rows[order[i]!]!]!;
      this.#moments.clear();
      for (; i < order.length && keys[this.#rows[order[i]!]!] === key; i++) {
        const row = this.#rows[order[i]!]!;
        this.#moments.add(row, at[row]!, this.#ordinals[order[i]!]!, masks[row]! & stepBits);
      }
      this.#search.find(this.#moments, this.#other);
      if (isBetter(this.#other, this.#best, at, this.#rules.ties)) copyAttempt(this.#other, this.#best);
    }
  }

  #gather(at: Float64Array, masks: StepMasks, keys: Uint32Array, from: number, to: number): void {
    this.#rows.length = 0;
    this.#ordinals.length = 0;
    this.#walk(at, masks, from, to, (row, ordinal) => {
      if (keys[row] === 0) return;
      this.#rows.push(row);
      this.#ordinals.push(ordinal);
    });
  }

  /** Positions in `#rows`, those of one key together, each key's in order. */
  #orderByKey(keys: Uint32Array): number[] {
    const rows = this.#rows;
    const order = rows.map((_, i) => i);
    const isSorted = rows.every((row, i) => i === 0 || keys[rows[i - 1]!]! <= keys[row]!);
    return isSorted ? order : order.sort((a, b) => keys[rows[a]!]! - keys[rows[b]!]! || a - b);
  }

  /** Visits the serving rows with the number of their moment among all moments of the unit. */
  #walk(
    at: Float64Array,
    masks: StepMasks,
    from: number,
    to: number,
    visit: (row: number, ordinal: number) => void,
  ): void {
    const isOwnMoment = this.#rules.ties === 'arrival';
    let ordinal = 0;
    let before = NaN;
    for (let row = from; row < to; row++) {
      const mask = masks[row]!;
      if (mask === 0) continue;
      const instant = at[row]!;
      if (isOwnMoment || instant !== before) ordinal++;
      before = instant;
      if ((mask & stepBits) !== 0) visit(row, ordinal);
    }
  }
}
