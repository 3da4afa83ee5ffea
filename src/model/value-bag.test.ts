import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { middleOf, relativeError, stepOf, timeOf, timeStepOf } from './rounding';
import { addToBag, emptyBag, meanOf, mergedBags, pilesBy, quantileOf, sizeOf, type ValueBag } from './value-bag';

type Entry = [cell: number, value: number];

const bagOf = (entries: readonly Entry[], limit?: number): ValueBag => {
  const bag = emptyBag(limit);
  for (const [cell, value] of entries) addToBag(bag, cell, value);
  return bag;
};
const near = (actual: number, exact: number): boolean =>
  Math.abs(actual - exact) <= relativeError * Math.abs(exact) * (1 + 1e-9);
const time = fc.oneof(fc.nat(20), fc.nat(10 ** 6), fc.nat(9 * 10 ** 15));
const entries = (values: fc.Arbitrary<number>): fc.Arbitrary<Entry[]> =>
  fc.array(fc.tuple(fc.nat(3), values), { maxLength: 60, size: 'max' });

describe('a rounded value', () => {
  it('is at most 0.1 % off, whatever its size and sign, and 0 stays 0', () => {
    const numbers = fc.double({ noNaN: true, noDefaultInfinity: true }).filter((n) => Math.abs(n) > 1e-300 || n === 0);
    fc.assert(fc.property(numbers, (n) => near(middleOf(stepOf(n)), n)));
    expect(middleOf(stepOf(0))).toBe(0);
  });

  it('grows with the value', () => {
    const far = fc.tuple(
      fc.double({ noNaN: true, min: -1e12, max: 1e12 }),
      fc.double({ noNaN: true, min: -1e12, max: 1e12 }),
    );
    fc.assert(fc.property(far, ([a, b]) => a >= b || stepOf(a) <= stepOf(b)));
  });

  it('of a time in whole microseconds has a small number', () => {
    fc.assert(fc.property(time, (us) => near(timeOf(timeStepOf(us)), us) && timeStepOf(us) < 2 ** 16));
    expect([timeStepOf(0), timeOf(0)]).toEqual([0, 0]);
  });
});

describe('a bag of values', () => {
  it('keeps as many as its limit and says their exact quantiles and mean', () => {
    const [pile] = pilesBy(
      bagOf(
        [
          [0, 10],
          [0, 20],
          [0, 40],
          [0, 30],
        ],
        4,
      ),
      1,
      () => 0,
    );
    expect(pile).toBeDefined();
    if (pile === undefined) return;
    expect([sizeOf(pile), quantileOf(pile, 0.5), quantileOf(pile, 0.9), meanOf(pile)]).toEqual([4, 25, 37, 25]);
  });

  it('with one more rounds all of them, and says what it said to within 0.1 %', () => {
    const five: Entry[] = [
      [0, 10],
      [0, 20],
      [0, 40],
      [0, 30],
      [0, 50],
    ];
    const [exact, rounded] = [bagOf(five, 5), bagOf(five, 4)].map((bag) => pilesBy(bag, 1, () => 0)[0]);
    expect([exact?.counts, rounded?.counts]).toEqual([null, Float64Array.of(1, 1, 1, 1, 1)]);
    if (rounded === undefined) return;
    expect(quantileOf(rounded, 0.5)).not.toBe(30);
    expect(near(quantileOf(rounded, 0.5) ?? NaN, 30)).toBe(true);
    expect(near(meanOf(rounded) ?? NaN, 30)).toBe(true);
  });

  it('keeps the error on random times, by cell and over several', () => {
    fc.assert(
      fc.property(entries(time), fc.nat(10), fc.constantFrom(0, 0.5, 0.9, 1), (all, limit, p) => {
        for (const [keys, keyOf] of [
          [4, (cell: number) => cell],
          [2, (cell: number) => cell % 2],
        ] as const) {
          const exact = pilesBy(bagOf(all), keys, keyOf);
          pilesBy(bagOf(all, limit), keys, keyOf).forEach((pile, key) => {
            const same = exact[key] ?? { values: new Float64Array(0), counts: null };
            expect(sizeOf(pile)).toBe(sizeOf(same));
            for (const say of [meanOf, (one: typeof pile) => quantileOf(one, p)]) {
              const [got, should] = [say(pile), say(same)];
              expect(got === should || (got !== null && should !== null && near(got, should))).toBe(true);
            }
          });
        }
      }),
    );
  });

  it('merged says the same as whole, below the limit and above it', () => {
    const numbers = fc.oneof(time, fc.integer({ min: -1000, max: 1000 }));
    fc.assert(
      fc.property(entries(numbers), entries(numbers), fc.nat(130), (left, right, limit) => {
        const sorted = (bag: ValueBag): unknown =>
          pilesBy(bag, 4, (cell) => cell).map(({ values, counts }) => [values.slice().sort(), counts]);
        const merged = mergedBags(bagOf(left, limit), bagOf(right, limit));
        expect(sorted(merged)).toEqual(sorted(bagOf([...left, ...right], limit)));
        expect(merged.size).toBe(left.length + right.length);
      }),
    );
  });
});
