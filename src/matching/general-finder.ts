import type { Attempt, Ties } from './attempt';
import { AnySearch } from './any-search';
import { existsBit, type ServingRows } from './attempt-finder';
import { SearchMoments } from './search-moments';
import { bitCount, type SearchRules } from './search-rules';
import type { Found, UnitSearch } from './unit-search';
import { WaySearch } from './way-search';

/** Rows of a batch as a general search sees them. `masks` has `existsBit` for every event that exists. */
export interface SearchRows extends ServingRows {
  /** exclusions that the event matches, bits by index; null without exclusions */
  strikes: Uint32Array | null;
  /** number of the values that every step must share, 0 when one is missing; null when nothing is held */
  held: Uint32Array | null;
  /** by row: 1 when an attempt may start there with any step; only for rules in any order */
  mayStart: Uint8Array | null;
}

/** The moments of a unit that can make one attempt: of one session or day, with one value held. */
export interface Group {
  moments: SearchMoments;
  search: UnitSearch;
}

const stepBits = existsBit - 1;

/** The groups of the rows from … to - 1, which are one unit. `followed`: attempts are followed beyond the last event that could serve, so what strikes after it counts too. */
export function groupsOf(rules: SearchRules, rows: SearchRows, from: number, to: number, followed = false): Group[] {
  const { masks, keys, held, at } = rows;
  const serving = new Map<number, number[]>();
  const strikers = new Map<number, number[]>();
  const ordinals = new Int32Array(to - from);
  let ordinal = 0;
  let before = NaN;
  for (let row = from; row < to; row++) {
    if (masks[row] === 0) continue;
    if (rules.ties === 'arrival' || at[row] !== before) ordinal++;
    before = at[row]!;
    ordinals[row - from] = ordinal;
    const value = held === null ? 1 : held[row]!;
    if (value === 0) continue;
    if (rows.strikes !== null && rows.strikes[row] !== 0) listed(strikers, value).push(row);
    const key = keys === null ? 1 : keys[row]!;
    if (key !== 0 && (masks[row]! & stepBits) !== 0) listed(serving, value * 2 ** 32 + key).push(row);
  }
  return [...serving].map(([id, own]) => {
    const striking = (strikers.get(Math.floor(id / 2 ** 32)) ?? []).filter((row) => row >= own[0]!);
    return groupOf(rules, rows, own, striking, (row) => ordinals[row - from]!, followed ? to : own.at(-1)!);
  });
}

function listed(lists: Map<number, number[]>, key: number): number[] {
  let list = lists.get(key);
  if (list === undefined) lists.set(key, (list = []));
  return list;
}

function groupOf(
  rules: SearchRules,
  { at, masks, strikes, keys, mayStart }: SearchRows,
  serving: readonly number[],
  striking: readonly number[],
  ordinal: (row: number) => number,
  last: number,
): Group {
  const moments = new SearchMoments(rules.ties);
  const key = keys === null ? 0 : keys[serving[0]!]!;
  const starts: boolean[] = [];
  const add = (row: number, mask: number): void => {
    const inKey = keys === null || keys[row] === key;
    if (!inKey && row > last) return;
    moments.add(row, at[row]!, ordinal(row), mask, strikes === null ? 0 : strikes[row]!, inKey);
    starts[moments.count - 1] = mayStart === null || mayStart[row] === 1;
  };
  let i = 0;
  for (const row of serving) {
    for (; i < striking.length && striking[i]! < row; i++) add(striking[i]!, 0);
    if (striking[i] === row) i++;
    add(row, masks[row]! & stepBits);
  }
  for (; i < striking.length; i++) add(striking[i]!, 0);
  const search = rules.anyOrder ? new AnySearch(rules, moments, starts) : new WaySearch(rules, moments);
  return { moments, search };
}

/** Finds the best attempt of a unit by a search over its events, for rules the linear scans cannot follow. */
export class GeneralFinder {
  readonly #none: Attempt = { depth: 0, rows: new Int32Array(0) };

  constructor(private readonly rules: SearchRules) {}

  /** The best attempt of the rows from … to - 1, which are one unit; depth 0 when there is none or it is struck. */
  find(rows: SearchRows, from: number, to: number): Attempt {
    let best: Found | null = null;
    for (const { search } of groupsOf(this.rules, rows, from, to)) {
      const found = search.best();
      if (found !== null && (best === null || isBetterFound(found, best, rows.at, this.rules))) best = found;
    }
    return best === null || best.struck ? this.#none : best;
  }
}

/** True when `a` is to be reported rather than `b`, by the funnel's definition of the best attempt. */
export function isBetterFound(a: Found, b: Found, at: Float64Array, rules: SearchRules): boolean {
  if (a.depth !== b.depth) return a.depth > b.depth;
  if (a.struck || b.struck) return b.struck && !a.struck;
  const left = rankOf(a, at, rules);
  const right = rankOf(b, at, rules);
  const i = left.findIndex((value, place) => value !== right[place]);
  return i >= 0 && left[i]! < right[i]!;
}

function rankOf({ depth, rows }: Found, at: Float64Array, { ties, optional }: SearchRules): number[] {
  const steps = Array.from(rows);
  const taken = steps.reduce((mask, row, i) => (row >= 0 ? mask | (1 << i) : mask), 0);
  const moment = (row: number | undefined): number =>
    row === undefined || row < 0 ? Infinity : ties === ('arrival' satisfies Ties) ? row : at[row]!;
  const arrival = (row: number | undefined): number => (row === undefined || row < 0 ? Infinity : row);
  return [
    moment(steps[0]),
    moment(steps[depth - 1]),
    -bitCount(taken & optional),
    ...steps.map(moment),
    ...[steps[0], steps[depth - 1], ...steps].map(arrival),
  ];
}
