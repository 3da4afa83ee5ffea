import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, describe, expect, it } from 'vitest';
import { DiskShelf } from './disk-shelf';
import { MemoryShelf } from './memory-shelf';
import type { RecordChange } from './record';
import { RecordStore } from './record-store';

let opened: DiskShelf | null = null;
let names = 0;
afterEach(() => opened?.close());

/** A change of the view "v1". */
const viewNamed = (name: string, read: number | null, savedAt = 10): RecordChange<'view'> => ({
  ...{ kind: 'view', id: 'v1', content: { name, spec: { kind: 'trend' }, dataset: 'd1' } },
  ...{ savedAt, read },
});
const withoutView = (read: number): RecordChange<'view'> => ({ ...viewNamed('', read), content: null });

describe.each(['disk', 'memory'] as const)('records kept on %s', (kind) => {
  const open = (): RecordStore => {
    if (kind === 'memory') return new RecordStore(new MemoryShelf());
    opened = new DiskShelf(`records${(names += 1)}`);
    return new RecordStore(opened);
  };
  const namesIn = async (store: RecordStore): Promise<unknown[]> =>
    (await store.all()).records.map(({ content }) => ('name' in content ? content.name : null));

  it('saved again under what was read, count their revision and keep when they were made', async () => {
    const store = open();
    expect(await store.change([viewNamed('A', null)])).toMatchObject({ ok: true, records: [{ revision: 1 }] });
    await store.change([viewNamed('B', 1, 20)]);
    const { content } = viewNamed('B', null);
    const stamp = { createdAt: 10, savedAt: 20, revision: 2 };
    expect((await store.all()).records).toEqual([{ kind: 'view', id: 'v1', content, v: 1, ...stamp }]);
    expect(await store.change([withoutView(2)])).toMatchObject({ ok: true, records: [null] });
    expect((await store.all()).records).toEqual([]);
  });

  it('saved with what is there already stay as they are, whatever the order of fields', async () => {
    const store = open();
    await store.change([viewNamed('A', null)]);
    const content = { dataset: 'd1', spec: { kind: 'trend' }, name: 'A' };
    expect(await store.change([{ ...viewNamed('A', 1, 20), content }])).toMatchObject({
      records: [{ revision: 1, savedAt: 10 }],
      step: null,
    });
    expect((await store.all()).records).toMatchObject([{ revision: 1, savedAt: 10 }]);
  });

  it('of two writers who have read the same, the second is told what the first has written', async () => {
    const store = open();
    await store.change([viewNamed('A', null)]);
    const both = await Promise.all([store.change([viewNamed('mine', 1)]), store.change([viewNamed('other', 1)])]);
    expect(both.map(({ ok }) => ok)).toEqual([true, false]);
    expect(both[1]).toMatchObject({
      stale: [{ mine: { content: { name: 'other' } }, theirs: { revision: 2, content: { name: 'mine' } } }],
    });
    expect(await namesIn(store)).toEqual(['mine']);
  });

  it('a writer is told of a deletion, one who deletes of a change', async () => {
    const store = open();
    await store.change([viewNamed('A', null)]);
    await store.change([viewNamed('B', 1)]);
    expect(await store.change([withoutView(1)])).toMatchObject({ ok: false, stale: [{ theirs: { revision: 2 } }] });
    await store.change([withoutView(2)]);
    expect(await store.change([viewNamed('C', 2)])).toMatchObject({ ok: false, stale: [{ theirs: null }] });
    expect((await store.all()).records).toEqual([]);
  });

  it('one who wants what is there already is content', async () => {
    const store = open();
    await store.change([viewNamed('A', null)]);
    expect(await store.change([viewNamed('A', null)])).toMatchObject({ ok: true, records: [{ revision: 1 }] });
    await store.change([withoutView(1)]);
    expect(await store.change([withoutView(1)])).toMatchObject({ ok: true, records: [null] });
  });

  it('know whether they are in a file as they are, also when a change is taken back', async () => {
    const store = open();
    const filed = async (): Promise<(boolean | undefined)[]> =>
      (await store.all()).records.map((record) => record.filed === record.revision);
    await store.change([viewNamed('A', null)]);
    expect(await filed()).toEqual([false]);
    await store.markFiled([{ kind: 'view', id: 'v1', revision: 1 }]);
    expect(await filed()).toEqual([true]);
    await store.change([viewNamed('B', 1)]);
    await store.markFiled([{ kind: 'view', id: 'v1', revision: 1 }]);
    expect(await filed()).toEqual([false]);
    await store.undo();
    expect(await filed()).toEqual([true]);
  });

  it('changes made together are made all or none', async () => {
    const store = open();
    await store.change([viewNamed('A', null)]);
    const board: RecordChange<'board'> = {
      ...{ kind: 'board', id: 'b1', content: { name: 'Weekly', board: { v: 1, tiles: [] }, dataset: null } },
      ...{ savedAt: 1, read: null },
    };
    expect(await store.change([board, viewNamed('late', null)])).toMatchObject({ ok: false });
    expect(await namesIn(store)).toEqual(['A']);
    await store.change([board, viewNamed('B', 1)]);
    expect((await namesIn(store)).sort()).toEqual(['B', 'Weekly']);
  });
});

describe('a browser that kept things with an older version of the storage', () => {
  const first = {
    ...{ datasets: 'id', chunks: '[generation+index], generation' },
    ...{ views: 'id', mappings: 'headerKey', settings: 'key' },
  };
  const view = {
    ...{ id: 'v1', name: 'Checkout', spec: { kind: 'trend', v: 1 }, dataset: null },
    ...{ createdAt: 1, savedAt: 2, revision: 3 },
  };
  const movedView = {
    ...{ kind: 'view', id: 'v1', content: { name: 'Checkout', spec: { kind: 'trend', v: 1 }, dataset: null } },
    ...{ v: 1, createdAt: 1, savedAt: 2, revision: 3 },
  };

  it('finds what version 1 had: its views and settings', async () => {
    const before = new Dexie('frozen-v1');
    before.version(1).stores(first);
    await before.table('views').put(view);
    await before.table('settings').put({ key: 'probe', value: 7 });
    before.close();

    opened = new DiskShelf('frozen-v1');
    expect((await new RecordStore(opened).all()).records).toEqual([movedView]);
    expect(await opened.setting('probe')).toBe(7);
  });

  it('finds what version 4 had: views, segments, boards, stage models and touchpoints, and can change them', async () => {
    const before = new Dexie('frozen-v4');
    before.version(1).stores(first);
    before.version(2).stores({ segments: 'id' });
    before.version(3).stores({ boards: 'id' });
    before.version(4).stores({ stageModels: 'id' });
    const [board, model, touchpoints] = [
      { v: 1, tiles: [] },
      { name: 'Ours', stages: [] },
      { v: 1, channel: '渠道' },
    ];
    const times = { createdAt: 4, savedAt: 5, revision: 6 };
    await before.table('views').put(view);
    await before.table('segments').put({ id: 's1', name: 'A', segment: { actors: ['u1'] }, v: 1, savedAt: 3 });
    await before.table('boards').put({ id: 'b1', name: 'B', board, v: 1, dataset: 'd1', ...times });
    await before.table('stageModels').put({ id: 'm1', model, v: 1, ...times });
    await before.table('settings').put({ key: 'touchpoints d1', value: touchpoints });
    await before.table('settings').put({ key: 'list:k', value: 'ids' });
    before.close();

    opened = new DiskShelf('frozen-v4');
    const store = new RecordStore(opened);
    const found = Object.fromEntries((await store.all()).records.map((record) => [record.kind, record]));
    expect(found).toMatchObject({
      view: movedView,
      segment: { id: 's1', content: { name: 'A', segment: { actors: ['u1'] } }, createdAt: 3, savedAt: 3, revision: 1 },
      board: { id: 'b1', content: { name: 'B', board, dataset: 'd1' }, ...times },
      stageModel: { id: 'm1', content: { model }, ...times },
      touchpoints: { id: 'd1', content: { touchpoints }, revision: 1 },
    });
    expect(await opened.setting('touchpoints d1')).toBeUndefined();
    expect(await opened.setting('list:k')).toBe('ids');
    expect(await store.change([viewNamed('New', 3)])).toMatchObject({ ok: true });
  });

  it('finds what version 6 had: a data set, whose columns are not kept yet', async () => {
    const before = new Dexie('frozen-v6');
    before.version(6).stores({
      ...{ datasets: 'id', chunks: '[generation+index], generation', records: '[kind+id]' },
      ...{ mappings: 'headerKey', settings: 'key', steps: '++at, undone' },
    });
    await before.table('chunks').put({ generation: 'g1', index: 0, chunk: new Blob(['abc']) });
    before.close();

    opened = new DiskShelf('frozen-v6');
    expect(await opened.generations()).toEqual(['g1']);
    expect(await opened.columns('g1', 'base')).toBeUndefined();
    await opened.putColumns('g1', 'base', { v: 1 });
    expect(await opened.columns('g1', 'base')).toEqual({ v: 1 });
  });
});
