import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Pile } from '../../model/value-bag';
import { histogram } from './histogram';

const pile = (values: number[]): Pile => ({ values: Float64Array.from(values), counts: null });
const hours = (...values: number[]): Pile => pile(values.map((value) => value * 3600e6));

describe('the histogram of times', () => {
  it('puts a time on an edge into the bin that begins there, and one on the last edge into the last bin', () => {
    const { edgesMs, counts } = histogram(hours(1, 1.5, 2, 4));
    expect([edgesMs.map((ms) => ms / 3600e3), counts]).toEqual([
      [1, 2, 4],
      [2, 2],
    ]);
  });
  it('of no time at all has one bin from zero', () => {
    expect(histogram(hours(0, 0))).toEqual({ edgesMs: [0, 1], counts: [2] });
  });
  it('of centuries has edges that reach them', () => {
    const { edgesMs } = histogram(hours(24 * 365 * 300));
    expect(edgesMs.at(-1)).toBeGreaterThanOrEqual(300 * 365 * 86_400e3);
  });
  it('of rounded times counts each as often as it came', () => {
    const rounded = { values: hours(1, 3).values, counts: Float64Array.of(5, 2) };
    expect(histogram(rounded).counts).toEqual([5, 2]);
  });
  it('counts each time once, between its edges', () => {
    const times = fc.array(fc.oneof(fc.nat(5000), fc.nat(1e9), fc.maxSafeNat()), { minLength: 1 });
    fc.assert(
      fc.property(times, (us) => {
        const { edgesMs, counts } = histogram(pile(us));
        expect(edgesMs[0]! * 1000).toBeLessThanOrEqual(Math.min(...us));
        expect(edgesMs.at(-1)! * 1000).toBeGreaterThanOrEqual(Math.max(...us));
        const last = counts.length - 1;
        expect(counts).toEqual(
          counts.map((_, i) => {
            const isIn = (ms: number): boolean => ms >= edgesMs[i]! && (ms < edgesMs[i + 1]! || i === last);
            return us.filter((value) => isIn(value / 1000)).length;
          }),
        );
      }),
    );
  });
});
