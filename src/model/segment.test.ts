import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { countFits } from './people-rules';
import { compareSchema, segmentSchema, sidesOf } from './segment';

const isSegment = (input: unknown): boolean => v.is(segmentSchema, input);

describe('a segment', () => {
  it('is a list of ids, something done, or such rules joined', () => {
    expect(isSegment({ actors: [] })).toBe(true);
    expect(isSegment({ did: { event: 'buy' } })).toBe(true);
    expect(isSegment({ did: { event: null }, atMost: 0, range: { last: 7, unit: 'day' } })).toBe(true);
    expect(isSegment({ all: [{ not: { actors: ['a'] } }, { any: [{ did: { event: 'buy' }, atLeast: 3 }] }] })).toBe(
      true,
    );
  });

  it('is nothing else', () => {
    const wrong = [
      ...[null, {}, [], 'all', { actors: 'a' }, { actors: [1] }, { did: {} }, { all: [] }, { any: {} }, { not: null }],
      { did: { event: 'buy' }, atLeast: 3, atMost: 2 },
      { did: { event: 'buy' }, atLeast: -1 },
      { actors: ['a'], name: 'x' },
    ];
    expect(wrong.filter(isSegment)).toEqual([]);
  });

  it('is nested to a bounded depth', () => {
    const deep = (levels: number): unknown => (levels === 0 ? { actors: [] } : { not: deep(levels - 1) });
    expect(isSegment(deep(20))).toBe(true);
    expect(isSegment(deep(22))).toBe(false);
  });
});

describe('something done', () => {
  it('is done at least once unless told; "at most 0" alone is not done', () => {
    expect([0, 1, 9].map((times) => countFits({}, times))).toEqual([false, true, true]);
    expect([0, 1].map((times) => countFits({ atMost: 0 }, times))).toEqual([true, false]);
    expect([1, 2, 4, 5].map((times) => countFits({ atLeast: 2, atMost: 4 }, times))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});

describe('a comparison', () => {
  it('is with other people or with another range', () => {
    expect(v.is(compareSchema, { segment: { actors: ['a'] } })).toBe(true);
    expect(v.is(compareSchema, { range: { from: '2024-01-01' } })).toBe(true);
    expect(v.is(compareSchema, { range: {}, segment: { actors: [] } })).toBe(false);
    expect(v.is(compareSchema, {})).toBe(false);
  });

  it('asks the same question twice, with one thing changed', () => {
    const spec = { kind: 'x', segment: { actors: ['a'] }, range: { last: 1, unit: 'week' as const } };
    expect(sidesOf(spec)).toEqual({ own: spec, other: null });
    const range = { from: '2024-01-01' };
    expect(sidesOf({ ...spec, compare: { range } })).toEqual({ own: spec, other: { ...spec, range } });
    const segment = { actors: ['b'] };
    expect(sidesOf({ ...spec, compare: { segment } }).other).toEqual({ ...spec, segment });
  });
});
