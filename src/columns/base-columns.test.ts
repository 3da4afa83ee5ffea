import { describe, expect, it } from 'vitest';
import { storeLog } from '../../test/support/log';
import { nodeSource } from '../../test/support/node-source';
import { AlignedColumns, noReading } from './aligned-columns';
import { baseBytes, packBase, unpackBase } from './base-columns';

const { base, dataset, ...stored } = storeLog([
  { actor: 'b', event: 'view', at: 5, session: 's1' },
  { actor: 'a', event: 'buy', at: 2 ** 51 + 1 },
  { actor: 'a', event: 'view', at: -1.5e15, session: 's2' },
]);
const goOn = (): void => undefined;

describe('base columns that are kept', () => {
  it('come back as they were, with sessions and without', async () => {
    expect(base.session).not.toBeNull();
    expect(await unpackBase(packBase(base), dataset)).toEqual(base);
    const bare = { ...base, session: null };
    expect(await unpackBase(packBase(bare), { ...dataset, hasSessions: false })).toEqual(bare);
    const sizes = Object.values(packBase(base)).map((one) => (one instanceof Blob ? one.size : 0));
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(baseBytes(base));
  });

  it('are taken for none when they are of another data set, of another version or no columns', async () => {
    const kept = packBase(base);
    const others = [
      { ...dataset, rows: dataset.rows + 1 },
      { ...dataset, actors: dataset.actors + 1 },
      { ...dataset, hasSessions: false },
      { ...dataset, events: Array.from({ length: 300 }, (_, i) => ({ name: String(i), events: 1 })) },
    ];
    for (const other of others) expect(await unpackBase(kept, other)).toBeNull();
    for (const stranger of [undefined, null, 'x', {}, { ...kept, v: 2 }, { ...kept, at: 'text' }]) {
      expect(await unpackBase(stranger, dataset)).toBeNull();
    }
  });

  it('are read from the data set once, and then from where they are kept', async () => {
    const source = await nodeSource({ base, dataset, ...stored });
    const shelf = new Map<string, object>();
    const kept = {
      read: (name: string) => Promise.resolve(shelf.get(name)),
      keep: (name: string, _: number, pack: () => object) => void shelf.set(name, pack()),
    };
    const [first, second] = [noReading(), noReading()];
    const before = await new AlignedColumns(source, dataset, kept).base(first, goOn);
    expect(first.sql).toHaveLength(1);
    const after = await new AlignedColumns(source, dataset, kept).base(second, goOn);
    expect(second.sql).toEqual([]);
    expect([before, after]).toEqual([base, base]);
    await source.close();
  });

  it('are read from the data set when what was kept cannot be read', async () => {
    const source = await nodeSource({ base, dataset, ...stored });
    const broken = { read: () => Promise.reject(new Error('NotReadableError')), keep: goOn };
    expect(await new AlignedColumns(source, dataset, broken).base(noReading(), goOn)).toEqual(base);
    await source.close();
  });
});
