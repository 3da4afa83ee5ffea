import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countSequence, emptySequences, listSequences } from './sequences';
import { tallyOf } from './tally';
import { Top } from './top';

describe('sequences', () => {
  it('are told apart by their nodes, also where hashes meet', () => {
    const all = emptySequences();
    const nodes = new Uint32Array(3);
    for (let round = 0; round < 2; round += 1) {
      for (let i = 0; i < 400_000; i += 1) {
        nodes.set([7, i % 1000, Math.floor(i / 1000)]);
        countSequence(all, nodes, 0, 3, 1);
      }
    }
    expect(all.count).toBe(400_000);
    expect(listSequences(all).paths.every((n) => n === 2)).toBe(true);
  });

  it('one that begins another is another', () => {
    const all = emptySequences();
    const nodes = Uint32Array.of(0, 0, 0);
    expect([1, 2, 3, 2].map((length) => countSequence(all, nodes, 0, length, 1))).toEqual([0, 1, 2, 1]);
    expect([...listSequences(all).paths]).toEqual([1, 2, 1]);
  });
});

describe('tallies', () => {
  it('give the same sums whether kept as an array or as a hash table', () => {
    const adds = fc.array(fc.tuple(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 1, max: 9 })), { maxLength: 50 });
    const spread = 2 ** 45;
    fc.assert(
      fc.property(adds, (list) => {
        const [small, large] = [tallyOf(100), tallyOf(100 * spread)];
        for (const [key, n] of list) {
          small.add(key, n);
          large.add(key * spread, n);
        }
        const seen = new Map<number, number>();
        large.each((key, n) => seen.set(key / spread, n));
        small.each((key, n) => expect(seen.get(key)).toBe(n));
        expect(seen.size).toBe(new Set(list.map(([key]) => key)).size);
        expect(large.get(7 * spread)).toBe(small.get(7));
      }),
    );
  });

  it('grow with many keys', () => {
    const tally = tallyOf(2 ** 40);
    for (let i = 0; i < 50_000; i += 1) tally.add(i * 4096, i);
    expect([tally.get(0), tally.get(4096 * 49_999), tally.get(5)]).toEqual([0, 49_999, 0]);
    let keys = 0;
    tally.each(() => (keys += 1));
    expect(keys).toBe(50_000);
  });
});

describe('the first of many', () => {
  it('are the same in whatever order they come', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer(), { maxLength: 200 }), fc.integer({ min: 1, max: 9 }), (items, limit) => {
        const top = new Top<number>(limit, (a, b) => a - b);
        for (const item of items) top.add(item);
        expect(top.list()).toEqual([...items].sort((a, b) => a - b).slice(0, limit));
      }),
    );
  });
});
