import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { durationUs, type Duration } from './duration';
import { durationSchema } from './schemas';

describe('a duration', () => {
  it.each<[Duration['unit'], number]>([
    ['second', 2e6],
    ['minute', 120e6],
    ['hour', 7_200e6],
    ['day', 172_800e6],
    ['week', 1_209_600e6],
  ])('of two units of a %s is so many microseconds, a day being 24 hours', (unit, us) => {
    expect(durationUs({ amount: 2, unit })).toBe(us);
  });

  it('may be a part of a unit, and is longer than nothing', () => {
    expect(durationUs({ amount: 0.5, unit: 'hour' })).toBe(1800e6);
    const isDuration = (input: unknown): boolean => v.is(durationSchema, input);
    expect([0, -1, Infinity, '1'].map((amount) => isDuration({ amount, unit: 'day' }))).toEqual(Array(4).fill(false));
    expect(isDuration({ amount: 1, unit: 'month' })).toBe(false);
  });
});
