import { describe, expect, it } from 'vitest';
import { compareShares, holm, newcombe, twoShareP, wilson } from './comparison';

describe('two shares beside each other', () => {
  it('have the score interval that Wilson’s formula gives for 81 of 263', () => {
    const { low, high } = wilson({ count: 81, base: 263 });
    expect([low.toFixed(4), high.toFixed(4)]).toEqual(['0.2553', '0.3662']);
  });

  it('of none or of all have the one end exactly', () => {
    for (const base of [1, 2, 3, 7, 10, 49]) {
      expect([wilson({ count: 0, base }).low, wilson({ count: base, base }).high]).toEqual([0, 1]);
    }
  });

  it('differ by Newcombe’s published example, 56 of 70 against 48 of 80', () => {
    const { low, high } = newcombe({ count: 48, base: 80 }, { count: 56, base: 70 });
    expect([low.toFixed(4), high.toFixed(4)]).toEqual(['0.0524', '0.3339']);
  });

  it('have the p-value of the pooled z test: 45 of 100 against 60 of 100 is z = 2.124', () => {
    expect(twoShareP({ count: 45, base: 100 }, { count: 60, base: 100 })).toBeCloseTo(0.0337, 4);
    expect(twoShareP({ count: 5, base: 10 }, { count: 5, base: 10 })).toBeCloseTo(1, 6);
    expect(twoShareP({ count: 0, base: 40 }, { count: 0, base: 50 })).toBe(1);
  });

  it('are not tested under 30 units on a side, and have no rate without a base', () => {
    const few = compareShares({ count: 10, base: 29 }, { count: 50, base: 100 });
    expect(few).toMatchObject({ interval: null, p: null });
    expect(few.difference).toBeCloseTo(0.5 - 10 / 29);
    expect(compareShares({ count: 10, base: 30 }, { count: 50, base: 100 }).p).not.toBeNull();
    expect(compareShares({ count: 0, base: 0 }, { count: 1, base: 2 })).toEqual({
      ...{ a: null, b: 0.5, difference: null, interval: null, p: null },
    });
  });
});

describe('several p-values', () => {
  it('are adjusted by Holm: the smallest times their number, the next times one less, never falling', () => {
    const adjusted = holm([0.01, 0.04, 0.03, 0.005]).map((p) => p?.toFixed(2));
    expect(adjusted).toEqual(['0.03', '0.06', '0.06', '0.02']);
  });

  it('count only where there is one', () => {
    expect(holm([null, 0.02, null])).toEqual([null, 0.02, null]);
    expect(holm([0.9, 0.8])).toEqual([1, 1]);
  });
});
