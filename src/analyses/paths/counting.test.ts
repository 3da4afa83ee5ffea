import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashOf, SliceHashes } from '../../matching/hashes';
import { emptySequences, listSequences, newSource, sequenceNumber, type Sequences } from '../../matching/sequences';
import { tallyOf } from '../../model/tally';
import { Top } from '../../model/top';

const numberOf = (all: Sequences, nodes: Uint32Array, from: number, to: number): number =>
  sequenceNumber(all, nodes, from, to, hashOf(nodes, from, to));

describe('sequences', () => {
  it('are told apart by their nodes, also where hashes meet', () => {
    const all = emptySequences();
    const nodes = new Uint32Array(3);
    const numbers = new Uint32Array(800_000);
    for (let i = 0; i < 800_000; i += 1) {
      nodes.set([7, i % 1000, Math.floor(i / 1000) % 400]);
      newSource(all);
      numbers[i] = numberOf(all, nodes, 0, 3);
    }
    expect(all.count).toBe(400_000);
    expect(listSequences(all, numbers, 800_000, new Float64Array(0)).paths.every((n) => n === 2)).toBe(true);
  });

  it('are told apart when all hashes are one', () => {
    const all = emptySequences();
    const nodes = Uint32Array.of(0, 1, 0, 1, 1);
    const number = (from: number, to: number): number => sequenceNumber(all, nodes, from, to, 9);
    expect([number(0, 2), number(2, 4), number(0, 1), number(1, 2), number(3, 5), number(4, 5)]).toEqual([
      0, 0, 1, 2, 3, 2,
    ]);
  });

  it('one that begins another is another', () => {
    const all = emptySequences();
    const nodes = Uint32Array.of(0, 0, 0);
    expect([1, 2, 3, 2].map((length) => numberOf(all, nodes, 0, length))).toEqual([0, 1, 2, 1]);
    expect([...listSequences(all, Uint32Array.of(0, 1, 2, 1), 4, new Float64Array(0)).paths]).toEqual([1, 2, 1]);
  });

  it('that are slices of one source share its nodes', () => {
    const all = emptySequences();
    const nodes = Uint32Array.from({ length: 5000 }, (_, i) => i);
    for (let from = 0; from < 4000; from += 1) numberOf(all, nodes, from, from + 1000);
    const list = listSequences(all, new Uint32Array(0), 0, new Float64Array(0));
    expect([all.count, all.end]).toEqual([4000, 4999]);
    for (const id of [0, 1, 3999]) {
      expect([...list.nodes.subarray(list.starts[id], list.ends[id])]).toEqual([...nodes.subarray(id, id + 1000)]);
    }
  });
});

describe('hashes of slices', () => {
  it('are those of the slices walked through', () => {
    const hashes = new SliceHashes();
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 1, maxLength: 100 }), fc.nat(99), fc.nat(100), (list, a, b) => {
        const nodes = Uint32Array.from(list);
        hashes.read(nodes, list.length);
        const [from, to] = [Math.min(a, list.length - 1), Math.min(b, list.length)];
        if (to > from) expect(hashes.of(from, to)).toBe(hashOf(nodes, from, to));
      }),
    );
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
