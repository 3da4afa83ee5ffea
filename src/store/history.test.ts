import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DiskShelf } from './disk-shelf';
import { MemoryShelf } from './memory-shelf';
import type { RecordChange, SavedRecord } from './record';
import { RecordStore } from './record-store';

let opened: DiskShelf | null = null;
let names = 0;
// changes made at once are one step, so the clock goes on between them
beforeEach(() => void vi.spyOn(Date, 'now').mockImplementation(() => now));
afterEach(() => {
  opened?.close();
  vi.restoreAllMocks();
});
let now = 0;

const nameIn = ({ content }: SavedRecord): string => ('name' in content ? content.name : '');

/** The records of a browser, as words. */
async function said(store: RecordStore): Promise<string[]> {
  return (await store.all()).records.map((record) => `${record.id} ${nameIn(record)}`).sort();
}

async function revisionOf(store: RecordStore, id: string): Promise<number | null> {
  return (await store.all()).records.find((record) => record.id === id)?.revision ?? null;
}

/** Saves a view in place of what is there. */
async function save(store: RecordStore, id: string, name: string, waitedMs = 1000): Promise<void> {
  now += waitedMs;
  const content = { name, spec: {}, dataset: null };
  await store.change([{ kind: 'view', id, content, savedAt: 1, read: await revisionOf(store, id) }]);
}

async function remove(store: RecordStore, id: string): Promise<void> {
  now += 1000;
  await store.change([{ kind: 'view', id, content: null, savedAt: 1, read: await revisionOf(store, id) }]);
}

describe.each(['disk', 'memory'] as const)('the history of records kept on %s', (kind) => {
  const open = (): RecordStore => {
    if (kind === 'memory') return new RecordStore(new MemoryShelf());
    opened = new DiskShelf(`history${(names += 1)}`);
    return new RecordStore(opened);
  };

  it('takes back what was made, changed and deleted, and does it again', async () => {
    const store = open();
    await save(store, 'v1', 'A');
    await save(store, 'v1', 'B');
    await remove(store, 'v1');
    const states: string[][] = [];
    for (const move of ['undo', 'undo', 'undo', 'undo', 'redo', 'redo', 'redo', 'redo'] as const) {
      await store[move]();
      states.push(await said(store));
    }
    expect(states).toEqual([['v1 B'], ['v1 A'], [], [], ['v1 A'], ['v1 B'], [], []]);
  });

  it('says what is taken back; a change after it ends what could be done again', async () => {
    const store = open();
    await save(store, 'v1', 'A');
    await save(store, 'v1', 'B');
    const { undo } = await store.all();
    expect(undo?.entries.map(({ before, after }) => [before && nameIn(before), after && nameIn(after)])).toEqual([
      ['A', 'B'],
    ]);
    expect(await store.undo()).toMatchObject({ at: undo?.at });
    expect((await store.all()).redo).toMatchObject({ at: undo?.at });
    await save(store, 'v2', 'C');
    expect(await store.redo()).toBeNull();
    expect(await said(store)).toEqual(['v1 A', 'v2 C']);
  });

  it('a writer who read before something was taken back is told', async () => {
    const store = open();
    await save(store, 'v1', 'A');
    await save(store, 'v1', 'B');
    const read = await revisionOf(store, 'v1');
    await store.undo();
    const content = { name: 'late', spec: {}, dataset: null };
    const late: RecordChange<'view'> = { kind: 'view', id: 'v1', content, savedAt: 1, read };
    expect(await store.change([late])).toMatchObject({ ok: false, stale: [{ theirs: { content: { name: 'A' } } }] });
  });

  it('changes made together are one step', async () => {
    const store = open();
    const board = { name: 'W', board: {}, dataset: null };
    await store.change([
      { kind: 'view', id: 'v1', content: { name: 'A', spec: {}, dataset: null }, savedAt: 1, read: null },
      { kind: 'board', id: 'b1', content: board, savedAt: 1, read: null },
    ]);
    await store.undo();
    expect(await said(store)).toEqual([]);
    await store.redo();
    expect(await said(store)).toEqual(['b1 W', 'v1 A']);
  });

  it('changes of one record in quick succession are one step, those of others are not', async () => {
    const store = open();
    await save(store, 'v1', 'A');
    await save(store, 'v1', 'B', 0);
    for (const name of ['C', 'D']) await save(store, 'v1', name, 599);
    await save(store, 'v2', 'X', 0);
    await store.undo();
    expect(await said(store)).toEqual(['v1 D']);
    await store.undo();
    expect(await said(store)).toEqual(['v1 A']);
  });

  it('goes back a hundred changes and no further', async () => {
    const store = open();
    for (let i = 0; i <= 104; i += 1) await save(store, 'v1', String(i));
    for (let i = 0; i < 120; i += 1) await store.undo();
    expect(await said(store)).toEqual(['v1 4']);
  });

  it('what is forgotten for good does not come back', async () => {
    const store = open();
    await save(store, 'v1', 'A');
    const touchpoints: RecordChange<'touchpoints'> = {
      ...{ kind: 'touchpoints', id: 'd1', content: { touchpoints: {} } },
      ...{ savedAt: 1, read: null },
    };
    await store.change([touchpoints]);
    await store.forget(['touchpoints'], 'd1');
    await store.undo();
    expect(await said(store)).toEqual([]);
    await store.redo();
    await store.redo();
    expect(await said(store)).toEqual(['v1 A']);
  });
});

it('the history of records outlives the tab', async () => {
  opened = new DiskShelf('reopened');
  const before = new RecordStore(opened);
  await save(before, 'v1', 'A');
  await remove(before, 'v1');
  opened.close();
  opened = new DiskShelf('reopened');
  const store = new RecordStore(opened);
  await store.undo();
  expect(await said(store)).toEqual(['v1 A']);
});
