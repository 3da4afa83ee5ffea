import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactMean, quantile } from './statistics';

const of = (...values: number[]): Float64Array => Float64Array.from(values);

describe('quantiles interpolate linearly between the neighbours', () => {
  it('the median of four values is the mean of the middle two', () => {
    expect(quantile(of(4, 1, 3, 2), 0.5)).toBe(2.5);
  });
  it('the 90th percentile of 10, 20, 30, 40 is 37', () => {
    expect(quantile(of(40, 10, 30, 20), 0.9)).toBeCloseTo(37, 12);
  });
  it('of one value all quantiles are that value, of none there is none', () => {
    expect([quantile(of(7), 0), quantile(of(7), 0.9), quantile(of(), 0.5)]).toEqual([7, 7, null]);
  });
  it('agree with sorting, whatever the order and however many are equal', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 60 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (values, p) => {
          const sorted = [...values].sort((a, b) => a - b);
          const place = (values.length - 1) * p;
          const lower = sorted[Math.floor(place)]!;
          const upper = sorted[Math.ceil(place)]!;
          expect(quantile(of(...values), p)).toBeCloseTo(lower + (upper - lower) * (place - Math.floor(place)), 9);
        },
      ),
    );
  });
});

describe('the mean', () => {
  it('of large whole numbers does not depend on their order', () => {
    const values = Array.from({ length: 30_001 }, (_, i) => 3e13 + ((i * 7919) % 1009));
    expect(exactMean(of(...values))).toBe(exactMean(of(...values.reverse())));
  });
  it('is exact where a running sum would lose the last digit', () => {
    expect(exactMean(of(2 ** 53, 1, 1, 2))).toBe((2 ** 53 + 4) / 4);
  });
  it('of nothing is null', () => {
    expect(exactMean(of())).toBeNull();
  });
});
