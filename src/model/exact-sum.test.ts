import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addExactly, addSums, exactSum, exactSums } from './exact-sum';

function sumOf(values: readonly number[]): number {
  const sums = exactSums(1);
  for (const value of values) addExactly(sums, 0, value);
  return exactSum(sums, 0);
}

describe('an exact sum', () => {
  it('adds cents as cents, not as doubles', () => {
    expect(sumOf([0.1, 0.2])).toBe(0.3);
    expect(sumOf(Array.from({ length: 1000 }, () => 19.99))).toBe(19_990);
    expect(sumOf([4_500_000_000.07, -4_500_000_000.06])).toBe(0.01);
  });

  it('keeps small numbers beside large ones that cancel each other', () => {
    expect(sumOf([1e300, 1 / 3, -1e300])).toBe(1 / 3);
    expect(sumOf([1e16, 1, -1e16])).toBe(1);
    expect(sumOf([2 ** 53, 1 / 3, 1 / 3, 1 / 3])).toBe(2 ** 53);
  });

  it('rounds once, half to even', () => {
    expect(sumOf([2 ** 90, 2 ** 37])).toBe(2 ** 90);
    expect(sumOf([2 ** 90, 2 ** 37, 2 ** -80])).toBe(2 ** 90 + 2 ** 38);
    expect(sumOf([2 ** 90, 2 ** 37, -(2 ** -80)])).toBe(2 ** 90);
  });

  it('of nothing is 0', () => {
    expect(sumOf([])).toBe(0);
  });

  it('does not depend on the order nor on how it was cut', () => {
    const value = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 }),
      fc.integer({ min: -1e9, max: 1e9 }).map((n) => n / 100),
    );
    fc.assert(
      fc.property(fc.array(value, { maxLength: 40 }), fc.nat(), (values, cut) => {
        const [a, b] = [exactSums(1), exactSums(1)];
        const place = cut % (values.length + 1);
        for (const one of values.slice(place)) addExactly(a, 0, one);
        for (const one of values.slice(0, place).reverse()) addExactly(b, 0, one);
        addSums(a, b);
        expect(exactSum(a, 0)).toBe(sumOf(values));
      }),
      { numRuns: 2000 },
    );
  });

  it('of whole numbers of any size is that of big integers', () => {
    fc.assert(
      fc.property(fc.array(fc.maxSafeInteger(), { maxLength: 50 }), (values) => {
        const exact = Number(values.reduce((sum, value) => sum + BigInt(value), 0n));
        expect(Math.abs(sumOf(values) - exact)).toBeLessThanOrEqual(Math.abs(exact) * 2 ** -52);
      }),
    );
  });
});
