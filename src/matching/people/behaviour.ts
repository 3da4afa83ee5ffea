import type { Batch } from '../../columns/batch';
import type { Column } from '../../columns/column';
import { rowsPassing, type RowTest } from '../../columns/row-tests';
import { countFits, type Did } from '../../model/people-rules';
import { yesOrNo, type RowsOf, type RuleWalk } from './rule-walk';

/** How often something was done: the matching events among those looked at. */
export function timesDone(rule: Pick<Did, 'atLeast' | 'atMost'>, test: RowTest, rowsOf: RowsOf): RuleWalk {
  return {
    ...{ untold: 0, needsAll: false },
    visit(batch, values) {
      const passing = rowsPassing(test, batch);
      const look = rowsOf(batch);
      for (let unit = 0; unit < batch.units; unit++) {
        const { from, to } = look(unit);
        let times = 0;
        for (let row = from; row < to; row++) times += passing[row]!;
        values[batch.firstUnit + unit] = times;
      }
    },
    test: () => (times) => countFits(rule, times),
  };
}

/** Whether the first or the last event that exists among those looked at matches. */
export function endDid(end: 'first' | 'last', test: RowTest, exists: RowTest, rowsOf: RowsOf): RuleWalk {
  return yesOrNo((batch) => {
    const passing = rowsPassing(test, batch);
    const there = rowsPassing(exists, batch);
    return (from, to) => {
      const row = endOf(end, there, from, to);
      return row >= 0 && passing[row] === 1;
    };
  }, rowsOf);
}

/** The first or last row with a 1; -1 without any. */
function endOf(end: 'first' | 'last', values: Uint8Array, from: number, to: number): number {
  if (end === 'last') {
    for (let row = to - 1; row >= from; row--) if (values[row] === 1) return row;
    return -1;
  }
  for (let row = from; row < to; row++) if (values[row] === 1) return row;
  return -1;
}

/** Rows by what a property holds: `exists` passes the filter, `has` has the property, `fits` satisfies the condition. */
export interface PropertyRows {
  exists: RowTest;
  /** positions in `Batch.columns` */
  has: number;
  fits: number;
  /** whether an absent property satisfies the condition */
  absentFits: boolean;
}

/** Whether the person's first or last value, or any of them, satisfies a condition. */
export function personHas(take: 'first' | 'last' | 'any', rows: PropertyRows, rowsOf: RowsOf): RuleWalk {
  return yesOrNo((batch) => {
    const known = rowsPassing(rows.exists, batch);
    const has = maskAt(batch.columns[rows.has]);
    const fits = maskAt(batch.columns[rows.fits]);
    for (let row = 0; row < batch.rows; row++) known[row]! &= has[row]!;
    return (from, to) => {
      const row = endOf(take === 'last' ? 'last' : 'first', known, from, to);
      if (row < 0) return rows.absentFits;
      if (take !== 'any') return fits[row] === 1;
      for (let other = row; other < to; other++) if (known[other] === 1 && fits[other] === 1) return true;
      return false;
    };
  }, rowsOf);
}

function maskAt(column: Column | undefined): Uint8Array {
  if (column?.as !== 'mask') throw new Error('a property of a person has no mask');
  return column.values;
}

/** The three matchers of a sequence; `between` is what must not lie between. */
export interface SequenceTests {
  first: RowTest;
  then: RowTest;
  between: RowTest | null;
  /** Infinity: at any later time */
  withinUs: number;
}

/** Whether something is followed by something else. Instant by instant: the latest first that nothing stands after is the best one to go on from. */
export function followedBy({ first, then, between, withinUs }: SequenceTests, rowsOf: RowsOf): RuleWalk {
  return yesOrNo((batch) => {
    const { at } = batch;
    const firsts = rowsPassing(first, batch);
    const thens = rowsPassing(then, batch);
    const betweens = between === null ? null : rowsPassing(between, batch);
    return (from, to) => {
      let firstUs = -Infinity;
      for (let row = from; row < to;) {
        const instant = at[row]!;
        let [a, b, both, struck] = [0, 0, 0, 0];
        for (; row < to && at[row] === instant; row++) {
          a += firsts[row]!;
          b += thens[row]!;
          both += firsts[row]! & thens[row]!;
          struck |= betweens === null ? 0 : betweens[row]!;
        }
        const isOneEvent = a === 1 && b === 1 && both === 1;
        if (b > 0 && ((a > 0 && !isOneEvent) || (firstUs > -Infinity && instant - firstUs <= withinUs))) return true;
        if (a > 0) firstUs = instant;
        else if (struck === 1) firstUs = -Infinity;
      }
      return false;
    };
  }, rowsOf);
}

/** Whether the actor is, ever was, or at most came to one of some stages; they are numbered from 1 in the model's order, 0 is none. */
export function inStage(
  at: 'now' | 'ever' | 'highest',
  wanted: ReadonlySet<number>,
  stagesOf: (batch: Batch) => Uint32Array,
  rowsOf: RowsOf,
): RuleWalk {
  return yesOrNo((batch) => {
    const stages = stagesOf(batch);
    return (from, to) => {
      let [last, highest] = [0, 0];
      for (let row = from; row < to; row++) {
        const stage = stages[row]!;
        if (stage === 0) continue;
        if (at === 'ever' && wanted.has(stage)) return true;
        last = stage;
        if (stage > highest) highest = stage;
      }
      return at !== 'ever' && wanted.has(at === 'now' ? last : highest);
    };
  }, rowsOf);
}
