import fc from 'fast-check';
import { expect, it } from 'vitest';
import { relativeError } from './rounding';
import { addTime, emptyTimes, isRounded, joinedTimes, timeAt, type TimeList } from './time-list';

const listOf = (times: readonly number[], limit?: number): TimeList => {
  const list = emptyTimes(limit);
  for (const us of times) addTime(list, us);
  return list;
};
const told = (list: TimeList): number[] => Array.from({ length: list.size }, (_, place) => timeAt(list, place));
const times = fc.array(fc.oneof(fc.nat(50), fc.nat(10 ** 9), fc.nat(9 * 10 ** 15)), { maxLength: 50, size: 'max' });

it('a list of times is exact up to its limit; with one more each time is at most 0.1 % off', () => {
  expect(told(listOf([5, 0, 10 ** 15], 3))).toEqual([5, 0, 10 ** 15]);
  const rounded = listOf([5, 0, 10 ** 15, 7], 3);
  expect(isRounded(rounded)).toBe(true);
  told(rounded).forEach((us, i) => {
    const exact = [5, 0, 10 ** 15, 7][i] ?? NaN;
    expect(Math.abs(us - exact)).toBeLessThanOrEqual(relativeError * exact);
  });
});

it('lists of times joined are the list of all, exact or rounded', () => {
  fc.assert(
    fc.property(times, times, fc.nat(110), (left, right, limit) => {
      const joined = joinedTimes(listOf(left, limit), listOf(right, limit));
      const whole = listOf([...left, ...right], limit);
      expect(told(joined)).toEqual(told(whole));
      expect(isRounded(joined)).toBe(left.length + right.length > limit);
    }),
  );
});
