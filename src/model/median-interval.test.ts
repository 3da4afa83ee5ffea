import { describe, expect, it } from 'vitest';
import { medianInterval } from './median-interval';
import type { Pile } from './value-bag';

/** 1 to n, in no order. */
const ofRanks = (n: number): Pile => ({ values: Float64Array.from({ length: n }, (_, i) => n - i), counts: null });

describe('the interval of a median', () => {
  it('lies between the ranks of the tables', () => {
    expect([6, 8, 9, 10, 15, 20, 25, 50, 100].map((n) => medianInterval(ofRanks(n)))).toEqual([
      [1, 6],
      [1, 8],
      [2, 8],
      [2, 9],
      [4, 12],
      [6, 15],
      [8, 18],
      [18, 33],
      [40, 61],
    ]);
  });

  it('is not known under six values', () => {
    for (const n of [0, 1, 5]) expect(medianInterval(ofRanks(n))).toBeNull();
  });

  it('counts rounded values as often as they came', () => {
    const pile = { values: Float64Array.of(10, 20, 30), counts: Float64Array.of(1, 6, 1) };
    expect(medianInterval(pile)).toEqual([10, 30]);
    expect(medianInterval({ ...pile, counts: Float64Array.of(1, 7, 1) })).toEqual([20, 20]);
  });

  it('goes on where ranks are approximated', () => {
    expect(medianInterval(ofRanks(1000))).toEqual([469, 532]);
    expect(medianInterval(ofRanks(1001))).toEqual([469, 533]);
  });
});
