import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';
import { manifestOf, report, stored, textsOf } from '../../test/support/stored-shop';
import { DatasetStore } from './dataset-store';
import { DiskShelf } from './disk-shelf';
import { MemoryShelf } from './memory-shelf';
import { OverflowShelf } from './overflow-shelf';
import type { RecordContents, SavedRecord } from './record';
import type { Shelf } from './shelf';
import { switchGeneration, writeChunks } from './write-generation';

let opened: DiskShelf | null = null;
let names = 0;
afterEach(() => opened?.close());

describe.each(['disk', 'memory'] as const)('data sets kept on %s', (kind) => {
  const open = (): DatasetStore => {
    if (kind === 'memory') return new DatasetStore(new MemoryShelf(), kind);
    opened = new DiskShelf(`test${(names += 1)}`);
    return new DatasetStore(opened, kind);
  };

  async function withShop(): Promise<DatasetStore> {
    const store = open();
    await store.shelf.putManifest(manifestOf(await stored(store.shelf, 'g1', ['abc', 'de'])));
    return store;
  }

  it('touchpoints go with their data set', async () => {
    const store = await withShop();
    const content = { touchpoints: { v: 1 } };
    await store.records.change([{ kind: 'touchpoints', id: 'd1', content, savedAt: 1, read: null }]);
    expect((await store.records.all()).records.map(({ kind }) => kind)).toEqual(['touchpoints', 'dataset']);
    expect(await store.delete('d1')).toMatchObject({ ok: true });
    expect(await store.records.all()).toEqual({ records: [], undo: null, redo: null });
  });

  it('a data set comes back with its chunks in order', async () => {
    const store = await withShop();
    const found = await store.source('d1');
    if (!found.ok) throw new Error(found.failure.code);
    expect(found.source).toMatchObject({ id: 'd1', name: 'Shop', timeZone: 'Europe/Berlin', weekStart: 'monday' });
    expect(await textsOf(found.source.chunks)).toBe('abc|de');
    const file = await store.file('d1');
    expect(file.ok && (await file.file.text())).toBe('abcde');
  });

  it('name and zone can change, and lists show them as they are now', async () => {
    const store = await withShop();
    await label(store, { name: 'Laden' });
    await label(store, { timeZone: 'Asia/Shanghai', weekStart: 'sunday' });
    const [kept] = await store.datasets();
    expect(kept?.summary).toMatchObject({ id: 'd1', name: 'Laden', timeZone: 'Asia/Shanghai', events: 2 });
    expect(kept).toMatchObject({ weekStart: 'sunday', storedBytes: 5, undoes: null, demo: false });
  });

  it('another name is taken back and given again, and stays when rows are appended meanwhile', async () => {
    const store = await withShop();
    const before = await store.shelf.manifest('d1');
    if (before === null) throw new Error('no manifest');
    await label(store, { name: 'Laden' });
    await switchGeneration(store.shelf, before, await stored(store.shelf, 'g2', ['xyz']));
    const seen: unknown[] = [];
    for (const move of ['undo', 'redo'] as const) {
      const step = await store.records[move]();
      seen.push([step?.entries[0]?.kind, (await store.datasets())[0]?.summary.name]);
    }
    expect(seen).toEqual([
      ['dataset', 'Shop'],
      ['dataset', 'Laden'],
    ]);
    expect(await textsOf(await chunksOf(store))).toBe('xyz');
  });

  it('of two tabs that name a data set the second is told what the first has written', async () => {
    const store = await withShop();
    const change = { kind: 'dataset' as const, id: 'd1', savedAt: 1, read: 1 };
    const content = { name: 'A', timeZone: 'UTC', weekStart: 'monday' as const };
    expect(await store.records.change([{ ...change, content }])).toMatchObject({ ok: true });
    expect(await store.records.change([{ ...change, content: { ...content, name: 'B' } }])).toMatchObject({
      stale: [{ theirs: { revision: 2, content: { name: 'A' } } }],
    });
  });

  it('what it was called goes with it', async () => {
    const store = await withShop();
    await label(store, { name: 'Laden' });
    await store.delete('d1');
    expect(await store.records.undo()).toBeNull();
    expect(await store.records.all()).toEqual({ records: [], undo: null, redo: null });
  });

  it('a manifest that names a missing chunk is refused, so a data set is never half', async () => {
    const store = open();
    const generation = await stored(store.shelf, 'g1', ['abc', 'de']);
    await store.shelf.removeChunks('g1');
    await expect(store.shelf.putManifest(manifestOf(generation))).rejects.toThrow('0 chunks are stored, 2 are named');
    expect(await store.datasets()).toEqual([]);
  });

  it('a changed byte is found by the full check, a missing chunk already on opening', async () => {
    const store = await withShop();
    expect(await store.check('d1')).toEqual({ ok: true });
    await store.shelf.putChunk('g1', 1, new Blob(['dX']));
    expect(await store.check('d1')).toMatchObject({ ok: false, failure: { code: 'datasetDamaged', id: 'd1' } });
    await store.shelf.putChunk('g1', 1, new Blob(['d']));
    expect(await store.source('d1')).toEqual({
      ok: false,
      failure: { code: 'datasetDamaged', id: 'd1', detail: 'chunk 1 has 1 bytes instead of 2' },
    });
  });

  it('leaving actors out is undone as itself, and the day of the last append stays', async () => {
    const store = await withShop();
    const before = await store.shelf.manifest('d1');
    if (before === null) throw new Error('no manifest');
    const appended = await switchGeneration(store.shelf, before, await stored(store.shelf, 'g2', ['xyz']));
    expect((await store.datasets())[0]).toMatchObject({ undoes: 'append', appendedAt: 6 });
    const next = await stored(store.shelf, 'g3', ['x']);
    const rejectedBy = [{ reason: 'leftOut' as const, records: 2, lines: [] }];
    await switchGeneration(store.shelf, appended, { ...next, report: { ...report, rejectedBy } }, appended.appendedAt);
    expect((await store.datasets())[0]).toMatchObject({ undoes: 'leaveOut', appendedAt: 6 });
    await store.undoAppend('d1');
    expect(await textsOf(await chunksOf(store))).toBe('xyz');
    expect((await store.datasets())[0]).toMatchObject({ undoes: null, appendedAt: 6 });
  });

  it('a second append lets the first generation go', async () => {
    const store = await withShop();
    for (const generation of ['g2', 'g3']) {
      const before = await store.shelf.manifest('d1');
      if (before === null) throw new Error('no manifest');
      await switchGeneration(store.shelf, before, await stored(store.shelf, generation, [generation]));
    }
    await store.sweep();
    expect((await store.shelf.generations()).sort()).toEqual(['g2', 'g3']);
  });

  it('deleting frees the chunks; an unknown id is said', async () => {
    const store = await withShop();
    expect(await store.delete('d1')).toEqual({ ok: true });
    expect(await store.shelf.generations()).toEqual([]);
    expect(await store.source('d1')).toEqual({ ok: false, failure: { code: 'unknownDataset', id: 'd1' } });
  });

  it('chunks of an import that was killed go with the sweep, those of data sets stay', async () => {
    const store = await withShop();
    await store.shelf.putChunk('orphan', 0, new Blob(['x']));
    await store.sweep();
    expect(await store.shelf.generations()).toEqual(['g1']);
  });

  it('a write that fails takes back its chunks; a full disk is told with numbers', async () => {
    const store = await withShop();
    const failing = {
      putChunk: (generation: string, index: number, chunk: Blob) =>
        index < 1
          ? store.shelf.putChunk(generation, index, chunk)
          : Promise.reject(new DOMException('full', 'QuotaExceededError')),
      removeChunks: (generation: string) => store.shelf.removeChunks(generation),
    };
    const chunks = ['a', 'b'].map((text) => new TextEncoder().encode(text));
    await expect(writeChunks(failing, 'g9', chunks, 2)).rejects.toMatchObject({
      failure: { code: 'storageFull', neededBytes: 2 },
    });
    expect(await store.shelf.generations()).toEqual(['g1']);
  });
});

/** Gives a data set another name or calendar. */
async function label(store: DatasetStore, change: Partial<RecordContents['dataset']>, id = 'd1'): Promise<void> {
  const { records } = await store.records.all();
  const kept = records.find((one): one is SavedRecord<'dataset'> => one.kind === 'dataset' && one.id === id);
  if (kept === undefined) throw new Error(`no data set ${id}`);
  const content = { ...kept.content, ...change };
  await store.records.change([{ kind: 'dataset', id, content, savedAt: 9, read: kept.revision }]);
}

describe('columns kept beside the chunks of a data set', () => {
  const kept = { v: 1 };
  async function withColumns(): Promise<{ store: DatasetStore; disk: DiskShelf }> {
    const disk = (opened = new DiskShelf(`test${(names += 1)}`));
    const store = new DatasetStore(disk, 'disk');
    await disk.putManifest(manifestOf(await stored(disk, 'g1', ['abc', 'de'])));
    await disk.putColumns('g1', 'base', kept);
    return { store, disk };
  }

  it('are those of the generation a source names', async () => {
    const { store, disk } = await withColumns();
    const found = await store.source('d1');
    expect(found.ok && (await disk.columns(found.source.generation, 'base'))).toEqual(kept);
  });

  it('go with it, and none come after it', async () => {
    const { store, disk } = await withColumns();
    expect(await store.delete('d1')).toEqual({ ok: true });
    expect(await disk.columns('g1', 'base')).toBeUndefined();
    await disk.putColumns('g1', 'base', kept);
    expect(await disk.columns('g1', 'base')).toBeUndefined();
  });

  it('are derived anew after a check, and are none of a newer generation', async () => {
    const { store, disk } = await withColumns();
    const before = await disk.manifest('d1');
    await switchGeneration(disk, before!, await stored(disk, 'g2', ['new']));
    expect(await disk.columns('g2', 'base')).toBeUndefined();
    await disk.putColumns('g2', 'base', kept);
    expect(await store.check('d1')).toEqual({ ok: true });
    expect([await disk.columns('g1', 'base'), await disk.columns('g2', 'base')]).toEqual([kept, undefined]);
  });
});

async function chunksOf(store: DatasetStore): Promise<Blob[]> {
  const found = await store.source('d1');
  if (!found.ok) throw new Error(found.failure.code);
  return found.source.chunks;
}

describe('data sets that did not fit on disk', () => {
  async function beside(): Promise<{ store: DatasetStore; disk: Shelf; memory: Shelf }> {
    opened = new DiskShelf(`test${(names += 1)}`);
    const memory = new MemoryShelf();
    const store = new DatasetStore(new OverflowShelf(opened, memory), 'disk', memory);
    await opened.putManifest(manifestOf(await stored(opened, 'g1', ['abc', 'de'])));
    await memory.putManifest({ ...manifestOf(await stored(memory, 'g2', ['xyz'])), id: 'd2', name: 'Passing' });
    return { store, disk: opened, memory };
  }

  it('stand beside those on disk and say that they do not last', async () => {
    const { store } = await beside();
    const listed = (await store.datasets()).map(({ summary, lasting }) => [summary.name, lasting]);
    expect(listed.sort()).toEqual([
      ['Passing', false],
      ['Shop', true],
    ]);
    const found = await store.source('d2');
    expect(found.ok && (await textsOf(found.source.chunks))).toBe('xyz');
    expect(await store.check('d2')).toEqual({ ok: true });
  });

  it('are renamed and deleted where they are; what lies on disk is left alone', async () => {
    const { store, disk, memory } = await beside();
    await label(store, { name: 'Passing by' }, 'd2');
    expect((await memory.manifest('d2'))?.name).toBe('Passing by');
    expect(await disk.manifest('d2')).toBeNull();
    await store.records.undo();
    expect((await memory.manifest('d2'))?.name).toBe('Passing');
    await store.records.redo();
    expect(await store.delete('d2')).toEqual({ ok: true });
    expect(await memory.generations()).toEqual([]);
    expect(await disk.generations()).toEqual(['g1']);
    expect((await store.datasets()).map(({ summary }) => summary.id)).toEqual(['d1']);
  });

  it('take no step of the history along when they are gone with their tab', async () => {
    const { store, disk } = await beside();
    await label(store, { name: 'Laden' }, 'd1');
    await label(store, { name: 'Passing by' }, 'd2');
    const next = new DatasetStore(new OverflowShelf(disk, new MemoryShelf()), 'disk');
    expect(await next.records.undo()).toMatchObject({ entries: [{ id: 'd1' }] });
    expect((await disk.manifest('d1'))?.name).toBe('Shop');
  });
});
