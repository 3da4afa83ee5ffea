import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';
import { manifestOf, stored, textsOf } from '../../test/support/stored-shop';
import { DatasetStore } from './dataset-store';
import { DiskShelf } from './disk-shelf';
import { MemoryShelf } from './memory-shelf';
import type { SavedRecord } from './record';
import { switchGeneration } from './write-generation';

let opened: DiskShelf | null = null;
let names = 0;
afterEach(() => opened?.close());

describe.each(['disk', 'memory'] as const)('the rows of a data set kept on %s', (kind) => {
  async function withShop(): Promise<DatasetStore> {
    if (kind === 'disk') opened = new DiskShelf(`rows${(names += 1)}`);
    const store = new DatasetStore(kind === 'disk' ? opened! : new MemoryShelf(), kind);
    await store.shelf.putManifest(manifestOf(await stored(store.shelf, 'g1', ['abc', 'de'])));
    return store;
  }
  const chunksOf = async (store: DatasetStore): Promise<Blob[]> => {
    const found = await store.source('d1');
    return found.ok ? found.source.chunks : [];
  };
  async function append(store: DatasetStore, generation: string, texts: string[]): Promise<void> {
    const before = await store.shelf.manifest('d1');
    if (before === null) throw new Error('no manifest');
    await switchGeneration(store.shelf, before, await stored(store.shelf, generation, texts));
    await store.noteRows('d1');
  }
  const rename = async (store: DatasetStore, name: string): Promise<void> => {
    const { content, revision } = (await store.records.all()).records.find(isLabels)!;
    await store.records.change([
      { kind: 'dataset', id: 'd1', content: { ...content, name }, savedAt: 9, read: revision },
    ]);
  };
  const isLabels = (record: SavedRecord): record is SavedRecord<'dataset'> => record.kind === 'dataset';

  it('an append is a step of the history: undone, done again, undone by its own button, and done again', async () => {
    const store = await withShop();
    await append(store, 'g2', ['x', 'y', 'z']);
    const appended = { undoes: 'append', appendedAt: 6, summary: { events: 3 } };
    const before = { undoes: null, appendedAt: null, summary: { events: 2 } };
    expect((await store.datasets())[0]).toMatchObject(appended);
    for (const undo of [() => store.records.undo(), () => store.undoAppend('d1')]) {
      await undo();
      expect(await textsOf(await chunksOf(store))).toBe('abc|de');
      expect((await store.datasets())[0]).toMatchObject(before);
      expect((await store.records.redo())?.entries[0]?.after?.rows).toEqual({ generation: 'g2', events: 3 });
      expect(await textsOf(await chunksOf(store))).toBe('x|y|z');
      expect((await store.datasets())[0]).toMatchObject(appended);
    }
  });

  it('an append undone after other changes leaves them, and undoing that brings the rows back', async () => {
    const store = await withShop();
    await append(store, 'g2', ['xyz']);
    await rename(store, 'Store');
    await store.undoAppend('d1');
    expect((await store.datasets())[0]).toMatchObject({ undoes: null, summary: { name: 'Store', events: 2 } });
    await store.records.undo();
    expect((await store.datasets())[0]).toMatchObject({ undoes: 'append', summary: { name: 'Store', events: 1 } });
    await store.records.undo();
    expect((await store.datasets())[0]).toMatchObject({ undoes: 'append', summary: { name: 'Shop', events: 1 } });
  });

  it('rows whose undoing cannot be undone any more go with the sweep', async () => {
    const store = await withShop();
    await append(store, 'g2', ['xyz']);
    await store.records.undo();
    await store.sweep();
    expect((await store.shelf.generations()).sort()).toEqual(['g1', 'g2']);
    await rename(store, 'Store');
    await store.sweep();
    expect(await store.shelf.generations()).toEqual(['g1']);
    expect((await store.datasets())[0]).toMatchObject({ undoes: null, summary: { name: 'Store', events: 2 } });
  });

  it('an append before the last is no step any more, as its rows are not kept; what was done before it is', async () => {
    const store = await withShop();
    await rename(store, 'Store');
    await append(store, 'g2', ['xyz']);
    await append(store, 'g3', ['uvw', 'xyz']);
    await store.sweep();
    expect((await store.records.undo())?.entries[0]?.before?.rows?.generation).toBe('g2');
    expect((await store.records.undo())?.entries[0]?.before?.content).toMatchObject({ name: 'Shop' });
    expect(await store.records.undo()).toBeNull();
    expect(await textsOf(await chunksOf(store))).toBe('xyz');
  });
});
